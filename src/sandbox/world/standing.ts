// Puts hosts with their tasks into a world that was built without any: as they stand somewhere else, which is how a forecast
// begins. What is not said here begins anew: the waits of hooks, the delays of targets.
import { taskDefinition, warmTask } from './build-service.ts';
import { touch } from './cluster-changes.ts';
import { deregister, register } from './container-instance.ts';
import { launchInstance } from './ec2.ts';
import { everyone } from './fleet-keep.ts';
import { emptyCensus } from './group-count.ts';
import { terminateMember } from './group-end.ts';
import { launchMember, type StandingInstance } from './group-launch.ts';
import { attachEni, usesEni } from './network.ts';
import { setProcess } from './process.ts';
import type { ContainerInstance, Ec2Instance, LaunchTemplateVersion, Task, World } from './state.ts';
import { stopTask } from './stopping.ts';
import { deregisterTarget } from './targets.ts';
import { workDone } from './task.ts';
import { createTask } from './task-record.ts';
import { setStatus } from './task-status.ts';

export interface Standing {
  readonly cluster: string;
  readonly tags: Readonly<Record<string, string>>;
  /** By the name of the group or fleet. */
  readonly pools: ReadonlyMap<string, StandingPool>;
  readonly hosts: readonly StandingHost[];
  /** The family of the tasks of a service, where it is not its name. */
  readonly families: ReadonlyMap<string, string>;
}

export interface StandingPool {
  readonly min: number;
  readonly max: number;
  /** DesiredCapacity, or the target of a fleet. */
  readonly desired: number;
  readonly onDemandTarget?: number;
  /** What it launches from now on. */
  readonly version?: LaunchTemplateVersion;
}

export interface StandingHost extends StandingInstance {
  /** The group or fleet. */
  readonly pool: string;
  /** The letter. */
  readonly zone: string;
  readonly type: string;
  readonly market: 'on-demand' | 'spot';
  readonly tags: Readonly<Record<string, string>>;
  /** It is still to join the cluster, has joined, or has left it again. */
  readonly joins: 'later' | 'joined' | 'left';
  /** LifecycleState in its group. */
  readonly lifecycleState?: string;
  readonly isProtected: boolean;
  readonly isHealthy: boolean;
  readonly isDraining: boolean;
  readonly agentConnected: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly tasks: readonly StandingTask[];
}

export interface StandingTask {
  /** One that the scenario has; undefined for a task that nobody replaces. */
  readonly service?: string;
  readonly family: string;
  readonly group: string;
  readonly startedBy?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly startedAt: number;
  /** What it takes, where it is of no service. */
  readonly size: { readonly cpu: number; readonly memory: number; readonly stopTimeoutMs: number };
  /** How long it runs on, where it ends by itself. */
  readonly worksForMs?: number;
  readonly isStopping: boolean;
  /** Out of its load balancers, though it shall run. */
  readonly isOut: boolean;
}

/** To be called once, before anybody looks at that world. */
export function stand(w: World, standing: Standing): void {
  const cluster = w.clusters.get(standing.cluster)!;
  for (const [key, value] of Object.entries(standing.tags)) cluster.tags.set(key, value);
  for (const [name, family] of standing.families) nameFamily(w, name, family);
  for (const [name, pool] of standing.pools) setUp(w, name, pool);
  const launched = standing.hosts.map((host) => ({ host, instance: launch(w, host) }));
  // Whatever is due at the first instant: those that are there already run, and join.
  w.engine.advance(w.engine.now);
  for (const { host, instance } of launched) {
    if (host.joins === 'later') continue;
    const container = instance.container ?? register(w, cluster, instance);
    settle(w, { host, instance, container });
  }
  // What was there at the start was not launched by anybody in the story.
  w.tally.instances.launched = 0;

  function nameFamily(world: World, name: string, family: string): void {
    const service = cluster.services.get(name);
    if (!service) return;
    const definition = {
      ...service.definition,
      family,
      arn: service.definition.arn.replace(/[^/]+$/, `${family}:1`),
    };
    service.definition = definition;
    world.taskDefinitions.set(definition.arn, definition);
  }
}

function setUp(w: World, name: string, pool: StandingPool): void {
  const [group, fleet] = [w.groups.get(name), w.fleets.get(name)];
  const { version } = pool;
  if (version) {
    const { launchTemplate } = group ?? fleet!;
    launchTemplate.versions.splice(0, Number.POSITIVE_INFINITY, version);
    launchTemplate.defaultVersion = version.number;
    if (fleet?.resolved) fleet.resolved = version;
  }
  if (group) Object.assign(group, { min: pool.min, max: pool.max, desired: pool.desired });
  if (fleet) Object.assign(fleet, { target: pool.desired, onDemandTarget: pool.onDemandTarget ?? 0 });
}

function launch(w: World, host: StandingHost): Ec2Instance {
  const { zone, market } = host;
  const warm = host.joins !== 'later';
  const group = w.groups.get(host.pool);
  const fleet = w.fleets.get(host.pool);
  const type = (group ?? fleet!).types.find((each) => each.type === host.type) ?? (group ?? fleet!).types[0]!;
  const place = { zone, type, market };
  let instance: Ec2Instance;
  if (group) {
    const wish = { cause: 'it was there', census: emptyCensus(group), warm, as: host };
    const member = launchMember(w, group, { place, wish });
    member.protected = host.isProtected;
    member.health = host.isHealthy ? 'Healthy' : 'Unhealthy';
    instance = member.instance;
  } else {
    const { launchTemplate, joins, tags } = fleet!;
    const { id, name } = launchTemplate;
    const template = { id: host.templateId ?? id, name, version: host.version };
    const known = new Map([...tags, ['aws:ec2spot:fleet-request-id', fleet!.id]]);
    const request = { ...place, template, joins, tags: known, by: { fleet: fleet! }, warm, as: host };
    instance = launchInstance(w, request);
    fleet!.instances.set(instance.id, instance);
    fleet!.listed = everyone(fleet!);
  }
  for (const [key, value] of Object.entries(host.tags)) instance.tags.set(key, value);
  return instance;
}

interface Put {
  readonly host: StandingHost;
  readonly instance: Ec2Instance;
  readonly container: ContainerInstance;
}

function settle(w: World, { host, instance, container }: Put): void {
  for (const [name, value] of host.attributes) container.attributes.set(name, value);
  for (const task of host.tasks) putTask(w, container, task);
  if (host.isDraining) container.status = 'DRAINING';
  container.agentConnected = host.agentConnected;
  touch(container);
  if (host.joins === 'left') deregister(w, container, true);
  const { group } = instance;
  const member = group?.members.get(instance.id);
  if (!group || !member) return;
  if (host.lifecycleState === 'Standby') member.lifecycleState = 'Standby';
  if (host.lifecycleState?.startsWith('Terminating'))
    terminateMember(w, group, member, { decrement: false, cause: 'it was ending' });
}

function putTask(w: World, container: ContainerInstance, host: StandingTask): void {
  const service = container.cluster.services.get(host.service ?? '');
  const task = service
    ? warmTask(w, service, { container, startedAt: host.startedAt })
    : warmJob(w, container, host);
  for (const [key, value] of Object.entries(host.tags)) task.tags.set(key, value);
  if (host.isOut) for (const target of task.targets) deregisterTarget(w, target, 'other');
  if (host.isStopping)
    stopTask(w, task, { code: 'ServiceSchedulerInitiated', reason: 'it was stopping', by: 'scheduler' });
}

function warmJob(w: World, container: ContainerInstance, job: StandingTask): Task {
  const { cluster } = container;
  const { size, startedAt, group, startedBy, worksForMs } = job;
  const known = [...w.taskDefinitions.values()].find(
    ({ family, cpu, memory }) => family === job.family && cpu === size.cpu && memory === size.memory,
  );
  const stopTimeout = `${Math.ceil(size.stopTimeoutMs / 1000)}s`;
  const definition = known ?? taskDefinition(w, job.family, { ...size, stopTimeout });
  const request = { cluster, definition, container, group, startedBy, worksForMs, createdAt: startedAt };
  const task = createTask(w, request);
  task.startedAt = startedAt;
  if (usesEni(task)) attachEni(w, task);
  setStatus(w, task, 'RUNNING');
  setProcess(task, 'serving');
  if (worksForMs !== undefined) task.timer = w.engine.after(worksForMs, () => workDone(w, task));
  return task;
}
