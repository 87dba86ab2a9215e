// The operator as a process that can be killed: what it sent still arrives, but it hears, does and knows nothing more.
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { createOperator, type OperatorOptions } from '#operator/operator.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Engine } from '#sandbox/world/engine.ts';
import { everybodyWaits } from './drive.ts';
import { createEdge, type EdgeKind, type Tamper } from './edge.ts';
import { type Meddler, meddle } from './faults/meddle.ts';

export interface Process {
  /** Ends it at once, as SIGKILL does. */
  kill(): void;
  /** Ends it as SIGTERM does; resolves when its last calls are answered. */
  stop(): Promise<void>;
}

export interface ProcessOptions
  extends Pick<OperatorOptions, 'log' | 'onPlan' | 'timeline' | 'leastPaceMs' | 'leases' | 'heartbeat'> {
  /** Of this one among several that know of each other: no two draw the same. */
  readonly name?: string;
  readonly specs: readonly ClusterSpec[];
  readonly edge: EdgeKind;
  readonly tamper?: Tamper;
  readonly meddler?: Meddler;
  /** How far the operator's wall clock is ahead of the world's, ms, at a second since the start. */
  readonly clockOffsetMs?: (atSecond: number) => number;
  /** When it will run again, ms since the epoch, if it stands still now. */
  readonly stalledUntil?: () => number | undefined;
  /** Told what its end was, when that was no end that it was asked for. */
  readonly onCrash: (error: unknown) => void;
}

interface Life {
  over: boolean;
}

/** Runs until it is killed or stopped; its ports may take a moment to load. */
export function startProcess(sandbox: Sandbox, options: ProcessOptions): Process {
  const { engine } = sandbox.world;
  const life: Life = { over: false };
  const born = beBorn(sandbox, options, life);
  const running = born.then((operator) => operator.run()).catch(options.onCrash);
  return {
    kill: () => {
      life.over = true;
    },
    async stop() {
      const stopping = born.then((operator) => operator.stop()).catch(options.onCrash);
      let isStopped = false;
      const stopped = Promise.all([stopping, running]).then(() => {
        isStopped = true;
      });
      // The operator's last calls still take virtual time, of thousands of hosts many steps of it.
      await everybodyWaits();
      // An operator gives up on them within seconds; one that does not is found by that this never resolves.
      const until = engine.now + 60_000;
      while (!isStopped && engine.now < until && engine.step(until)) await everybodyWaits();
      await stopped;
    },
  };
}

async function beBorn(sandbox: Sandbox, options: ProcessOptions, life: Life) {
  const { engine, random } = sandbox.world;
  const { edge, tamper, meddler, clockOffsetMs = () => 0, stalledUntil, name } = options;
  const open = await createEdge(sandbox, { kind: edge, isCut: () => life.over, tamper });
  const ports: AwsPorts = meddler ? meddle(open, meddler) : open;
  const now = () => engine.now + clockOffsetMs((engine.now - engine.start) / 1000);
  return createOperator({
    specs: options.specs.map((spec) => ({ spec, origin: { file: spec.metadata.name, line: 1 } })),
    portsFor: async () => ports,
    clock: mortalClock({ ...engine.clock(), now }, { life, engine, stalledUntil }),
    random: random.fork(name === undefined ? 'operator' : `operator ${name}`),
    leases: options.leases,
    heartbeat: options.heartbeat,
    log: options.log,
    onPlan: options.onPlan,
    timeline: options.timeline,
    leastPaceMs: options.leastPaceMs,
  });
}

interface Bounds extends Pick<ProcessOptions, 'stalledUntil'> {
  readonly life: Readonly<Life>;
  readonly engine: Engine;
}

/** Timers of a process end with it, and wait while it stands still. */
function mortalClock(clock: Clock, { life, engine, stalledUntil = () => undefined }: Bounds): Clock {
  const runWhenAwake = (run: () => void) => {
    if (life.over) return;
    const until = stalledUntil();
    if (until === undefined) return run();
    engine.at(until, () => {
      engine.outsiderWoken = true;
      runWhenAwake(run);
    });
  };
  return { ...clock, after: (delayMs, run) => clock.after(delayMs, () => runWhenAwake(run)) };
}
