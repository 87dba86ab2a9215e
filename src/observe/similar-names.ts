// What was probably meant by the name of a cluster or a group that is not there. Asked once, for a person's command, and never by the
// operator: it reads all such names of the account.
import type { AwsPorts } from '#aws/ports.ts';
import { closestTo } from '#lib/document-suggest.ts';
import type { Observation } from '#model/observation.ts';
import { readPages } from './paging.ts';

/** The observation with `did you mean …?` in what it says of groups that are not there. */
export async function suggestGroups(
  { autoscaling }: Pick<AwsPorts, 'autoscaling'>,
  observation: Observation,
): Promise<Observation> {
  const { pools } = observation.parts;
  const { problem = '' } = pools;
  if (!ABSENT.test(problem)) return observation;
  const names = await namesOf(async (NextToken) => {
    const page = await autoscaling.describeAutoScalingGroups({ MaxRecords: 100, NextToken });
    return { items: page.AutoScalingGroups?.map((each) => each.AutoScalingGroupName), next: page.NextToken };
  });
  const told = problem.replaceAll(new RegExp(ABSENT, 'g'), (said, group: string) => {
    const similar = closestTo(group, names);
    return similar === undefined ? said : `${said}: did you mean ${similar}?`;
  });
  return { ...observation, parts: { ...observation.parts, pools: { ...pools, problem: told } } };
}

/** As `pools.ts` says it. */
const ABSENT = /there is no Auto Scaling group (\S+) \(pool [^)]*\), check its name in the spec/;

/** A cluster whose name is like this one; undefined: none is. */
export async function similarCluster(
  { ecs }: Pick<AwsPorts, 'ecs'>,
  name: string,
): Promise<string | undefined> {
  const names = await namesOf(async (nextToken) => {
    const page = await ecs.listClusters({ nextToken, maxResults: 100 });
    return { items: page.clusterArns?.map((arn) => arn.split('/').at(-1)), next: page.nextToken };
  });
  return closestTo(name, names);
}

/** Whoever may not list them is not told: what is wrong has been said, and this is a courtesy. */
async function namesOf(page: Parameters<typeof readPages<string | undefined>>[0]): Promise<string[]> {
  try {
    return (await readPages(page)).flatMap((name) => name ?? []);
  } catch {
    return [];
  }
}
