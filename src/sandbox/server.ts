// The sandbox as a server: the world in real time, the edge over HTTP, and its own pages under /_sluice/.
import { systemClock } from '#lib/clock.ts';
import { createControl } from './control.ts';
import { serve } from './http.ts';
import type { PolicyOf } from './iam/authoriser.ts';
import { runInRealTime } from './realtime.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import type { Scenario } from './scenario/generated/scenario.ts';

export interface ServerOptions {
  readonly scenario: Scenario;
  readonly port: number;
  readonly speed: number;
  readonly seed?: number;
  /** The IAM policies of callers, by access key. */
  readonly policyOf?: PolicyOf;
}

export interface SandboxServer {
  readonly url: string;
  readonly region: string;
  readonly account: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** Resolves when it listens. Rejects when the port is taken. */
export async function startSandbox(options: ServerOptions): Promise<SandboxServer> {
  let url = '';
  const told = new Set<string>();
  const sandbox = createSandbox(options.scenario, {
    seed: options.seed,
    policyOf: options.policyOf,
    operatorParts: true,
    // Clients compare the times of events with their own clocks, so the world begins now.
    startAt: systemClock.now(),
    host: () => url,
    // Whoever tests against it is better off with a world that lacks one event than with none.
    survives: true,
    onBug: (error, where) => {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (told.has(words)) return;
      told.add(words);
      process.stderr.write(`the sandbox failed at ${where}, which is a bug of it: ${words}\n`);
    },
  });
  const time = runInRealTime(sandbox.world.engine, options.speed);
  const front: typeof sandbox.front = {
    handle(request, signal) {
      time.catchUp();
      return sandbox.front.handle(request, signal);
    },
  };
  const control = createControl({ sandbox, scenario: options.scenario, time });
  const edge = await serve({ front, port: options.port, control }).catch((error: NodeJS.ErrnoException) => {
    time.stop();
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${options.port} is in use; choose another with --port, or 0 for a free one`);
  });
  url = edge.url;
  return {
    url,
    region: sandbox.world.region,
    account: sandbox.world.account,
    sandbox,
    async close() {
      time.stop();
      await edge.close();
    },
  };
}
