// Reads clusters that no spec describes: which there are, and all that `sluice readiness` judges by. Reads only.
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { EventRuleFacts, ReadinessFacts, Unread } from '#model/readiness.ts';
import { createReadCache, type Spec } from './context.ts';
import { readSignalRules } from './event-signals.ts';
import { observeCluster } from './observe.ts';
import { readPages } from './paging.ts';
import { withPatience } from './patience.ts';
import { findPools } from './readiness-pools.ts';

export interface ClusterFound {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly containerInstances: number;
}

/** The named clusters, or all of the Region, and which of the named ones ECS does not know. */
export async function findClusters(
  { ecs }: Pick<AwsPorts, 'ecs'>,
  named: readonly string[],
): Promise<{ clusters: ClusterFound[]; missing: string[] }> {
  const listed = () =>
    readPages(async (nextToken) => {
      const page = await ecs.listClusters({ maxResults: 100, nextToken });
      return { items: page.clusterArns, next: page.nextToken };
    });
  const asked = named.length > 0 ? [...new Set(named)] : await listed();
  const answers = await inParallel(chunksOf(asked, 100), (clusters) =>
    ecs.describeClusters({ clusters, include: ['TAGS'] }),
  );
  const active = answers.flatMap(({ clusters = [] }) => clusters).filter(({ status }) => status === 'ACTIVE');
  const clusters = active.map(({ clusterName = '', clusterArn = '', registeredContainerInstancesCount }) => {
    // arn:aws:ecs:REGION:ACCOUNT:cluster/NAME
    const [, , , region = '', account = ''] = clusterArn.split(':');
    return { name: clusterName, account, region, containerInstances: registeredContainerInstancesCount ?? 0 };
  });
  const found = new Set(active.flatMap(({ clusterName, clusterArn }) => [clusterName, clusterArn]));
  // AWS promises no order.
  clusters.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { clusters, missing: named.filter((name) => !found.has(name)) };
}

/** The rules of the Region, or why they could not be read. */
export async function findRules(
  ports: AwsPorts,
): Promise<{ rules?: readonly EventRuleFacts[]; problems: Unread[] }> {
  try {
    return { rules: await readSignalRules(ports), problems: [] };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { problems: [{ part: 'eventRules', problem }] };
  }
}

interface Given {
  readonly ports: AwsPorts;
  readonly clock: Clock;
  /** How long each call may take. */
  readonly patienceMs: number;
}

export async function observeReadiness(
  given: Given,
  { name, account, region }: ClusterFound,
): Promise<Omit<ReadinessFacts, 'rules'>> {
  const { clock, patienceMs } = given;
  const cache = createReadCache();
  // Nothing is decided by this spec: scale is the mode in which the most is read.
  const base: Spec = { account, region, cluster: name, mode: 'scale' };
  const ports = withPatience(given.ports, clock, { patienceMs });
  const { pools, problems } = await findPools({ ports, clock, cache, spec: base });
  const spec: Spec = { ...base, ...(pools.length > 0 && { pools }) };
  const observation = await observeCluster({ ports: given.ports, clock, cache, patienceMs, spec });
  return { observation, definitions: new Map(cache.definitions), problems };
}
