// An instance that runs and never joins: it costs money and serves nobody. Its group launches another, one at a time, if others
// of its kind have joined; else another would not join either, and that is said.
import { count } from '#lib/text.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import { sharedWith, whereElse } from '#plan/elsewhere.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import { closedHours, joinedSince, noKin } from '#plan/stray.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { wasEnded } from './end.ts';
import { leftToEcs } from './owner.ts';
import { neverJoined, tooManySick } from './sick.ts';
import { type Findings, NOTHING } from './situation.ts';

/** Ends it through its group. */
export function decideStray(theCase: Case): Findings {
  const { situation, instance } = theCase;
  const { group } = instance;
  const why = neverJoined(situation, instance);
  if (why === undefined || group === undefined || wasEnded(theCase)) return NOTHING;
  const held = obstacle(theCase);
  if (held !== undefined)
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', `${why}; not replaced: ${held}`)] };
  const reason = `${why}, as others from its template have; its group replaces it`;
  const base = onInstance(theCase, { forced: false });
  return { ...NOTHING, actions: [{ ...base, kind: 'end', group: group.name, reason }] };
}

function obstacle({ situation, instance, pool }: Case): string | undefined {
  const { doubts, observation, recall, now, spec } = situation;
  const where = whereElse(instance);
  if (where !== undefined) return where;
  if (doubts.voluntary !== undefined) return doubts.voluntary;
  if (Object.hasOwn(instance.tags, KEEP_TAG)) return `its tag ${KEEP_TAG} says to keep it`;
  const declared = [...observation.instances.values()].filter((each) => each.pool !== undefined);
  const mine = declared.filter((each) => each.pool === pool.name);
  const shared = sharedWith(mine);
  if (shared !== undefined) return `its pool is ${shared}`;
  const group = observation.pools.get(pool.name)?.group;
  return (
    leftToEcs(group, 'managedScaling') ??
    leftToEcs(group, 'managedTerminationProtection') ??
    launchesNothing(group) ??
    // What they had in common is gone where one that came later has joined.
    (joinedSince(mine, straysOf(situation, mine))
      ? undefined
      : (tooManySick(situation, mine) ?? tooManySick(situation, declared))) ??
    comingOrGoing(situation, mine) ??
    turnOf(situation, instance, mine) ??
    noKin(instance, { members: mine, trials: recall }) ??
    closedHours(spec.disruption?.budgets, { size: mine.length, now })
  );
}

function launchesNothing(group: GroupFacts | undefined): string | undefined {
  if (group === undefined) return 'its group is not known';
  return group.suspendedProcesses.includes('Launch')
    ? 'its group launches nothing: Launch is suspended'
    : undefined;
}

/** One attempt at a time: its replacement must be there before the next one goes. */
function comingOrGoing(situation: Case['situation'], mine: readonly InstanceFacts[]): string | undefined {
  const moving = mine.filter(
    (each) =>
      each.group?.lifecycleState.startsWith('Terminat') === true ||
      (each.container === undefined && neverJoined(situation, each) === undefined),
  );
  return moving.length === 0
    ? undefined
    : `${count(moving.length, 'other instance')} of its pool on the way in or out`;
}

function turnOf(
  situation: Case['situation'],
  { instanceId }: InstanceFacts,
  mine: readonly InstanceFacts[],
): string | undefined {
  // One that a person keeps never goes: nobody waits for it.
  const [first] = straysOf(situation, mine)
    .filter(({ tags }) => !Object.hasOwn(tags, KEEP_TAG))
    .map((each) => each.instanceId)
    .sort();
  return first === instanceId ? undefined : `${first} goes first`;
}

const straysOf = (situation: Case['situation'], mine: readonly InstanceFacts[]) =>
  mine.filter((each) => neverJoined(situation, each) !== undefined);
