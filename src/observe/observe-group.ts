// Who is in a pool's group at this moment: the second look of a budget, right before one is drained that could also stay. One
// call, whatever the size of the group; while an instance refresh is under way, it and the hooks are read as well. Reads only.
import type { GroupFacts, InstanceFacts, Observation } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { readRefreshNow } from './group-owners.ts';
import { type Member, membersOf, poolsByGroup, readGroups, readHooksNow } from './pools.ts';

export interface GroupNow {
  readonly members: ReadonlyMap<string, Member>;
  readonly group: Pick<GroupFacts, 'desired'> & Partial<Pick<GroupFacts, 'refresh' | 'hooks'>>;
}

/** Undefined for a pool that is no group; rejects where the answer lacks the group. */
export async function readGroupOf(
  pool: string,
  { ports, spec, clock }: Pick<ReadContext, 'ports' | 'spec' | 'clock'>,
  refreshing = false,
): Promise<GroupNow | undefined> {
  const byGroup = poolsByGroup(spec);
  const names = [...byGroup].flatMap(([group, own]) => (own === pool ? [group] : []));
  if (names.length === 0) return undefined;
  const [group] = await readGroups(ports, names);
  if (group === undefined) throw new Error(`the answer lacks the Auto Scaling group ${names[0]}`);
  const members = new Map(membersOf(group, byGroup));
  const desired = group.DesiredCapacity ?? 0;
  if (!refreshing) return { members, group: { desired } };
  const [refresh, hooks] = await Promise.all([
    readRefreshNow({ ports, clock }, group),
    readHooksNow(ports, names[0]!),
  ]);
  return { members, group: { desired, refresh, hooks } };
}

/** The observation with the states of these members, and what was read of the group, in place of older ones. */
export function withGroup(observation: Observation, pool: string, seen: GroupNow): Observation {
  const instances = [...observation.instances].map(([id, instance]): [string, InstanceFacts] => {
    const group = instance.pool === pool ? seen.members.get(id)?.group : undefined;
    return [id, group === undefined ? instance : { ...instance, group }];
  });
  const pools = new Map(observation.pools);
  const known = pools.get(pool);
  if (known?.group) pools.set(pool, { ...known, group: { ...known.group, ...seen.group } });
  return { ...observation, instances: new Map(instances), pools };
}
