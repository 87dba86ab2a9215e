// What follows from a wish that an instance shall leave although it could stay: a calm drain within the budgets, and where it
// is to be replaced its end. A person's wish ends with the drain.
import { clockTime, count } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { heldByBudget } from '#plan/budgets.ts';
import { packMemory } from '#plan/memory.ts';
import { countPool, isOnStandby, shortOf } from '#plan/pool-count.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { tasksKnown } from './classify.ts';
import { cannotTell, outdated } from './outdated.ts';
import { decideReplacement } from './replace-first.ts';
import { type Findings, NOTHING } from './situation.ts';
import type { Wish } from './standing.ts';
import { NO_FLEET_REPLACEMENT } from './unacted.ts';
import { wishWords } from './wish-words.ts';
import { isLive } from './workload.ts';

/** Sets it DRAINING, once its pool can do without it and the budgets allow; or forgets what is true no longer. */
export function decideLeave(theCase: Case): Findings {
  const { instance, standing } = theCase;
  const { container } = instance;
  const wish = standing.wish;
  if (wish === undefined || container === undefined) return NOTHING;
  if (isVoid(theCase, wish)) return forget(theCase, container.arn);
  const held = holdsItBack(theCase, wish);
  if (held !== undefined) {
    const reason = `to be drained, ${wishWords(wish)}; ${held}`;
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

/**
 * Whether its drain was given up a while ago, for a reason that may still hold. A person's is not given up by a rule: it
 * ends when that person says so, and the end in its memory is that of an interruption.
 */
export function isGivenUp({ standing, situation }: Case): boolean {
  const until = mayGiveUp(standing) ? standing.memory?.until : undefined;
  return until !== undefined && situation.now < until;
}

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
    const value = packMemory({ ...memory, until: situation.now + GIVEN_UP_MS });
    const reason = `${why}; it is taken back, as its rule says`;
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

/** It was out of date, and is no longer: the template went back, or nobody asks for it. Once replaced it has to go. */
function isVoid({ situation, instance, pool }: Case, { reason }: Wish): boolean {
  const group = situation.observation.pools.get(pool.name)?.group;
  if (reason !== 'refresh' || group === undefined || isOnStandby(instance)) return false;
  if (situation.doubts.voluntary !== undefined) return false;
  const on = situation.spec.refresh?.on;
  if (on !== undefined && cannotTell(group) !== undefined) return false;
  return outdated(on, { instance, group }) === undefined;
}

function forget(theCase: Case, containerInstanceArn: string): Findings {
  const base = onInstance(theCase, { forced: false });
  const reason = 'it is not out of date any more';
  return { ...NOTHING, actions: [{ ...base, kind: 'remember', containerInstanceArn, value: '', reason }] };
}

/** Everybody else must serve: it is replaced after its end, so that the pool is short of one meanwhile. */
function poolIsShort({ situation, pool }: Case): string | undefined {
  const { observation } = situation;
  if (pool.spotFleet !== undefined) return NO_FLEET_REPLACEMENT;
  const { short, desired } = shortOf(observation, pool.name);
  return short === 0
    ? undefined
    : `waiting for its group, which is ${count(short, 'instance')} short of ${desired}`;
}

/** It is in its pool, and its pool does not end it. A fleet has no states for its members. */
export function staysInPool({ group, fleet }: InstanceFacts): boolean {
  return /^(InService|EnteringStandby|Standby)$/.test(group?.lifecycleState ?? '') || fleet !== undefined;
}

/** Ends an instance of its group that was wished away and is empty; a person's wish keeps it, DRAINING. */
export function decideEnd(theCase: Case): Findings {
  const { situation, instance, standing } = theCase;
  const { group, container } = instance;
  const wish = standing.wish;
  if (wish === undefined || !staysInPool(instance)) return NOTHING;
  if (wish.reason === 'person') {
    const kept = `empty; kept DRAINING, as somebody wants it, until \`sluice uncordon ${instance.instanceId}\``;
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', kept)] };
  }
  const isEmpty =
    container?.status === 'DRAINING' && tasksKnown(situation, instance) && !instance.tasks.some(isLive);
  if (!isEmpty || situation.doubts.voluntary !== undefined) return NOTHING;
  if (group === undefined)
    return {
      ...NOTHING,
      waits: [waitOn(theCase, 'refused', `empty; kept DRAINING: ${NO_FLEET_REPLACEMENT}`)],
    };
  if (wasEnded(theCase)) {
    const endedAt = situation.recall.ends!.get(instance.instanceId)!;
    const asked = `its end was asked for at ${clockTime(endedAt)}`;
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', asked)], due: [endedAt + END_AGAIN_MS] };
  }
  const base = onInstance(theCase, { forced: false });
  return {
    ...NOTHING,
    actions: [
      {
        ...base,
        kind: 'end',
        group: group.name,
        reason: `${wishWords(wish)}, and it is empty; its group ${isOnStandby(instance) ? 'has replaced' : 'replaces'} it`,
      },
    ],
  };
}

/** Whether its end was asked for a moment ago. */
function wasEnded({ situation: { recall, now }, instance }: Case): boolean {
  const endedAt = recall.ends?.get(instance.instanceId);
  return endedAt !== undefined && endedAt <= now && now - endedAt < END_AGAIN_MS;
}

/** An end that was acknowledged shows in the group within moments. */
const END_AGAIN_MS = 120_000;

/** Strikes off what EC2 has ended while it was on standby: a group checks nobody's health there, and keeps it for ever. */
export function decideStriking(theCase: Case): Findings {
  const { instance, situation } = theCase;
  const { group, ec2State } = instance;
  if (group === undefined || ec2State !== 'terminated' || !isOnStandby(instance)) return NOTHING;
  if (situation.doubts.voluntary !== undefined || wasEnded(theCase)) return NOTHING;
  const reason = 'EC2 has terminated it, and its group still has it on standby';
  const base = onInstance(theCase, { forced: false });
  return { ...NOTHING, actions: [{ ...base, kind: 'end', group: group.name, reason }] };
}
