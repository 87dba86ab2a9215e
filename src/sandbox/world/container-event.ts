// What a container instance shows of itself: its version, its event, and what room it has left.
import { emit, isWanted } from './bus.ts';
import type { ContainerInstance, World } from './state.ts';

/** Counts the version up and tells whoever listens (aws-facts.md §3.3). */
export function changed(w: World, container: ContainerInstance): void {
  container.version++;
  if (!isWanted(w, 'ECS Container Instance State Change')) return;
  emit(w, {
    source: 'aws.ecs',
    detailType: 'ECS Container Instance State Change',
    resources: [container.arn],
    detail: {
      agentConnected: container.agentConnected,
      clusterArn: container.cluster.arn,
      containerInstanceArn: container.arn,
      ec2InstanceId: container.host.id,
      status: container.status,
      version: container.version,
      updatedAt: new Date(w.engine.now).toISOString(),
    },
  });
}

/** CPU units and MiB that tasks have not reserved. */
export function remaining(container: ContainerInstance): { cpu: number; memory: number } {
  let { cpu, memory } = container.host;
  for (const task of container.tasks) {
    cpu -= task.definition.cpu;
    memory -= task.definition.memory;
  }
  return { cpu, memory };
}
