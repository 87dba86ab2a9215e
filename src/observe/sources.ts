// Where the instances of a cluster come from, before there is a spec that names pools: Auto Scaling says in which group one is, EC2
// in which Spot Fleet (aws-facts.md §5.2). What cannot be read is told, and keeps nothing else from being read. Reads only.
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { Sources, Unread } from '#model/survey.ts';
import { noRegistrations, readRegistrations } from './container-instances.ts';
import type { ReadContext } from './context.ts';
import { type Ec2ById, hasEnded, readEc2 } from './ec2.ts';
import { whole } from './whole.ts';

/** The answer, or what a failure leaves, which is told. */
async function attempt<T>(what: string, unread: Unread[], read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    unread.push({ what, problem: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** Of all container instances that the cluster has now. */
export async function readSources(context: ReadContext): Promise<Sources> {
  const unread: Unread[] = [];
  const registered = await attempt('container instances', unread, () =>
    readRegistrations(context, noRegistrations),
  );
  if (registered?.problem) unread.push({ what: 'container instances', problem: registered.problem });
  const ids = [...(registered?.value.present.keys() ?? [])].sort();
  const [byGroup, ec2] = await Promise.all([
    attempt('groups of instances', unread, () => groupsOf(context, ids)),
    attempt('EC2 instances', unread, () => readEc2(context, ids, new Map())),
  ]);
  if (ec2?.problem) unread.push({ what: 'EC2 instances', problem: ec2.problem });
  return { ...sort(ids, byGroup, ec2?.value), unread };
}

async function groupsOf({ ports }: ReadContext, ids: readonly string[]): Promise<Map<string, string>> {
  const answers = await inParallel(chunksOf(ids, 50), (InstanceIds) =>
    ports.autoscaling.describeAutoScalingInstances({ InstanceIds, MaxRecords: 50 }),
  );
  const members = answers.flatMap(({ AutoScalingInstances }) =>
    whole(AutoScalingInstances, 'InstanceId', 'AutoScalingGroupName'),
  );
  return new Map(members.map(({ InstanceId, AutoScalingGroupName }) => [InstanceId, AutoScalingGroupName]));
}

/** Without an answer of Auto Scaling a tag of EC2, which only AWS can write, says which group launched one. */
function sort(
  ids: readonly string[],
  byGroup: ReadonlyMap<string, string> | undefined,
  ec2: Ec2ById | undefined,
): Omit<Sources, 'unread'> {
  const [groups, fleets] = [new Map<string, number>(), new Map<string, number>()];
  const [alone, unclear]: [string[], string[]] = [[], []];
  for (const id of ids) {
    const facts = ec2?.get(id);
    const group = byGroup === undefined ? facts?.launchedBy : byGroup.get(id);
    const isKnown = facts?.readAt !== undefined || id.startsWith('mi-');
    if (group !== undefined) add(groups, group);
    else if (facts?.fleet !== undefined) add(fleets, facts.fleet);
    else if (!isKnown) unclear.push(id);
    // One that has ended has left its group, and needs no pool any more.
    else if (!hasEnded(facts?.state)) alone.push(id);
  }
  return { groups: sorted(groups), fleets: sorted(fleets), alone, unclear };
}

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
const sorted = (counts: ReadonlyMap<string, number>) =>
  new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
