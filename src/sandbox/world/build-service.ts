// From a scenario's service to a service with its tasks running and its targets healthy.
import { parseDurationMs, parseRangeMs } from '#lib/duration.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { becomeFound, discoveryOf } from './discovery.ts';
import { arn } from './ids.ts';
import { attachEni, usesEni } from './network.ts';
import { openPlacement } from './placement.ts';
import { setProcess } from './process.ts';
import { trackRequests } from './scaling.ts';
import { fargateZone, placeRequestOf, requestOf } from './scheduler-start.ts';
import type {
  Cluster,
  Constraint,
  ContainerInstance,
  Service,
  TargetGroup,
  Task,
  TaskDefinition,
  World,
} from './state.ts';
import { markHealthy, registerTask } from './targets.ts';
import { protectItself } from './task.ts';
import { createTask } from './task-record.ts';
import { setStatus } from './task-status.ts';
import { startTraffic, type Traffic } from './traffic.ts';

export type ServiceSpec = NonNullable<Scenario['spec']['clusters'][number]['services']>[number];
type TaskSpec = ServiceSpec['task'];
type Balancer = NonNullable<ServiceSpec['loadBalancer']>;

export function taskDefinition(
  w: World,
  family: string,
  spec: TaskSpec,
  containerPort?: number,
): TaskDefinition {
  const definition: TaskDefinition = {
    arn: arn.taskDefinition(w, family, 1),
    family,
    revision: 1,
    cpu: spec.cpu,
    memory: spec.memory,
    containerName: 'app',
    containerPort,
    stopTimeoutMs: parseDurationMs(spec.stopTimeout ?? '30s'),
    gpus: spec.gpus ?? 0,
    network: spec.network ?? 'bridge',
    hostPort: spec.hostPort,
    healthCheck: spec.healthCheck ? parseRangeMs(spec.healthCheck) : undefined,
    registeredAt: w.engine.now,
    behaviour: {
      start: parseRangeMs(spec.start ?? '5s-15s'),
      ready: parseRangeMs(spec.ready ?? '3s-8s'),
      shutdown: parseRangeMs(spec.shutdown ?? '1s-5s'),
    },
  };
  w.taskDefinitions.set(definition.arn, definition);
  return definition;
}

export function addService(w: World, cluster: Cluster, spec: ServiceSpec): Service {
  const daemon = spec.daemon ?? false;
  const balancers = balancersOf(spec);
  const service: Service = {
    name: spec.name,
    arn: arn.service(w, cluster.name, spec.name),
    cluster,
    daemon,
    desiredCount: spec.desired,
    minimumHealthyPercent: spec.minimumHealthyPercent ?? (daemon ? 0 : 100),
    maximumPercent: spec.maximumPercent ?? (daemon ? 100 : 200),
    definition: taskDefinition(
      w,
      spec.name,
      taskOf(spec),
      balancers.length > 0 || spec.discovery ? 8080 : undefined,
    ),
    deploymentId: `ecs-svc/${w.random.int(1, 2 ** 31 - 1)}`,
    strategies: spec.spread ?? ['zone', 'instance'],
    targetGroups: balancers.map((balancer, index) => {
      const name = index === 0 ? spec.name : `${spec.name}-${index + 1}`;
      return addTargetGroup(w, { name, service: spec, balancer });
    }),
    discovery: discoveryOf(w, spec.name, spec.discovery),
    launchType: spec.launchType ?? 'EC2',
    // Providers come with the pools, after the services.
    get capacityProvider() {
      return spec.capacityProvider ? w.capacityProviders.get(spec.capacityProvider) : undefined;
    },
    constraints: (spec.constraints ?? []).map(readConstraint),
    zoneRebalancing: spec.availabilityZoneRebalancing ?? false,
    scaleInProtectionMs: spec.scaleInProtection ? parseDurationMs(spec.scaleInProtection) : undefined,
    createdAt: w.engine.now,
    tasks: new Set(),
    unsettled: new Set(),
    events: [],
    wantedSince: [],
    due: () => undefined,
  };
  cluster.services.set(service.name, service);
  const traffic = spec.traffic && readTraffic(spec.traffic);
  if (traffic) startTraffic(w, service, traffic);
  if (traffic && spec.autoScaling) trackRequests(w, service, { ...spec.autoScaling, traffic });
  return service;
}

const balancersOf = (spec: ServiceSpec): Balancer[] =>
  spec.loadBalancer ? [spec.loadBalancer] : (spec.loadBalancers ?? []);

const readConstraint = ({ memberOf }: NonNullable<ServiceSpec['constraints']>[number]): Constraint =>
  memberOf === undefined ? { kind: 'distinctInstance' } : { kind: 'memberOf', expression: memberOf };

/** awsvpc tasks are registered by their own IP. */
function addTargetGroup(
  w: World,
  of: { name: string; service: ServiceSpec; balancer: Balancer },
): TargetGroup {
  const { name, service, balancer: spec } = of;
  const kind = spec.type ?? 'application';
  const group: TargetGroup = {
    arn: arn.targetGroup(w, name),
    name,
    loadBalancerArn: arn.loadBalancer(w, kind, name),
    kind,
    targetType: service.task.network === 'awsvpc' || service.launchType === 'FARGATE' ? 'ip' : 'instance',
    deregistrationDelayMs: parseDurationMs(spec.deregistrationDelay ?? '5m'),
    healthCheckIntervalMs: parseDurationMs(spec.healthCheckInterval ?? '10s'),
    healthyThreshold: spec.healthyThreshold ?? 2,
    unhealthyThreshold: spec.unhealthyThreshold ?? 2,
    service: service.name,
    targets: new Map(),
    leaving: new Set(),
  };
  w.targetGroups.set(group.arn, group);
  return group;
}

function readTraffic(spec: NonNullable<ServiceSpec['traffic']>): Traffic {
  return {
    points: (spec.points ?? []).map((p) => ({ atMs: parseDurationMs(p.at), perSecond: p.requestsPerSecond })),
    wave: spec.wave && {
      low: spec.wave.low,
      high: spec.wave.high,
      periodMs: parseDurationMs(spec.wave.period ?? '24h'),
      peakAtMs: spec.wave.peakAt
        ? parseDurationMs(spec.wave.peakAt)
        : parseDurationMs(spec.wave.period ?? '24h') / 2,
    },
    cdn: spec.cdn && {
      errorCachingMs: parseDurationMs(spec.cdn.errorCaching ?? '5m'),
      objects: spec.cdn.objects ?? 100,
    },
    meanSeconds: spec.seconds ?? 0.1,
    perTask: spec.perTask ?? 100,
  };
}

/** Fargate knows no other network mode than awsvpc. */
const taskOf = ({ launchType, task }: ServiceSpec): TaskSpec =>
  launchType === 'FARGATE' ? { ...task, network: 'awsvpc' } : task;

/** Puts the desired tasks on the instances as if they had been running for a while. */
export function warmUp(w: World, service: Service): void {
  if (service.daemon) {
    for (const container of service.cluster.containerInstances.values()) warmTask(w, service, { container });
    return;
  }
  if (service.launchType === 'FARGATE') {
    for (let n = 0; n < service.desiredCount; n++) warmTask(w, service, { zone: fargateZone(w, service) });
    return;
  }
  const placement = openPlacement(w, placeRequestOf(service));
  for (let n = 0; n < service.desiredCount; n++) {
    const placed = placement.next();
    if ('reason' in placed) return;
    warmTask(w, service, placed);
  }
}

/** A task that has been running for a while. */
export function warmTask(
  w: World,
  service: Service,
  {
    startedAt = w.engine.now - 60_000,
    ...at
  }: { container?: ContainerInstance; zone?: string; startedAt?: number },
): Task {
  const task = createTask(w, { ...requestOf(service), ...at, createdAt: startedAt - 60_000 });
  task.startedAt = startedAt;
  task.version = 4;
  if (usesEni(task)) attachEni(w, task);
  if (task.definition.healthCheck) task.health = 'HEALTHY';
  protectItself(w, task);
  setStatus(w, task, 'RUNNING');
  setProcess(task, 'serving');
  registerTask(w, task);
  becomeFound(w, task);
  for (const target of task.targets) markHealthy(w, target);
  return task;
}
