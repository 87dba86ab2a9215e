// Scale-in by Sluice, in mode scale: which named instances a pool can do without, and what forbids that any goes. Idle ones first, zones
// kept even, never below the limits, and not while anything is short.
import { count } from '#lib/text.ts';
import type { VoluntaryReason } from '#model/notice.ts';
import type { InstanceFacts, ServiceFacts } from '#model/observation.ts';
import { leastAt } from '#plan/limits.ts';
import { scaleInOf } from '#plan/reservation.ts';
import { capacityOf } from '#plan/units.ts';
import { byEase } from './ease.ts';
import { lackOf } from './lack.ts';
import { type Free, Remainder } from './remainder.ts';
import { modeAllows, type PoolSpec, type Situation } from './situation.ts';
import { tooLarge } from './too-large.ts';
import { busyTasks } from './workload.ts';

export interface Surplus {
  readonly instance: InstanceFacts;
  readonly reason: Extract<VoluntaryReason, 'scaleIn' | 'consolidate'>;
  readonly why: string;
}

/** A shortage that was seen this recently may come back. */
const RECENT_MS = 600_000;

/**
 * Those that may go, the easiest first, each of them with all before it thought away. Told one by one: whoever asks no further has not
 * had the rest placed.
 */
export function* surplusOf(situation: Situation, of: Free): Generator<Surplus> {
  const { pool, free } = of;
  if (!modeAllows(situation.spec, 'scale') || tooLarge(situation, pool) === undefined) return;
  const left = new Remainder(situation, of);
  const sorted = free.toSorted(byEase(situation));
  const idle = sorted.filter((instance) => loadOf(situation, instance) === 0);
  for (const { instance, why } of left.take(idle))
    yield { instance, reason: 'scaleIn', why: `${why}; it is idle` };
  if (scaleInOf(situation.spec, pool)?.consolidate !== true) return;
  const busy = sorted.filter((instance) => !idle.includes(instance));
  for (const { instance, why } of left.take(busy, { moving: true }))
    yield { instance, reason: 'consolidate', why: `${why}; what it runs fits on the others` };
}

/** Why nothing of a pool goes although little of it is reserved, where only idle ones may go and none is. */
export function whyBusy(situation: Situation, { pool, free }: Free): string | undefined {
  const { spec, observation, now } = situation;
  const facts = observation.pools.get(pool.name);
  const mayShrink = (capacityOf(facts) ?? 0) > leastAt(spec, pool, { facts, now });
  if (!modeAllows(spec, 'scale') || tooLarge(situation, pool) === undefined || !mayShrink) return undefined;
  const isIdle = free.some((instance) => loadOf(situation, instance) === 0);
  if (free.length === 0 || isIdle || scaleInOf(spec, pool)?.consolidate === true) return undefined;
  return `no instance to end (little is reserved): something runs on each, as where services spread over their hosts; ${CURE}`;
}

const CURE = '`scaleIn.consolidate: true` lets Sluice empty those whose tasks fit elsewhere';

/** Why nothing of the pool may go now; undefined: it may. */
export function holdsSurplus(situation: Situation, pool: PoolSpec): string | undefined {
  const { short } = lackOf(situation, pool);
  if (short > 0) return `the pool is ${count(short, 'instance')} short`;
  return whoLacksTasks(situation);
}

/** Capacity goes down only where it is known that no service lacks any. What was read before may be the calm before it. */
export const servicesUnread = ({ parts }: Situation['observation']): string | undefined =>
  parts.services.complete ? undefined : 'not read whole: services';

/** A service that lacks tasks, or found no room a moment ago, in one clause. */
export function whoLacksTasks({
  observation,
  now,
}: Pick<Situation, 'observation' | 'now'>): string | undefined {
  const hungry = servicesHere(observation).find((each) => each.runningCount < each.desiredCount);
  if (hungry !== undefined)
    return `${hungry.name} runs ${hungry.runningCount} of ${hungry.desiredCount} tasks`;
  return whoFoundNoRoom({ observation, now });
}

/** A service of which ECS has not placed all that it wants, in one clause; what only starts has its place. */
export function whoLacksPlaces(observation: Situation['observation']): string | undefined {
  const placed = ({ runningCount, pendingCount }: ServiceFacts) => runningCount + pendingCount;
  const lacks = servicesHere(observation).find((each) => placed(each) < each.desiredCount);
  return lacks && `${lacks.name} has ${placed(lacks)} of ${lacks.desiredCount} tasks`;
}

export function whoFoundNoRoom({
  observation,
  now,
}: Pick<Situation, 'observation' | 'now'>): string | undefined {
  const refused = servicesHere(observation).find(({ events }) =>
    events.some(({ at, message }) => now - at < RECENT_MS && message.includes('unable to place a task')),
  );
  return refused && `${refused.name} found no room a moment ago`;
}

/** How services are placed is read together with what tasks take; those that run elsewhere no host of the pools could help. */
function servicesHere({ services, definitions }: Situation['observation']): ServiceFacts[] {
  const isElsewhere = ({ placing }: ServiceFacts) => definitions !== undefined && placing === undefined;
  return [...services.values()].filter((each) => !each.daemon && !isElsewhere(each));
}

const loadOf = ({ spec }: Situation, instance: InstanceFacts) => busyTasks(instance, spec.workloads).length;
