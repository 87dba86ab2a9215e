// Who is in a pool's group at this moment: the second look of a budget, right before one is drained that could also stay. One
// call, whatever the size of the group. Reads only.
import type { AwsPorts } from '#aws/ports.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Spec } from './context.ts';
import { type Member, membersOf, poolsByGroup, readGroups } from './pools.ts';

export interface GroupNow {
  readonly members: ReadonlyMap<string, Member>;
  readonly desired: number;
}

/** Undefined for a pool that is no group; rejects where the answer lacks the group. */
export async function readGroupOf(
  pool: string,
  { ports, spec }: { ports: AwsPorts; spec: Spec },
): Promise<GroupNow | undefined> {
  const byGroup = poolsByGroup(spec);
  const names = [...byGroup].flatMap(([group, own]) => (own === pool ? [group] : []));
  if (names.length === 0) return undefined;
  const [group] = await readGroups(ports, names);
  if (group === undefined) throw new Error(`the answer lacks the Auto Scaling group ${names[0]}`);
  return { members: new Map(membersOf(group, byGroup)), desired: group.DesiredCapacity ?? 0 };
}

/** The observation with the states of these members, and the desired capacity, in place of older ones. */
export function withGroup(
  observation: Observation,
  pool: string,
  { members, desired }: GroupNow,
): Observation {
  const instances = [...observation.instances].map(([id, instance]): [string, InstanceFacts] => {
    const group = instance.pool === pool ? members.get(id)?.group : undefined;
    return [id, group === undefined ? instance : { ...instance, group }];
  });
  const pools = new Map(observation.pools);
  const known = pools.get(pool);
  if (known?.group) pools.set(pool, { ...known, group: { ...known.group, desired } });
  return { ...observation, instances: new Map(instances), pools };
}
