// The sandbox over HTTP on a clock that moves with the calls, or when told to: strangers wait without waiting.
import { createTable } from '#sandbox/api/index.ts';
import { serve } from '#sandbox/http.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { createBuckets } from '#sandbox/wire/buckets.ts';
import { createFront } from '#sandbox/wire/front.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import type { OperationTable, ServiceName } from '#sandbox/wire/table.ts';
import { type WatchedAnswer, watchHandlers } from './watch.ts';

export interface OpenSandbox {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** What the handlers answered, as they answered it. */
  readonly answers: readonly WatchedAnswer[];
  /** Exceptions that are no AWS errors; there should be none. */
  readonly bugs: readonly unknown[];
  advance(seconds: number): void;
  close(): Promise<void>;
}

/** Each call takes this much of the world's time, so that buckets refill. */
const CALL_MS = 500;
/** An answer that is not there after this long waits for the world's time: a long poll. */
const PATIENCE_MS = 5;

/** Under POST /_sluice/advance with a number of seconds the world's clock is moved. */
export async function openSandbox(scenario: Scenario, seed = 5): Promise<OpenSandbox> {
  let url = '';
  const sandbox = createSandbox(scenario, { seed, operatorParts: true, host: () => url });
  const { engine } = sandbox.world;
  const answers: WatchedAnswer[] = [];
  const bugs: unknown[] = [];
  await loadServices();
  const inner = createFront({
    table: watchedTable(createTable(sandbox.world), answers),
    calls: sandbox.calls,
    host: () => url,
    throttle: createBuckets({ now: () => engine.now }),
    region: sandbox.world.region,
    onBug: (error) => bugs.push(error),
  });
  const pass = (ms: number) => engine.advance(engine.now + ms);
  const front: typeof inner = {
    async handle(request, signal) {
      const answer = inner.handle(request, signal);
      while (!(await isThere(answer))) pass(1000);
      const response = await answer;
      pass(CALL_MS);
      return response;
    },
  };
  const control = (path: string, method: string, body: string) => {
    if (path === '/_sluice/advance' && method === 'POST') {
      pass(Number(body) * 1000);
      return { body: JSON.stringify({ now: engine.now / 1000 }) };
    }
    if (path === '/_sluice/bugs') return { body: JSON.stringify(bugs.map(String)) };
    return undefined;
  };
  const edge = await serve({ front, port: 0, control });
  url = edge.url;
  return {
    url,
    sandbox,
    answers,
    bugs,
    advance: (seconds) => pass(seconds * 1000),
    close: () => edge.close(),
  };
}

function watchedTable(table: OperationTable, answers: WatchedAnswer[]): OperationTable {
  const sink = { wants: () => true, take: (answer: WatchedAnswer) => answers.push(answer) };
  const entries = Object.entries(table) as [ServiceName, object][];
  return Object.fromEntries(entries.map(([name, handlers]) => [name, watchHandlers(name, handlers, sink)]));
}

function isThere(answer: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  return Promise.race([answer.then(() => true), late]);
}
