// How the operator reaches the sandbox in a simulation: directly at its AWS ports, or through the real SDK clients.
// Either way each call takes a while of virtual time, there and back.
import { type AwsPorts, portsOnAws } from '#aws/ports.ts';
import { createSdkPorts, loadClients } from '#aws/sdk.ts';
import type { Random } from '#lib/random.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { createRequestHandler, sdkClientOptions } from '#sandbox/wire/client.ts';
import type { WireRequest } from '#sandbox/wire/front.ts';
import { serviceNames } from '#sandbox/wire/table.ts';

export type EdgeKind = 'direct' | 'sdk';

/** One call as it is answered, for experiments with answers that lie. */
export interface AnsweredCall {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly atSecond: number;
}

/** Gives the answer that the operator gets instead; may throw what the call fails with. Direct edge only. */
export type Tamper = (call: AnsweredCall, answer: unknown) => unknown;

export interface EdgeOptions {
  readonly kind: EdgeKind;
  /** True: what is on its way to AWS still arrives, and no answer comes back any more. */
  readonly isCut: () => boolean;
  readonly tamper?: Tamper;
}

/** The access key that the operator signs with. */
export const CALLER = 'sluice';

/** Loads what the edge needs from disk: afterwards an edge is made in virtual time alone. */
export async function loadEdge(kind: EdgeKind): Promise<void> {
  if (kind === 'sdk') await loadClients();
}

export async function createEdge(sandbox: Sandbox, options: EdgeOptions): Promise<AwsPorts> {
  const { kind, isCut, tamper = (_, answer) => answer } = options;
  const lag = createLag(sandbox, { random: sandbox.world.random.fork('latency'), isCut });
  if (kind === 'direct') {
    const call = sandbox.direct(CALLER);
    const { engine } = sandbox.world;
    return portsOnAws((service, operation, input) =>
      lag(operation, async () => {
        const answer = await call(service, operation, input);
        return tamper({ service, operation, input, atSecond: (engine.now - engine.start) / 1000 }, answer);
      }),
    );
  }
  const { region } = sandbox.world;
  const handler = createRequestHandler({
    handle: (request) => lag(operationOf(request), () => sandbox.front.handle(request)),
  });
  const client = { ...sdkClientOptions(sandbox.front, { region, caller: CALLER }), requestHandler: handler };
  const overrides = Object.fromEntries(serviceNames.map((service) => [service, client]));
  return createSdkPorts({ region, overrides });
}

/** The operation's name, from the target header or the form. */
function operationOf(request: WireRequest): string {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return target.slice(target.indexOf('.') + 1);
  return new URLSearchParams(new TextDecoder().decode(request.body)).get('Action') ?? '';
}

const never = new Promise<void>(() => undefined);

type Lag = <T>(operation: string, call: () => Promise<T>) => Promise<T>;

/**
 * 10 to 60 ms each way, as within a Region. Each operation draws from a stream of its own: calls that start at the
 * same instant may do so in another order through the SDK, and the run shall be the same.
 */
function createLag(sandbox: Sandbox, { random, isCut }: { random: Random; isCut: () => boolean }): Lag {
  const { engine } = sandbox.world;
  const streams = new Map<string, Random>();
  const streamOf = (operation: string) => {
    const stream = streams.get(operation) ?? random.fork(operation);
    streams.set(operation, stream);
    return stream;
  };
  const wait = (delayMs: number) =>
    new Promise<void>((resolve) => {
      engine.after(delayMs, () => {
        engine.outsiderWoken = true;
        resolve();
      });
    });
  return async (operation, call) => {
    const stream = streamOf(operation);
    const [there, back] = [stream.between(10, 60), stream.between(10, 60)];
    await wait(there);
    try {
      return await call();
    } finally {
      await wait(back);
      if (isCut()) await never;
    }
  };
}
