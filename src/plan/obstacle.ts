// Why nothing at all can be done for a cluster. Planner and diff say it in the same words.
import type { Observation } from '#model/observation.ts';

/** Undefined when something can be done, or when the cluster could not be read. */
export function obstacleOf({ account, region, cluster, parts }: Observation): string | undefined {
  if (!parts.cluster.complete || cluster.status === 'ACTIVE') return undefined;
  return cluster.status === undefined
    ? `cluster ${cluster.name} was not found in account ${account}, ${region}; check spec.cluster and spec.region`
    : `cluster ${cluster.name} is ${cluster.status}`;
}
