// An instance refresh of Auto Scaling waits for protected instances, and fails after an hour (aws-facts.md §4.3). It is let
// through: as many as the budgets allow are released, the oldest first, and the terminate hook drains each.

import { clockTime } from '#lib/text.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { RefreshFacts } from '#model/owners.ts';
import type { Action, Wait } from '#model/plan.ts';
import { heldByBudget } from '#plan/budgets.ts';
import { sharedWith } from '#plan/elsewhere.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import { countPool } from '#plan/pool-count.ts';
import { hasHook, isAwaited, isOld, waitsForRelease } from '#plan/refresh.ts';
import { leftToEcs } from './owner.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';
import { busyTasks } from './workload.ts';

const UNDER_WAY = 'an instance refresh of Auto Scaling is under way';

/** What becomes of the refresh that is under way in this pool's group: at most one release a pass, or why none. */
export function decideLetThrough(situation: Situation, pool: PoolSpec): Findings {
  const group = situation.observation.pools.get(pool.name)?.group;
  const refresh = group?.refresh;
  if (group === undefined || refresh === undefined || !modeAllows(situation.spec, 'protect')) return NOTHING;
  if (leftToEcs(group, 'managedTerminationProtection') !== undefined) return NOTHING;
  if (isOld(refresh, situation.now)) return say(pool, 'refused', `${UNDER_WAY}${sinceWhen(refresh)}`);
  if (!waitsForRelease(refresh)) return say(pool, 'waiting', `${UNDER_WAY}${whatItDoes(refresh)}`);
  const blocked = cannotCatch(situation, pool, group);
  if (blocked !== undefined)
    return say(pool, 'refused', `${UNDER_WAY} and waits for busy instances: ${blocked}`);
  const [first, ...rest] = candidates(situation, pool, refresh);
  if (first === undefined) return say(pool, 'waiting', UNDER_WAY);
  const members = [...situation.observation.instances.values()].filter((each) => each.pool === pool.name);
  const held = situation.doubts.voluntary ?? sharedWith(members) ?? holdingBudget(situation, pool);
  if (held !== undefined)
    return say(pool, 'waiting', `${UNDER_WAY}; ${rest.length + 1} busy to be released to it: ${held}`);
  return { ...NOTHING, actions: [release(first, pool, group)] };
}

function release({ instanceId }: InstanceFacts, pool: PoolSpec, group: GroupFacts): Action {
  return {
    kind: 'unprotect',
    instanceId,
    pool: pool.name,
    group: group.name,
    forced: false,
    nature: 'routine',
    reason: 'an instance refresh of Auto Scaling waits for it; the hook has it drained first',
  };
}

/** Whether protection stays off: it may go to the refresh, and what it runs is drained first. */
export function isLetThrough(situation: Situation, pool: PoolSpec, instance: InstanceFacts): boolean {
  const group = situation.observation.pools.get(pool.name)?.group;
  const refresh = group?.refresh;
  if (group === undefined || !waitsForRelease(refresh) || !isAwaited(instance, refresh)) return false;
  if (isOld(refresh, situation.now)) return false;
  return cannotCatch(situation, pool, group) === undefined;
}

function sinceWhen({ readAt }: RefreshFacts): string {
  return `, or was when it could last be read, at ${clockTime(readAt)}: until it is read again busy instances are kept protected`;
}

function whatItDoes({ status, protectedInstances }: RefreshFacts): string {
  if (status !== 'InProgress') return ` (${status})`;
  return protectedInstances === 'Refresh'
    ? '; it ends protected instances too, at its own pace and not by the budgets, and the hook has each drained first'
    : '; it leaves protected instances, the busy ones, as they are (ScaleInProtectedInstances Ignore)';
}

/** Why what the refresh ends would not be drained. */
function cannotCatch({ spec }: Situation, pool: PoolSpec, group: GroupFacts): string | undefined {
  if (!modeAllows(spec, 'drain'))
    return 'mode protect drains nothing, so that they stay protected; use mode drain, or cancel it';
  if (pool.lifecycleHook !== undefined && hasHook(group, pool.lifecycleHook.name)) return undefined;
  return 'without the terminate hook of this pool they would end undrained; name one in lifecycleHook with manage: true';
}

/** Busy and protected; those that are idle are released anyway. */
function candidates(
  { spec, observation }: Situation,
  pool: PoolSpec,
  refresh: RefreshFacts,
): InstanceFacts[] {
  const waitedFor = [...observation.instances.values()].filter(
    (each) =>
      each.pool === pool.name &&
      isAwaited(each, refresh) &&
      each.group?.protectedFromScaleIn === true &&
      !Object.hasOwn(each.tags, KEEP_TAG) &&
      busyTasks(each, spec.workloads).length > 0,
  );
  const age = ({ launchedAt = 0 }: InstanceFacts) => launchedAt;
  return waitedFor.sort((a, b) => age(a) - age(b) || (a.instanceId < b.instanceId ? -1 : 1));
}

function holdingBudget(
  { spec, observation, recall, now }: Situation,
  { name }: PoolSpec,
): string | undefined {
  const pool = countPool(observation, { pool: name, drains: recall.drains ?? new Map(), now });
  return heldByBudget(spec.disruption?.budgets, { pool, reason: 'refresh', now });
}

function say(pool: PoolSpec, kind: Wait['kind'], reason: string): Findings {
  return { ...NOTHING, waits: [{ pool: pool.name, kind, reason }] };
}
