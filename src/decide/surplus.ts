// Scale-in by Sluice, in mode scale: which named instance a pool can do without. Idle ones first, zones kept even, never below
// the limits, and not while anything is short.
import { parseDurationMs } from '#lib/duration.ts';
import { count } from '#lib/text.ts';
import type { VoluntaryReason } from '#model/notice.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { leastAt, limitsAt } from '#plan/limits.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import { shortOf } from '#plan/pool-count.ts';
import { reservationOf, scaleInOf } from '#plan/reservation.ts';
import { capacityOf, unitsOf } from '#plan/units.ts';
import { byEase } from './ease.ts';
import { neededFor } from './growth/spare.ts';
import { modeAllows, type PoolSpec, type Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { busyTasks } from './workload.ts';

export interface Surplus {
  readonly instance: InstanceFacts;
  readonly reason: Extract<VoluntaryReason, 'scaleIn' | 'consolidate'>;
  readonly why: string;
}

/** How long little must be reserved before anything goes. */
const STABLE = '10m';
/** A shortage that was seen this recently may come back. */
const RECENT_MS = 600_000;

export interface Free {
  readonly pool: PoolSpec;
  /** Those of the pool that are in service, and with which nothing else is going on. */
  readonly free: readonly InstanceFacts[];
}

/** The next to go, or undefined. */
export function nextSurplus(situation: Situation, of: Free): Surplus | undefined {
  const { pool, free } = of;
  const why = tooLarge(situation, pool);
  if (why === undefined || !modeAllows(situation.spec, 'scale')) return undefined;
  const fitting = free.filter((instance) => mayGo(situation, pool, instance));
  const idle = fitting.filter((instance) => loadOf(situation, instance) === 0);
  const first = firstSpare(situation, pool, evenly(idle, free));
  if (first !== undefined) return { instance: first, reason: 'scaleIn', why: `${why}; it is idle` };
  if (scaleInOf(situation.spec, pool)?.consolidate !== true) return undefined;
  const movable = fitting.filter((instance) => fitsElsewhere(situation, pool, instance));
  const least = firstSpare(situation, pool, evenly(movable, free));
  return least && { instance: least, reason: 'consolidate', why: `${why}; what it runs fits on the others` };
}

/** Each is thought away with all that runs: of thousands the easiest tell enough. */
const MOST_TRIED = 5;

/** The easiest to take away of those that are not needed. */
function firstSpare(
  situation: Situation,
  pool: PoolSpec,
  candidates: readonly InstanceFacts[],
): InstanceFacts | undefined {
  const easiest = candidates.toSorted(byEase(situation)).slice(0, MOST_TRIED);
  // What is above its limit goes, whatever it runs: that is what the limit says.
  if (isAboveLimit(situation, pool)) return easiest[0];
  return easiest.find((each) => neededFor(situation, each) === undefined);
}

function isAboveLimit({ spec, observation, now }: Situation, pool: PoolSpec): boolean {
  const size = capacityOf(observation.pools.get(pool.name));
  return size !== undefined && size > limitsAt(spec, pool, now).max;
}

/** Why the pool is larger than it need be, in one clause. */
export function tooLarge(situation: Situation, pool: PoolSpec): string | undefined {
  const facts = situation.observation.pools.get(pool.name);
  const { max: most } = limitsAt(situation.spec, pool, situation.now);
  const size = capacityOf(facts);
  if (size !== undefined && size > most) return `the pool has ${size}, and its limit is ${most}`;
  const rule = scaleInOf(situation.spec, pool);
  const since = situation.recall.lowSince?.get(pool.name);
  const stableMs = parseDurationMs(rule?.stableFor ?? STABLE);
  if (since === undefined || situation.now - since < stableMs) return undefined;
  const { cpu, memory } = reservationOf(situation.observation, pool.name) ?? { cpu: 100, memory: 100 };
  return `${Math.round(cpu)} % of CPU and ${Math.round(memory)} % of memory are reserved`;
}

/** Why nothing of the pool may go now; undefined: it may. */
export function holdsSurplus({ observation, now }: Situation, pool: PoolSpec): string | undefined {
  const { short } = shortOf(observation, pool.name);
  if (short > 0) return `the pool is ${count(short, 'instance')} short`;
  return whoLacksTasks({ observation, now });
}

/** Capacity goes down only where it is known that no service lacks any. What was read before may be the calm before it. */
export const servicesUnread = ({ parts }: Situation['observation']): string | undefined =>
  parts.services.complete ? undefined : 'not read whole: services';

/** A service that lacks tasks, or found no room a moment ago, in one clause. */
export function whoLacksTasks({
  observation,
  now,
}: Pick<Situation, 'observation' | 'now'>): string | undefined {
  const services = [...observation.services.values()].filter(({ daemon }) => !daemon);
  const hungry = services.find((each) => each.runningCount < each.desiredCount);
  if (hungry !== undefined)
    return `${hungry.name} runs ${hungry.runningCount} of ${hungry.desiredCount} tasks`;
  const refused = services.find(({ events }) =>
    events.some(({ at, message }) => now - at < RECENT_MS && message.includes('unable to place a task')),
  );
  return refused && `${refused.name} found no room a moment ago`;
}

/** Nobody wants to keep it; limits hold; and but for them, what is left is not so full that more would have to be launched. */
function mayGo(situation: Situation, pool: PoolSpec, instance: InstanceFacts): boolean {
  if (Object.hasOwn(instance.tags, KEEP_TAG)) return false;
  const facts = situation.observation.pools.get(pool.name);
  const size = capacityOf(facts);
  const units = unitsOf(instance);
  if (size === undefined || units === undefined) return false;
  const going = [...situation.observation.instances.values()].filter(
    (each) => each.pool === pool.name && isGoing(situation, each),
  );
  const gone = going.reduce((sum, each) => sum + (unitsOf(each) ?? 0), 0);
  const { spec, now } = situation;
  if (size - gone - units < leastAt(spec, pool, { facts, now })) return false;
  if (size > limitsAt(spec, pool, now).max) return true;
  const left = reservationOf(situation.observation, pool.name, instance.instanceId);
  const { cpu = 90, memory = 90 } = (pool.scaleOut ?? situation.spec.scaleOut)?.reservation ?? {};
  return left !== undefined && left.cpu < cpu && left.memory < memory;
}

/**
 * Chosen to leave, and counted in the capacity still. What ends is not: a group is smaller from the call on that ends it, a fleet
 * before that, and what ends for another reason is replaced.
 */
function isGoing(situation: Situation, instance: InstanceFacts): boolean {
  const { group, ec2State = '' } = instance;
  if (group?.lifecycleState.startsWith('Terminat') || ['shutting-down', 'terminated'].includes(ec2State))
    return false;
  const reason = standingOf(situation, instance).wish?.reason;
  return reason === 'scaleIn' || reason === 'consolidate';
}

/** Zones may differ by one: else the group would even them out, by launching and ending others. */
function evenly(candidates: readonly InstanceFacts[], all: readonly InstanceFacts[]): InstanceFacts[] {
  const inZone = (zone: string | undefined) => all.filter((each) => each.zone === zone).length;
  const largest = Math.max(0, ...all.map(({ zone }) => inZone(zone)));
  return candidates.filter(({ zone }) => inZone(zone) >= largest);
}

const loadOf = ({ spec }: Situation, instance: InstanceFacts) => busyTasks(instance, spec.workloads).length;

/** By the whole of what it runs, with a fifth to spare; whether each single task fits ECS finds out before it stops any. */
function fitsElsewhere({ observation }: Situation, pool: PoolSpec, instance: InstanceFacts): boolean {
  const own = instance.container?.resources;
  if (own === undefined || instance.tasks.some(({ service }) => service === undefined)) return false;
  const others = [...observation.instances.values()].filter(
    ({ instanceId, pool: name, container }) =>
      name === pool.name && instanceId !== instance.instanceId && container?.status === 'ACTIVE',
  );
  const room = (of: 'cpu' | 'memory') =>
    others.reduce((sum, { container }) => sum + (container?.resources?.[of].remaining ?? 0), 0);
  const used = (of: 'cpu' | 'memory') => own[of].registered - own[of].remaining;
  return (['cpu', 'memory'] as const).every((of) => used(of) * 1.2 <= room(of));
}
