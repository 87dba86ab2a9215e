// One pool of the spec: whether it was found, its hook, and who owns its protection.
import { clockTime } from '#lib/text.ts';
import type { Wait } from '#model/plan.ts';
import { readRecord } from '#plan/record.ts';
import { TERMINATING } from '#plan/refresh.ts';
import { decideBounds } from './bounds.ts';
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
    decideBounds(situation, pool),
    decideSharing(situation, pool),
    decideLetThrough(situation, pool),
    gap(situation, pool),
    decideChoice(situation, pool),
    decideStandbyRemarks(situation, pool),
    untellable(situation, pool),
    protectionDebt(situation, pool),
    resized(situation, pool),
    decideFleet(situation, pool),
  ]);
}

function unfound({ observation }: Situation, pool: PoolSpec): Findings {
  if (pool.autoScalingGroup === undefined || observation.pools.has(pool.name)) return NOTHING;
  const name = pool.autoScalingGroup.name;
  const { complete, problem = 'the groups were not read whole' } = observation.parts.pools;
  const isAbsent = complete || problem.includes(`there is no Auto Scaling group ${name} (`);
  const reason = isAbsent
    ? `its Auto Scaling group ${name} was not found`
    : `its Auto Scaling group ${name} is not known: ${problem}`;
  return say(pool, 'refused', reason);
}

/** In mode scale Sluice sets the capacity; whoever does so too may be a cause of hosts that come and go. */
function resized({ spec, recall }: Situation, pool: PoolSpec): Findings {
  const change = recall.resized?.get(pool.name);
  if (change === undefined || !modeAllows(spec, 'scale')) return NOTHING;
  const { from, to, at } = change;
  return say(
    pool,
    'warning',
    `its capacity was changed from ${from} to ${to} by somebody else (seen at ${clockTime(at)}): Sluice sets it in mode scale, and goes on from there`,
  );
}

/** What nothing catches, because there is no hook, or because nobody answers it. */
function gap(situation: Situation, pool: PoolSpec): Findings {
  const { spec } = situation;
  const left = unanswered(situation, pool);
  if (left !== undefined) return atRisk(say(pool, 'notActedOn', left));
  if (!modeAllows(spec, 'protect') || pool.autoScalingGroup === undefined) return NOTHING;
  if (modeAllows(spec, 'drain')) {
    if (pool.lifecycleHook !== undefined) return NOTHING;
    const reason = 'no lifecycleHook is named: an instance that its group ends is not drained first';
    return atRisk(say(pool, 'notActedOn', reason));
  }
  const reason = 'mode protect has no hook: a task that lands on a released instance may end with it';
  return atRisk(say(pool, 'notActedOn', reason));
}

/** The hook that an earlier mode or spec had: instances wait in it until it runs out. */
function unanswered({ spec, observation }: Situation, { name, lifecycleHook }: PoolSpec): string | undefined {
  if (modeAllows(spec, 'drain') && lifecycleHook !== undefined) return undefined;
  const record = readRecord(observation.cluster.tags);
  const before = record.kind === 'known' ? record.spec.pools?.find((pool) => pool.name === name) : undefined;
  const ours = lifecycleHook?.name ?? before?.lifecycleHook?.name;
  const group = observation.pools.get(name)?.group;
  const hook = group?.hooks.find((each) => each.name === ours && each.transition === TERMINATING);
  if (group === undefined || hook === undefined) return undefined;
  const why = lifecycleHook === undefined ? 'without lifecycleHook' : `in mode ${spec.mode ?? 'observe'}`;
  return (
    `${why} Sluice does not answer hook ${hook.name} of its group: unless somebody else does, each instance that the group ends ` +
    `waits in it for ${hook.heartbeatTimeoutMs / 1000} s and then ends undrained. To remove it: \`aws autoscaling ` +
    `delete-lifecycle-hook --auto-scaling-group-name ${group.name} --lifecycle-hook-name ${hook.name}\``
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

const atRisk = (found: Findings): Findings => ({
  ...found,
  waits: found.waits.map((wait) => ({ ...wait, risk: true })),
});

function say(pool: PoolSpec, kind: Wait['kind'], reason: string): Findings {
  return { ...NOTHING, waits: [{ pool: pool.name, kind, reason }] };
}
