// Which tasks the service scheduler stops: those that leave or fail, within minimumHealthyPercent, and those above the
// desired count (aws-facts.md §1.2, §1.6).
import { drained } from './container-instance.ts';
import { fromFullest, scaleInRank } from './scale-in.ts';
import { isCutOff, isHealthy, isLeaving, isProtected, isUnhealthy } from './scheduler-health.ts';
import type { Service, Task, World } from './state.ts';
import type { Stop } from './stop.ts';
import { stopTask } from './task.ts';

/** The tasks of a service that shall run. Those that are settled are only counted: they stay, and are healthy. */
export interface Tasks {
  readonly settled: number;
  /** On instances that are not ACTIVE, or cut off. */
  readonly leaving: readonly Task[];
  /** Failing their health checks. */
  readonly unhealthy: readonly Task[];
  /** The rest of those that are not settled. */
  readonly staying: readonly Task[];
}

export const liveCount = ({ settled, leaving, unhealthy, staying }: Tasks) =>
  settled + leaving.length + unhealthy.length + staying.length;

/** minRunning = ceil(desired × minimumHealthyPercent). */
export const leastHealthy = ({ desiredCount, minimumHealthyPercent }: Service) =>
  Math.ceil((desiredCount * minimumHealthyPercent) / 100);
/** maxTasks = floor(desired × maximumPercent). */
export const mostTasks = ({ desiredCount, maximumPercent }: Service) =>
  Math.floor((desiredCount * maximumPercent) / 100);

/** Stops tasks that leave, as far as the lower bound of healthy tasks allows. Returns how many. */
export function stopLeaving(w: World, service: Service, tasks: Tasks): number {
  const { settled, leaving, unhealthy, staying } = tasks;
  const least = leastHealthy(service);
  const isWell = (task: Task) => isHealthy(w, task);
  let healthy = settled + [...leaving, ...unhealthy, ...staying].filter(isWell).length;
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
export function stopUnhealthy(w: World, service: Service, tasks: Tasks): void {
  const { settled, staying, unhealthy } = tasks;
  if (unhealthy.length === 0) return;
  const well = settled + staying.filter((task) => isHealthy(w, task)).length;
  // Of n that fail, k may go once desired − n + k others are healthy.
  const over = well - (service.desiredCount - unhealthy.length);
  let replaced = Math.min(unhealthy.length, Math.max(0, over));
  const isFull = liveCount(tasks) >= mostTasks(service);
  if (replaced === 0 && isFull && settled + staying.length < service.desiredCount) replaced = 1;
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
 * More than wanted: what is not RUNNING yet goes first, and the fullest zone, so that zones stay balanced; within it
 * scale-in.ts decides (§1.6). Protected tasks stay, whatever is wanted (§1.5).
 */
export function stopExcess(w: World, service: Service, of: { tasks: Tasks; keep: number }): void {
  let excess = of.tasks.settled + of.tasks.staying.length - of.keep;
  if (excess <= 0) return;
  const staying = new Set(of.tasks.staying);
  const all = [...service.tasks].filter((task) => staying.has(task) || !service.unsettled.has(task));
  const perZone = new Map<string | undefined, number>();
  for (const t of all) perZone.set(t.zone, (perZone.get(t.zone) ?? 0) + 1);
  const open = all.filter((task) => !isProtected(w, task));
  const rank = scaleInRank(w, service, all);
  const stop = {
    code: 'ServiceSchedulerInitiated',
    reason: `Scaling activity initiated by (deployment ${service.deploymentId})`,
    by: 'scheduler',
  } as const;
  for (const hasStarted of [false, true]) {
    const wave = open.filter((task) => (task.startedAt !== undefined) === hasStarted);
    for (const victim of fromFullest(wave, perZone, rank)) {
      if (excess-- <= 0) return;
      stopTask(w, victim, stop);
    }
  }
}

/** Tasks of a service by what is to be done with them. */
export function sorted(w: World, service: Service): Tasks {
  const leaving: Task[] = [];
  const unhealthy: Task[] = [];
  const staying: Task[] = [];
  for (const task of [...service.unsettled].sort((a, b) => a.ordinal - b.ordinal)) {
    if (task.desiredStatus === 'STOPPED') continue;
    if (isLeaving(w, task) || isCutOff(w, task)) leaving.push(task);
    else if (isUnhealthy(task)) unhealthy.push(task);
    else staying.push(task);
  }
  return { settled: service.tasks.size - service.unsettled.size, leaving, unhealthy, staying };
}
