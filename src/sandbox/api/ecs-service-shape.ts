// A service as DescribeServices shows it (aws-facts.md §1.6).
import type { Deployment, Service as EcsService, PlacementConstraint } from '@aws-sdk/client-ecs';
import type { Constraint, Service } from '../world/state.ts';
import { strategyShape } from './ecs-strategies.ts';

export function serviceShape(service: Service): EcsService {
  const counts = countsOf(service);
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status ?? 'ACTIVE',
    ...counts,
    ...whereOf(service),
    schedulingStrategy: service.daemon ? 'DAEMON' : 'REPLICA',
    taskDefinition: service.definition.arn,
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: false, rollback: false },
      maximumPercent: service.maximumPercent,
      minimumHealthyPercent: service.minimumHealthyPercent,
    },
    deploymentController: { type: 'ECS' },
    deployments: [deployment(service, counts)],
    events: service.events.map(({ id, at, message }) => ({ id, createdAt: new Date(at), message })),
    loadBalancers: loadBalancers(service),
    healthCheckGracePeriodSeconds: service.targetGroups.length > 0 ? 0 : undefined,
    serviceRegistries: serviceRegistries(service),
    placementConstraints: service.constraints.map(constraintShape),
    placementStrategy: service.daemon ? [] : service.strategies.map(strategyShape),
    availabilityZoneRebalancing: service.zoneRebalancing ? 'ENABLED' : 'DISABLED',
    createdAt: new Date(service.createdAt),
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    propagateTags: 'NONE',
    tags: [],
  };
}

/** A launch type or a capacity provider strategy, never both. */
function whereOf({
  launchType,
  capacityProvider,
}: Service): Pick<EcsService, 'launchType' | 'capacityProviderStrategy'> {
  if (!capacityProvider) return { launchType };
  return { capacityProviderStrategy: [{ capacityProvider: capacityProvider.name, weight: 1, base: 0 }] };
}

const constraintShape = (constraint: Constraint): PlacementConstraint =>
  constraint.kind === 'memberOf'
    ? { type: 'memberOf', expression: constraint.expression }
    : { type: 'distinctInstance' };

interface Counts {
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
}

function countsOf(service: Service): Counts {
  const tasks = [...service.tasks];
  const active = [...service.cluster.containerInstances.values()].filter((c) => c.status === 'ACTIVE');
  return {
    desiredCount: service.daemon ? active.length : service.desiredCount,
    runningCount: tasks.filter((task) => task.lastStatus === 'RUNNING').length,
    pendingCount: tasks.filter((task) => task.lastStatus === 'PENDING').length,
  };
}

/** There is one deployment, made with the service and long complete. */
function deployment(service: Service, counts: Counts): Deployment {
  return {
    id: service.deploymentId,
    status: 'PRIMARY',
    taskDefinition: service.definition.arn,
    ...counts,
    failedTasks: service.startFailures?.count ?? 0,
    createdAt: new Date(service.createdAt),
    updatedAt: new Date(service.createdAt),
    ...whereOf(service),
    serviceConnectConfiguration: serviceConnect(service),
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${service.deploymentId} completed.`,
  };
}

function loadBalancers({ targetGroups, definition }: Service): EcsService['loadBalancers'] {
  const { containerName, containerPort } = definition;
  return targetGroups.map(({ arn }) => ({ targetGroupArn: arn, containerName, containerPort }));
}

/** With a port where the records are SRV, which bridge and host mode need (aws-facts.md §6.5). */
function serviceRegistries({ discovery, definition }: Service): EcsService['serviceRegistries'] {
  if (discovery?.by !== 'cloudMap') return [];
  const { containerName, containerPort, network } = definition;
  return [{ registryArn: discovery.arn, ...(network !== 'awsvpc' && { containerName, containerPort }) }];
}

/** Of its deployment, where DescribeServices shows it. */
function serviceConnect({ discovery, name, definition }: Service): Deployment['serviceConnectConfiguration'] {
  if (discovery?.by !== 'serviceConnect') return undefined;
  const { containerName, containerPort: port } = definition;
  const clientAliases = [{ port, dnsName: name }];
  return {
    enabled: true,
    namespace: discovery.namespaceArn,
    services: [{ portName: containerName, discoveryName: name, clientAliases }],
  };
}
