// The tasks of the cluster (aws-facts.md §1.5). Tasks that are stopping have desired status STOPPED and must be asked
// for by instance: the plain listing leaves them out (aws-facts.md §0.1-5). A listing only ever adds: that a known task
// is over is believed when ECS says so of its ARN. Reads only.

import type { Task } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import { provenAfterMs } from './absence.ts';
import type { ReadContext } from './context.ts';
import { noteEnded } from './ended-tasks.ts';
import { readPages } from './paging.ts';
import { whole } from './whole.ts';

export type DesiredStatus = 'RUNNING' | 'STOPPED';

export interface TaskReading {
  /** Those on an instance whose last status is not STOPPED. */
  readonly live: readonly Task[];
  /** Those that wait for an instance of their capacity provider (aws-facts.md §1.5). */
  readonly waiting?: readonly Task[];
  /** ARNs of those that have stopped, or that ECS does not know any more. */
  readonly over: ReadonlySet<string>;
  /** ARNs of which the answer said nothing that counts. */
  readonly unclear: ReadonlySet<string>;
}

export const noTasks: TaskReading = { live: [], over: new Set(), unclear: new Set() };

/** Every task of the cluster that shall run, and the known ones; those without a container instance are left out. */
export async function readWantedTasks(
  context: ReadContext,
  knownArns: readonly string[],
): Promise<TaskReading> {
  return describeTasks(context, await listTasks(context, 'RUNNING'), knownArns);
}

/** Every task of these container instances with this desired status, and the known ones. */
export async function readTasksOn(
  context: ReadContext,
  containerInstanceArns: readonly string[],
  { desired, knownArns = [] }: { desired: readonly DesiredStatus[]; knownArns?: readonly string[] },
): Promise<TaskReading> {
  const arns: string[] = [];
  // RUNNING first, STOPPED after: a task that changes in between is then in one of the lists, or in both.
  for (const status of desired) {
    const lists = await inParallel(containerInstanceArns, (arn) => listTasks(context, status, arn));
    arns.push(...lists.flat());
  }
  return describeTasks(context, arns, knownArns);
}

/** What people are told of tasks that stay unclear; undefined when there are none. */
export function problemOf({ unclear }: TaskReading): string | undefined {
  return unclear.size === 0 ? undefined : `${unclear.size} tasks were not described`;
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

/** What is known has been on an instance. */
async function describeTasks(
  context: ReadContext,
  arns: readonly string[],
  known: readonly string[],
): Promise<TaskReading> {
  const { ports, spec, cache, clock } = context;
  const asked = [...new Set([...arns, ...known])];
  const answers = await inParallel(chunksOf(asked, 100), (tasks) =>
    ports.ecs.describeTasks({ cluster: spec.cluster, tasks, include: ['TAGS'] }),
  );
  const placed = new Set(known);
  const tasks = answers
    .flatMap((answer) => whole(answer.tasks, 'taskArn', 'lastStatus'))
    .filter((task) => isPlain(task, placed));
  const missing = answers
    .flatMap((answer) => answer.failures ?? [])
    .filter((each) => each.reason === 'MISSING');
  const now = clock.monotonic();
  for (const { taskArn } of tasks) cache.absences.present(taskArn ?? '');
  const lost = missing.flatMap(({ arn }) =>
    arn !== undefined && cache.absences.absent(arn, now) >= provenAfterMs ? [arn] : [],
  );
  const live = tasks.filter(occupiesAnInstance);
  const stopped = tasks.filter((task) => !occupiesAnInstance(task));
  noteEnded(cache, stopped, clock.now());
  const ended = stopped.flatMap(({ taskArn }) => taskArn ?? []);
  const over = new Set([...ended, ...lost]);
  const described = new Set(live.map(({ taskArn }) => taskArn ?? ''));
  const waiting = tasks.filter(waitsForCapacity);
  return {
    live,
    waiting,
    over,
    unclear: new Set(asked.filter((arn) => !described.has(arn) && !over.has(arn))),
  };
}

/**
 * Where it runs must be told of one that runs: without that it is not over, but half described. Nor is one that has lost the
 * instance it ran on: it would be taken for over, and its host for idle.
 */
function isPlain(task: Task, placed: ReadonlySet<string>): boolean {
  const { taskArn = '', containerInstanceArn, lastStatus = '', launchType } = task;
  if (containerInstanceArn !== undefined || isOver(lastStatus) || launchType === 'FARGATE') return true;
  return !placed.has(taskArn) && ['PROVISIONING', 'DEPROVISIONING'].includes(lastStatus);
}

const isOver = (lastStatus: string | undefined) => lastStatus === 'STOPPED' || lastStatus === 'DELETED';

function waitsForCapacity({ lastStatus, desiredStatus, containerInstanceArn, launchType }: Task): boolean {
  const isPlaced = containerInstanceArn !== undefined || launchType === 'FARGATE';
  return lastStatus === 'PROVISIONING' && desiredStatus !== 'STOPPED' && !isPlaced;
}

function occupiesAnInstance(task: Task): boolean {
  return task.containerInstanceArn !== undefined && !isOver(task.lastStatus);
}
