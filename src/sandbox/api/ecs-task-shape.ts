// A task as DescribeTasks shows it (aws-facts.md §1.5).
import type { Container, Task as EcsTask, TaskField } from '@aws-sdk/client-ecs';
import { shortId } from '../world/ids.ts';
import type { Task } from '../world/state.ts';
import { lowerTags } from './tags.ts';

const date = (at: number | undefined) => (at === undefined ? undefined : new Date(at));

export function taskShape(task: Task, include: readonly TaskField[] = []): EcsTask {
  const { container, definition } = task;
  return {
    taskArn: task.arn,
    clusterArn: task.cluster.arn,
    taskDefinitionArn: definition.arn,
    containerInstanceArn: container?.arn,
    availabilityZone: task.zone,
    launchType: task.launchType,
    group: task.group,
    startedBy: task.startedBy,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    connectivity: container?.agentConnected === false ? 'DISCONNECTED' : 'CONNECTED',
    connectivityAt: date(task.createdAt),
    createdAt: date(task.createdAt),
    startedAt: date(task.startedAt),
    stoppingAt: date(task.stoppingAt),
    stoppedAt: date(task.stoppedAt),
    stopCode: task.stopCode as EcsTask['stopCode'],
    stoppedReason: task.stoppedReason,
    cpu: String(definition.cpu),
    memory: String(definition.memory),
    healthStatus: task.health,
    version: task.version,
    enableExecuteCommand: false,
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    attachments: [],
    overrides: {
      containerOverrides: [{ name: definition.containerName }],
      inferenceAcceleratorOverrides: [],
    },
    containers: [containerShape(task)],
    tags: include.includes('TAGS') ? lowerTags(task.tags) : [],
  };
}

function containerShape(task: Task): Container {
  const { definition } = task;
  const ended = task.lastStatus === 'STOPPED' || task.lastStatus === 'DEPROVISIONING';
  return {
    containerArn: `${task.arn.replace(':task/', ':container/')}/${containerId(task)}`,
    taskArn: task.arn,
    name: definition.containerName,
    image: imageOf(definition.family),
    lastStatus: ended ? 'STOPPED' : task.startedAt === undefined ? 'PENDING' : 'RUNNING',
    exitCode: exitCode(task),
    networkBindings: bindings(task),
    networkInterfaces: [],
    healthStatus: task.health,
    cpu: String(definition.cpu),
    memory: String(definition.memory),
  };
}

export const imageOf = (family: string) => `sandbox/${family}:latest`;

/** A task has one container here, so that the container's id can follow from the task's. */
function containerId(task: Task): string {
  const id = shortId(task.arn);
  return `${id.slice(24)}-${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8, 12)}-${id.slice(12, 24)}`;
}

/**
 * 0 where the container ended by itself or on SIGTERM, 137 where its stop timeout ran out; none where the host
 * took it along. The world keeps no exit codes: this one follows from the times.
 */
function exitCode(task: Task): number | undefined {
  if (task.lastStatus !== 'STOPPED' || task.stopCode === 'TerminationNotice' || !task.startedAt)
    return undefined;
  if (task.stoppingAt === undefined) return 0;
  return task.stoppedAt! - task.stoppingAt > task.definition.stopTimeoutMs ? 137 : 0;
}

/** Bindings appear when the container runs. */
function bindings(task: Task): Container['networkBindings'] {
  const { containerPort } = task.definition;
  if (task.hostPort === undefined || containerPort === undefined || task.startedAt === undefined) return [];
  return [{ bindIP: '0.0.0.0', containerPort, hostPort: task.hostPort, protocol: 'tcp' }];
}
