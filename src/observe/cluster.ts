// The ECS cluster itself: status and tags. Reads only.
import type { ClusterFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import type { Answer } from './part.ts';

/** A cluster that was ACTIVE and is not in the answer keeps its facts: such an answer proves nothing. */
export async function readCluster(
  { ports, spec }: ReadContext,
  known: ClusterFacts,
): Promise<Answer<ClusterFacts>> {
  const answer = await ports.ecs.describeClusters({ clusters: [spec.cluster], include: ['TAGS'] });
  const found = answer.clusters?.[0];
  if (!found && known.status === 'ACTIVE')
    return { value: known, problem: `cluster ${spec.cluster} was ACTIVE and is not in the answer` };
  // Not found is an answer too: no status.
  if (!found) return { value: { name: spec.cluster, arn: clusterArn(spec), tags: {} } };
  const tags = Object.fromEntries((found.tags ?? []).map((tag) => [tag.key ?? '', tag.value ?? '']));
  return {
    value: {
      name: found.clusterName ?? spec.cluster,
      arn: found.clusterArn ?? clusterArn(spec),
      status: found.status,
      tags,
    },
  };
}

/** The ARN that a cluster of this spec has. */
export function clusterArn(spec: ReadContext['spec']): string {
  const partition = spec.region.startsWith('cn-')
    ? 'aws-cn'
    : spec.region.startsWith('us-gov-')
      ? 'aws-us-gov'
      : 'aws';
  return `arn:${partition}:ecs:${spec.region}:${spec.account}:cluster/${spec.cluster}`;
}
