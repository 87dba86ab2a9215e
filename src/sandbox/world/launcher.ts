// A batch launcher: it starts standalone tasks, and starts one again when no room was found or it was cut.
import { place } from './placement.ts';
import { mayWait, waitsForRoom } from './provisioning.ts';
import { sendMessage } from './queue.ts';
import type { Queue } from './queue-state.ts';
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
  /** Where it says how many of its tasks found no room. */
  readonly reportsTo?: Queue;
}

export function startLauncher(w: World, launcher: Launcher): void {
  if (launcher.perMinute <= 0) return;
  const random = w.random.fork(`launcher/${launcher.definition.family}`);
  const waiting = new Set<Job>();
  const next = () => {
    w.engine.after(random.exponential(60_000 / launcher.perMinute), () => {
      if (w.engine.now - w.engine.start > launcher.untilMs) return;
      const worksForMs = random.between(launcher.works.lowMs, launcher.works.highMs);
      launch(w, { ...launcher, waiting }, { wantedAt: w.engine.now, worksForMs });
      next();
    });
  };
  next();
}

interface Job {
  readonly wantedAt: number;
  readonly worksForMs: number;
}

/** With its jobs that found no room. */
type Launching = Launcher & { readonly waiting: Set<Job> };

function launch(w: World, launcher: Launching, job: Job): void {
  const { cluster, definition, provider } = launcher;
  const group = `family:${definition.family}`;
  const placed = place(w, { cluster, definition, group, provider, strategies: STRATEGIES });
  const waits = 'reason' in placed && waitsForRoom(provider) && mayWait(cluster);
  if ('reason' in placed && !waits) {
    const retryMs = w.random.int(5_000, 10_000);
    w.tally.tasks.unplacedMs += retryMs;
    w.log('job', `${definition.family} found no room: ${placed.reason}`);
    launcher.waiting.add(job);
    report(w, launcher, placed.reason);
    return void w.engine.after(retryMs, () => launch(w, launcher, job));
  }
  if (launcher.waiting.delete(job)) report(w, launcher);
  start(w, launcher, job, 'reason' in placed ? undefined : placed.container);
}

function start(w: World, launcher: Launching, job: Job, container: ContainerInstance | undefined): void {
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

/** As the launchers of docs/capacity.md do it: the number that waits now, in the place of what was said before. */
function report(w: World, { cluster, definition, reportsTo, waiting }: Launching, reason?: string): void {
  if (reportsTo === undefined) return;
  const expires = new Date(w.engine.now + 60_000).toISOString();
  sendMessage(
    w,
    reportsTo,
    JSON.stringify({
      kind: 'Shortage',
      id: definition.family,
      cluster: cluster.name,
      count: waiting.size,
      taskDefinition: `${definition.family}:${definition.revision}`,
      ...(reason !== undefined && { reasons: [reason] }),
      expires,
    }),
  );
}
