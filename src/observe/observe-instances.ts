// Reads a few instances again: the second look before something is done that cannot be taken back. What could not be
// read stays as it was and keeps its old `readAt`, so that it is not taken for fresh. Reads only.
import type { Task } from '#aws/types.ts';
import type { InstanceFacts, Observation, SpotRequestFacts, TaskFacts } from '#model/observation.ts';
import { assembleInstance } from './assemble.ts';
import { readCluster } from './cluster.ts';
import {
  type Containers,
  describeContainerInstances,
  findContainerInstances,
} from './container-instances.ts';
import { createReadCache, type ReadContext, type Spec } from './context.ts';
import { type Ec2Facts, readEc2, readSpotRequests } from './ec2.ts';
import type { ObserveOptions } from './observe.ts';
import { readPart } from './part.ts';
import { type Member, readMembers } from './pools.ts';
import { readTargetGroups, type TargetGroups } from './target-groups.ts';
import { learnDefinitions } from './task-definitions.ts';
import { toTaskFacts, withTargetStates } from './task-facts.ts';
import { readTasksOn } from './tasks.ts';

export interface LookAgainOptions extends Omit<ObserveOptions, 'previous'> {
  readonly observation: Observation;
  readonly instanceIds: readonly string[];
}

interface Look {
  readonly at: number;
  readonly containers: Containers;
  readonly tasks: ReadonlyMap<string, readonly Task[]>;
  readonly members: ReadonlyMap<string, Member>;
  readonly ec2: ReadonlyMap<string, Ec2Facts>;
}

/**
 * The observation with these instances (and the cluster's tags) read anew. Rejects when what a decision needs of them
 * could not be read; their spot requests and targets may fail and then stay as they were.
 */
export async function observeInstances(options: LookAgainOptions): Promise<Observation> {
  const { ports, spec, clock, observation } = options;
  const ids = [...new Set(options.instanceIds)];
  if (ids.length === 0) return observation;
  const context: ReadContext = { ports, spec, clock, cache: options.cache ?? createReadCache() };
  const knownCluster = { value: observation.cluster, at: observation.parts.cluster.at };
  const [look, cluster] = await Promise.all([
    lookAt(context, observation, ids),
    readPart(clock, knownCluster, () => readCluster(context)),
  ]);
  const tasks = await joinTasks(context, observation, look);
  const { targetGroups, spotRequests } = await readAround(context, observation, { ids, look, tasks });
  const instances = new Map(observation.instances);
  for (const id of ids) {
    const states = (tasks.get(id) ?? []).map((task) => withTargetStates(task, targetGroups));
    const formerPool = observation.instances.get(id)?.pool;
    instances.set(
      id,
      joinInstance({ id, look, tasks: states, spotRequest: spotRequests.get(id), formerPool }, spec),
    );
  }
  const parts = { ...observation.parts, cluster: cluster.part };
  return { ...observation, at: clock.now(), cluster: cluster.value, parts, instances, targetGroups };
}

interface Joined {
  readonly id: string;
  readonly look: Look;
  readonly tasks: readonly TaskFacts[];
  readonly spotRequest?: SpotRequestFacts;
  readonly formerPool?: string;
}

function joinInstance({ id, look, ...rest }: Joined, spec: Spec): InstanceFacts {
  return assembleInstance(
    {
      ...rest,
      instanceId: id,
      member: look.members.get(id),
      container: look.containers.get(id),
      ec2: look.ec2.get(id),
      stoppingTasksReadAt: look.at,
      readAt: look.at,
    },
    spec,
  );
}

interface Around {
  readonly ids: readonly string[];
  readonly look: Look;
  readonly tasks: ReadonlyMap<string, readonly TaskFacts[]>;
}

/** Targets and spot requests: worth having, but their absence stops nobody, so that a failure keeps what was known. */
async function readAround(context: ReadContext, observation: Observation, { ids, look, tasks }: Around) {
  const spotIds = ids.filter((id) => look.ec2.get(id)?.market === 'spot');
  const known = knownSpot(observation, ids);
  const [groups, spot] = await Promise.all([
    readPart<TargetGroups>(context.clock, { value: new Map(), at: 0 }, () =>
      readTargetGroups(context, groupsOf(tasks)),
    ),
    readPart(context.clock, { value: known, at: 0 }, async () => ({
      value: await readSpotRequests(context, spotIds),
    })),
  ]);
  return { targetGroups: new Map([...observation.targetGroups, ...groups.value]), spotRequests: spot.value };
}

async function lookAt(context: ReadContext, observation: Observation, ids: readonly string[]): Promise<Look> {
  const at = context.clock.now();
  const [{ containers, tasks }, members, ec2] = await Promise.all([
    lookInside(context, observation, ids),
    readMembers(context, ids),
    readEc2(context, ids),
  ]);
  return { at, containers, tasks, members, ec2 };
}

/** Container instances and their tasks; an instance that had not registered is looked for, it may have by now. */
async function lookInside(context: ReadContext, observation: Observation, ids: readonly string[]) {
  const unregistered = ids.filter((id) => observation.instances.get(id)?.container === undefined);
  const registered = ids.flatMap((id) => observation.instances.get(id)?.container?.arn ?? []);
  const found = await findContainerInstances(context, unregistered);
  const { value: containers, problem } = await describeContainerInstances(context, [...registered, ...found]);
  // ECS describes what was deregistered for about an hour. One that it does not know at all proves nothing.
  if (problem !== undefined) throw new Error(problem);
  const arns = [...containers.values()].map((container) => container.arn);
  const answer = await readTasksOn(context, arns, ['RUNNING', 'STOPPED']);
  if (answer.problem !== undefined) throw new Error(answer.problem);
  const tasks = new Map<string, Task[]>();
  for (const [id, { arn }] of containers)
    tasks.set(
      id,
      answer.value.filter((task) => task.containerInstanceArn === arn),
    );
  return { containers, tasks };
}

async function joinTasks(context: ReadContext, observation: Observation, look: Look) {
  const all = [...look.tasks.values()].flat();
  // A definition that cannot be read now has the default stop timeout; the next full reading tells.
  await learnDefinitions(
    context,
    all.flatMap((task) => task.taskDefinitionArn ?? []),
  );
  const facts = ([instanceId, tasks]: [string, readonly Task[]]): [string, TaskFacts[]] => [
    instanceId,
    tasks.map((task) => toTaskFacts(task, { context, instanceId, services: observation.services })),
  ];
  return new Map([...look.tasks].map(facts));
}

function groupsOf(tasks: ReadonlyMap<string, readonly TaskFacts[]>): string[] {
  return [
    ...new Set(
      [...tasks.values()].flat().flatMap((task) => task.targets.map((target) => target.targetGroupArn)),
    ),
  ];
}

function knownSpot(observation: Observation, ids: readonly string[]): ReadonlyMap<string, SpotRequestFacts> {
  return new Map(
    ids.flatMap((id): [string, SpotRequestFacts][] => {
      const request = observation.instances.get(id)?.spotRequest;
      return request === undefined ? [] : [[id, request]];
    }),
  );
}
