// From a scenario's service to a service with its tasks running and its targets healthy.
import { parseDurationMs, parseRangeMs } from '#lib/duration.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { arn } from './ids.ts';
import { place } from './placement.ts';
import { trackRequests } from './scaling.ts';
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
import { registerTask } from './targets.ts';
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
    definition: taskDefinition(w, spec.name, spec.task, balancers.length > 0 ? 8080 : undefined),
    deploymentId: `ecs-svc/${w.random.int(1, 2 ** 31 - 1)}`,
    strategies: spec.spread ?? ['zone', 'instance'],
    targetGroups: balancers.map((balancer, index) => {
      const name = index === 0 ? spec.name : `${spec.name}-${index + 1}`;
      return addTargetGroup(w, { name, service: spec, balancer });
    }),
    launchType: spec.launchType ?? 'EC2',
    capacityProvider: spec.capacityProvider ? w.capacityProviders.get(spec.capacityProvider) : undefined,
    constraints: (spec.constraints ?? []).map(readConstraint),
    zoneRebalancing: spec.availabilityZoneRebalancing ?? false,
    scaleInProtectionMs: spec.scaleInProtection ? parseDurationMs(spec.scaleInProtection) : undefined,
    createdAt: w.engine.now,
    tasks: new Set(),
    events: [],
    wantedSince: [],
    due: () => undefined,
  };
  cluster.services.set(service.name, service);
  const traffic = spec.traffic && readTraffic(spec.traffic);
  if (traffic && service.targetGroups.length > 0) startTraffic(w, service, traffic);
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
    meanSeconds: spec.seconds ?? 0.1,
    perTask: spec.perTask ?? 100,
  };
}

/** Puts the desired tasks on the instances as if they had been running for a while. */
export function warmUp(w: World, service: Service): void {
  const { cluster, definition } = service;
  if (service.daemon) {
    for (const container of cluster.containerInstances.values()) warmTask(w, service, container);
    return;
  }
  for (let n = 0; n < service.desiredCount; n++) {
    const placed = place(w, { cluster, definition, strategies: service.strategies, service });
    if ('reason' in placed) return;
    warmTask(w, service, placed.container);
  }
}

function warmTask(w: World, service: Service, container: ContainerInstance): void {
  const task: Task = {
    arn: arn.task(w, service.cluster.name),
    definition: service.definition,
    cluster: service.cluster,
    container,
    launchType: 'EC2',
    zone: container.host.zone,
    health: 'UNKNOWN',
    service,
    group: `service:${service.name}`,
    startedBy: service.deploymentId,
    tags: new Map(),
    lastStatus: 'PENDING',
    desiredStatus: 'RUNNING',
    version: 4,
    createdAt: w.engine.now - 120_000,
    startedAt: w.engine.now - 60_000,
    hostPort: service.definition.containerPort === undefined ? undefined : container.nextHostPort++,
    targets: [],
    process: 'serving',
  };
  service.cluster.tasks.set(task.arn, task);
  container.tasks.add(task);
  service.tasks.add(task);
  setStatus(w, task, 'RUNNING');
  registerTask(w, task);
  for (const target of task.targets) target.state = 'healthy';
}
