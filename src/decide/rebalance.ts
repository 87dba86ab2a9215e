// Rebalance recommendations: a hint that an instance may be interrupted sooner than others (aws-facts.md §5.1). Told once, by
// event; nothing that can be read shows it.
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { PoolSpec, Situation } from './situation.ts';

/** When EC2 recommended to replace it, ms since the epoch; undefined where it did not, or where somebody else sees to it. */
export function recommendedAt(
  { notices }: Situation,
  { pool, group }: { pool: PoolSpec; group: GroupFacts },
  instance: InstanceFacts,
): number | undefined {
  if (pool.onRebalance !== 'replace' || group.capacityRebalance === true) return undefined;
  const at = (notices.get(instance.instanceId) ?? [])
    .filter((notice) => notice.kind === 'rebalance' && notice.at >= (instance.launchedAt ?? 0))
    .map((notice) => notice.at);
  return instance.market === 'spot' && at.length > 0 ? Math.min(...at) : undefined;
}
