// One pool of the spec: whether it was found, its hook, and who owns its protection.
import type { Wait } from '#model/plan.ts';
import { decideChoice } from './choose.ts';
import { decideFleet } from './fleet.ts';
import { decideHook } from './hook.ts';
import { decideLetThrough } from './let-through.ts';
import { cannotTell } from './outdated.ts';
import { decidePoolOwners } from './owner.ts';
import { decidePoolProtection } from './protection.ts';
import { decideStandbyRemarks } from './replace-first.ts';
import { decideSharing } from './shared.ts';
import { type Findings, merge, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';

export function decideForPool(situation: Situation, pool: PoolSpec): Findings {
  return merge([
    unfound(situation, pool),
    decideHook(situation, pool),
    decidePoolProtection(situation, pool),
    decidePoolOwners(situation, pool),
    decideSharing(situation, pool),
    decideLetThrough(situation, pool),
    gap(situation, pool),
    decideChoice(situation, pool),
    decideStandbyRemarks(situation, pool),
    untellable(situation, pool),
    protectionDebt(situation, pool),
    decideFleet(situation, pool),
  ]);
}

function unfound({ observation }: Situation, pool: PoolSpec): Findings {
  if (pool.autoScalingGroup === undefined || observation.pools.has(pool.name)) return NOTHING;
  const name = pool.autoScalingGroup.name;
  const { complete, problem } = observation.parts.pools;
  const why = complete ? 'there is none of that name' : (problem ?? 'the groups were not read whole');
  return say(pool, 'refused', `Auto Scaling group ${name} not found: ${why}`);
}

/** What nothing catches, because there is no hook. */
function gap({ spec }: Situation, pool: PoolSpec): Findings {
  if (!modeAllows(spec, 'protect') || pool.autoScalingGroup === undefined) return NOTHING;
  if (modeAllows(spec, 'drain')) {
    if (pool.lifecycleHook !== undefined) return NOTHING;
    const reason = 'no lifecycleHook is named: an instance that its group ends is not drained first';
    return say(pool, 'notActedOn', reason);
  }
  return say(
    pool,
    'notActedOn',
    'mode protect has no hook: a task that lands on a released instance may end with it',
  );
}

/**
 * Scale-in lowers the desired capacity although protected instances stay (aws-facts.md §4.3): the group has more than it
 * shall have, and will end them as soon as their protection goes.
 */
function protectionDebt({ spec, observation }: Situation, pool: PoolSpec): Findings {
  const group = observation.pools.get(pool.name)?.group;
  if (group === undefined || !modeAllows(spec, 'protect') || !observation.parts.pools.complete)
    return NOTHING;
  const members = [...observation.instances.values()].filter(
    (each) => each.pool === pool.name && each.group?.lifecycleState === 'InService',
  );
  const debt = members.length - group.desired;
  const shielded = members.filter((each) => each.group?.protectedFromScaleIn).length;
  if (debt <= 0 || shielded < members.length - debt) return NOTHING;
  const reason =
    `protection debt of ${debt}: ${members.length} instances, desired capacity ${group.desired}; ` +
    'the group ends so many as soon as they are idle and released';
  return say(pool, 'waiting', reason);
}

/** Refresh is wanted, and nothing of the group says what is old. */
function untellable({ spec, observation }: Situation, pool: PoolSpec): Findings {
  const group = observation.pools.get(pool.name)?.group;
  const why = spec.refresh?.on === undefined || group === undefined ? undefined : cannotTell(group);
  return why === undefined ? NOTHING : say(pool, 'notActedOn', `no refresh: ${why}`);
}

function say(pool: PoolSpec, kind: Wait['kind'], reason: string): Findings {
  return { ...NOTHING, waits: [{ pool: pool.name, kind, reason }] };
}
