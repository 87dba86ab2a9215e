// EC2 instances: launch, boot, join the cluster, shut down and take their containers with them (aws-facts.md §1.3, §5).

import { emit } from './bus.ts';
import { deregister, register, setAgentConnected } from './container-instance.ts';
import { instanceId, spotRequestId } from './ids.ts';
import type { Ec2Instance, Ec2State, Group, Task, World } from './state.ts';
import { cutRequests, removeTarget } from './targets.ts';
import { draw } from './task-status.ts';
import { isUnavoidable } from './unavoidable.ts';

const HOUR_MS = 3_600_000;

export interface LaunchOptions {
  readonly zone: string;
  /** Already booted and joined, for a world that starts warm. */
  readonly warm?: boolean;
  readonly onRunning: (instance: Ec2Instance) => void;
}

export function launchInstance(w: World, group: Group, options: LaunchOptions): Ec2Instance {
  const instance: Ec2Instance = {
    id: instanceId(w),
    type: group.instanceType,
    zone: `${w.region}${options.zone}`,
    subnetId: `subnet-${options.zone.repeat(8)}`,
    privateIp: `10.0.${w.random.int(0, 255)}.${w.random.int(4, 254)}`,
    imageId: group.imageId,
    market: group.market,
    launchedAt: w.engine.now,
    state: 'pending',
    group,
    cpu: group.cpu,
    memory: group.memory,
    tags: new Map([...group.tags, ['aws:autoscaling:groupName', group.name]]),
  };
  w.instances.set(instance.id, instance);
  if (group.market === 'spot') requestSpot(w, instance);
  w.tally.instances.launched++;
  w.log('instance', `${instance.id} launched by ${group.name} in ${instance.zone}`);
  notePeak(w);
  const bootMs = options.warm ? 0 : draw(w, group.boot);
  w.engine.after(bootMs * 0.3, () => {
    if (instance.state !== 'pending') return;
    setState(w, instance, 'running');
    options.onRunning(instance);
  });
  w.engine.after(bootMs, () => {
    if (instance.state === 'running' && !instance.container) register(w, group.cluster, instance);
  });
  return instance;
}

function requestSpot(w: World, instance: Ec2Instance): void {
  const request = {
    id: spotRequestId(w),
    instance,
    statusCode: 'fulfilled',
    statusMessage: 'Your spot request is fulfilled.',
    statusAt: w.engine.now,
    state: 'active' as const,
  };
  instance.spotRequest = request;
  w.spotRequests.set(request.id, request);
}

function notePeak(w: World): void {
  let alive = 0;
  for (const instance of w.instances.values())
    if (instance.state === 'pending' || instance.state === 'running') alive++;
  w.tally.instances.peak = Math.max(w.tally.instances.peak, alive);
}

function setState(w: World, instance: Ec2Instance, state: Ec2State): void {
  instance.state = state;
  w.log('instance', `${instance.id} ${state}`);
  emit(w, {
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    resources: [`arn:aws:ec2:${w.region}:${w.account}:instance/${instance.id}`],
    detail: { 'instance-id': instance.id, state },
  });
}

/** Shuts an instance down. Containers get SIGTERM at once and the host ends a little later, whatever they still do. */
export function terminateInstance(w: World, instance: Ec2Instance, reason: string): void {
  if (instance.state === 'shutting-down' || instance.state === 'terminated') return;
  instance.stateReason = reason;
  setState(w, instance, 'shutting-down');
  const tasks = instance.container ? [...instance.container.tasks] : [];
  const cut = tasks.filter((t) => t.process === 'starting' || t.process === 'serving');
  for (const task of cut) task.process = 'terminating';
  for (const task of tasks) task.unavoidable = isUnavoidable(w, task);
  w.engine.after(w.random.int(5_000, 15_000), () => hostEnds(w, instance, cut));
}

function hostEnds(w: World, instance: Ec2Instance, cut: readonly Task[]): void {
  const dying = instance.container
    ? [...instance.container.tasks].filter((t) => t.process === 'terminating')
    : [];
  const killed = new Set([...cut, ...dying]);
  w.tally.instances.terminated++;
  if (killed.size > 0) w.tally.instances.terminatedBusy++;
  if (instance.interruption) noteInterruption(w, instance, killed);
  for (const task of killed) kill(w, task);
  instance.terminatedAt = w.engine.now;
  w.tally.instances.hoursMs += w.engine.now - instance.launchedAt;
  setState(w, instance, 'terminated');
  if (instance.spotRequest) instance.spotRequest.state = 'closed';
  forgetTargets(w, instance);
  afterDeath(w, instance);
}

function kill(w: World, task: Task): void {
  task.process = 'dead';
  task.timer?.();
  if (task.unavoidable) w.tally.tasks.unavoidable++;
  else w.tally.tasks.killedWithInstance++;
  if (!task.service && !task.unavoidable) w.tally.tasks.jobsKilled++;
  w.log(
    'killed',
    `${task.definition.family} on ${task.container.host.id}${task.unavoidable ? ', unavoidable' : ''}`,
  );
  task.onEnd?.(false);
  if (task.target) cutRequests(w, task.target, 'targetGone');
}

function noteInterruption(w: World, instance: Ec2Instance, tasks: ReadonlySet<Task>): void {
  const killed = tasks.size;
  if (killed === 0) w.tally.interruptions.evacuatedInTime++;
  else if ([...tasks].every((task) => task.unavoidable)) w.tally.interruptions.unavoidable++;
  w.log(
    'interruption',
    `${instance.id} taken, ${killed === 0 ? 'evacuated in time' : `with ${killed} tasks`}`,
  );
}

/** Terminated instances leave their target groups by themselves (aws-facts.md §6.1). */
function forgetTargets(w: World, instance: Ec2Instance): void {
  w.engine.after(w.random.int(1_000, 10_000), () => {
    for (const group of w.targetGroups.values()) {
      for (const target of [...group.targets.values()])
        if (target.id === instance.id) removeTarget(w, target);
    }
  });
}

/** ECS sees it late; with a disconnected agent never (aws-facts.md §1.3). */
function afterDeath(w: World, instance: Ec2Instance): void {
  const container = instance.container;
  w.engine.after(HOUR_MS, () => w.instances.delete(instance.id));
  if (!container || container.status === 'INACTIVE') return;
  if (!container.agentConnected) return;
  w.engine.after(Math.min(5_000, w.settings.hostDeathLagMs), () => setAgentConnected(w, container, false));
  w.engine.after(w.settings.hostDeathLagMs, () => deregister(w, container, true));
}
