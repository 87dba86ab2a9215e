// The cluster's container instances, by EC2 instance id (aws-facts.md §1.1, §1.4). Reads only.

import type { ContainerInstance } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { ContainerInstanceFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { readPages, toMs } from './paging.ts';
import type { Answer } from './part.ts';

/** The attribute that holds our memory of an instance. */
export const memoryAttribute = 'sluice.dev/memory';

export type Containers = ReadonlyMap<string, ContainerInstanceFacts>;

/** Every container instance that is not INACTIVE. */
export async function readContainerInstances(context: ReadContext): Promise<Answer<Containers>> {
  const { ports, spec } = context;
  const arns = await readPages(async (nextToken) => {
    const page = await ports.ecs.listContainerInstances({
      cluster: spec.cluster,
      maxResults: 100,
      nextToken,
    });
    return { items: page.containerInstanceArns, next: page.nextToken };
  });
  return describeContainerInstances(context, arns);
}

/** The container instances of these EC2 instances, which need not be known yet. */
export async function findContainerInstances(
  context: ReadContext,
  instanceIds: readonly string[],
): Promise<string[]> {
  const { ports, spec } = context;
  const chunks = await inParallel(chunksOf(instanceIds, 50), (ids) =>
    readPages(async (nextToken) => {
      const filter = `ec2InstanceId in [${ids.map((id) => `'${id}'`).join(', ')}]`;
      const page = await ports.ecs.listContainerInstances({
        cluster: spec.cluster,
        filter,
        maxResults: 100,
        nextToken,
      });
      return { items: page.containerInstanceArns, next: page.nextToken };
    }),
  );
  return chunks.flat();
}

export async function describeContainerInstances(
  { ports, spec }: ReadContext,
  arns: readonly string[],
): Promise<Answer<Containers>> {
  const answers = await inParallel(chunksOf(arns, 100), (containerInstances) =>
    ports.ecs.describeContainerInstances({ cluster: spec.cluster, containerInstances }),
  );
  const missing = answers.flatMap((answer) => answer.failures ?? []);
  const value = newestByInstance(answers.flatMap((answer) => answer.containerInstances ?? []));
  if (missing.length === 0) return { value };
  return {
    value,
    problem: `${missing.length} listed container instances were not described (${missing[0]?.reason ?? 'no reason'})`,
  };
}

/** An agent that lost its state registers anew: the newest registration speaks for the instance. */
function newestByInstance(items: readonly ContainerInstance[]): Containers {
  const byInstance = new Map<string, ContainerInstanceFacts>();
  for (const item of items) {
    const id = item.ec2InstanceId;
    if (id === undefined || item.status === 'INACTIVE') continue;
    const facts = toFacts(item);
    const other = byInstance.get(id);
    if (!other || (facts.registeredAt ?? 0) >= (other.registeredAt ?? 0)) byInstance.set(id, facts);
  }
  return byInstance;
}

function toFacts(item: ContainerInstance): ContainerInstanceFacts {
  return {
    arn: item.containerInstanceArn ?? '',
    status: item.status ?? '',
    agentConnected: item.agentConnected === true,
    version: item.version ?? 0,
    registeredAt: toMs(item.registeredAt),
    runningTasks: item.runningTasksCount,
    memory: item.attributes?.find((attribute) => attribute.name === memoryAttribute)?.value,
  };
}
