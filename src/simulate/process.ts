// The operator as a process that can be killed: what it sent still arrives, but it hears, does and knows nothing more.
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { createOperator, type OperatorOptions } from '#operator/operator.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { everybodyWaits } from './drive.ts';
import { createEdge, type EdgeKind, type Tamper } from './edge.ts';

export interface Process {
  /** Ends it at once, as SIGKILL does. */
  kill(): void;
  /** Ends it as SIGTERM does; resolves when its last calls are answered. */
  stop(): Promise<void>;
}

export interface ProcessOptions extends Pick<OperatorOptions, 'log' | 'onPlan' | 'timeline'> {
  readonly specs: readonly ClusterSpec[];
  readonly edge: EdgeKind;
  readonly tamper?: Tamper;
  /** How far the operator's wall clock is ahead of the world's, ms, at a second since the start. */
  readonly clockOffsetMs?: (atSecond: number) => number;
}

export async function startProcess(sandbox: Sandbox, options: ProcessOptions): Promise<Process> {
  const { engine, random } = sandbox.world;
  const life = { over: false };
  const ports: AwsPorts = await createEdge(sandbox, {
    kind: options.edge,
    isCut: () => life.over,
    tamper: options.tamper,
  });
  const { clockOffsetMs = () => 0 } = options;
  const now = () => engine.now + clockOffsetMs((engine.now - engine.start) / 1000);
  const operator = createOperator({
    specs: options.specs.map((spec) => ({ spec, origin: { file: spec.metadata.name, line: 1 } })),
    portsFor: async () => ports,
    clock: mortalClock({ ...engine.clock(), now }, life),
    random: random.fork('operator'),
    log: options.log,
    onPlan: options.onPlan,
    timeline: options.timeline,
  });
  const running = operator.run();
  return {
    kill: () => {
      life.over = true;
    },
    async stop() {
      const stopping = operator.stop();
      // The operator's last calls still take virtual time.
      for (let n = 0; n < 1000 && engine.step(engine.now + 60_000); n++) await everybodyWaits();
      await Promise.all([stopping, running]);
    },
  };
}

/** Timers of a process end with it. */
function mortalClock(clock: Clock, life: { readonly over: boolean }): Clock {
  return { ...clock, after: (delayMs, run) => clock.after(delayMs, () => !life.over && run()) };
}
