// Finds ECS records by what clients call them: short ids, names and ARNs are all accepted. Changes nothing.
import type { Failure } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import { shortId } from '../world/ids.ts';
import type { Cluster, ContainerInstance, Service, Task, TaskDefinition, World } from '../world/state.ts';
import { invalid } from './check.ts';

export const isArn = (reference: string) => reference.startsWith('arn:');

export function findCluster(w: World, reference = 'default'): Cluster | undefined {
  if (!isArn(reference)) return w.clusters.get(reference);
  const cluster = w.clusters.get(shortId(reference));
  return cluster?.arn === reference ? cluster : undefined;
}

export function clusterOf(w: World, reference?: string): Cluster {
  const cluster = findCluster(w, reference);
  if (!cluster) throw new AwsFault('ClusterNotFoundException', 'Cluster not found.');
  return cluster;
}

/** The ARN of something in a cluster, as clients may abbreviate it. */
export function fullArn(
  cluster: Cluster,
  kind: 'container-instance' | 'task' | 'service',
  reference: string,
): string {
  return isArn(reference) ? reference : `${cluster.arn.replace(':cluster/', `:${kind}/`)}/${reference}`;
}

/** Ids have 32 digits, or 36 characters in the old form (observed wording). */
function assertId(reference: string, what: string): void {
  const { length } = shortId(reference);
  if (length !== 32 && length !== 36) throw invalid(`${what} length should be one of [32,36]`);
}

export function findContainerInstance(cluster: Cluster, reference: string): ContainerInstance | undefined {
  assertId(reference, 'containerInstanceId');
  return cluster.containerInstances.get(fullArn(cluster, 'container-instance', reference));
}

export function containerInstanceOf(cluster: Cluster, reference: string): ContainerInstance {
  const container = findContainerInstance(cluster, reference);
  if (!container) throw invalid('The specified container instance was not found.');
  return container;
}

export function findTask(cluster: Cluster, reference: string): Task | undefined {
  assertId(reference, 'taskId');
  return cluster.tasks.get(fullArn(cluster, 'task', reference));
}

export function findService(cluster: Cluster, reference: string): Service | undefined {
  const service = cluster.services.get(shortId(reference));
  return service && (!isArn(reference) || service.arn === reference) ? service : undefined;
}

export function serviceOf(cluster: Cluster, reference: string): Service {
  const service = findService(cluster, reference);
  if (!service) throw new AwsFault('ServiceNotFoundException', 'Service not found.');
  return service;
}

/** By ARN, `family:revision`, or `family` for the newest revision. */
export function findTaskDefinition(w: World, reference: string): TaskDefinition | undefined {
  if (isArn(reference)) return w.taskDefinitions.get(reference);
  let newest: TaskDefinition | undefined;
  for (const definition of w.taskDefinitions.values()) {
    if (`${definition.family}:${definition.revision}` === reference) return definition;
    if (definition.family !== reference || definition.deregisteredAt !== undefined) continue;
    if (definition.revision > (newest?.revision ?? 0)) newest = definition;
  }
  return newest;
}

export const missing = (arn: string): Failure => ({ arn, reason: 'MISSING' });
