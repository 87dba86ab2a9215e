// The ECS Task State Change event (aws-facts.md §3.3).
import { emit, isWanted } from './bus.ts';
import type { Task, World } from './state.ts';

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

export function taskEvent(w: World, task: Task): void {
  if (!isWanted(w, 'ECS Task State Change')) return;
  emit(w, {
    source: 'aws.ecs',
    detailType: 'ECS Task State Change',
    resources: [task.arn],
    detail: {
      clusterArn: task.cluster.arn,
      containerInstanceArn: task.container?.arn,
      taskArn: task.arn,
      taskDefinitionArn: task.definition.arn,
      group: task.group,
      startedBy: task.startedBy,
      launchType: task.launchType,
      availabilityZone: task.zone,
      lastStatus: task.lastStatus,
      desiredStatus: task.desiredStatus,
      createdAt: iso(task.createdAt),
      startedAt: iso(task.startedAt),
      stoppingAt: iso(task.stoppingAt),
      stoppedAt: iso(task.stoppedAt),
      stopCode: task.stopCode,
      stoppedReason: task.stoppedReason,
      cpu: String(task.definition.cpu),
      memory: String(task.definition.memory),
      updatedAt: iso(w.engine.now),
      version: task.version,
    },
  });
}
