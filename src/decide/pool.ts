// One pool of the spec: whether it was found, its hook, and who owns its protection.
import type { Wait } from '#model/plan.ts';
import { decideHook } from './hook.ts';
import { decidePoolProtection } from './protection.ts';
import { type Findings, merge, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';

export function decideForPool(situation: Situation, pool: PoolSpec): Findings {
  return merge([
    unfound(situation, pool),
    decideHook(situation, pool),
    decidePoolProtection(situation, pool),
    gap(situation, pool),
  ]);
}

function unfound({ observation }: Situation, pool: PoolSpec): Findings {
  if (pool.autoScalingGroup === undefined || observation.pools.has(pool.name)) return NOTHING;
  const name = pool.autoScalingGroup.name;
  const { complete, problem } = observation.parts.pools;
  const why = complete ? 'there is none of that name' : (problem ?? 'the groups were not read whole');
  return say(pool, 'refused', `Auto Scaling group ${name} not found: ${why}`);
}

/** In mode protect nothing catches a task that lands on an instance between its release and its end. */
function gap({ spec }: Situation, pool: PoolSpec): Findings {
  if (!modeAllows(spec, 'protect') || modeAllows(spec, 'drain') || pool.autoScalingGroup === undefined)
    return NOTHING;
  return say(
    pool,
    'notActedOn',
    'mode protect has no hook: a task that lands on a released instance may end with it',
  );
}

function say(pool: PoolSpec, kind: Wait['kind'], reason: string): Findings {
  return { ...NOTHING, waits: [{ pool: pool.name, kind, reason }] };
}
