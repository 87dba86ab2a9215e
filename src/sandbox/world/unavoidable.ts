// What no operator could have saved, decided by the world alone: from the notice's real lead, what this world's
// settings enforce before SIGTERM, and the task's stop timeout. Told apart from failures, never hidden.
import type { Task, World } from './state.ts';

/** What anybody needs to see a notice and to make the calls. */
const REACTION_MS = 10_000;

/**
 * Whether the notice came too late for this task. An end that the group brought is never unavoidable: protection and
 * a hook would have held it. An end by somebody's own EC2 call is not either: they chose it.
 */
export function isUnavoidable(w: World, task: Task): boolean {
  const notice = task.container.host.interruption;
  if (!notice) return false;
  const leadMs = notice.takenAt - notice.noticedAt;
  return leadMs < enforcedWaitMs(w, task) + task.definition.stopTimeoutMs + REACTION_MS;
}

/** The shorter of the two ways to stop a task that stands behind a load balancer: StopTask, and the scheduler. */
function enforcedWaitMs(w: World, task: Task): number {
  const delayMs = task.service?.targetGroup?.deregistrationDelayMs ?? 0;
  const byApiMs = w.settings.stopTask === 'atOnce' ? 0 : delayMs;
  const bySchedulerMs = w.settings.drainDelay === 'untilIdle' ? 0 : delayMs;
  return Math.min(byApiMs, bySchedulerMs);
}
