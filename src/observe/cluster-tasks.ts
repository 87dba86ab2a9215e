// The tasks of the whole cluster, by instance: those that shall run, and, where it matters, those that are stopping.
// Reads only.
import type { Task } from '#aws/types.ts';
import type { Observation, TaskFacts } from '#model/observation.ts';
import type { Containers } from './container-instances.ts';
import type { ReadContext } from './context.ts';
import { matterStoppingTasks } from './idle-candidates.ts';
import type { Known, Reading } from './part.ts';
import type { Member } from './pools.ts';
import type { Services } from './services.ts';
import { believeListing } from './shrink.ts';
import { forgetDefinitions, learnDefinitions } from './task-definitions.ts';
import { toTaskFacts } from './task-facts.ts';
import { readTasksOn } from './tasks.ts';

export type TasksByInstance = ReadonlyMap<string, readonly TaskFacts[]>;

export interface ClusterTasks {
  readonly tasks: Reading<TasksByInstance>;
  /** When the stopping tasks of an instance were read, by instance id. */
  readonly stoppingReadAt: ReadonlyMap<string, number>;
}

export interface TaskSources {
  /** Undefined when the listing failed. */
  readonly wanted: Reading<readonly Task[] | undefined>;
  readonly containers: Containers;
  readonly members: ReadonlyMap<string, Member>;
  readonly services: Services;
  readonly known: Known<TasksByInstance>;
  readonly previous?: Observation;
}

export async function readClusterTasks(context: ReadContext, sources: TaskSources): Promise<ClusterTasks> {
  const { wanted, known, previous } = sources;
  if (wanted.value === undefined) {
    return { tasks: { value: known.value, part: wanted.part }, stoppingReadAt: formerReadings(previous) };
  }
  const definitions = definitionArns(wanted.value);
  const problem = await learnDefinitions(context, definitions);
  const running = toInstances(context, sources, wanted.value);
  const believed = believeRunning(context, running, known.value);
  const stopping = await readStopping(context, sources, believed.value);
  forgetDefinitions(context, new Set([...definitions, ...stopping.definitions]));
  const problems = [wanted.part.problem, problem, believed.problem, stopping.problem].filter(
    (text) => text !== undefined,
  );
  const part =
    problems.length === 0 ? wanted.part : { ...wanted.part, complete: false, problem: problems.join('; ') };
  return { tasks: { value: merge(believed.value, stopping.tasks), part }, stoppingReadAt: stopping.readAt };
}

function formerReadings(previous: Observation | undefined): ReadonlyMap<string, number> {
  const instances = [...(previous?.instances ?? [])];
  return new Map(
    instances.flatMap(([id, { stoppingTasksReadAt: at }]) => (at === undefined ? [] : [[id, at]])),
  );
}

function definitionArns(tasks: readonly Task[]): string[] {
  return tasks.flatMap((task) => task.taskDefinitionArn ?? []);
}

function toInstances(
  context: ReadContext,
  { containers, services }: TaskSources,
  tasks: readonly Task[],
): TasksByInstance {
  const owner = new Map([...containers].map(([id, container]) => [container.arn, id]));
  const byInstance = new Map<string, TaskFacts[]>();
  for (const task of tasks) {
    const instanceId = owner.get(task.containerInstanceArn ?? '');
    if (instanceId === undefined) continue;
    const facts = toTaskFacts(task, { context, instanceId, services });
    byInstance.set(instanceId, [...(byInstance.get(instanceId) ?? []), facts]);
  }
  return byInstance;
}

/** A listing of tasks that lost more than half of them is not believed at once, like that of instances. */
function believeRunning(context: ReadContext, running: TasksByInstance, known: TasksByInstance) {
  const entries = (tasks: TasksByInstance) =>
    new Map(
      [...tasks].flatMap(([id, list]) =>
        list.filter(isWanted).map((task) => [task.arn, { id, task }] as const),
      ),
    );
  const listing = { what: 'tasks', known: entries(known), fresh: entries(running), now: context.clock.now() };
  const { value, problem } = believeListing(listing, context.cache);
  const byInstance = new Map<string, TaskFacts[]>();
  for (const { id, task } of value.values()) byInstance.set(id, [...(byInstance.get(id) ?? []), task]);
  return { value: byInstance as TasksByInstance, problem };
}

function isWanted(task: TaskFacts): boolean {
  return task.desiredStatus === 'RUNNING';
}

async function readStopping(context: ReadContext, sources: TaskSources, running: TasksByInstance) {
  const candidates = [...sources.containers].filter(([id, container]) =>
    matterStoppingTasks(
      { container, member: sources.members.get(id), tasks: running.get(id) ?? [] },
      context.spec,
    ),
  );
  const at = context.clock.now();
  try {
    const arns = candidates.map(([, container]) => container.arn);
    const { value, problem: missing } = await readTasksOn(context, arns, ['STOPPED']);
    const definitions = definitionArns(value);
    const problem = (await learnDefinitions(context, definitions)) ?? missing;
    const readAt = new Map(missing === undefined ? candidates.map(([id]) => [id, at]) : []);
    return { tasks: toInstances(context, sources, value), readAt, problem, definitions };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return {
      tasks: stillStopping(sources.known.value),
      readAt: new Map<string, number>(),
      problem,
      definitions: [],
    };
  }
}

function stillStopping(known: TasksByInstance): TasksByInstance {
  return new Map([...known].map(([id, tasks]) => [id, tasks.filter((task) => !isWanted(task))]));
}

function merge(running: TasksByInstance, stopping: TasksByInstance): TasksByInstance {
  const merged = new Map(running);
  for (const [id, tasks] of stopping) {
    const both = new Map([...(running.get(id) ?? []), ...tasks].map((task) => [task.arn, task]));
    merged.set(id, [...both.values()]);
  }
  return merged;
}
