// What a cluster without a record is compared with: what an adoption would print of it, as far as a spec names it.
import type { PoolFacts } from '#model/observation.ts';
import type { Spec } from './canonical.ts';

type PoolSpec = NonNullable<Spec['pools']>[number];
type Pools = ReadonlyMap<string, PoolFacts>;

/** Its pools by name and with the limits of their groups, nothing done to them. */
export function unmanaged(spec: Spec, facts: Pools): Spec {
  const { account, region, cluster } = spec;
  const pools = (spec.pools ?? []).map((pool) => {
    const { name, autoScalingGroup, spotFleet } = pool;
    const limits = limitsToday(pool, facts);
    return {
      name,
      ...(autoScalingGroup && { autoScalingGroup }),
      ...(spotFleet && { spotFleet }),
      ...(limits && { limits }),
    };
  });
  return { account, region, cluster, mode: 'observe', ...(pools.length > 0 && { pools }) };
}

/** The same spec with the limits of today: nothing else of it has a counterpart in AWS that it could alter in mode observe. */
export function observed(spec: Spec, facts: Pools): Spec {
  if (spec.pools === undefined) return spec;
  const pools = spec.pools.map((pool) => {
    // A fleet has none of its own.
    if (facts.get(pool.name)?.fleet !== undefined) return withoutLimits(pool);
    const limits = limitsToday(pool, facts);
    return limits === undefined ? pool : { ...pool, limits };
  });
  return { ...spec, pools };
}

const withoutLimits = ({ limits: _, ...pool }: PoolSpec): PoolSpec => pool;

/** MinSize and MaxSize, where the spec has a word on them: what it leaves out stays with the group. */
function limitsToday({ name, limits }: PoolSpec, facts: Pools): PoolSpec['limits'] {
  const group = facts.get(name)?.group;
  if (group === undefined || limits === undefined) return undefined;
  const { min, max } = group;
  return { ...(limits.min !== undefined && { min }), ...(limits.max !== undefined && { max }) };
}
