// Which tasks the service scheduler stops: those that leave or fail, within minimumHealthyPercent, and those above the
// desired count (aws-facts.md §1.2, §1.6).
import { drained } from './container-instance.ts';
import { remaining } from './room.ts';
import { isCutOff, isHealthy, isLeaving, isProtected } from './scheduler-health.ts';
import type { Service, Task, World } from './state.ts';
import type { Stop } from './stop.ts';
import { stopTask } from './task.ts';

export interface Tasks {
  /** Those that shall run. */
  readonly live: readonly Task[];
  /** Of them: on instances that are not ACTIVE, or cut off. */
  readonly leaving: readonly Task[];
  /** Of them: failing their health checks. */
  readonly unhealthy: readonly Task[];
  readonly staying: readonly Task[];
}

/** minRunning = ceil(desired × minimumHealthyPercent). */
export const leastHealthy = ({ desiredCount, minimumHealthyPercent }: Service) =>
  Math.ceil((desiredCount * minimumHealthyPercent) / 100);
/** maxTasks = floor(desired × maximumPercent). */
export const mostTasks = ({ desiredCount, maximumPercent }: Service) =>
  Math.floor((desiredCount * maximumPercent) / 100);

/** Stops tasks that leave, as far as the lower bound of healthy tasks allows. Returns how many. */
export function stopLeaving(w: World, service: Service, { live, leaving }: Tasks): number {
  const least = leastHealthy(service);
  let healthy = live.filter((task) => isHealthy(w, task)).length;
  let stopped = 0;
  for (const task of inDrainOrder(w, leaving)) {
    const counted = isHealthy(w, task);
    if (counted && healthy - 1 < least) continue;
    if (counted) healthy--;
    stopTask(w, task, isLeaving(w, task) ? drained(w) : CUT_OFF);
    stopped++;
  }
  return stopped;
}

const CUT_OFF: Stop = {
  code: 'InfrastructureHealth',
  reason: 'The agent of the container instance has been disconnected for too long.',
  by: 'scheduler',
};

/** Unverified, and so a setting (§1.2). */
function inDrainOrder(w: World, tasks: readonly Task[]): Task[] {
  const sign = w.settings.drainOrder === 'oldestFirst' ? 1 : -1;
  return [...tasks].sort((a, b) => sign * (a.createdAt - b.createdAt));
}

/**
 * Failing tasks: their replacements are started first and they go when those are healthy; where maximumPercent leaves
 * no room for that, one of them is stopped at random (§1.6).
 */
export function stopUnhealthy(w: World, service: Service, { live, staying, unhealthy }: Tasks): void {
  if (unhealthy.length === 0) return;
  const well = staying.filter((task) => isHealthy(w, task)).length;
  // Of n that fail, k may go once desired − n + k others are healthy.
  const over = well - (service.desiredCount - unhealthy.length);
  let replaced = Math.min(unhealthy.length, Math.max(0, over));
  if (replaced === 0 && live.length >= mostTasks(service) && staying.length < service.desiredCount)
    replaced = 1;
  const left = [...unhealthy];
  for (let n = 0; n < replaced; n++) {
    const [task] = left.splice(w.chance('unhealthy').int(0, left.length - 1), 1);
    if (task) stopTask(w, task, failed(task));
  }
}

function failed(task: Task): Stop {
  const target = task.targets.find(({ state }) => state === 'unhealthy');
  const reason = target
    ? `Task failed ELB health checks in (target-group ${target.group.arn})`
    : 'Task failed container health checks';
  return { code: 'ServiceSchedulerInitiated', reason, by: 'scheduler' };
}

/**
 * More than wanted: what is not RUNNING yet goes first, and the fullest zone, so that zones stay balanced. Then binpack
 * takes from the host that is left with the most room, and otherwise the newest task goes (§1.6). Protected tasks stay,
 * whatever is wanted (§1.5).
 */
export function stopExcess(w: World, service: Service, of: { staying: readonly Task[]; keep: number }): void {
  let excess = of.staying.length - of.keep;
  if (excess <= 0) return;
  const perZone = new Map<string | undefined, number>();
  for (const t of of.staying) perZone.set(t.zone, (perZone.get(t.zone) ?? 0) + 1);
  const open = of.staying.filter((task) => !isProtected(w, task));
  const packs = service.strategies.some((s) => s.startsWith('binpack'));
  const weight = (t: Task) =>
    (t.startedAt === undefined ? 1e18 : 0) +
    (perZone.get(t.zone) ?? 0) * 1e14 +
    (packs && t.container ? remaining(t.container).cpu : t.createdAt);
  while (excess-- > 0 && open.length > 0) {
    const victim = open.reduce((a, b) => (weight(b) > weight(a) ? b : a));
    open.splice(open.indexOf(victim), 1);
    perZone.set(victim.zone, perZone.get(victim.zone)! - 1);
    stopTask(w, victim, {
      code: 'ServiceSchedulerInitiated',
      reason: `Scaling activity initiated by (deployment ${service.deploymentId})`,
      by: 'scheduler',
    });
  }
}

/** Tasks of a service by what is to be done with them. */
export function sorted(w: World, live: readonly Task[], isFailing: (task: Task) => boolean): Tasks {
  const leaving: Task[] = [];
  const unhealthy: Task[] = [];
  const staying: Task[] = [];
  for (const task of live) {
    if (isLeaving(w, task) || isCutOff(w, task)) leaving.push(task);
    else if (isFailing(task)) unhealthy.push(task);
    else staying.push(task);
  }
  return { live, leaving, unhealthy, staying };
}
