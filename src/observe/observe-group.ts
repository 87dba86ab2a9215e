// A pool at this moment: who is in its group, or what its fleet has and shall have. The second look right before one is drained that
// could also stay, and before a capacity goes down. One call, whatever the size of the pool; while an instance refresh is under way,
// it and the hooks are read as well. Reads only.
import type { AwsPorts } from '#aws/ports.ts';
import type { FleetFacts, GroupFacts, InstanceFacts, Observation } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { fleetFacts } from './fleets.ts';
import { readRefreshNow } from './group-owners.ts';
import { type Member, membersOf, poolsByGroup, readGroups, readHooksNow } from './pools.ts';

export interface GroupNow {
  /** When the reading began, ms since the epoch. */
  readonly at: number;
  readonly members: ReadonlyMap<string, Member>;
  readonly group: Pick<GroupFacts, 'min' | 'max' | 'desired'> &
    Partial<Pick<GroupFacts, 'refresh' | 'hooks'>>;
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
  const at = clock.now();
  const [group] = await readGroups(ports, names);
  if (group === undefined) throw new Error(`the answer lacks the Auto Scaling group ${names[0]}`);
  const members = new Map(membersOf(group, byGroup));
  const size = { min: group.MinSize ?? 0, max: group.MaxSize ?? 0, desired: group.DesiredCapacity ?? 0 };
  if (!refreshing) return { at, members, group: size };
  const [refresh, hooks] = await Promise.all([
    readRefreshNow({ ports, clock }, group),
    readHooksNow(ports, names[0]!),
  ]);
  return { at, members, group: { ...size, refresh, hooks } };
}

/** The observation with the states of these members, and what was read of the group, in place of older ones. */
export function withGroup(observation: Observation, pool: string, seen: GroupNow): Observation {
  const instances = [...observation.instances].map(([id, instance]): [string, InstanceFacts] => {
    const group = instance.pool === pool ? seen.members.get(id)?.group : undefined;
    return [id, group === undefined ? instance : { ...instance, group }];
  });
  const pools = new Map(observation.pools);
  const known = pools.get(pool);
  if (known?.group) pools.set(pool, { ...known, readAt: seen.at, group: { ...known.group, ...seen.group } });
  return { ...observation, instances: new Map(instances), pools };
}

/** The Spot Fleet of a pool as it is now, `known` before; rejects where the answer lacks it. */
export async function readFleetNow(known: FleetFacts, ports: AwsPorts): Promise<FleetFacts> {
  const answer = await ports.ec2.describeSpotFleetRequests({ SpotFleetRequestIds: [known.id] });
  const request = answer.SpotFleetRequestConfigs?.find((each) => each.SpotFleetRequestId === known.id);
  if (request === undefined) throw new Error(`the answer lacks the Spot Fleet ${known.id}`);
  return { ...fleetFacts(request), ...(known.template && { template: known.template }) };
}

/** The observation with the pool's fleet in place of what was known of it. `at`: when the reading began, ms since the epoch. */
export function withFleet(
  observation: Observation,
  pool: string,
  { fleet, at }: { fleet: FleetFacts; at: number },
): Observation {
  const pools = new Map(observation.pools);
  pools.set(pool, { ...pools.get(pool)!, readAt: at, fleet });
  return { ...observation, pools };
}
