// How known tasks ended, kept for a while: ECS tells it when it says that they have stopped, and forgets it within the
// hour (aws-facts.md §1.5). For the timeline alone; nothing is decided by it. Reads nothing.
import type { Task } from '#aws/types.ts';
import type { EndedTaskFacts } from '#model/departures.ts';
import type { ReadCache } from './context.ts';
import { toMs } from './paging.ts';

/** A pass looks at each soon after its end; this many end together only in a storm. */
const keptAtMost = 10_000;
/** As long as ECS may still tell of one (aws-facts.md §1.5). */
const keptForMs = 3_600_000;

/** Notes tasks that are no longer running, at `now` in ms since the epoch; one that is described again keeps its place. */
export function noteEnded(
  { endedTasks }: Pick<ReadCache, 'endedTasks'>,
  stopped: readonly Task[],
  now: number,
): void {
  for (const task of stopped) {
    if (task.taskArn !== undefined && task.containerInstanceArn !== undefined)
      endedTasks.set(task.taskArn, toFacts(task));
  }
  for (const [arn, { stoppedAt = now }] of endedTasks)
    if (endedTasks.size > keptAtMost || now - stoppedAt > keptForMs) endedTasks.delete(arn);
}

function toFacts({ stoppedAt, stopCode, stoppedReason, containers = [] }: Task): EndedTaskFacts {
  const codes = containers.flatMap(({ exitCode }) => exitCode ?? []);
  return {
    stoppedAt: toMs(stoppedAt),
    stopCode,
    stoppedReason,
    ...(codes.length > 0 && { exitCode: Math.max(...codes) }),
  };
}
