// The end of an instance that was wished away and is empty: by name, through its group or fleet, which replaces it unless it is
// not needed any more. A person's wish ends nothing.
import { clockTime, count } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { leastAt } from '#plan/limits.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import { isOnStandby, shortOf } from '#plan/pool-count.ts';
import { OWN_LAG_MS } from '#plan/read-lag.ts';
import { unitsOf } from '#plan/units.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { tasksKnown } from './classify.ts';
import { isRoomKnown, wantedBack } from './growth/spare.ts';
import { isSurplus, lackOf } from './lack.ts';
import { isOutOfReach } from './sick.ts';
import { type Findings, modeAllows, NOTHING } from './situation.ts';
import { servicesUnread, whoFoundNoRoom, whoLacksPlaces, whoLacksTasks } from './surplus.ts';
import { atItsLeast } from './too-large.ts';
import { GIVEN_UP, giveUp, isGivenUp, staysInPool } from './wish.ts';
import { wishWords } from './wish-words.ts';
import { isLive } from './workload.ts';

/** Ends it once nothing is left on it, or nobody is there who could stop what is. */
export function decideEnd(theCase: Case): Findings {
  const { situation, instance, standing } = theCase;
  const wish = standing.wish;
  if (wish === undefined || !staysInPool(instance)) return NOTHING;
  if (wish.reason === 'person') {
    const kept = `empty; kept DRAINING, as somebody wants it, until \`sluice uncordon ${instance.instanceId}\``;
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', kept)] };
  }
  const isEmpty = tasksKnown(situation, instance) && !instance.tasks.some(isLive);
  const isOver = isEmpty || isBeyondHelp(theCase);
  const isDraining = instance.container?.status === 'DRAINING';
  if (!isDraining || !isOver) return NOTHING;
  const why = `${wishWords(wish)}, and ${isEmpty ? 'it is empty' : OUT_OF_REACH}`;
  const spare = isSurplus(situation, instance);
  const doubt = situation.doubts.voluntary ?? (spare ? servicesUnread(situation.observation) : undefined);
  const heldBy = (reason: string) => ({
    ...NOTHING,
    waits: [waitOn(theCase, 'waiting', `${why}; its end is held: ${reason}`)],
  });
  if (doubt !== undefined) return heldBy(doubt);
  const needed = spare ? whyNeeded(theCase) : undefined;
  if (needed !== undefined) return giveUp(theCase, needed);
  if (wasEnded(theCase)) return awaitEnd(theCase);
  const hold = spare ? holdOf(theCase) : undefined;
  if (hold !== undefined && situation.now - wish.since >= hold.forMs) return giveUp(theCase, hold.by);
  if (hold !== undefined) return heldBy(hold.by);
  return instance.group === undefined ? endOfFleet(theCase, why) : endOfGroup(theCase, why);
}

const OUT_OF_REACH = 'nobody on it can stop its tasks any more, or uses them';

/** Why one that was not needed is taken back although it is empty: what has changed since it was drained. */
function whyNeeded(theCase: Case): string | undefined {
  const lacking = isLowered(theCase) ? undefined : whyLacking(theCase);
  return whyNotSpare(theCase) ?? lacking ?? (isGivenUp(theCase) ? GIVEN_UP : undefined);
}

/** Why one that is drained as it is not needed may not go at all, whatever runs where. */
export function whyNotSpare(theCase: Case): string | undefined {
  const { situation, instance, pool } = theCase;
  if (!modeAllows(situation.spec, 'scale')) return `mode ${situation.spec.mode} lowers no capacity`;
  if (Object.hasOwn(instance.tags, KEEP_TAG)) return `its tag ${KEEP_TAG} says to keep it`;
  if (isLowered(theCase)) return undefined;
  const { id = '', state } = situation.observation.pools.get(pool.name)?.fleet ?? {};
  if (state === 'cancelled_running') return `the fleet ${id} was cancelled, and what runs of it stays`;
  // What its fleet has beyond its target it loses without a change of that.
  const units = unitsOf(instance);
  return units === undefined
    ? undefined
    : atItsLeast(situation, pool, Math.max(0, units - excessOf(situation, pool)));
}

function whyLacking({ situation, instance }: Case): string | undefined {
  const wanted = wantedBack(situation).get(instance.instanceId);
  // Where all that lacks has been placed in thought, a service that lacks tasks for a moment, or for another reason, needs no host.
  const hungry = isRoomKnown(situation) ? whoFoundNoRoom(situation) : whoLacksTasks(situation);
  return hungry ?? (wanted && `it is wanted again: ${wanted}`);
}

/**
 * Its fleet was lowered for it, as far as this process knows: from here there is no way back. A fleet that has more than its target by the
 * weights of what it launched looks the same.
 */
function isLowered({ situation, instance, pool }: Case): boolean {
  const units = unitsOf(instance);
  const isOurs = situation.recall.lowered?.has(instance.instanceId) === true;
  return isOurs && units !== undefined && excessOf(situation, pool) >= units;
}

/** Units that its fleet has beyond its target; 0 where that is not known. */
function excessOf({ observation }: Case['situation'], { name }: Case['pool']): number {
  const { fulfilled, target = 0 } = observation.pools.get(name)?.fleet ?? {};
  return fulfilled === undefined ? 0 : Math.max(0, fulfilled - target);
}

interface Hold {
  readonly by: string;
  /** For so long at most since it began to leave; then it is taken back, ms. */
  readonly forMs: number;
}

/** Agents come and go, and ECS places what it moves in its own time: until then this one may be wanted again. */
function holdOf(theCase: Case): Hold | undefined {
  if (isLowered(theCase)) return undefined;
  const few = tooFewServe(theCase);
  if (few !== undefined) return { by: few, forMs: FEW_MS };
  const lacks = whoLacksPlaces(theCase.situation.observation);
  return lacks === undefined ? undefined : { by: lacks, forMs: LACKING_MS };
}

const FEW_MS = 600_000;
const LACKING_MS = 1_800_000;

/** Beside it, and the others that are drained because they are not needed. */
function tooFewServe({ situation, instance, pool }: Case): string | undefined {
  const { spec, observation, now } = situation;
  const least = leastAt(spec, pool, { facts: observation.pools.get(pool.name), now });
  const { serving } = shortOf(observation, pool.name);
  const drained = lackOf(situation, pool).serving - serving;
  // What its fleet was lowered by for it counts no more.
  const own = Math.max(0, (unitsOf(instance) ?? 0) - excessOf(situation, pool));
  const serve = serving + Math.max(0, drained - own);
  return serve < least ? `without it ${serve} serve, and the pool may not go below ${least}` : undefined;
}

function endOfGroup(theCase: Case, why: string): Findings {
  const { instance } = theCase;
  const { name } = instance.group!;
  const base = { ...onInstance(theCase, { forced: false }), kind: 'end', group: name } as const;
  if (isSurplus(theCase.situation, theCase.instance))
    return only({ ...base, lower: true, reason: `${why}; its group is one smaller with it` });
  return only({
    ...base,
    reason: `${why}; its group ${isOnStandby(instance) ? 'has replaced' : 'replaces'} it`,
  });
}

/** A fleet replaces what ends, unless its target was lowered before (aws-facts.md §5.2). */
function endOfFleet(theCase: Case, why: string): Findings {
  const { situation, instance, pool } = theCase;
  const fleet = situation.observation.pools.get(pool.name)?.fleet;
  const units = unitsOf(instance);
  if (fleet === undefined) return NOTHING;
  const base = { ...onInstance(theCase, { forced: false }), fleet: fleet.id } as const;
  if (!isSurplus(theCase.situation, theCase.instance))
    return only({ ...base, kind: 'terminate', reason: `${why}; its fleet replaces it` });
  if (units === undefined || fleet.fulfilled === undefined || fleet.state !== 'active') {
    const reason = `empty; kept DRAINING: ${fleet.state === 'active' ? 'what it counts in its fleet is not known' : `its fleet is ${fleet.state}`}`;
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', reason)] };
  }
  if (fleet.fulfilled - fleet.target >= units && othersEnding(theCase))
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', 'another of its fleet is ending')] };
  if (fleet.fulfilled - fleet.target >= units)
    return only({ ...base, kind: 'terminate', reason: `${why}; the target of its fleet is lowered` });
  const loweredAt = recentOf(situation.recall.lowered?.get(instance.instanceId), situation.now);
  if (loweredAt !== undefined) {
    const lowered = `the target of its fleet was lowered at ${clockTime(loweredAt)}; its fleet does not show it yet`;
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', lowered)], due: [loweredAt + END_AGAIN_MS] };
  }
  const target = fleet.target - units;
  const reason = `${why}; from ${fleet.target} to ${target} units, so that its fleet does not replace it`;
  return only({ ...base, kind: 'lowerTarget', target, reason });
}

/** What a fleet has beyond its target is for the one that was ended a moment ago, by whomever, as long as its numbers may show that one. */
function othersEnding({ situation: { observation, recall, now }, instance, pool }: Case): boolean {
  const isEnding = ({ instanceId, ec2State }: InstanceFacts) =>
    ec2State === 'shutting-down' ||
    now - (recall.ends?.get(instanceId) ?? Number.NEGATIVE_INFINITY) < END_AGAIN_MS;
  return [...observation.instances.values()].some(
    (each) => each.instanceId !== instance.instanceId && each.pool === pool.name && isEnding(each),
  );
}

const only = (action: Action): Findings => ({ ...NOTHING, actions: [action] });

function awaitEnd(theCase: Case): Findings {
  const endedAt = theCase.situation.recall.ends!.get(theCase.instance.instanceId)!;
  const asked = `its end was asked for at ${clockTime(endedAt)}`;
  return { ...NOTHING, waits: [waitOn(theCase, 'waiting', asked)], due: [endedAt + endAgainMs(theCase)] };
}

/** A host that hangs is given this long in DRAINING to come round. */
const HUNG_MS = 300_000;

/** Whether it is no use to wait for its tasks. */
export function isBeyondHelp({ situation, instance, standing }: Case): boolean {
  const since = standing.wish?.since ?? standing.memory?.since ?? situation.now;
  return situation.now - since >= HUNG_MS && isOutOfReach(situation, instance);
}

/** Whether its end was asked for a moment ago. */
export function wasEnded(theCase: Case): boolean {
  const { situation, instance } = theCase;
  const endedAt = situation.recall.ends?.get(instance.instanceId);
  return recentOf(endedAt, situation.now, endAgainMs(theCase)) !== undefined;
}

const recentOf = (at: number | undefined, now: number, withinMs = END_AGAIN_MS) =>
  at !== undefined && at <= now && now - at < withinMs ? at : undefined;

/** What was acknowledged shows in the group or fleet within moments. */
const END_AGAIN_MS = 120_000;

/** Asked for again by reads that are older, a group would be smaller by two. A fleet is made smaller before its member ends, not with it. */
const endAgainMs = ({ situation, instance }: Case) =>
  instance.group && isSurplus(situation, instance) ? OWN_LAG_MS : END_AGAIN_MS;

/** Strikes off what EC2 has ended while it was on standby: a group checks nobody's health there, and keeps it for ever. */
export function decideStriking(theCase: Case): Findings {
  const { ec2State, container } = theCase.instance;
  if (ec2State !== 'terminated') return NOTHING;
  const held = container?.agentConnected ? 'ECS hears its agent' : undefined;
  return endOnStandby(theCase, 'EC2 has terminated it, and its group still has it on standby', held);
}

/** Ends what was replaced and is in no cluster any more: nobody else would, and it could not be drained. */
export function decideUnregistered(theCase: Case): Findings {
  const { container, containerGone, tasks } = theCase.instance;
  const { wish } = theCase.standing;
  if (wish === undefined || wish.reason === 'person' || container !== undefined) return NOTHING;
  const { short, desired } = shortOf(theCase.situation.observation, theCase.pool.name);
  const isGone = containerGone === true && !tasks.some(isLive);
  const unproven = isGone ? undefined : 'its container instance is not proven to be gone';
  const held = unproven ?? (short > 0 ? `${count(short, 'instance')} short of ${desired}` : undefined);
  const why = held === undefined ? GONE : 'its group replaces it';
  return endOnStandby(theCase, `${wishWords(wish)}, ${why}`, held);
}

const GONE = 'it has no container instance any more, and its group has replaced it';

function endOnStandby(theCase: Case, why: string, heldBy: string | undefined): Findings {
  const { instance, situation } = theCase;
  if (instance.group?.lifecycleState !== 'Standby' || wasEnded(theCase)) return NOTHING;
  const held = situation.doubts.voluntary ?? heldBy;
  if (held !== undefined) return { ...NOTHING, waits: [waitOn(theCase, 'waiting', `${why}; held: ${held}`)] };
  const base = onInstance(theCase, { forced: false });
  return only({ ...base, kind: 'end', group: instance.group.name, reason: why });
}
