// A task as DescribeTasks shows it (aws-facts.md §1.5).
import type { Container, Task as EcsTask, TaskField } from '@aws-sdk/client-ecs';
import { attachments } from '../world/network.ts';
import { shownTask } from '../world/read-lag.ts';
import type { Task, World } from '../world/state.ts';
import {
  architectureOfTask,
  connectivity,
  containerArn,
  containerStatus,
  exitCode,
  imageOf,
  overridesOf,
} from '../world/task-event.ts';
import { lowerTags } from './tags.ts';

const date = (at: number | undefined) => (at === undefined ? undefined : new Date(at));

/** As reads show it, or fresh, as the answer of the call that changed it. */
export function taskShape(
  w: World,
  task: Task,
  how: { include?: readonly TaskField[]; fresh?: boolean } = {},
): EcsTask {
  const { container, definition } = task;
  const { include = [], fresh = false } = how;
  const shown = fresh ? task : shownTask(w, task);
  const isStopping = shown.desiredStatus === 'STOPPED';
  return {
    taskArn: task.arn,
    clusterArn: task.cluster.arn,
    taskDefinitionArn: definition.arn,
    containerInstanceArn: container?.arn,
    capacityProviderName: task.capacityProvider?.name,
    availabilityZone: task.zone,
    launchType: task.launchType,
    platformVersion: task.launchType === 'FARGATE' ? '1.4.0' : undefined,
    platformFamily: task.launchType === 'FARGATE' ? 'Linux' : undefined,
    group: task.group,
    startedBy: task.startedBy,
    lastStatus: shown.lastStatus,
    desiredStatus: shown.desiredStatus,
    version: shown.version,
    connectivity: connectivity(task),
    connectivityAt: date(container?.disconnectedAt ?? task.createdAt),
    createdAt: date(task.createdAt),
    pullStartedAt: date(task.pullStartedAt),
    pullStoppedAt: date(task.pullStoppedAt),
    startedAt: date(task.startedAt),
    stoppingAt: isStopping ? date(task.stoppingAt) : undefined,
    executionStoppedAt: isStopping ? date(task.executionStoppedAt) : undefined,
    stoppedAt: isStopping ? date(task.stoppedAt) : undefined,
    stopCode: isStopping ? (task.stopCode as EcsTask['stopCode']) : undefined,
    stoppedReason: isStopping ? task.stoppedReason : undefined,
    cpu: String(definition.cpu),
    memory: String(definition.memory),
    healthStatus: task.health,
    enableExecuteCommand: false,
    attributes: [architectureOfTask(task)],
    attachments: attachments(task),
    overrides: { ...overridesOf(task), inferenceAcceleratorOverrides: [] },
    containers: [containerShape(task)],
    tags: include.includes('TAGS') ? lowerTags(task.tags) : [],
  };
}

function containerShape(task: Task): Container {
  const { definition, eni } = task;
  return {
    containerArn: containerArn(task),
    taskArn: task.arn,
    name: definition.containerName,
    image: imageOf(definition),
    lastStatus: containerStatus(task),
    exitCode: exitCode(task),
    networkBindings: bindings(task),
    networkInterfaces: eni ? [{ attachmentId: eni.attachmentId, privateIpv4Address: eni.ip }] : [],
    healthStatus: task.health,
    cpu: String(definition.cpu),
    memory: String(definition.memory),
  };
}

/** Bindings appear when the container runs. */
function bindings(task: Task): Container['networkBindings'] {
  const { containerPort } = task.definition;
  if (task.hostPort === undefined || containerPort === undefined || task.startedAt === undefined) return [];
  return [{ bindIP: '0.0.0.0', containerPort, hostPort: task.hostPort, protocol: 'tcp' }];
}
