// The tasks of the cluster (aws-facts.md §1.5). Tasks that are stopping have desired status STOPPED and must be asked
// for by instance: the plain listing leaves them out (aws-facts.md §0.1-5). Reads only.

import type { Task } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { ReadContext } from './context.ts';
import { readPages } from './paging.ts';
import type { Answer } from './part.ts';

export type DesiredStatus = 'RUNNING' | 'STOPPED';

/** Every task of the cluster that shall run; those without a container instance (Fargate) are left out. */
export async function readWantedTasks(context: ReadContext): Promise<Answer<Task[]>> {
  return describeTasks(context, await listTasks(context, 'RUNNING'));
}

/** Every task of these container instances with this desired status whose last status is not STOPPED. */
export async function readTasksOn(
  context: ReadContext,
  containerInstanceArns: readonly string[],
  desired: readonly DesiredStatus[],
): Promise<Answer<Task[]>> {
  const arns = new Set<string>();
  // RUNNING first, STOPPED after: a task that changes in between is then in one of the lists, or in both.
  for (const status of desired) {
    const lists = await inParallel(containerInstanceArns, (arn) => listTasks(context, status, arn));
    for (const arn of lists.flat()) arns.add(arn);
  }
  return describeTasks(context, [...arns]);
}

async function listTasks(
  { ports, spec }: ReadContext,
  desiredStatus: DesiredStatus,
  containerInstance?: string,
) {
  return readPages(async (nextToken) => {
    const page = await ports.ecs.listTasks({
      cluster: spec.cluster,
      desiredStatus,
      maxResults: 100,
      nextToken,
      ...(containerInstance === undefined ? {} : { containerInstance }),
    });
    return { items: page.taskArns, next: page.nextToken };
  });
}

async function describeTasks({ ports, spec }: ReadContext, arns: readonly string[]): Promise<Answer<Task[]>> {
  const answers = await inParallel(chunksOf(arns, 100), (tasks) =>
    ports.ecs.describeTasks({ cluster: spec.cluster, tasks, include: ['TAGS'] }),
  );
  const value = answers.flatMap((answer) => answer.tasks ?? []).filter(occupiesAnInstance);
  const missing = answers.flatMap((answer) => answer.failures ?? []);
  if (missing.length === 0) return { value };
  return {
    value,
    problem: `${missing.length} listed tasks were not described (${missing[0]?.reason ?? 'no reason'})`,
  };
}

function occupiesAnInstance(task: Task): boolean {
  return (
    task.containerInstanceArn !== undefined && task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED'
  );
}
