// The operator's processes of one run: killed, doubled, stalled and started anew with other specs, as its faults have it.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { createMemoryStore } from '#runtime/lease-memory.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { endsAt, type Fault, holds } from './faults/fault.ts';
import { forge } from './faults/forge.ts';
import { createWire, type Wire } from './faults/wire.ts';
import { type Process, type ProcessOptions, startProcess } from './process.ts';

export interface CrewOptions
  extends Omit<ProcessOptions, 'meddler' | 'stalledUntil' | 'onCrash' | 'specs' | 'clockOffsetMs'> {
  readonly specs: readonly ClusterSpec[];
  readonly faults: readonly Fault[];
  readonly clockOffsetMs?: (atSecond: number) => number;
  readonly sharing?: Sharing;
}

/** How processes know of each other: by a heartbeat in tags of the queue, or by leases, with so many from the start. */
export type Sharing = { readonly by: 'heartbeat' } | { readonly by: 'leases'; readonly replicas: number };

export interface Crew {
  /** Those that are in force now. */
  readonly specs: () => readonly ClusterSpec[];
  /** What ended a process, or went wrong in one, that no fault of the world explains. */
  readonly crashes: readonly unknown[];
  /** How often each kind of fault struck. */
  readonly met: ReadonlyMap<string, number>;
  /** How old what it was last shown may be, ms. */
  readonly staleMs: () => number;
  /** How far its wall clock is ahead of the world's, ms. */
  readonly aheadMs: () => number;
  /** Whether a fault keeps it from seeing or doing, or did so a moment ago. */
  readonly hindered: () => boolean;
  stop(): Promise<void>;
}

/** Whoever was hindered needs a moment: what was asked before is given up, backoffs run out. */
const RECOVERS_S = 60;

/** A document whose edit is accepted is in force some seconds later: somebody starts the operator with it. */
const DEPLOY_MS = 2_000;

export function startCrew(sandbox: Sandbox, options: CrewOptions): Crew {
  const { engine } = sandbox.world;
  const { faults, clockOffsetMs = () => 0, sharing, ...rest } = options;
  const store = createMemoryStore();
  let born = 0;
  /** Unless they are to know of each other all processes of a run are alike. */
  const known = () => {
    if (sharing === undefined) return {};
    const name = `p${++born}`;
    return sharing.by === 'leases'
      ? { name, leases: { store, host: name } }
      : { name, heartbeat: { host: name } };
  };
  const crashes: unknown[] = [];
  const met = new Map<string, number>();
  const struckAt = new Map<Fault, number>();
  const second = () => (engine.now - engine.start) / 1000;
  let { specs } = options;
  // In force when the next process starts: what the last one still says is said by the old ones.
  let wanted = specs;
  let process: Process | undefined;

  const note = (kind: string) => met.set(kind, (met.get(kind) ?? 0) + 1);
  const active = (kind: keyof Fault) => faults.filter((fault) => fault[kind] && holds(fault, second()));
  const stalledUntil = () => {
    const ends = active('stall').map(endsAt);
    return ends.length > 0 ? engine.start + Math.max(...ends) * 1000 : undefined;
  };
  const wire: Wire | undefined =
    faults.length > 0
      ? createWire({
          faults,
          engine,
          random: sandbox.world.random.fork('faults'),
          met,
          struckAt,
          stalledUntil,
          onEffect,
        })
      : undefined;
  const ahead = (at: number) => {
    const shifts = faults.filter(
      ({ clock, at: from = 0 }) => clock && at >= from && at < from + (clock.for ?? 1e9),
    );
    return shifts.reduce((sum, { clock }) => sum + clock!.ahead * 1000, clockOffsetMs(at));
  };
  const start = () => {
    specs = wanted;
    return startProcess(sandbox, {
      ...rest,
      ...known(),
      specs,
      meddler: wire?.meddler,
      ...(faults.some(({ stall }) => stall) && { stalledUntil }),
      clockOffsetMs: ahead,
      onCrash: (error) => void crashes.push(error),
    });
  };
  const restart = (afterMs: number) => {
    process?.kill();
    process = undefined;
    if (afterMs === 0) process = start();
    else wake(afterMs, () => (process ??= start()));
  };
  const wake = (afterMs: number, run: () => void) => {
    engine.after(afterMs, () => {
      engine.outsiderWoken = true;
      run();
    });
  };
  function onEffect(nth: number): void {
    const fault = faults.find(({ effect, kill }) => kill && effect === nth);
    if (!fault) return;
    struckAt.set(fault, second());
    happen(fault);
  }
  function happen(fault: Fault): void {
    const { kill, second: twin, edit, forge: forgery } = fault;
    if (kill) restart(kill.downFor * 1000);
    if (forgery) forge(sandbox.world, forgery);
    if (twin) {
      const other = start();
      wake(twin.for * 1000, () => other.kill());
    }
    if (edit) {
      const reading = parseClusterSpecs([{ file: 'edit.yaml', bytes: Buffer.from(edit.documents) }]);
      const isRefused = reading.problems.length > 0 || reading.specs.length === 0;
      note(isRefused ? 'edit refused' : 'edit accepted');
      // What does not start does not take the place of what runs.
      if (isRefused) return;
      wanted = reading.specs.map(({ spec }) => spec);
      restart(DEPLOY_MS);
    }
    for (const kind of ['kill', 'second', 'forge'] as const) if (fault[kind]) note(kind);
  }

  for (const fault of faults) {
    if (fault.at === undefined) continue;
    if (fault.kill || fault.second || fault.edit || fault.forge)
      engine.at(engine.start + fault.at * 1000, () => {
        engine.outsiderWoken = true;
        happen(fault);
      });
    if (fault.stall || fault.clock)
      engine.at(engine.start + fault.at * 1000, () => note(fault.stall ? 'stall' : 'clock'));
  }
  process = start();
  const others = Array.from({ length: sharing?.by === 'leases' ? sharing.replicas - 1 : 0 }, start);
  return {
    specs: () => specs,
    crashes,
    met,
    staleMs: () => Math.max(0, ...active('stale').map(({ stale }) => stale!.lag)) * 1000,
    aheadMs: () => ahead(second()),
    hindered: () => faults.some((fault) => isNear(fault, fault.at ?? struckAt.get(fault), second())),
    stop: async () => {
      for (const other of others) await other.stop();
      await process?.stop();
    },
  };
}

/** Whether the fault, which began at this second if it has, holds or has just ended. */
const isNear = (fault: Fault, began: number | undefined, now: number): boolean =>
  began !== undefined && now >= began && now < endsAt({ ...fault, at: began }) + RECOVERS_S;
