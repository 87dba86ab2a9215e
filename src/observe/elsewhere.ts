// Whether instances whose agents do not speak to this cluster are registered in another one of the Region: by a mistake, or because two
// clusters share a group. Asked for few, and once a minute at most. Reads only.
import { AwsError } from '#aws/errors.ts';
import { inParallel } from '#lib/parallel.ts';
import type { ElsewhereFacts } from '#model/health.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import { describeIdsIn, findContainerInstances } from './container-instances.ts';
import type { ReadContext } from './context.ts';
import { readPages } from './paging.ts';

const MINUTE_MS = 60_000;
/** An instance that runs for so long should have joined. */
const JOIN_MS = 600_000;

type Given = Pick<ReadContext, 'ports' | 'spec' | 'clock'>;

/** The observation with what is known of those that might be ended before long, looked for anew once a minute. */
export async function addElsewhere(given: Given, observation: Observation): Promise<Observation> {
  const { mode } = given.spec;
  if (mode !== 'drain' && mode !== 'scale') return observation;
  const now = given.clock.now();
  const ids = [...observation.instances.values()]
    .filter((each) => mayEndSoon(each, now) && !isFresh(each.elsewhere, now))
    .map(({ instanceId }) => instanceId);
  return lookElsewhere(given, observation, ids);
}

function mayEndSoon(instance: InstanceFacts, now: number): boolean {
  const { pool, ec2State, container, containerArn, group, elsewhere, launchedAt = now } = instance;
  if (pool === undefined || (ec2State !== undefined && ec2State !== 'running')) return false;
  // What was found keeps its pool shared for as long as it is there.
  if (elsewhere !== undefined && elsewhere.clusters.length > 0) return true;
  if (container !== undefined) return !container.agentConnected && container.status === 'DRAINING';
  // Its end was held by what came out then.
  if (group?.lifecycleState === 'Standby' && elsewhere !== undefined) return true;
  return containerArn === undefined && (now - launchedAt >= JOIN_MS || isWaiting(group));
}

const isWaiting = (group: InstanceFacts['group']) => group?.lifecycleState === 'Terminating:Wait';

const isFresh = (known: ElsewhereFacts | undefined, now: number) =>
  known !== undefined && known.readAt <= now && now - known.readAt < MINUTE_MS;

/** The observation with these instances looked for in all other clusters now. What cannot be read stays known, with the reason. */
export async function lookElsewhere(
  given: Given,
  observation: Observation,
  ids: readonly string[],
): Promise<Observation> {
  if (ids.length === 0) return observation;
  const readAt = given.clock.now();
  const { found, problem } = await clustersOf(given, ids);
  const looked = ids.flatMap((id): [string, InstanceFacts][] => {
    const instance = observation.instances.get(id);
    const clusters = problem === undefined ? (found.get(id) ?? []) : (instance?.elsewhere?.clusters ?? []);
    const elsewhere = { clusters, ...(problem !== undefined && { problem }), readAt };
    return instance === undefined ? [] : [[id, { ...instance, elsewhere }]];
  });
  return { ...observation, instances: new Map([...observation.instances, ...looked]) };
}

interface Answer {
  /** Names of clusters by instance id. */
  readonly found: ReadonlyMap<string, string[]>;
  readonly problem?: string;
}

async function clustersOf(given: Given, ids: readonly string[]): Promise<Answer> {
  const found = new Map<string, string[]>();
  try {
    const names = (await listClusters(given)).filter((name) => name !== given.spec.cluster);
    const members = await inParallel(names, (name) => membersOf(given, name, ids));
    for (const [index, name] of names.entries())
      for (const id of members[index]!) found.set(id, [...(found.get(id) ?? []), name]);
    return { found };
  } catch (error) {
    return { found, problem: error instanceof Error ? error.message : String(error) };
  }
}

async function listClusters({ ports }: Given): Promise<string[]> {
  const arns = await readPages(async (nextToken) => {
    const page = await ports.ecs.listClusters({ maxResults: 100, nextToken });
    return { items: page.clusterArns, next: page.nextToken };
  });
  return arns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
}

/** Which of these instances are registered in the cluster of that name. One that was deleted meanwhile has none. */
async function membersOf(given: Given, cluster: string, ids: readonly string[]): Promise<string[]> {
  const there = { ports: given.ports, spec: { cluster } };
  try {
    return await describeIdsIn(there, await findContainerInstances(there, ids));
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ClusterNotFoundException') return [];
    throw error;
  }
}
