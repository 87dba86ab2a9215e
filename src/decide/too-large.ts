// Whether a pool is larger than it need be: above its limit, or little of it has been reserved for long enough.
import { parseDurationMs } from '#lib/duration.ts';
import { leastAt, limitsAt } from '#plan/limits.ts';
import { reservationOf, scaleInOf } from '#plan/reservation.ts';
import { capacityOf } from '#plan/units.ts';
import type { PoolSpec, Situation } from './situation.ts';

/** How long little must be reserved of a pool before anything of it goes, as the spec writes it. */
export const stableFor = (spec: Situation['spec'], pool: PoolSpec): string =>
  scaleInOf(spec, pool)?.stableFor ?? '10m';

/** Whether it has more than it may; `going`: units of it that leave already. */
export function isAboveLimit({ spec, observation, now }: Situation, pool: PoolSpec, going = 0): boolean {
  const size = capacityOf(observation.pools.get(pool.name));
  return size !== undefined && size - going > limitsAt(spec, pool, now).max;
}

/** Why the pool may not be smaller by so many units, in one clause; undefined: it may, or its size is not known. */
export function atItsLeast(
  { spec, observation, now }: Situation,
  pool: PoolSpec,
  going: number,
): string | undefined {
  const facts = observation.pools.get(pool.name);
  const size = capacityOf(facts);
  const least = leastAt(spec, pool, { facts, now });
  if (size === undefined || size - going >= least) return undefined;
  return `the pool has ${size}, and may not go below ${least}`;
}

/** Why the pool is larger than it need be, in one clause; `going`: units of it that leave already. */
export function tooLarge(situation: Situation, pool: PoolSpec, going = 0): string | undefined {
  const { spec, observation, recall, now } = situation;
  if (isAboveLimit(situation, pool, going)) {
    const size = capacityOf(observation.pools.get(pool.name));
    return `the pool has ${size}, and its limit is ${limitsAt(spec, pool, now).max}`;
  }
  const since = recall.lowSince?.get(pool.name);
  if (since === undefined || now - since < parseDurationMs(stableFor(spec, pool))) return undefined;
  const { cpu, memory } = reservationOf(observation, pool.name) ?? { cpu: 100, memory: 100 };
  return `${Math.round(cpu)} % of CPU and ${Math.round(memory)} % of memory are reserved`;
}
