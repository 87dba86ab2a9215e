// A container instance: registration, ACTIVE ⇄ DRAINING → INACTIVE, and the agent (aws-facts.md §1.1–§1.3).
import { touch } from './cluster-changes.ts';
import { changed } from './container-event.ts';
import { requestPass, requestPasses } from './due.ts';
import { hearAll } from './hearing.ts';
import { arn, shortId } from './ids.ts';
import { architectureOf } from './instance-types.ts';
import { nothingReserved } from './room.ts';
import type { Cluster, ContainerInstance, Ec2Instance, World } from './state.ts';
import { holding } from './state-troubles.ts';
import type { Stop } from './stop.ts';
import { stopTask } from './stopping.ts';
import { taskLost } from './task-status.ts';
import { unsettleAll } from './unsettled.ts';

const HOUR_MS = 3_600_000;
const VPC = 'vpc-00000000000000001';

export function register(w: World, cluster: Cluster, host: Ec2Instance): ContainerInstance {
  const container: ContainerInstance = {
    arn: arn.containerInstance(w, cluster.name),
    cluster,
    ordinal: cluster.registered++,
    host,
    // With trunking it has to wait for its trunk interface; what was there at the start has it.
    status: host.joins.trunking && w.engine.now > w.engine.start ? 'REGISTERING' : 'ACTIVE',
    agentConnected: true,
    version: 1,
    registeredAt: w.engine.now,
    attributes: attributesOf(host),
    tags: new Map(),
    tasks: new Set(),
    nextHostPort: 32768,
    reserved: nothingReserved(),
    groups: new Map(),
  };
  host.container = container;
  cluster.containerInstances.set(container.arn, container);
  touch(container);
  w.log('container-instance', `${host.id} registered as ${shortId(container.arn)}`);
  changed(w, container);
  if (container.status === 'REGISTERING') {
    container.statusReason = 'Waiting for the trunk network interface.';
    w.engine.after(trunkMs(w), () => trunkReady(w, container));
  }
  requestPasses(cluster);
  return container;
}

/** How long a trunk network interface takes to come or go. */
const trunkMs = (w: World) => w.chance('trunk').between(5_000, 20_000);

/** REGISTERING → ACTIVE, or REGISTRATION_FAILED where its zone is down (§1.1). */
function trunkReady(w: World, container: ContainerInstance): void {
  if (container.status !== 'REGISTERING') return;
  const isDown = holding(w.troubles.zones, w.engine.now).some(({ zone }) =>
    container.host.zone.endsWith(zone),
  );
  container.status = isDown ? 'REGISTRATION_FAILED' : 'ACTIVE';
  container.statusReason = isDown ? 'The trunk network interface could not be attached.' : undefined;
  if (!isDown) container.attributes.set('ecs.awsvpc-trunk-id', `eni-0${w.chance('trunk').hex(16)}`);
  touch(container);
  w.log('container-instance', `${container.host.id} ${container.status}`);
  changed(w, container);
  requestPasses(container.cluster);
}

/** What ECS and its agent set themselves (§1.4), and ECS_INSTANCE_ATTRIBUTES. */
function attributesOf(host: Ec2Instance): Map<string, string | undefined> {
  const capabilities = [
    'com.amazonaws.ecs.capability.docker-remote-api.1.44',
    'com.amazonaws.ecs.capability.logging-driver.awslogs',
    'com.amazonaws.ecs.capability.task-iam-role',
    'ecs.capability.execution-role-awslogs',
    'ecs.capability.task-eni',
    'ecs.capability.container-health-check',
  ];
  return new Map<string, string | undefined>([
    ['ecs.availability-zone', host.zone],
    ['ecs.instance-type', host.type],
    ['ecs.ami-id', host.imageId],
    ['ecs.subnet-id', host.subnetId],
    ['ecs.vpc-id', VPC],
    ['ecs.os-type', 'linux'],
    ['ecs.os-family', 'LINUX'],
    ['ecs.cpu-architecture', architectureOf(host.type)],
    ...capabilities.map((name): [string, undefined] => [name, undefined]),
    ...Object.entries(host.joins.attributes),
  ]);
}

/** Stops placement here; services move their tasks away in their own passes, other tasks are left alone (§1.2). */
export function setDraining(w: World, container: ContainerInstance): void {
  if (container.status !== 'ACTIVE') return;
  container.status = 'DRAINING';
  touch(container);
  unsettleAll(container);
  const notice = container.host.interruption;
  if (notice && !notice.drained)
    w.tally.interruptions.noticeToDrainingMs.push(w.engine.now - notice.noticedAt);
  if (notice) notice.drained = true;
  w.log('container-instance', `${container.host.id} DRAINING`);
  if (w.settings.drainingEvent) changed(w, container);
  for (const task of [...container.tasks]) {
    const isEarly = task.lastStatus === 'PENDING' || task.lastStatus === 'PROVISIONING';
    if (task.service && isEarly) stopTask(w, task, drained(w));
    if (task.service) requestPass(task.service);
  }
}

/** Why a task stops whose instance is DRAINING; its stop code is unverified and so a setting. */
export const drained = (w: World): Stop => ({
  code: w.settings.drainedStopCode,
  reason: 'Task stopped: its container instance is draining.',
  by: 'scheduler',
});

export function setActive(w: World, container: ContainerInstance): void {
  if (container.status !== 'DRAINING') return;
  container.status = 'ACTIVE';
  touch(container);
  w.log('container-instance', `${container.host.id} ACTIVE again`);
  if (w.settings.drainingEvent) changed(w, container);
  requestPasses(container.cluster);
}

/**
 * Takes it out of the cluster: INACTIVE at once, or after DEREGISTERING where a trunk interface must go first (§1.1).
 * With tasks left (force), the control plane calls them stopped (§1.3).
 */
export function deregister(w: World, container: ContainerInstance, force = false): void {
  if (container.status === 'INACTIVE' || container.status === 'DEREGISTERING') return;
  const hasTrunk = container.attributes.has('ecs.awsvpc-trunk-id') && container.host.state === 'running';
  container.status = hasTrunk ? 'DEREGISTERING' : 'INACTIVE';
  container.agentConnected = false;
  touch(container);
  unsettleAll(container);
  w.log('container-instance', `${container.host.id} ${container.status}${force ? ' by force' : ''}`);
  for (const task of [...container.tasks]) taskLost(w, task, taken(container));
  changed(w, container);
  if (hasTrunk) w.engine.after(trunkMs(w), () => inactive(w, container));
  else forget(w, container);
  requestPasses(container.cluster);
}

/** What ECS says of a host that runs on is not known. */
const taken = ({ host }: ContainerInstance): Omit<Stop, 'by'> =>
  host.state === 'running'
    ? { code: 'UserInitiated', reason: 'Container instance deregistered by force.' }
    : { code: 'TerminationNotice', reason: `Host EC2 (instance ${host.id}) terminated.` };

function inactive(w: World, container: ContainerInstance): void {
  container.status = 'INACTIVE';
  touch(container);
  w.log('container-instance', `${container.host.id} INACTIVE`);
  changed(w, container);
  forget(w, container);
}

/** INACTIVE ones stay describable for an hour. */
function forget(w: World, container: ContainerInstance): void {
  container.inactiveAt = w.engine.now;
  w.engine.after(HOUR_MS, () => container.cluster.containerInstances.delete(container.arn));
}

const isGone = ({ status }: ContainerInstance) => status === 'INACTIVE' || status === 'DEREGISTERING';

export function setAgentConnected(w: World, container: ContainerInstance, connected: boolean): void {
  if (container.agentConnected === connected || isGone(container)) return;
  container.agentConnected = connected;
  touch(container);
  unsettleAll(container);
  container.disconnectedAt = connected ? undefined : w.engine.now;
  w.log('container-instance', `${container.host.id} agent ${connected ? 'connected' : 'disconnected'}`);
  changed(w, container);
  if (!connected) return;
  hearAll(container);
  requestPasses(container.cluster);
}

/** Cuts the agent off for a while, ms, or for good; its containers run on, and it hears of nothing (§1.3). The longest time counts. */
export function disconnectAgent(w: World, container: ContainerInstance, forMs: number): void {
  const until = w.engine.now + forMs;
  container.awayUntil = Math.max(container.awayUntil ?? 0, until);
  setAgentConnected(w, container, false);
  if (!Number.isFinite(until)) return;
  w.engine.at(until, () => {
    const isBack = container.awayUntil! <= w.engine.now && container.host.state === 'running';
    if (isBack) setAgentConnected(w, container, true);
  });
}
