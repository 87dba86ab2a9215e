// An instance that runs and never joins: it costs money and serves nobody. Its group launches another, one at a time, if others
// of its kind have joined; else another would not join either, and that is said.
import { count } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { heldByBudget } from '#plan/budgets.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { wasEnded } from './end.ts';
import { KEEP_TAG } from './let-through.ts';
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
  const { doubts, observation } = situation;
  if (doubts.voluntary !== undefined) return doubts.voluntary;
  if (Object.hasOwn(instance.tags, KEEP_TAG)) return `its tag ${KEEP_TAG} says to keep it`;
  const group = observation.pools.get(pool.name)?.group;
  if (group === undefined || group.managedByEcs) return 'a capacity provider of ECS manages its group';
  if (group.suspendedProcesses.includes('Launch')) return 'its group launches nothing: Launch is suspended';
  const declared = [...observation.instances.values()].filter((each) => each.pool !== undefined);
  const mine = declared.filter((each) => each.pool === pool.name);
  const many = tooManySick(situation, mine) ?? tooManySick(situation, declared);
  if (many !== undefined) return many;
  return (
    comingOrGoing(situation, mine) ??
    turnOf(situation, instance, mine) ??
    noKin(instance, mine) ??
    closedHours(situation, mine.length)
  );
}

/** It serves nobody, so that its end takes nothing from a budget; but where a budget is nothing at this hour, nothing goes. */
function closedHours({ spec, now }: Case['situation'], size: number): string | undefined {
  const nobodyOut = { size, out: 0, left: [], leftKnown: true };
  return heldByBudget(spec.disruption?.budgets, { pool: nobodyOut, reason: 'unhealthy', now });
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
  const strays = mine.filter((each) => neverJoined(situation, each) !== undefined);
  const [first] = strays.map((each) => each.instanceId).sort();
  return first === instanceId ? undefined : `${first} goes first`;
}

/** What was launched from the same template and has joined is the proof that such instances can. */
function noKin(instance: InstanceFacts, mine: readonly InstanceFacts[]): string | undefined {
  const own = sourceOf(instance);
  const joined = mine.filter(({ container }) => container !== undefined);
  if (own !== undefined && joined.some((each) => sourceOf(each) === own)) return undefined;
  return `nothing else from ${own ?? 'its unknown image'} has joined, so that another may not either; look at its user data and its network`;
}

function sourceOf({ group, imageId }: InstanceFacts): string | undefined {
  const template = group?.template;
  return template === undefined ? imageId : `version ${template.version} of ${template.id}`;
}
