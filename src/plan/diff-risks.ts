// What could go wrong with a plan, as far as the plan itself tells: hooks that hold nothing, launches that may not come, and what AWS
// ends at its time. Pure.
import { clockTime } from '#lib/text.ts';
import type { Plan } from '#model/plan.ts';

export interface Risk {
  /**
   * Of services as in `readiness`. `hook`: of a pool or an instance that no hook holds; `launch`: of hosts that are still to come;
   * `deadline`: of instances that AWS ends at a time.
   */
  readonly kind:
    | 'stuck'
    | 'tooSlow'
    | 'longDelay'
    | 'onePerHost'
    | 'oneTask'
    | 'hook'
    | 'launch'
    | 'deadline';
  readonly pool?: string;
  readonly instanceId?: string;
  readonly services?: readonly string[];
  readonly reason: string;
  /** What to do about it. */
  readonly change?: string;
  /** The section of aws-facts.md that it rests on. */
  readonly facts?: string;
}

export const planRisks = (plan: Plan): Risk[] => [...hooks(plan), ...deadlines(plan), ...launches(plan)];

const hooks = ({ waits }: Plan): Risk[] =>
  waits.flatMap(({ risk, pool, instanceId, reason }) =>
    risk ? [{ kind: 'hook', ...(pool && { pool }), ...(instanceId && { instanceId }), reason }] : [],
  );

/** The soonest of what is still done on each. */
function deadlines({ actions }: Plan): Risk[] {
  const soonest = new Map<string, Risk & { readonly at: number }>();
  for (const action of actions) {
    // What is remembered may be due at another time.
    if (!('instanceId' in action) || action.deadline === undefined || action.kind === 'remember') continue;
    const { instanceId, pool, deadline: at } = action;
    if ((soonest.get(instanceId)?.at ?? Number.POSITIVE_INFINITY) <= at) continue;
    const reason = `AWS ends it at ${clockTime(at)}, drained or not: what is not out by then is cut`;
    soonest.set(instanceId, { kind: 'deadline', ...(pool && { pool }), instanceId, reason, at });
  }
  return [...soonest.values()].map(({ at: _, ...risk }) => risk);
}

const launches = ({ actions }: Plan): Risk[] =>
  actions.flatMap((action) => {
    if (action.kind !== 'grow') return [];
    const reason =
      'AWS may launch fewer than are asked for, or none (capacity, a quota): what waits for them waits on';
    return [{ kind: 'launch', pool: action.pool, reason }];
  });
