// Nothing is launched for what one look alone shows: a list of which a page was lost looks like tasks that have no place.
import type { Action, Plan, Wait } from '#model/plan.ts';

/** How soon it is looked again. */
const AGAIN_MS = 2_000;

/** The size that each pool was to be given by the look before, by its name in the spec. */
export type Asked = Map<string, number>;

/**
 * The plan with as much growth as both looks ask for; what only this one asks for waits. Takes in what this one asks for, unless it
 * was one that could not tell: where answers are lost, two whole looks seldom follow each other.
 */
export function onTwoLooks(plan: Plan, asked: Asked, isBlind = false): Plan {
  if (isBlind) return plan;
  const before = new Map(asked);
  asked.clear();
  for (const action of plan.actions) if (action.kind === 'grow') asked.set(action.pool, action.to);
  const waits: Wait[] = [];
  const actions = plan.actions.flatMap((action): Action | Action[] => {
    if (action.kind !== 'grow') return action;
    const { pool, from, to, reason } = action;
    const agreed = Math.max(from, Math.min(to, before.get(pool) ?? from));
    if (agreed < to)
      waits.push({ kind: 'waiting', pool, reason: `looks once more before it grows to ${to}: ${reason}` });
    if (agreed === to) return action;
    const part = `${agreed - from} of the ${to - from} asked for, as both looks say: ${reason}`;
    return agreed === from ? [] : { ...action, to: agreed, reason: part };
  });
  if (waits.length === 0) return plan;
  const dueAt = Math.min(plan.dueAt ?? Number.POSITIVE_INFINITY, plan.at + AGAIN_MS);
  return { ...plan, actions, waits: [...plan.waits, ...waits], dueAt };
}
