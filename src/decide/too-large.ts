// Whether a pool is larger than it need be: above its limit, or little of it has been reserved for long enough.
import { parseDurationMs } from '#lib/duration.ts';
import { limitsAt } from '#plan/limits.ts';
import { reservationOf, scaleInOf } from '#plan/reservation.ts';
import { capacityOf } from '#plan/units.ts';
import type { PoolSpec, Situation } from './situation.ts';

/** How long little must be reserved before anything goes. */
export const STABLE = '10m';

/** Why the pool is larger than it need be, in one clause; `going`: units of it that leave already. */
export function tooLarge(situation: Situation, pool: PoolSpec, going = 0): string | undefined {
  const facts = situation.observation.pools.get(pool.name);
  const { max: most } = limitsAt(situation.spec, pool, situation.now);
  const size = capacityOf(facts);
  if (size !== undefined && size - going > most) return `the pool has ${size}, and its limit is ${most}`;
  const rule = scaleInOf(situation.spec, pool);
  const since = situation.recall.lowSince?.get(pool.name);
  const stableMs = parseDurationMs(rule?.stableFor ?? STABLE);
  if (since === undefined || situation.now - since < stableMs) return undefined;
  const { cpu, memory } = reservationOf(situation.observation, pool.name) ?? { cpu: 100, memory: 100 };
  return `${Math.round(cpu)} % of CPU and ${Math.round(memory)} % of memory are reserved`;
}
