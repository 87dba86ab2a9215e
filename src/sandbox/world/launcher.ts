// A batch launcher: it starts standalone tasks, and starts one again when no room was found or it was cut.
import { place } from './placement.ts';
import type { Cluster, Range, TaskDefinition, World } from './state.ts';
import { runTask } from './task.ts';

export interface Launcher {
  readonly cluster: Cluster;
  readonly definition: TaskDefinition;
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
  const { cluster, definition } = launcher;
  const group = `family:${definition.family}`;
  const placed = place(w, { cluster, definition, group, strategies: ['zone', 'instance'] });
  if ('reason' in placed) {
    const retryMs = w.random.int(5_000, 10_000);
    w.tally.tasks.unplacedMs += retryMs;
    w.log('job', `${definition.family} found no room: ${placed.reason}`);
    return void w.engine.after(retryMs, () => launch(w, launcher, job));
  }
  runTask(w, {
    cluster,
    definition,
    container: placed.container,
    group,
    startedBy: 'batch-launcher',
    worksForMs: job.worksForMs,
    wantedAt: job.wantedAt,
    // A job that was cut is wanted anew from the moment it was lost.
    onEnd: (finished) => {
      if (!finished) w.engine.after(1_000, () => launch(w, launcher, { ...job, wantedAt: w.engine.now }));
    },
  });
}
