// What another cluster has: instances of ours that are registered there, and pools that are shared with it. Nothing there is
// ended, and nothing of a shared pool is touched that could be left: no number of it is right for both.
import { count } from '#lib/text.ts';
import type { Action } from '#model/plan.ts';
import { COUNTS, ENDS, isUnheard, sharedWith, whereElse } from '#plan/elsewhere.ts';
import { VERBS } from '#plan/verbs.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';
import { standingOf } from './standing.ts';

/** Turns into waits what would end an instance of another cluster, or is counted in a pool that is shared with one. */
export function holdShared(situation: Situation, found: Findings): Findings {
  const held = new Map(
    found.actions.flatMap((action): [Action, string][] => {
      const why = theirs(situation, action) ?? counted(situation, action);
      return why === undefined ? [] : [[action, why]];
    }),
  );
  if (held.size === 0) return found;
  const waits = [...held].map(([action, why]) => ({
    ...('instanceId' in action && { instanceId: action.instanceId }),
    pool: action.pool,
    kind: 'refused' as const,
    reason: `${why}: would ${VERBS[action.kind]}: ${action.reason}`,
  }));
  return {
    ...found,
    actions: found.actions.filter((action) => !held.has(action)),
    waits: [...found.waits, ...waits],
  };
}

/** Not looked for yet: the gate looks before it lets anything go. */
function theirs({ observation }: Situation, action: Action): string | undefined {
  if (!ENDS.has(action.kind) || !('instanceId' in action)) return undefined;
  const instance = observation.instances.get(action.instanceId);
  return instance?.elsewhere !== undefined && isUnheard(instance) ? whereElse(instance) : undefined;
}

function counted(situation: Situation, action: Action): string | undefined {
  if (action.forced || !COUNTS.has(action.kind) || !('instanceId' in action)) return undefined;
  const shared = sharedWith(membersOf(situation, action.pool));
  const instance = situation.observation.instances.get(action.instanceId);
  const byPerson = instance && standingOf(situation, instance).wish?.reason === 'person';
  return shared === undefined || byPerson ? undefined : `its pool is ${shared}`;
}

const membersOf = ({ observation }: Situation, pool: string | undefined) =>
  [...observation.instances.values()].filter((each) => each.pool === pool);

/** That a pool is shared, and the way out. */
export function decideSharing(situation: Situation, pool: PoolSpec): Findings {
  const members = membersOf(situation, pool.name);
  const shared = sharedWith(members);
  if (shared === undefined || !modeAllows(situation.spec, 'drain')) return NOTHING;
  const source = pool.autoScalingGroup === undefined ? 'Spot Fleet' : 'group';
  const reason =
    `its ${source} is ${shared}: of its ${count(members.length, 'instance')} none is replaced, lowered or drained that could ` +
    'stay; give each cluster a group of its own, or have the instance join this one';
  return { ...NOTHING, waits: [{ pool: pool.name, kind: 'refused', reason }] };
}
