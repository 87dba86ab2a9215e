// From which groups and fleets the instances of a cluster come, where no spec says it: Auto Scaling knows its members, and a tag that
// only AWS can write tells of fleets (aws-facts.md §5.2). Reads only.
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { Unread } from '#model/readiness.ts';
import { describeIdsIn, listContainerInstances } from './container-instances.ts';
import type { ReadContext, Spec } from './context.ts';
import { readEc2 } from './ec2.ts';
import { readPages } from './paging.ts';
import { whole } from './whole.ts';

type PoolSpecs = NonNullable<Spec['pools']>;

/** As a spec would declare them; what could not be read is told, and the rest goes on. */
export async function findPools(context: ReadContext): Promise<{ pools: PoolSpecs; problems: Unread[] }> {
  const problems: Unread[] = [];
  const attempt = async <T>(nothing: T, read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      problems.push({ part: 'pools', problem: error instanceof Error ? error.message : String(error) });
      return nothing;
    }
  };
  const ids = await attempt([], () => hostsOf(context));
  const groups = await attempt(new Map<string, string>(), () => groupsOf(context, ids));
  const others = ids.filter((id) => !groups.has(id));
  const fleets = await attempt([], async () => {
    const { value } = await readEc2(context, others, new Map());
    return [...value.values()].flatMap(({ fleet }) => fleet ?? []);
  });
  const names = [...new Set(groups.values())].sort();
  const requests = [...new Set(fleets)].sort();
  return {
    pools: [
      ...names.map((name) => ({ name, autoScalingGroup: { name } })),
      ...requests.map((id) => ({ name: id, spotFleet: { id } })),
    ],
    problems,
  };
}

/** Instances of EC2; what runs elsewhere (`mi-…`) belongs to no group. */
async function hostsOf({ ports, spec }: ReadContext): Promise<string[]> {
  const there = { ports, spec };
  const ids = await describeIdsIn(there, await listContainerInstances(there));
  return ids.filter((id) => id.startsWith('i-'));
}

/** The names of their groups, by instance id. */
async function groupsOf({ ports }: ReadContext, ids: readonly string[]): Promise<Map<string, string>> {
  const answers = await inParallel(chunksOf(ids, 50), (InstanceIds) =>
    readPages(async (NextToken) => {
      const page = await ports.autoscaling.describeAutoScalingInstances({
        InstanceIds,
        MaxRecords: 50,
        NextToken,
      });
      return { items: page.AutoScalingInstances, next: page.NextToken };
    }),
  );
  const members = whole(answers.flat(), 'InstanceId', 'AutoScalingGroupName');
  return new Map(members.map((each) => [each.InstanceId, each.AutoScalingGroupName]));
}
