// Targets of a load balancer: initial → healthy ⇄ unhealthy, draining for the whole delay, gone (aws-facts.md §6).

import { shortId } from './ids.ts';
import type { Target, TargetGroup, Task, World } from './state.ts';

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
  if (before && before.state !== 'draining') return before;
  before?.timer?.();
  const target: Target = {
    group,
    ...at,
    task: task ?? before?.task,
    state: 'initial',
    registeredAt: w.engine.now,
    // Nodes that have not heard of an earlier removal go on sending, whatever is registered since.
    routedUntil: before?.routedUntil ?? 0,
    failedChecks: 0,
    passedChecks: 0,
    inFlight: before?.inFlight ?? [],
    capacity: { tokens: Number.POSITIVE_INFINITY, at: w.engine.now },
  };
  group.targets.set(key, target);
  if (target.task) keepOne(target.task.targets, target);
  group.routable = undefined;
  w.log('target', `${key} registered in ${group.name}`);
  target.timer = w.engine.after(w.random.int(500, group.healthCheckIntervalMs), () => check(w, target));
  return target;
}

/** A task has one registration in each group: the newest takes the place of an older one. */
function keepOne(targets: Target[], target: Target): void {
  const index = targets.findIndex((each) => each.group === target.group);
  if (index < 0) targets.push(target);
  else targets[index] = target;
}

function check(w: World, target: Target): void {
  const passes = target.task?.process === 'serving';
  target.passedChecks = passes ? target.passedChecks + 1 : 0;
  target.failedChecks = passes ? 0 : target.failedChecks + 1;
  const needed = target.state === 'initial' ? 1 : target.group.healthyThreshold;
  if (target.state !== 'healthy' && target.passedChecks >= needed) setState(w, target, 'healthy');
  const failed = target.failedChecks >= target.group.unhealthyThreshold;
  if (target.state === 'healthy' && failed) setState(w, target, 'unhealthy');
  target.timer = w.engine.after(target.group.healthCheckIntervalMs, () => check(w, target));
}

function setState(w: World, target: Target, state: Target['state']): void {
  target.state = state;
  target.group.routable = undefined;
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
  setState(w, target, 'draining');
  target.group.leaving.add(target);
  w.engine.at(target.routedUntil, () => {
    target.group.leaving.delete(target);
    target.group.routable = undefined;
  });
  target.timer = w.engine.after(target.group.deregistrationDelayMs, () => removeTarget(w, target));
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

/** Forgets a target at once: its delay is over, or its instance was terminated. */
export function removeTarget(w: World, target: Target): void {
  target.timer?.();
  target.deregisteredAt ??= w.engine.now;
  cutRequests(w, target, 'targetGone');
  const key = `${target.id}:${target.port}`;
  if (target.group.targets.get(key) !== target) return;
  target.group.targets.delete(key);
  target.group.routable = undefined;
  w.log('target', `${key} gone from ${target.group.name}`);
}

/** When the last request under way will be finished and no new one can come, as known now. */
export function idleAt(target: Target, now: number): number {
  return Math.max(target.routedUntil, now, ...target.inFlight);
}

/** Requests under way whose answer will never come: their process, or their connection, has ended. */
export function cutRequests(w: World, target: Target, cause: 'targetGone' | 'targetStopping'): void {
  const cut = target.inFlight.filter((finishesAt) => finishesAt > w.engine.now).length;
  target.inFlight = [];
  if (cut > 0) fail(w, { cause, service: target.group.service, count: cut, who: target });
}

export function fail(
  w: World,
  failure: {
    cause: 'targetGone' | 'targetStopping' | 'noTarget' | 'overload';
    service: string;
    count: number;
    who?: Target;
  },
): void {
  const unavoidable = failure.who?.task?.requestsUnavoidable === true;
  if (unavoidable) w.tally.requests.unavoidable += failure.count;
  else {
    w.tally.requests.failed += failure.count;
    w.tally.requests.failedBy[failure.cause] += failure.count;
  }
  const who = failure.who?.task
    ? ` at ${shortId(failure.who.task.arn).slice(0, 8)} on ${failure.who.id}`
    : '';
  w.log(
    'request',
    `${failure.count} failed of ${failure.service}: ${failure.cause}${who}${unavoidable ? ', unavoidable' : ''}`,
  );
}
