// The ECS Task State Change event (aws-facts.md §3.3).
import { emit, isWanted } from './bus.ts';
import { shortId } from './ids.ts';
import { attachments } from './network.ts';
import { architectureFor } from './placement.ts';
import type { Task, TaskDefinition, World } from './state.ts';

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

/** That of its host; without one what its platform says. */
export const architectureOfTask = ({ container, definition }: Task) => ({
  name: 'ecs.cpu-architecture',
  value: container?.attributes.get('ecs.cpu-architecture') ?? architectureFor(definition) ?? 'x86_64',
});

export function taskEvent(w: World, task: Task): void {
  if (!isWanted(w, 'ECS Task State Change')) return;
  const { container, definition } = task;
  emit(w, {
    source: 'aws.ecs',
    detailType: 'ECS Task State Change',
    resources: [task.arn],
    detail: {
      attachments: attachments(task).map((each) => ({ ...each, type: 'eni' })),
      attributes: [architectureOfTask(task)],
      availabilityZone: task.zone,
      capacityProviderName: task.capacityProvider?.name,
      clusterArn: task.cluster.arn,
      connectivity: connectivity(task),
      connectivityAt: iso(container?.disconnectedAt ?? task.createdAt),
      containerInstanceArn: container?.arn,
      containers: [containerOf(task)],
      cpu: String(definition.cpu),
      memory: String(definition.memory),
      createdAt: iso(task.createdAt),
      pullStartedAt: iso(task.pullStartedAt),
      pullStoppedAt: iso(task.pullStoppedAt),
      startedAt: iso(task.startedAt),
      startedBy: task.startedBy,
      group: task.group,
      launchType: task.launchType,
      enableExecuteCommand: false,
      overrides: overridesOf(task),
      desiredStatus: task.desiredStatus,
      lastStatus: task.lastStatus,
      stopCode: task.stopCode,
      stoppedReason: task.stoppedReason,
      stoppingAt: iso(task.stoppingAt),
      executionStoppedAt: iso(task.executionStoppedAt),
      stoppedAt: iso(task.stoppedAt),
      taskArn: task.arn,
      taskDefinitionArn: definition.arn,
      updatedAt: iso(w.engine.now),
      version: task.version,
    },
  });
}

/** Whether the agent that looks after the task is connected (aws-facts.md §1.3). */
export const connectivity = ({ container }: Task) =>
  container?.agentConnected === false ? 'DISCONNECTED' : 'CONNECTED';

/** Every container is listed, overridden or not (§3.3). */
export const overridesOf = ({ overrides, definition }: Task) => ({
  containerOverrides: overrides?.containerOverrides.length
    ? overrides.containerOverrides
    : [{ name: definition.containerName }],
});

/** A task has one container here, so that the container's id can follow from the task's. */
export function containerArn(task: Task): string {
  const id = shortId(task.arn);
  const own = `${id.slice(24)}-${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8, 12)}-${id.slice(12, 24)}`;
  return `${task.arn.replace(':task/', ':container/')}/${own}`;
}

/** The status of the task's one container. */
export function containerStatus(task: Task): 'PENDING' | 'RUNNING' | 'STOPPED' {
  if (task.lastStatus === 'STOPPED' || task.lastStatus === 'DEPROVISIONING') return 'STOPPED';
  return task.startedAt === undefined ? 'PENDING' : 'RUNNING';
}

export const imageOf = ({ given, family }: TaskDefinition) => given?.image ?? `sandbox/${family}:latest`;

/**
 * 0 where the container ended by itself or on SIGTERM, 137 where its stop timeout ran out; none where the host
 * took it along. The world keeps no exit codes: this one follows from the times.
 */
export function exitCode(task: Task): number | undefined {
  const { lastStatus, stopCode, startedAt, executionStoppedAt } = task;
  if (lastStatus !== 'STOPPED' || stopCode === 'TerminationNotice' || !startedAt) return undefined;
  // Of an orphan ECS hears nothing more.
  if (executionStoppedAt === undefined) return undefined;
  if (task.stoppingAt === undefined) return 0;
  const tookMs = executionStoppedAt - task.stoppingAt;
  return tookMs >= task.definition.stopTimeoutMs ? 137 : 0;
}

function containerOf(task: Task): object {
  const { definition, eni } = task;
  return {
    containerArn: containerArn(task),
    lastStatus: containerStatus(task),
    exitCode: exitCode(task),
    name: definition.containerName,
    image: imageOf(definition),
    taskArn: task.arn,
    networkInterfaces: eni ? [{ attachmentId: eni.attachmentId, privateIpv4Address: eni.ip }] : [],
    cpu: String(definition.cpu),
    memory: String(definition.memory),
  };
}
