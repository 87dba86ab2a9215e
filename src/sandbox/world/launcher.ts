// A batch launcher: it starts standalone tasks, and starts one again when no room was found or it was cut.
import { place } from './placement.ts';
import { mayWait, waitsForRoom } from './provisioning.ts';
import type { CapacityProvider, Cluster, ContainerInstance, Range, TaskDefinition, World } from './state.ts';
import { runTask } from './task.ts';

const STRATEGIES = ['zone', 'instance'] as const;

export interface Launcher {
  readonly cluster: Cluster;
  readonly definition: TaskDefinition;
  /** Its tasks wait for capacity of this provider, where it has managed scaling. */
  readonly provider?: CapacityProvider;
  readonly perMinute: number;
  readonly works: Range;
  readonly untilMs: number;
}

export function startLauncher(w: World, launcher: Launcher): void {
  if (launcher.perMinute <= 0) return;
  const random = w.random.fork(`launcher/${launcher.definition.family}`);
  const next = () => {
    w.engine.after(random.exponential(60_000 / launcher.perMinute), () => {
      if (w.engine.now - w.engine.start > launcher.untilMs) return;
      launch(w, launcher, {
        wantedAt: w.engine.now,
        worksForMs: random.between(launcher.works.lowMs, launcher.works.highMs),
      });
      next();
    });
  };
  next();
}

interface Job {
  readonly wantedAt: number;
  readonly worksForMs: number;
}

function launch(w: World, launcher: Launcher, job: Job): void {
  const { cluster, definition, provider } = launcher;
  const group = `family:${definition.family}`;
  const placed = place(w, { cluster, definition, group, provider, strategies: STRATEGIES });
  const waits = 'reason' in placed && waitsForRoom(provider) && mayWait(cluster);
  if ('reason' in placed && !waits) {
    const retryMs = w.random.int(5_000, 10_000);
    w.tally.tasks.unplacedMs += retryMs;
    w.log('job', `${definition.family} found no room: ${placed.reason}`);
    return void w.engine.after(retryMs, () => launch(w, launcher, job));
  }
  start(w, launcher, job, 'reason' in placed ? undefined : placed.container);
}

function start(w: World, launcher: Launcher, job: Job, container: ContainerInstance | undefined): void {
  const { cluster, definition, provider } = launcher;
  runTask(w, {
    cluster,
    definition,
    container,
    capacityProvider: provider,
    strategies: STRATEGIES,
    group: `family:${definition.family}`,
    startedBy: 'batch-launcher',
    worksForMs: job.worksForMs,
    wantedAt: job.wantedAt,
    // A job that was cut is wanted anew from the moment it was lost.
    onEnd: (finished) => {
      if (!finished) w.engine.after(1_000, () => launch(w, launcher, { ...job, wantedAt: w.engine.now }));
    },
  });
}
