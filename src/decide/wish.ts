// What follows from a wish that an instance shall leave although it could stay: a calm drain within the budgets, and where it
// is to be replaced its end. A person's wish ends with the drain.
import { parseDurationMs } from '#lib/duration.ts';
import { clockTime, count } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { heldByBudget } from '#plan/budgets.ts';
import { packMemory } from '#plan/memory.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import { countPool, fleetIsShort, isOnStandby, isOut } from '#plan/pool-count.ts';
import { OWN_LAG_MS } from '#plan/read-lag.ts';
import { unitsOf } from '#plan/units.ts';
import { brakeWords } from './brakes.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { wantedBack } from './growth/spare.ts';
import { chosenOf, isSurplus, lackOf } from './lack.ts';
import { cannotTell, cannotTellOfFleet, outdated } from './outdated.ts';
import { isCounted } from './remainder.ts';
import { decideReplacement } from './replace-first.ts';
import { looksSick } from './sick.ts';
import { type Findings, modeAllows, NOTHING } from './situation.ts';
import { standingOf, type Wish } from './standing.ts';
import { holdsSurplus } from './surplus.ts';
import { atItsLeast, stableFor, tooLarge } from './too-large.ts';
import { wishWords } from './wish-words.ts';

/** Sets it DRAINING, once its pool can do without it and the budgets allow; or forgets what is true no longer. */
export function decideLeave(theCase: Case): Findings {
  const { instance, standing } = theCase;
  const { container } = instance;
  const wish = standing.wish;
  if (wish === undefined || container === undefined) return NOTHING;
  // Chosen anew at once, it would go to and fro as often as small jobs come and go.
  if (!isGivenUp(theCase) && isVoid(theCase, wish))
    return onceSeenLongEnough(theCase, () => forget(theCase, container.arn));
  const held = holdsItBack(theCase, wish);
  if (held !== undefined) {
    const brake = brakeWords(theCase.situation.observation);
    const reason = `to be drained, ${wishWords(wish)}; ${brake === undefined ? '' : `${brake}; after that: `}${held}`;
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', reason)] };
  }
  const first = decideReplacement(theCase, wish);
  if (first !== undefined) return first;
  const base = onInstance(theCase, { forced: false });
  return {
    ...NOTHING,
    actions: [
      {
        ...base,
        kind: 'drain',
        containerInstanceArn: container.arn,
        onCachedMembership: false,
        reason: wishWords(wish),
      },
    ],
  };
}

/** A drain that was given up is tried again after this long. */
const GIVEN_UP_MS = 3_600_000;
/** Of what was not needed and then wanted again: once it is not needed for long enough again, and no sooner than this. */
const WANTED_AGAIN_MS = 1_800_000;

function giveUpMs({ situation, pool, instance }: Case): number {
  if (!isSurplus(situation, instance)) return GIVEN_UP_MS;
  return Math.max(WANTED_AGAIN_MS, parseDurationMs(stableFor(situation.spec, pool)));
}

/**
 * Whether its drain was given up a while ago, for a reason that may still hold. A person's is not given up by a rule: it
 * ends when that person says so, and the end in its memory is that of an interruption.
 */
export function isGivenUp({ standing, situation }: Pick<Case, 'standing' | 'situation'>): boolean {
  const until = mayGiveUp(standing) ? standing.memory?.until : undefined;
  return until !== undefined && situation.now < until;
}

/** The second step, where the reason of the first does not show any more. */
export const GIVEN_UP = 'its drain was given up';

export const mayGiveUp = ({ wish }: Case['standing']): boolean =>
  wish !== undefined && wish.reason !== 'person';

/** Takes a wished drain back whole: first it is remembered that it was given up, then the instance is ACTIVE again. */
export function giveUp(theCase: Case, why: string): Findings {
  const { instance, standing, situation } = theCase;
  const { memory } = standing;
  const { container } = instance;
  if (memory === undefined || container === undefined) return NOTHING;
  const base = onInstance(theCase, { forced: false });
  const arn = { containerInstanceArn: container.arn };
  if (!isGivenUp(theCase)) {
    const value = packMemory({ ...memory, until: situation.now + giveUpMs(theCase) });
    const reason = `${why}; it is taken back`;
    return { ...NOTHING, actions: [{ ...base, ...arn, kind: 'remember', value, reason }] };
  }
  return { ...NOTHING, actions: [{ ...base, ...arn, kind: 'activate', reason: why }] };
}

function holdsItBack(theCase: Case, wish: Wish): string | undefined {
  const { situation, instance, pool, standing } = theCase;
  if (isGivenUp(theCase)) return `given up once; tried again from ${clockTime(standing.memory!.until!)} on`;
  if (situation.doubts.voluntary !== undefined) return `held: ${situation.doubts.voluntary}`;
  if (instance.container?.status !== 'ACTIVE') return `it is ${instance.container?.status}`;
  const { spec, observation, recall, now } = situation;
  const drains = recall.drains ?? new Map();
  const counted = countPool(observation, { pool: pool.name, drains, going: instance.instanceId, now });
  const budget = heldByBudget(spec.disruption?.budgets, { pool: counted, reason: wish.reason, now });
  if (budget !== undefined) return budget;
  return wish.reason === 'person' ? undefined : poolIsShort(theCase);
}

/** What it was chosen for is true no longer, and it is as it was before: only the note is taken away. */
function isVoid(theCase: Case, { reason }: Wish): boolean {
  const { situation, instance, pool } = theCase;
  if (situation.doubts.voluntary !== undefined) return false;
  if (reason === 'refresh') return isUpToDate(theCase);
  if (reason === 'unhealthy') return looksSick(situation, instance) === undefined;
  if (reason !== 'scaleIn' && reason !== 'consolidate') return false;
  const isKept = Object.hasOwn(instance.tags, KEEP_TAG);
  const others = goingBefore(theCase);
  if (isKept || !modeAllows(situation.spec, 'scale') || tooLarge(situation, pool, others) === undefined)
    return true;
  const atLeast = atItsLeast(situation, pool, others + (unitsOf(instance) ?? 0));
  return (
    (atLeast ?? holdsSurplus(situation, pool)) !== undefined || wantedBack(situation).has(instance.instanceId)
  );
}

/** Units of the others that go because they are not needed: that are out already, or are to go before this one. */
function goingBefore({ situation, instance, pool }: Case): number {
  const others = [...chosenOf(situation)].filter(
    (each) => each.pool === pool.name && each !== instance && isCounted(each) && goesBefore(each),
  );
  return others.reduce((sum, each) => sum + (unitsOf(each) ?? 0), 0);

  function goesBefore(each: InstanceFacts): boolean {
    if (isOut(each)) return true;
    const isNext = each.instanceId < instance.instanceId;
    return isNext && !isGivenUp({ standing: standingOf(situation, each), situation });
  }
}

/** The template went back, or nobody asks for it any more. Once replaced it has to go. */
function isUpToDate({ situation, instance, pool }: Case): boolean {
  const { group, fleet } = situation.observation.pools.get(pool.name) ?? {};
  const source = group ?? fleet;
  if (source === undefined || isOnStandby(instance)) return false;
  const on = situation.spec.refresh?.on;
  const untold = on && (group ? cannotTell(group) : cannotTellOfFleet(on, fleet!));
  return untold === undefined && outdated(on, { instance, group: source }) === undefined;
}

/** For so long a read may still show what was before a write (aws-facts.md §1.5), with a margin. */
const READS_LAG_MS = 10_000;

/**
 * What ran before this process may have set it DRAINING a moment ago, or this one has, and a read still calls it ACTIVE: without its note
 * it would stay DRAINING, and nobody would know whose it is.
 */
function onceSeenLongEnough({ situation: { recall, now }, instance }: Case, then: () => Findings): Findings {
  const began = recall.watchedSince ?? Number.NEGATIVE_INFINITY;
  const drained = recall.drains?.get(instance.instanceId) ?? Number.NEGATIVE_INFINITY;
  const from = Math.max(began + READS_LAG_MS, drained + OWN_LAG_MS);
  return now < from ? { ...NOTHING, due: [from] } : then();
}

function forget(theCase: Case, containerInstanceArn: string): Findings {
  const base = onInstance(theCase, { forced: false });
  const reason = `not true any more: ${wishWords(theCase.standing.wish!)}`;
  return { ...NOTHING, actions: [{ ...base, kind: 'remember', containerInstanceArn, value: '', reason }] };
}

/** Everybody else must serve: it is replaced after its end, so that the pool is short of one meanwhile. */
function poolIsShort({ situation, pool, instance }: Case): string | undefined {
  const fleet = situation.observation.pools.get(pool.name)?.fleet;
  if (fleet !== undefined) return fleetIsShort(fleet);
  const { short, desired } = lackOf(situation, pool, instance.instanceId);
  return short === 0
    ? undefined
    : `waiting for its group, which is ${count(short, 'instance')} short of ${desired}`;
}

/** It is in its pool, and its pool does not end it. A fleet has no states for its members. */
export function staysInPool({ group, fleet }: InstanceFacts): boolean {
  return (group !== undefined && STAYING.has(group.lifecycleState)) || fleet !== undefined;
}

const STAYING = new Set(['InService', 'EnteringStandby', 'Standby']);
