// Where new hosts can come from: pools that Sluice may let grow now, the preferred first, each with what shall be free there.
import type { PoolFacts } from '#model/observation.ts';
import type { Needs } from '#model/room.ts';
import { type Limits, limitsAt } from '#plan/limits.ts';
import type { Host } from '#plan/placing/host.ts';
import type { Source, Spare } from '#plan/placing/opening.ts';
import { capacityOf } from '#plan/units.ts';
import { thereOf } from '#plan/unseen.ts';
import { capacityOwner } from '../owner.ts';
import type { PoolSpec, Situation } from '../situation.ts';
import { type Coming, comingOf } from './hosts.ts';

/**
 * How long a pool is believed to be about to launch what it was asked for: a group shows what it launches within seconds. Then another
 * takes over.
 */
export const PATIENCE_MS = 60_000;

export interface Ground {
  readonly pool: PoolSpec;
  readonly facts: PoolFacts;
  /** What it shall have, in instances, or units where they are weighted. */
  readonly capacity: number;
  /** What it has or shall have, whichever is more. */
  readonly size: number;
  readonly limits: Limits;
  readonly coming: Coming;
  /** Why it may not grow now; undefined: it may. */
  readonly held?: string;
}

/** What is known of each pool that was found. */
export function groundsOf(situation: Situation): Ground[] {
  return (situation.spec.pools ?? []).flatMap((pool) => {
    const facts = situation.observation.pools.get(pool.name);
    const capacity = capacityOf(facts);
    if (facts === undefined || capacity === undefined) return [];
    const shortMs = shortFor(situation, pool);
    const coming = comingOf(situation, facts, { shortMs, patienceMs: PATIENCE_MS });
    const limits = limitsAt(situation.spec, pool, situation.now);
    const size = Math.max(capacity, thereOf(pool.name, situation.observation.instances.values()));
    const held = heldBack(situation, pool, facts, coming);
    return [{ pool, facts, capacity, size, limits, coming, held }];
  });
}

const shortFor = ({ recall, now }: Situation, { name }: PoolSpec) => {
  const since = recall.shortSince?.get(name);
  return since === undefined ? 0 : now - since;
};

function heldBack(
  situation: Situation,
  pool: PoolSpec,
  { group, fleet }: PoolFacts,
  { overdue }: Coming,
): string | undefined {
  const owner = capacityOwner(situation, pool);
  if (owner !== undefined) return owner;
  if (group?.suspendedProcesses.includes('Launch')) return 'its group launches nothing: Launch is suspended';
  if (fleet !== undefined && fleet.state !== 'active') return `its Spot Fleet is ${fleet.state}`;
  return overdue > 0 ? `${overdue} of what it was asked for does not come` : undefined;
}

/** `largest`: what headroom for one more of the largest task is. */
export function sourcesOf(
  { spec }: Situation,
  grounds: readonly Ground[],
  { hosts, largest }: { hosts: readonly Host[]; largest?: Needs },
  shapes: (pool: string) => Source['shapes'],
): Source[] {
  const open = grounds.filter(({ held }) => held === undefined);
  const order = growthOrder(grounds.map(({ pool }) => pool));
  const sorted = open.toSorted((a, b) => order.indexOf(a.pool) - order.indexOf(b.pool));
  return sorted.map(({ pool, facts, size, limits }) => ({
    pool: pool.name,
    provider: facts.group?.capacityProvider?.name,
    shapes: shapes(pool.name),
    zones: facts.group?.zones ?? zonesOf(hosts, pool.name),
    units: Math.max(0, Math.min(limits.max, facts.group?.max ?? Number.POSITIVE_INFINITY) - size),
    forWaiting: growsFor(spec, pool),
    has: size,
    ...(pool.base !== undefined && { base: pool.base }),
    ...(pool.weight !== undefined && { weight: pool.weight }),
    spare: spareOf(spec, pool, largest),
  }));
}

/** As the spec names them; a pool that others fall back to comes after those. */
export function growthOrder(pools: readonly PoolSpec[]): PoolSpec[] {
  const fallbacks = new Set(pools.flatMap(({ fallback }) => fallback ?? []));
  const isLast = ({ name }: PoolSpec) => fallbacks.has(name);
  return [...pools.filter((each) => !isLast(each)), ...pools.filter(isLast)];
}

const zonesOf = (hosts: readonly Host[], pool: string): string[] => {
  const zones = hosts.filter((host) => host.pool === pool).map(({ zone }) => zone ?? '');
  return zones.length > 0 ? [...new Set(zones)].sort() : [''];
};

/** The rules of a pool: its own, else those of the whole cluster. */
export const scaleOutOf = (spec: Situation['spec'], pool: PoolSpec) => pool.scaleOut ?? spec.scaleOut;

/** Whether tasks that have no place let it grow. */
function growsFor(spec: Situation['spec'], pool: PoolSpec): boolean {
  const rule = scaleOutOf(spec, pool);
  return rule?.unplacedTasks === true || rule?.shortageQueue !== undefined || (pool.surviveLossOf ?? 0) > 0;
}

function spareOf(spec: Situation['spec'], pool: PoolSpec, largest: Needs | undefined): Spare {
  const { headroom } = pool;
  const used = scaleOutOf(spec, pool)?.reservation;
  return {
    ...(typeof headroom === 'number' && { hosts: headroom }),
    ...(typeof headroom === 'string' && headroom.endsWith('%') && { percent: Number.parseInt(headroom, 10) }),
    ...(pool.headroomTasks !== undefined &&
      largest !== undefined && { tasks: { needs: largest, count: pool.headroomTasks } }),
    ...(used !== undefined && { used }),
  };
}
