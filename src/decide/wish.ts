// What follows from a wish that an instance shall leave although it could stay: its replacement first where it is to be
// replaced, then a calm drain within the budgets, then its end. A person's wish ends with the drain.
import { clockTime } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { heldByBudget } from '#plan/budgets.ts';
import { memoryValue, packMemory, unpackMemory } from '#plan/memory.ts';
import { countPool, isOut } from '#plan/pool-count.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { tasksKnown } from './classify.ts';
import { type Findings, NOTHING } from './situation.ts';
import type { Wish } from './standing.ts';
import { NO_FLEET_REPLACEMENT } from './unacted.ts';
import { isLive } from './workload.ts';

const WORDS: Readonly<Record<Wish['reason'], string>> = {
  person: 'somebody wants it to leave',
  refresh: 'it is out of date',
  rebalance: 'EC2 recommends to replace it',
  unhealthy: 'it is sick',
  scaleIn: 'it is not needed any more',
  consolidate: 'its tasks fit elsewhere',
};

/** Why it shall leave, in one clause. */
export const wishWords = ({ reason, since }: Wish): string => `${WORDS[reason]} (since ${clockTime(since)})`;

/** Gets its replacement under way: one more instance is asked for, once, by an absolute number. */
export function decideReplacement(theCase: Case): Findings {
  const { situation, pool, standing } = theCase;
  const wish = standing.wish;
  const wanted = wish?.replacement;
  const group = situation.observation.pools.get(pool.name)?.group;
  if (wish === undefined || typeof wanted !== 'number' || group === undefined) return NOTHING;
  if (situation.doubts.voluntary !== undefined) return NOTHING;
  if (group.desired >= wanted) return remember(theCase, 'raised', 'its replacement was asked for');
  if (wanted > group.max) return remember(theCase, 'none', `its group is at its maximum of ${group.max}`);
  // Somebody else changed the desired capacity meanwhile: theirs counts, ours goes on top.
  if (group.desired < wanted - 1)
    return remember(theCase, group.desired + 1, `the desired capacity is ${group.desired} now`);
  const reason = `${wishWords(wish)}; its replacement comes first: desired capacity ${group.desired} → ${wanted}`;
  const base = onInstance(theCase, { forced: false });
  return {
    ...NOTHING,
    actions: [{ ...base, kind: 'raise', group: group.name, desired: wanted, reason }],
  };
}

/** Sets it DRAINING, once its replacement is there and the budgets allow. */
export function decideLeave(theCase: Case): Findings {
  const { instance, standing } = theCase;
  const { container } = instance;
  const wish = standing.wish;
  if (wish === undefined || container === undefined) return NOTHING;
  const held = holdsItBack(theCase, wish);
  if (held !== undefined) {
    const reason = `to be drained, ${wishWords(wish)}; ${held}`;
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', reason)] };
  }
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

/** Whether its drain was given up a while ago, for a reason that may still hold. */
export function isGivenUp({ standing, situation }: Case): boolean {
  const until = standing.wish && standing.memory?.until;
  return until !== undefined && situation.now < until;
}

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
  const counted = countPool(observation, { pool: pool.name, drains: recall.drains ?? new Map(), now });
  const budget = heldByBudget(spec.disruption?.budgets, { pool: counted, reason: wish.reason, now });
  if (budget !== undefined) return budget;
  return wish.reason === 'person' ? undefined : lacksReplacement(theCase, wish);
}

/** The pool must be able to do without it: as many as were there before serve without it. */
function lacksReplacement({ situation, pool }: Case, wish: Wish): string | undefined {
  const { observation } = situation;
  if (pool.spotFleet !== undefined) return NO_FLEET_REPLACEMENT;
  const group = observation.pools.get(pool.name)?.group;
  if (group === undefined) return 'its group is not known';
  if (typeof wish.replacement === 'number') return 'its replacement was not asked for yet';
  const members = [...observation.instances.values()].filter((each) => each.pool === pool.name);
  const serving = members.filter((each) => serves(each)).length;
  // Those whose replacement was asked for are above what the group shall have.
  const raised = members.filter(isRaised).length;
  const needed = group.desired - raised + (wish.replacement === 'raised' ? 1 : 0);
  return serving >= needed
    ? undefined
    : `waiting for its replacement: ${serving} of ${needed} instances serve`;
}

function isRaised(instance: InstanceFacts): boolean {
  const memory = unpackMemory(memoryValue(instance));
  const known = memory !== undefined && !('handsOff' in memory);
  return known && memory.replacement === 'raised' && instance.group?.lifecycleState === 'InService';
}

function serves(instance: InstanceFacts): boolean {
  const { container, group } = instance;
  return (
    group?.lifecycleState === 'InService' &&
    container?.status === 'ACTIVE' &&
    container.agentConnected &&
    !isOut(instance)
  );
}

/** It is in its pool, and its pool does not end it. A fleet has no states for its members. */
export function staysInPool({ group, fleet }: InstanceFacts): boolean {
  return group?.lifecycleState === 'InService' || fleet !== undefined;
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
  const endedAt = situation.recall.ends?.get(instance.instanceId);
  if (endedAt !== undefined && endedAt <= situation.now && situation.now - endedAt < END_AGAIN_MS) {
    const asked = `its end was asked for at ${clockTime(endedAt)}`;
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', asked)], due: [endedAt + END_AGAIN_MS] };
  }
  const decrement = wish.replacement === 'raised';
  const then = decrement ? 'its replacement is there' : 'its group replaces it';
  const base = onInstance(theCase, { forced: false });
  return {
    ...NOTHING,
    actions: [
      {
        ...base,
        kind: 'end',
        group: group.name,
        decrement,
        reason: `${wishWords(wish)}, and it is empty; ${then}`,
      },
    ],
  };
}

/** An end that was acknowledged shows in the group within moments. */
const END_AGAIN_MS = 120_000;

function remember(theCase: Case, replacement: NonNullable<Wish['replacement']>, reason: string): Findings {
  const { instance, standing } = theCase;
  const { wish, memory } = standing;
  if (wish === undefined || memory === undefined || instance.container === undefined) return NOTHING;
  const base = onInstance(theCase, { forced: false });
  const value = packMemory({ ...memory, replacement });
  const containerInstanceArn = instance.container.arn;
  return { ...NOTHING, actions: [{ ...base, kind: 'remember', containerInstanceArn, value, reason }] };
}
