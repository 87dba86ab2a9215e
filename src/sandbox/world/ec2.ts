// EC2 instances: whether EC2 has room for one, launch, boot, and joining the cluster (aws-facts.md §5). Their end is in
// host-end.ts.
import { aliveCount, countAlive, setInstanceState, stateEvent } from './ec2-state.ts';
import { terminateInstance } from './host-end.ts';
import { instanceId, spotRequestId } from './ids.ts';
import { join } from './joining.ts';
import { fulfilled } from './spot-status.ts';
import type {
  Cluster,
  Ec2Instance,
  Fleet,
  Group,
  InstanceType,
  Joining,
  LaunchTemplateVersion,
  World,
} from './state.ts';
import { holding } from './state-troubles.ts';
import { draw } from './task-status.ts';

/** The account's quota of instances that are pending or running, whatever their size: twice a full cluster. */
const MOST_INSTANCES = 10_000;

export interface LaunchRequest {
  /** The letter of the availability zone. */
  readonly zone: string;
  readonly type: InstanceType;
  readonly market: 'on-demand' | 'spot';
  readonly template: { readonly id: string; readonly name: string; readonly version: LaunchTemplateVersion };
  readonly joins: Joining;
  readonly tags: ReadonlyMap<string, string>;
  readonly by: { readonly group: Group } | { readonly fleet: Fleet };
  /** What it is already, for one that stands somewhere else and is copied from there. */
  readonly as?: { readonly id: string; readonly launchedAt: number };
  /** Already booted and joined, for a world that starts warm. */
  readonly warm?: boolean;
  readonly onRunning?: (instance: Ec2Instance) => void;
}

export interface LaunchPlace {
  /** The letter of the availability zone. */
  readonly zone: string;
  readonly type: string;
  readonly market: 'on-demand' | 'spot';
  /** The group or fleet that asks, by its name, where its own launch troubles count as well. */
  readonly pool?: string;
}

/** EC2's error code for a launch there now (aws-facts.md §5); undefined where it would succeed. */
export function canLaunch(w: World, { zone, type, market, pool }: LaunchPlace): string | undefined {
  const { now } = w.engine;
  const { troubles } = w;
  const lacking = holding(troubles.insufficientCapacity, now).some(
    (t) => (t.zone ?? zone) === zone && (t.type ?? type) === type && (t.market ?? market) === market,
  );
  if (lacking || holding(troubles.zones, now).some((t) => t.zone === zone))
    return 'InsufficientInstanceCapacity';
  const refused = holding(troubles.launches, now).some((t) => t.how === 'fails' && t.pool === pool);
  if (!refused && aliveCount(w) < MOST_INSTANCES) return undefined;
  return market === 'spot' ? 'MaxSpotInstanceCountExceeded' : 'VcpuLimitExceeded';
}

/** Launches one instance; it runs, and then joins its cluster, in its own time. */
export function launchInstance(w: World, request: LaunchRequest): Ec2Instance {
  const { zone, type, market, template, joins } = request;
  const instance: Ec2Instance = {
    id: request.as?.id ?? instanceId(w),
    type: type.type,
    zone: `${w.region}${zone}`,
    subnetId: `subnet-${zone.repeat(8)}`,
    privateIp: `10.0.${w.random.int(0, 255)}.${w.random.int(4, 254)}`,
    imageId: template.version.imageId,
    market,
    launchedAt: request.as?.launchedAt ?? w.engine.now,
    state: 'pending',
    ...request.by,
    joins,
    cpu: type.cpu,
    memory: type.memory,
    gpus: type.gpus,
    enis: type.enis,
    weight: type.weight,
    launchTemplate: { id: template.id, name: template.name, version: String(template.version.number) },
    tags: new Map(request.tags),
  };
  w.instances.set(instance.id, instance);
  if (market === 'spot') requestSpot(w, instance);
  w.tally.instances.launched++;
  const by = 'group' in request.by ? request.by.group.name : request.by.fleet.id;
  w.log('instance', `${instance.id} launched by ${by} in ${instance.zone}`);
  countAlive(w, 1);
  if (!request.warm) stateEvent(w, instance);
  boot(w, instance, request);
  return instance;
}

function boot(w: World, instance: Ec2Instance, { joins, warm, onRunning }: LaunchRequest): void {
  const bootMs = warm ? 0 : draw(w, joins.boot);
  const trouble = warm ? undefined : launchTrouble(w, instance);
  if (trouble === 'dies') diesIn(w, instance, bootMs);
  w.engine.after(bootMs * 0.3, () => {
    if (instance.state !== 'pending') return;
    setInstanceState(w, instance, 'running');
    onRunning?.(instance);
  });
  w.engine.after(bootMs, () => {
    const cluster = trouble === 'joinsAnother' ? otherThan(w, joins.cluster) : joins.cluster;
    if (trouble === 'neverJoins' || !cluster) return w.log('instance', `${instance.id} never joins`);
    join(w, cluster, instance);
  });
}

const otherThan = ({ clusters }: World, cluster: Cluster) =>
  [...clusters.values()].find((each) => each !== cluster);

const launchTrouble = (w: World, { group, fleet }: Ec2Instance) =>
  holding(w.troubles.launches, w.engine.now).find((t) => t.pool === (group ?? fleet)?.name)?.how;

function diesIn(w: World, instance: Ec2Instance, bootMs: number): void {
  const atMs = bootMs * w.chance('launch-trouble').between(0.1, 0.9);
  const reason = 'Server.InternalError: Internal error on launch';
  w.engine.after(atMs, () => terminateInstance(w, instance, { by: 'api', reason }));
}

function requestSpot(w: World, instance: Ec2Instance): void {
  const request = {
    id: spotRequestId(w),
    instance,
    ...fulfilled,
    statusAt: w.engine.now,
    state: 'active' as const,
  };
  instance.spotRequest = request;
  w.spotRequests.set(request.id, request);
}
