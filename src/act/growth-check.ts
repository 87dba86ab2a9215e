// What the gate demands before a pool is made larger: it has what the planner thought, nobody else sets its size, and no limit is passed.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { FleetFacts, GroupFacts } from '#model/observation.ts';
import { limitsAt } from '#plan/limits.ts';
import { ecsOwns } from '#plan/owner.ts';
import type { Trials } from '#plan/stray.ts';
import type { ActionOf } from './send/sender.ts';

export interface GrowthFacts {
  readonly spec: ClusterSpec['spec'];
  readonly group?: GroupFacts;
  readonly fleet?: FleetFacts;
  readonly poolReadAt?: number;
  readonly trials?: Trials;
  readonly decidedAt: number;
  readonly now: number;
}

export function refuseGrowth(
  { pool: name, from, to }: ActionOf<'grow'>,
  facts: GrowthFacts,
): string | undefined {
  const { spec, group, fleet, poolReadAt, decidedAt, now } = facts;
  if (poolReadAt === undefined || poolReadAt < decidedAt)
    return 'the size of its pool was not read again since this was decided';
  if (now - poolReadAt >= FRESH_MS)
    return `what was read of its pool is ${Math.round(now - poolReadAt)} ms old`;
  const has = group?.desired ?? fleet?.target;
  if (has !== from) return `its pool has ${has ?? 'an unknown size'} now, not ${from}`;
  if (to <= from) return `${to} is no more than ${from}`;
  // A read of before that would make it smaller.
  const raised = facts.trials?.raised?.get(name);
  if (raised !== undefined && to < raised.to)
    return `it was made ${raised.to} a moment ago, and what is read does not show that yet`;
  const pool = spec.pools!.find((each) => each.name === name)!;
  const most = Math.min(limitsAt(spec, pool, now).max, group?.max ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(most)) return 'nothing says how far its pool may grow: give it limits.max';
  if (fleet?.fulfilled !== undefined && to < fleet.fulfilled)
    return `its fleet has ${fleet.fulfilled} already`;
  return to > most ? `its pool may have ${most} at most` : refuseOwners(facts);
}

/** Facts older than this are no ground for what costs money. */
const FRESH_MS = 2_000;

function refuseOwners({ group, fleet }: GrowthFacts): string | undefined {
  if (fleet !== undefined) return fleet.state === 'active' ? undefined : `its fleet is ${fleet.state}`;
  if (ecsOwns(group, 'managedScaling')) return 'ECS manages the capacity of its group';
  if (group?.scalingPolicies === undefined) return 'whether a scaling policy sets its size too is not known';
  return group.scalingPolicies.length > 0
    ? `a scaling policy sets its size too: ${group.scalingPolicies[0]}`
    : undefined;
}
