// How good a spot pool (a type in a zone) is, for the allocation strategies. AWS publishes neither prices nor depth ahead
// of time: both are drawn from the seed and stay for the whole run (aws-facts.md §4.4 Mixed instances).
import type { Group, InstanceType, World } from './state.ts';

interface Pool {
  /** Of one unit, relative. */
  readonly price: number;
  /** How much spare capacity there is, 0 to 1. */
  readonly depth: number;
}

const drawn = new WeakMap<World, Map<string, Pool>>();

function poolOf(w: World, zone: string, type: InstanceType): Pool {
  const known = drawn.get(w) ?? new Map<string, Pool>();
  drawn.set(w, known);
  const key = `${zone}/${type.type}`;
  const before = known.get(key);
  if (before) return before;
  const random = w.chance(`spot-pool/${key}`);
  const discount = random.int(25, 45) / 100;
  const pool = { price: (type.cpu * discount) / type.weight, depth: random.int(0, 100) / 100 };
  known.set(key, pool);
  return pool;
}

/** The best first: types of a mixed group in one zone, as its spot allocation strategy ranks them. */
export function rankTypes(w: World, group: Group, zone: string): readonly InstanceType[] {
  if (group.types.length < 2) return group.types;
  return [...group.types].sort(
    (a, b) => badness(w, group, { zone, type: a }) - badness(w, group, { zone, type: b }),
  );
}

/** The lower, the better fits a pool the group's spot allocation strategy. */
export function badness(w: World, group: Group, place: { zone: string; type: InstanceType }): number {
  const { price, depth } = poolOf(w, place.zone, place.type);
  const strategy = group.mixed?.spotAllocation ?? 'lowest-price';
  if (strategy === 'lowest-price') return price;
  if (strategy === 'capacity-optimized') return 1 - depth;
  const dearest = Math.max(...group.types.map((type) => poolOf(w, place.zone, type).price));
  return 1 - depth + price / dearest;
}
