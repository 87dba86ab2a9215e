// Targets of a load balancer: initial → healthy ⇄ unhealthy, draining for the whole delay, gone (aws-facts.md §6).

import type { Ec2Instance, Target, TargetGroup, Task, World } from './state.ts';
import { cutRequests, reroute, underWay } from './traffic.ts';
import { unsettle } from './unsettled.ts';

export { cutRequests, idleAt } from './traffic.ts';

export function registerTask(w: World, task: Task): void {
  for (const group of task.service?.targetGroups ?? []) registerIn(w, group, task);
}

/** By the address that the target group takes: the host and its port, or the task's own IP and the container's port. */
function registerIn(w: World, group: TargetGroup, task: Task): void {
  const { container, eni, definition, hostPort } = task;
  if (group.targetType === 'ip') {
    if (eni) registerTarget(w, group, { id: eni.ip, port: definition.containerPort ?? 80 }, task);
  } else if (container && hostPort !== undefined) {
    registerTarget(w, group, { id: container.host.id, port: hostPort }, task);
  }
}

/** Registers a target, or registers it again; it is routed to after its first passed health check. */
export function registerTarget(
  w: World,
  group: TargetGroup,
  at: { id: string; port: number },
  task?: Task,
): Target {
  const key = `${at.id}:${at.port}`;
  const before = group.targets.get(key);
  const same = !task || task === before?.task;
  if (before && before.state !== 'draining' && same) return before;
  before?.timer?.();
  const target: Target = {
    group,
    ...at,
    task: task ?? before?.task,
    state: 'initial',
    registeredAt: w.engine.now,
    checkedFrom: w.engine.now + w.random.int(500, group.healthCheckIntervalMs),
    // Nodes that have not heard of an earlier removal go on sending, whatever is registered since.
    routedUntil: before?.routedUntil ?? 0,
    failedChecks: 0,
    passedChecks: 0,
    inFlight: before && same ? [...underWay(before)] : [],
    underWay: { mean: 0, at: group.flow?.at ?? w.engine.now, load: undefined },
    capacity: { tokens: Number.POSITIVE_INFINITY, at: w.engine.now },
    processChanged: () => {
      reroute(target);
      keepChecking(w, target);
    },
  };
  group.targets.set(key, target);
  if (before) {
    group.leaving.delete(before);
    reroute(before);
    sendUntil(w, target);
  }
  if (target.task) {
    keepOne(target.task.targets, target);
    unsettle(target.task);
  }
  noteAtInstance(w, target);
  reroute(target);
  w.log('target', `${key} registered in ${group.name}`);
  keepChecking(w, target);
  return target;
}

/** Nodes that do not know of its removal send to it until then. */
function sendUntil(w: World, target: Target): void {
  const { group, routedUntil } = target;
  if (routedUntil <= w.engine.now) return;
  group.leaving.add(target);
  w.engine.at(routedUntil, () => {
    if (target.routedUntil > w.engine.now) return;
    group.leaving.delete(target);
    reroute(target);
  });
}

function noteAtInstance(w: World, target: Target): void {
  const instance = w.instances.get(target.id);
  if (!instance) return;
  instance.targets ??= new Set();
  instance.targets.add(target);
}

/** For a world that starts warm: it has passed its checks long ago. */
export function markHealthy(w: World, target: Target): void {
  target.state = 'healthy';
  target.timer?.();
  target.timer = undefined;
  reroute(target);
  keepChecking(w, target);
}

/** A task has one registration in each group: the newest takes the place of an older one. */
function keepOne(targets: Target[], target: Target): void {
  const index = targets.findIndex((each) => each.group === target.group);
  if (index < 0) targets.push(target);
  else targets[index] = target;
}

/** A check that can change nothing is not made: none is due until its process changes. */
function keepChecking(w: World, target: Target): void {
  const { checkedFrom, group } = target;
  if (target.timer || target.deregisteredAt !== undefined || isSettled(target)) return;
  const every = group.healthCheckIntervalMs;
  const made = w.engine.now < checkedFrom ? 0 : Math.floor((w.engine.now - checkedFrom) / every) + 1;
  target.timer = w.engine.at(checkedFrom + made * every, () => check(w, target));
}

function isSettled({ task, state, failedChecks }: Target): boolean {
  if (task?.process === 'serving') return state === 'healthy';
  return state === 'unhealthy' || (state === 'initial' && failedChecks > 0);
}

function check(w: World, target: Target): void {
  target.timer = undefined;
  const passes = target.task?.process === 'serving';
  target.passedChecks = passes ? target.passedChecks + 1 : 0;
  target.failedChecks = passes ? 0 : target.failedChecks + 1;
  const needed = target.state === 'initial' ? 1 : target.group.healthyThreshold;
  if (target.state !== 'healthy' && target.passedChecks >= needed) setState(w, target, 'healthy');
  const failed = target.failedChecks >= target.group.unhealthyThreshold;
  if (target.state === 'healthy' && failed) setState(w, target, 'unhealthy');
  keepChecking(w, target);
}

function setState(w: World, target: Target, state: Target['state']): void {
  target.state = state;
  if (target.task) unsettle(target.task);
  reroute(target);
  w.log('target', `${target.id}:${target.port} ${state} in ${target.group.name}`);
  if (state !== 'initial') target.task?.service?.due();
}

/**
 * Takes a target out. An Application Load Balancer sends no new requests from then on, give or take its
 * propagation; a Network Load Balancer goes on for longer (aws-facts.md §6.2).
 */
export function deregisterTarget(w: World, target: Target, by: 'ecs' | 'other'): void {
  if (target.state === 'draining' || target.deregisteredAt !== undefined) return;
  target.timer?.();
  target.deregisteredAt = w.engine.now;
  const network = target.group.kind === 'network';
  const wasRouted = target.state === 'healthy';
  const propagationMs = network ? w.random.int(5_000, 45_000) : w.random.int(0, 2_000);
  target.routedUntil = Math.max(target.routedUntil, wasRouted ? w.engine.now + propagationMs : w.engine.now);
  sendUntil(w, target);
  setState(w, target, 'draining');
  target.timer = w.engine.after(target.group.deregistrationDelayMs, () => endDelay(w, target));
  if (by === 'other' && w.settings.removedTargets === 'returnWithinSeconds') {
    w.engine.after(w.random.int(2_000, 5_000), () => bringBack(w, target.task));
  }
}

/** Registers a running task whose target others took out; for the settings under which ECS does so. */
export function bringBack(w: World, task: Task | undefined): void {
  if (!task || task.desiredStatus === 'STOPPED' || task.process === 'dead') return;
  for (const group of task.service?.targetGroups ?? []) {
    const target = task.targets.find((each) => each.group === group);
    if (target?.deregisteredAt !== undefined) registerIn(w, group, task);
  }
}

/** A Network Load Balancer lets connections outlast the delay, unless its target group says otherwise (§6.2). */
function endDelay(w: World, target: Target): void {
  const { kind, endsConnections } = target.group;
  if (kind === 'application' || endsConnections) cutRequests(w, target, 'targetGone');
  forget(w, target);
}

/** Forgets a target at once, because its instance was terminated. */
function removeTarget(w: World, target: Target): void {
  target.timer?.();
  target.deregisteredAt ??= w.engine.now;
  cutRequests(w, target, 'targetGone');
  forget(w, target);
}

function forget(w: World, target: Target): void {
  const key = `${target.id}:${target.port}`;
  if (target.group.targets.get(key) !== target) return;
  target.group.targets.delete(key);
  w.instances.get(target.id)?.targets?.delete(target);
  reroute(target);
  w.log('target', `${key} gone from ${target.group.name}`);
}

/** Terminated instances leave their target groups by themselves (aws-facts.md §6.1). */
export function removeTargetsOf(w: World, instance: Ec2Instance): void {
  for (const target of [...(instance.targets ?? [])]) removeTarget(w, target);
}
