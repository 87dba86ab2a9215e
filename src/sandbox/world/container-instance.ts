// A container instance: registration, ACTIVE ⇄ DRAINING → INACTIVE, and the agent (aws-facts.md §1.1–§1.3).
import { changed } from './container-event.ts';
import { requestPass, requestPasses } from './due.ts';
import { arn, shortId } from './ids.ts';
import type { Cluster, ContainerInstance, Ec2Instance, World } from './state.ts';
import { stopTask } from './stopping.ts';
import { taskLost } from './task-status.ts';

const HOUR_MS = 3_600_000;

export function register(w: World, cluster: Cluster, host: Ec2Instance): ContainerInstance {
  const container: ContainerInstance = {
    arn: arn.containerInstance(w, cluster.name),
    cluster,
    host,
    status: 'ACTIVE',
    agentConnected: true,
    version: 1,
    registeredAt: w.engine.now,
    attributes: new Map<string, string | undefined>([
      ['ecs.availability-zone', host.zone],
      ['ecs.instance-type', host.type],
      ['ecs.ami-id', host.imageId],
      ['ecs.subnet-id', host.subnetId],
      ['ecs.os-type', 'linux'],
      ['ecs.cpu-architecture', 'x86_64'],
      ['com.amazonaws.ecs.capability.docker-remote-api.1.44', undefined],
      ...Object.entries(host.joins.attributes),
    ]),
    tags: new Map(),
    tasks: new Set(),
    nextHostPort: 32768,
  };
  host.container = container;
  cluster.containerInstances.set(container.arn, container);
  w.log('container-instance', `${host.id} registered as ${shortId(container.arn)}`);
  changed(w, container);
  requestPasses(cluster);
  return container;
}

/** Stops placement here; services move their tasks away in their own passes, other tasks are left alone (§1.2). */
export function setDraining(w: World, container: ContainerInstance): void {
  if (container.status !== 'ACTIVE') return;
  container.status = 'DRAINING';
  const notice = container.host.interruption;
  if (notice) w.tally.interruptions.noticeToDrainingMs.push(w.engine.now - notice.noticedAt);
  w.log('container-instance', `${container.host.id} DRAINING`);
  changed(w, container);
  for (const task of [...container.tasks]) {
    if (task.service && task.lastStatus === 'PENDING') stopTask(w, task, DRAINED);
    if (task.service) requestPass(task.service);
  }
}

/** §11.1: the stop code of a drained task is taken to be ServiceSchedulerInitiated. */
export const DRAINED = {
  code: 'ServiceSchedulerInitiated',
  reason: 'Task stopped: its container instance is draining.',
  by: 'scheduler',
} as const;

export function setActive(w: World, container: ContainerInstance): void {
  if (container.status !== 'DRAINING') return;
  container.status = 'ACTIVE';
  w.log('container-instance', `${container.host.id} ACTIVE again`);
  changed(w, container);
  requestPasses(container.cluster);
}

/** Makes it INACTIVE at once; with tasks left (force), the control plane calls them stopped (§1.3). */
export function deregister(w: World, container: ContainerInstance, force = false): void {
  if (container.status === 'INACTIVE') return;
  container.status = 'INACTIVE';
  container.agentConnected = false;
  container.inactiveAt = w.engine.now;
  w.log('container-instance', `${container.host.id} INACTIVE${force ? ' by force' : ''}`);
  for (const task of [...container.tasks]) {
    taskLost(w, task, {
      code: 'TerminationNotice',
      reason: `Host EC2 (instance ${container.host.id}) terminated.`,
    });
  }
  changed(w, container);
  w.engine.after(HOUR_MS, () => container.cluster.containerInstances.delete(container.arn));
  requestPasses(container.cluster);
}

export function setAgentConnected(w: World, container: ContainerInstance, connected: boolean): void {
  if (container.agentConnected === connected || container.status === 'INACTIVE') return;
  container.agentConnected = connected;
  w.log('container-instance', `${container.host.id} agent ${connected ? 'connected' : 'disconnected'}`);
  changed(w, container);
}
