// Instances by the names that people give: an EC2 instance id, or the id or ARN of a container instance, in one cluster or
// in all of the Region; or all of a zone. Reads only.
import { inParallel } from '#lib/parallel.ts';
import type { ClusterFacts } from '#model/observation.ts';
import { allClusters, findCluster, type Hand, placeOf } from './clusters.ts';
import { lookAt, lookAtAll, lookFor, type Seen } from './look.ts';

export interface Found {
  /** As it was given. */
  readonly reference: string;
  readonly seen?: Seen;
}

export interface Search {
  readonly found: readonly Found[];
  /** What to say of those that were not found. */
  readonly missing: string;
}

interface Reference {
  readonly text: string;
  readonly ec2?: string;
  readonly container?: string;
  /** The cluster that an ARN names. */
  readonly cluster?: string;
}

const EC2_ID = /^i-[0-9a-f]{8,17}$/;
/** 32 digits, or 36 characters in the old form. */
const CONTAINER_ID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const CONTAINER_ARN = /^(arn:[^:]+:ecs:[^:]+:[0-9]+):container-instance\/(?:([^/]+)\/)?([^/]+)$/;

/** Rejects when one of the texts can be no instance, or a cluster that is named does not exist. */
export async function findInstances(
  hand: Hand,
  texts: readonly string[],
  clusterName?: string,
): Promise<Search> {
  const references = [...new Set(texts)].map(parse);
  const clusters = await clustersFor(hand, references, clusterName);
  const seen = (await inParallel(clusters, (cluster) => search(hand, cluster, references))).flat();
  const found = references.map(({ text, ec2, container }) => ({
    reference: text,
    seen: seen.find(({ instance }) =>
      ec2 === undefined ? instance.container?.arn.endsWith(`/${container}`) : instance.instanceId === ec2,
    ),
  }));
  return { found: withoutRepeats(found), missing: missingFrom(clusters, clusterName) };
}

function parse(text: string): Reference {
  if (EC2_ID.test(text)) return { text, ec2: text };
  if (CONTAINER_ID.test(text)) return { text, container: text };
  const [, place, cluster, id] = CONTAINER_ARN.exec(text) ?? [];
  if (place === undefined || id === undefined || !CONTAINER_ID.test(id))
    throw new Error(
      `${text} is no instance; give an EC2 instance id such as i-0123456789abcdef0, or a container instance's id or ARN`,
    );
  // ARNs of the old form name no cluster.
  return { text, container: id, ...(cluster !== undefined && { cluster: `${place}:cluster/${cluster}` }) };
}

async function clustersFor(
  hand: Hand,
  references: readonly Reference[],
  clusterName: string | undefined,
): Promise<ClusterFacts[]> {
  if (clusterName !== undefined) return [await findCluster(hand, clusterName)];
  const named = references.map(({ cluster }) => cluster);
  const all = named.includes(undefined) ? await allClusters(hand) : [];
  const known = new Set(all.map(({ arn }) => arn));
  const more = [...new Set(named)].filter((arn) => arn !== undefined && !known.has(arn));
  return [...all, ...(await inParallel(more, (arn) => findCluster(hand, arn!)))];
}

async function search(hand: Hand, cluster: ClusterFacts, references: readonly Reference[]): Promise<Seen[]> {
  const here = references.filter((each) => each.cluster === undefined || each.cluster === cluster.arn);
  const instances = here.flatMap(({ ec2 }) => ec2 ?? []);
  const containers = here.flatMap(({ container }) => container ?? []);
  const answers = await Promise.all([
    lookFor(hand, cluster, instances),
    containers.length === 0 ? [] : lookAt(hand, cluster, containers),
  ]);
  return answers.flat();
}

/** One instance may be given by two of its names. */
function withoutRepeats(found: readonly Found[]): Found[] {
  const first = new Map<string, Found>();
  for (const each of found) {
    const key = each.seen?.instance.container?.arn ?? each.reference;
    if (!first.has(key)) first.set(key, each);
  }
  return [...first.values()];
}

function missingFrom(clusters: readonly ClusterFacts[], clusterName: string | undefined): string {
  const [first] = clusters;
  if (first === undefined)
    return 'there is no ECS cluster in this Region; check AWS_REGION and the credentials';
  const { region, account } = placeOf(first.arn);
  const who = clusterName === undefined ? 'no cluster has it' : `the cluster ${first.name} does not have it`;
  return `${who}, in ${region} of account ${account}; check the id, and AWS_REGION`;
}

/** All instances of a cluster in an Availability Zone. Rejects when none is there. */
export async function findInZone(hand: Hand, clusterName: string, zone: string): Promise<Search> {
  const cluster = await findCluster(hand, clusterName);
  const all = await lookAtAll(hand, cluster);
  const here = all.filter(({ instance }) => instance.zone === zone);
  if (here.length === 0) throw new Error(noneThere(zone, cluster, all));
  return { found: here.map((seen) => ({ reference: seen.instance.instanceId, seen })), missing: '' };
}

function noneThere(zone: string, { name, arn }: ClusterFacts, all: readonly Seen[]): string {
  const zones = new Map<string, number>();
  for (const { instance } of all)
    if (instance.zone !== undefined) zones.set(instance.zone, (zones.get(instance.zone) ?? 0) + 1);
  const known = [...zones].sort().map(([name, amount]) => `${name} (${amount})`);
  const hint = known.length === 0 ? 'it has no instances at all' : `its zones: ${known.join(', ')}`;
  return `no instance of ${name} in ${placeOf(arn).region} is in zone ${zone}; ${hint}`;
}
