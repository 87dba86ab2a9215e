// Which tasks of a service count as healthy, and which must be replaced (aws-facts.md §1.2, §1.6).
import type { Service, Target, TargetGroup, Task, World } from './state.ts';

/** Without a load balancer or a container health check a task counts as healthy 40 s after RUNNING. */
const SETTLE_MS = 40_000;
/** With settings.agentRepair: how long an agent may be away. */
const AGENT_AWAY_MS = 5 * 60_000;

/** Counts for minimumHealthyPercent: container HEALTHY where it has a check, and healthy in every target group. */
export function isHealthy(w: World, task: Task): boolean {
  if (task.lastStatus !== 'RUNNING') return false;
  const groups = task.service?.targetGroups ?? [];
  const hasCheck = task.definition.healthCheck !== undefined;
  if (hasCheck && task.health !== 'HEALTHY') return false;
  if (groups.length === 0) return hasCheck || w.engine.now - task.startedAt! >= SETTLE_MS;
  return groups.every((group) => isWell(w, targetIn(task, group)));
}

const targetIn = (task: Task, group: TargetGroup) => task.targets.find((target) => target.group === group);

/** A target that others took out counts or not: unverified, and so a setting. */
function isWell(w: World, target: Target | undefined): boolean {
  if (target?.state === 'healthy') return true;
  return target?.deregisteredAt !== undefined && w.settings.removedTargetCounts;
}

export const isProtected = (w: World, task: Task) =>
  task.protectedUntil !== undefined && task.protectedUntil > w.engine.now;

/** On an instance that is not ACTIVE; protection may hold it there (a setting, §1.2). */
export function isLeaving(w: World, task: Task): boolean {
  if (!task.container || task.container.status === 'ACTIVE') return false;
  const isHeld = w.settings.protectedTasksOnDraining === 'held' && isProtected(w, task);
  return !(isHeld && task.container.status === 'DRAINING');
}

/** Failing health checks: those of a load balancer, or its container's. */
export const isUnhealthy = (task: Task) =>
  task.health === 'UNHEALTHY' || task.targets.some((target) => target.state === 'unhealthy');

/** Where ECS repairs: its agent has been away for long. */
export function isCutOff(w: World, { container }: Task): boolean {
  if (!w.settings.agentRepair || container?.disconnectedAt === undefined) return false;
  return w.engine.now - container.disconnectedAt >= AGENT_AWAY_MS;
}

/** It runs well and may stay. */
const isWellOff = (w: World, task: Task) =>
  task.desiredStatus === 'RUNNING' && isHealthy(w, task) && !isLeaving(w, task);

/** Leaves out of the next looks what needs none until it changes. */
export function settleTasks(w: World, service: Service): void {
  for (const task of service.unsettled) {
    const isOut = task.targets.some((target) => target.deregisteredAt !== undefined);
    const isWatched = w.settings.agentRepair && task.container?.disconnectedAt !== undefined;
    if (isWellOff(w, task) && !isUnhealthy(task) && !isOut && !isWatched) service.unsettled.delete(task);
  }
}

/** All that shall be there is, and is healthy. */
export function isSteady(w: World, service: Service): boolean {
  if (!service.daemon && service.tasks.size !== service.desiredCount) return false;
  for (const task of service.unsettled) if (!isWellOff(w, task)) return false;
  return true;
}
