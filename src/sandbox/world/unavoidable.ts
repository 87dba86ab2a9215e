// What no operator could have saved, decided by the world alone: from the notice's real lead, what this world's
// settings enforce before SIGTERM, and how long the task really needs. Told apart from failures, never hidden.
import { knownForMs } from './discovery.ts';
import type { Service, Target, Task, World } from './state.ts';
import { idleAt } from './traffic.ts';

/** What anybody needs to see a notice and to make the calls. */
const REACTION_MS = 10_000;
/** Until a load balancer has stopped sending requests to a target that was taken out (targets.ts). */
const OUT_MS = { application: 2_000, network: 45_000 } as const;

/**
 * Judges a task at the moment its host begins to end. An end by the group is never unavoidable: protection and a hook
 * would have held it. Nor is one by somebody's own call. A task that was placed after the notice should not have been.
 */
export function judge(w: World, task: Task, by: 'spot' | 'group' | 'api'): void {
  const notice = task.container?.host.interruption;
  if (by !== 'spot') return;
  const leadMs = notice ? w.engine.now - notice.noticedAt : 0;
  if (notice && task.createdAt > notice.noticedAt + REACTION_MS) return;
  const { stopTimeoutMs, behaviour } = task.definition;
  const stopMs = Math.min(stopTimeoutMs, behaviour.shutdown.highMs);
  task.unavoidable = leadMs < enforcedWaitMs(w, task) + stopMs + REACTION_MS;
  const outMs = Math.max(knownForMs(task.service), ...groupsOf(task).map((group) => OUT_MS[group.kind]));
  task.requestsUnavoidable = leadMs < outMs + REACTION_MS || hasNoSecond(task.service);
}

/** Agents come and go several times an hour (§1.1): one that has been silent this long is not waited for. */
const SILENT_MS = 5 * 60_000;

/**
 * Told to stop, by ECS or anybody, while its agent was long silent, and out of every load balancer: SIGTERM reaches it
 * with its host's shutdown or never, and nobody sends it anything.
 */
export function isBeyondReach(w: World, task: Task): boolean {
  const { desiredStatus, process, container, targets, service } = task;
  const since = container?.disconnectedAt;
  if (!service || desiredStatus !== 'STOPPED' || process === 'terminating' || since === undefined)
    return false;
  return w.engine.now - since >= SILENT_MS && targets.every((target) => isIdle(w, target));
}

const isIdle = (w: World, target: Target) =>
  target.deregisteredAt !== undefined && idleAt(target, w.engine.now) <= w.engine.now;

/**
 * The shorter of the two ways to stop a task that stands behind a load balancer: StopTask, and the scheduler. Once ECS stops it,
 * which it does at its next pass after DRAINING, StopTask helps only where a setting says so.
 */
function enforcedWaitMs(w: World, task: Task): number {
  const delayMs = Math.max(0, ...groupsOf(task).map((group) => group.deregistrationDelayMs));
  const { stopTask, stopAgain } = w.settings;
  const isTooLate =
    task.lastStatus === 'DEACTIVATING' && task.stoppedBy === 'scheduler' && stopAgain === 'nothing';
  const byApiMs = stopTask === 'atOnce' && !isTooLate ? 0 : delayMs;
  const bySchedulerMs = w.settings.drainDelay === 'untilIdle' ? 0 : delayMs;
  return Math.min(byApiMs, bySchedulerMs);
}

const groupsOf = (task: Task) => task.service?.targetGroups ?? [];

/** One task that may never have company: whoever moves it, its requests have nowhere to go in between. */
function hasNoSecond(service: Service | undefined): boolean {
  if (!service || service.daemon || service.desiredCount !== 1) return false;
  return Math.floor((service.desiredCount * service.maximumPercent) / 100) <= 1;
}
