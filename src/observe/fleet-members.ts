// Who belongs to the declared Spot Fleets, once EC2 was read as well: the tag that only AWS can write tells of instances
// that a fleet does not list yet (aws-facts.md §5.2).
import { inParallel } from '#lib/parallel.ts';
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import type { Ec2ById, Ec2Facts } from './ec2.ts';
import { listFleet, poolsByFleet } from './fleets.ts';
import type { Reading } from './part.ts';
import type { Member, Pools } from './pools.ts';

/** Whom a fleet lists, whom we knew and whom the tag names, without those that EC2 says are terminated. */
export function joinFleets({ pools, members }: Pools, ec2: Reading<Ec2ById>): ReadonlyMap<string, Member> {
  const byFleet = poolsByFleet(pools);
  if (byFleet.size === 0) return members;
  const tagged = [...ec2.value].flatMap(([id, facts]) => {
    const member = memberByTag(facts, byFleet);
    return member === undefined || members.has(id) ? [] : [[id, member] as const];
  });
  const isGone = (id: string) => {
    const facts = ec2.value.get(id);
    const forgotten = facts !== undefined && facts.state === undefined && ec2.part.complete;
    return facts?.state === 'terminated' || forgotten;
  };
  return new Map([...members, ...tagged].filter(([id, { fleet }]) => fleet === undefined || !isGone(id)));
}

function memberByTag(
  { fleet: id, state }: Ec2Facts,
  byFleet: ReadonlyMap<string, string>,
): Member | undefined {
  const pool = id === undefined ? undefined : byFleet.get(id);
  if (id === undefined || pool === undefined || state === 'terminated') return undefined;
  return { pool, fleet: { id } };
}

export interface Sought {
  readonly ids: readonly string[];
  /** As they were known. */
  readonly instances: ReadonlyMap<string, InstanceFacts>;
  readonly pools: ReadonlyMap<string, PoolFacts>;
  /** Just read; what could not be read has no tags. */
  readonly ec2: Ec2ById;
}

/**
 * Of these instances those that AWS shows in a declared fleet now: by their tag or, where EC2 did not tell it, in the list
 * of the fleet that they were known in. Rejects when neither could be read.
 */
export async function readFleetMembers(
  context: ReadContext,
  { ids, instances, pools, ec2 }: Sought,
): Promise<ReadonlyMap<string, Member>> {
  const byFleet = poolsByFleet(pools);
  const members = new Map<string, Member>();
  const untold = new Map<string, Member>();
  for (const id of ids) {
    const facts = ec2.get(id);
    const { fleet } = instances.get(id) ?? {};
    const pool = byFleet.get(fleet?.id ?? '');
    const tagged = facts && memberByTag(facts, byFleet);
    if (tagged) members.set(id, { ...tagged, fleet: { ...fleet, ...tagged.fleet! } });
    else if (pool !== undefined && facts?.state !== 'terminated') untold.set(id, { pool, fleet });
  }
  const asked = new Set([...untold.values()].flatMap(({ fleet }) => fleet?.id ?? []));
  const lists = await inParallel([...asked], (id) => listFleet(context, id));
  const listed = new Set(lists.flat().map(({ InstanceId }) => InstanceId));
  return new Map([...members, ...[...untold].filter(([id]) => listed.has(id))]);
}
