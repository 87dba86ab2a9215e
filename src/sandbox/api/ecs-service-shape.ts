// A service as DescribeServices shows it (aws-facts.md §1.6).
import type { Deployment, Service as EcsService } from '@aws-sdk/client-ecs';
import type { Service } from '../world/state.ts';
import { strategyShape } from './ecs-strategies.ts';

export function serviceShape(service: Service): EcsService {
  const counts = countsOf(service);
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: 'ACTIVE',
    ...counts,
    launchType: 'EC2',
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
    serviceRegistries: [],
    placementConstraints: [],
    placementStrategy: service.daemon ? [] : service.strategies.map(strategyShape),
    availabilityZoneRebalancing: 'DISABLED',
    createdAt: new Date(service.createdAt),
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    propagateTags: 'NONE',
    tags: [],
  };
}

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
    pendingCount: tasks.filter((task) => ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus))
      .length,
  };
}

/** There is one deployment, made with the service and long complete. */
function deployment(service: Service, counts: Counts): Deployment {
  return {
    id: service.deploymentId,
    status: 'PRIMARY',
    taskDefinition: service.definition.arn,
    ...counts,
    failedTasks: 0,
    createdAt: new Date(service.createdAt),
    updatedAt: new Date(service.createdAt),
    launchType: 'EC2',
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${service.deploymentId} completed.`,
  };
}

function loadBalancers({ targetGroups, definition }: Service): EcsService['loadBalancers'] {
  const { containerName, containerPort } = definition;
  return targetGroups.map(({ arn }) => ({ targetGroupArn: arn, containerName, containerPort }));
}
