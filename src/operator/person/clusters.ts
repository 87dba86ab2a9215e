// ECS clusters by the names that people give, for commands that know no spec. Reads only; what is not found is told with
// where it was looked for, as the wrong Region looks like the wrong name.
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import { listed } from '#lib/text.ts';
import type { ClusterFacts } from '#model/observation.ts';
import { readPages } from '#observe/paging.ts';

/** What a person's command works with. */
export interface Hand {
  readonly ports: AwsPorts;
  readonly clock: Clock;
}

export interface Place {
  readonly region: string;
  readonly account: string;
}

/** `arn:aws:ecs:REGION:ACCOUNT:…` */
export function placeOf(arn: string): Place {
  const [, , , region = '', account = ''] = arn.split(':');
  return { region, account };
}

export const nameOf = (clusterArn: string): string => clusterArn.slice(clusterArn.lastIndexOf('/') + 1);

/** The cluster of that name or ARN, with its tags. Rejects with a sentence when there is none, or it is no more. */
export async function findCluster(hand: Hand, reference: string): Promise<ClusterFacts> {
  const answer = await hand.ports.ecs.describeClusters({ clusters: [reference], include: ['TAGS'] });
  const found = answer.clusters?.map(toFacts)[0];
  if (found?.status === 'ACTIVE') return found;
  if (found !== undefined) throw new Error(`the ECS cluster ${found.name} is ${found.status}`);
  throw new Error(await whyNotFound(hand, reference, answer.failures?.[0]?.arn));
}

/** All clusters of the Region that are ACTIVE, with their tags. */
export async function allClusters(hand: Hand): Promise<ClusterFacts[]> {
  const arns = await listClusters(hand);
  const answers = await inParallel(chunksOf(arns, 100), (clusters) =>
    hand.ports.ecs.describeClusters({ clusters, include: ['TAGS'] }),
  );
  const found = answers.flatMap((answer) => answer.clusters ?? []).map(toFacts);
  return found.filter(({ status }) => status === 'ACTIVE');
}

function listClusters({ ports }: Hand): Promise<string[]> {
  return readPages(async (nextToken) => {
    const page = await ports.ecs.listClusters({ maxResults: 100, nextToken });
    return { items: page.clusterArns, next: page.nextToken };
  });
}

interface Described {
  readonly clusterName?: string;
  readonly clusterArn?: string;
  readonly status?: string;
  readonly tags?: readonly { readonly key?: string; readonly value?: string }[];
}

function toFacts({ clusterName = '', clusterArn = '', status, tags = [] }: Described): ClusterFacts {
  const pairs = tags.map(({ key = '', value = '' }) => [key, value] as const);
  return { name: clusterName, arn: clusterArn, status, tags: Object.fromEntries(pairs) };
}

/** The failure of DescribeClusters names the Region and the account that were asked. */
async function whyNotFound(hand: Hand, reference: string, failedArn = ''): Promise<string> {
  const { region, account } = placeOf(failedArn);
  const where = region === '' ? '' : ` in ${region} of account ${account}`;
  const names = (await namesIfAllowed(hand))?.sort();
  const given = nameOf(reference);
  if (names === undefined) return `there is no ECS cluster ${given}${where}; check the name, and AWS_REGION`;
  if (names.length === 0)
    return `there is no ECS cluster ${given}${where}, nor any other; check AWS_REGION and the credentials`;
  const meant = closestTo(given, names);
  const hint = meant === undefined ? `there is ${listed(names, 8)}` : `did you mean ${meant}?`;
  return `there is no ECS cluster ${given}${where}; ${hint}${meant === undefined ? '; or check AWS_REGION' : ''}`;
}

/** Only for the hint: whoever may not list clusters is told without one. */
async function namesIfAllowed(hand: Hand): Promise<string[] | undefined> {
  try {
    return (await listClusters(hand)).map(nameOf);
  } catch {
    return undefined;
  }
}
