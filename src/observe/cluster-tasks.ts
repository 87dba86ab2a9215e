// The tasks of the whole cluster, by instance: those that shall run, and, where it matters, those that are stopping.
// Reads only.
import type { Task } from '#aws/types.ts';
import type { Observation, TaskFacts, UnplacedTask } from '#model/observation.ts';
import { arnsOf, type Registrations } from './container-instances.ts';
import type { ReadContext } from './context.ts';
import { matterStoppingTasks } from './idle-candidates.ts';
import type { Known, Reading } from './part.ts';
import type { Member } from './pools.ts';
import { inTurn, noteQuiet } from './quiet.ts';
import type { Services } from './services.ts';
import { forgetDefinitions, learnDefinitions } from './task-definitions.ts';
import { toTaskFacts } from './task-facts.ts';
import { noTasks, problemOf, readTasksOn, type TaskReading } from './tasks.ts';

export type TasksByInstance = ReadonlyMap<string, readonly TaskFacts[]>;

export interface ClusterTasks {
  readonly tasks: Reading<TasksByInstance>;
  /** When the stopping tasks of an instance were read, by instance id. */
  readonly stoppingReadAt: ReadonlyMap<string, number>;
  /** Ids of those that were not asked about again (quiet.ts). */
  readonly quiet: ReadonlySet<string>;
  /** Those that wait for a host; undefined where the listing failed. */
  readonly unplaced?: readonly UnplacedTask[];
}

export interface TaskSources {
  /** Undefined when the listing failed. */
  readonly wanted: Reading<TaskReading | undefined>;
  readonly registrations: Registrations;
  readonly members: ReadonlyMap<string, Member>;
  readonly services: Services;
  readonly known: Known<TasksByInstance>;
  readonly previous?: Observation;
}

export async function readClusterTasks(context: ReadContext, sources: TaskSources): Promise<ClusterTasks> {
  const { wanted, known, previous } = sources;
  if (wanted.value === undefined) {
    context.cache.quiet.clear();
    const stoppingReadAt = formerReadings(previous);
    return { tasks: { value: known.value, part: wanted.part }, stoppingReadAt, quiet: new Set() };
  }
  const waiting = context.spec.mode === 'scale' ? (wanted.value.waiting ?? []) : [];
  const wantedBy = context.spec.mode === 'scale' ? primaries(sources.services) : [];
  const definitions = [...definitionArns([...wanted.value.live, ...waiting]), ...wantedBy];
  const guessed = await learnDefinitions(context, definitions);
  const kept = keepUnclear(known.value, wanted.value);
  const running = merge(kept, toInstances(context, sources, wanted.value.live));
  const stopping = await readStopping(context, sources, running);
  const stoppingDefinitions = definitionArns(stopping.read.live);
  const alsoGuessed = await learnDefinitions(context, stoppingDefinitions);
  forgetDefinitions(context, new Set([...definitions, ...stoppingDefinitions]));
  const value = merge(
    without(running, stopping.read.over),
    toInstances(context, sources, stopping.read.live),
  );
  const missing = [wanted.part.problem, stopping.problem].filter((text) => text !== undefined);
  const problems = [...missing, ...[guessed ?? alsoGuessed].filter((text) => text !== undefined)];
  const part = {
    at: wanted.part.at,
    complete: wanted.part.complete && missing.length === 0,
    ...(problems.length > 0 && { problem: problems.join('; ') }),
  };
  const unplaced = waiting.map(toUnplaced);
  return { tasks: { value, part }, stoppingReadAt: stopping.readAt, quiet: stopping.quiet, unplaced };
}

function formerReadings(previous: Observation | undefined): ReadonlyMap<string, number> {
  const instances = [...(previous?.instances ?? [])];
  return new Map(
    instances.flatMap(([id, { stoppingTasksReadAt: at }]) => (at === undefined ? [] : [[id, at]])),
  );
}

/** What services want to run, also where nothing of it runs yet. */
const primaries = (services: Services) =>
  [...services.values()].flatMap(({ primary }) => primary?.definition ?? []);

const toUnplaced = ({
  taskArn = '',
  group = '',
  taskDefinitionArn = '',
  capacityProviderName,
  startedBy,
}: Task): UnplacedTask => ({
  arn: taskArn,
  group,
  definition: taskDefinitionArn,
  ...(capacityProviderName !== undefined && { provider: capacityProviderName }),
  ...(startedBy !== undefined && { startedBy }),
});

function definitionArns(tasks: readonly Task[]): string[] {
  return tasks.flatMap((task) => task.taskDefinitionArn ?? []);
}

/** Known tasks of which nothing was heard stay. */
function keepUnclear(known: TasksByInstance, { unclear }: TaskReading): TasksByInstance {
  return new Map([...known].map(([id, tasks]) => [id, tasks.filter((task) => unclear.has(task.arn))]));
}

function without(tasks: TasksByInstance, arns: ReadonlySet<string>): TasksByInstance {
  return new Map([...tasks].map(([id, list]) => [id, list.filter((task) => !arns.has(task.arn))]));
}

function toInstances(
  context: ReadContext,
  { registrations, services }: TaskSources,
  tasks: readonly Task[],
): TasksByInstance {
  const owner = new Map(
    [...registrations.arns.keys()].flatMap((id) => arnsOf(registrations, id).map((arn) => [arn, id])),
  );
  const byInstance = new Map<string, TaskFacts[]>();
  for (const task of tasks) {
    const instanceId = owner.get(task.containerInstanceArn ?? '');
    if (instanceId === undefined) continue;
    const facts = toTaskFacts(task, { context, instanceId, services });
    const list = byInstance.get(instanceId);
    if (list) list.push(facts);
    else byInstance.set(instanceId, [facts]);
  }
  return byInstance;
}

async function readStopping(context: ReadContext, sources: TaskSources, running: TasksByInstance) {
  const { registrations, members, wanted } = sources;
  const candidates = [...registrations.present].flatMap(([id, container]) => {
    const candidate = { container, member: members.get(id), tasks: running.get(id) ?? [] };
    return matterStoppingTasks(candidate, context.spec) ? [{ id, ...candidate }] : [];
  });
  const { quiet, asked } = inTurn(context, candidates, wanted.part.complete);
  const at = context.clock.now();
  const monotonicAt = context.clock.monotonic();
  const former = [...quiet].map(([id, since]): [string, number] => [id, since.at]);
  try {
    const arns = new Map(asked.map((id) => [id, arnsOf(registrations, id)]));
    const read = await readTasksOn(context, [...arns.values()].flat(), { desired: ['STOPPED'] });
    const problem = problemOf(read);
    const hosts = new Set(read.live.map(({ containerInstanceArn }) => containerInstanceArn));
    const empty = asked.filter((id) => problem === undefined && !arns.get(id)!.some((arn) => hosts.has(arn)));
    const since = (id: string) => ({ arn: registrations.present.get(id)!.arn, at, monotonicAt });
    noteQuiet(context, [...quiet, ...empty.map((id) => [id, since(id)] as const)]);
    const readNow = problem === undefined ? asked.map((id): [string, number] => [id, at]) : [];
    return { read, readAt: new Map([...former, ...readNow]), quiet: new Set(quiet.keys()), problem };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    noteQuiet(context, quiet);
    return { read: noTasks, readAt: new Map(former), quiet: new Set(quiet.keys()), problem };
  }
}

/** Both, by task; what was read later counts. */
function merge(earlier: TasksByInstance, later: TasksByInstance): TasksByInstance {
  const merged = new Map(earlier);
  for (const [id, tasks] of later) {
    const both = new Map([...(earlier.get(id) ?? []), ...tasks].map((task) => [task.arn, task]));
    merged.set(id, [...both.values()]);
  }
  return merged;
}
