// From a task as AWS describes it to the facts that decisions use, and which targets belong to it. Reads nothing.
import type { Task } from '#aws/types.ts';
import type { ServiceFacts, TaskFacts, TaskTarget } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { interned } from './interned.ts';
import { toMs } from './paging.ts';
import type { Services } from './services.ts';
import type { TargetGroups } from './target-groups.ts';
import { definitionOf } from './task-definitions.ts';

export interface TaskSurroundings {
  readonly context: ReadContext;
  readonly instanceId: string;
  readonly services: Services;
}

/** The facts of one task; its targets have no state yet. */
export function toTaskFacts(task: Task, around: TaskSurroundings): TaskFacts {
  const { cache } = around.context;
  const own = <T extends string | undefined>(text: T) =>
    (text === undefined ? undefined : interned(cache, text)) as T;
  const definition = definitionOf(around.context, task.taskDefinitionArn ?? '');
  const service = own(serviceOf(task, around.services));
  return {
    arn: task.taskArn ?? '',
    family: definition.family,
    group: own(task.group ?? ''),
    service,
    daemon: (service !== undefined && around.services.get(service)?.daemon) === true,
    startedBy: own(task.startedBy),
    lastStatus: own(task.lastStatus ?? ''),
    desiredStatus: own(task.desiredStatus ?? ''),
    healthStatus: own<string | undefined>(task.healthStatus),
    startedAt: toMs(task.startedAt),
    tags: tagsOf(task),
    stopTimeoutMs: definition.stopTimeoutMs,
    ...(task.taskDefinitionArn !== undefined && { definition: own(task.taskDefinitionArn) }),
    targets: targetsOf(task, around, service === undefined ? undefined : around.services.get(service)),
  };
}

const NO_TAGS: TaskFacts['tags'] = Object.freeze({});

/** Most have none. */
function tagsOf({ tags = [] }: Task): TaskFacts['tags'] {
  if (tags.length === 0) return NO_TAGS;
  return Object.fromEntries(tags.map((tag) => [tag.key ?? '', tag.value ?? '']));
}

/** The task with the present states of its targets; a target of a group that was read and lacks it is `unused`. */
export function withTargetStates(task: TaskFacts, groups: TargetGroups): TaskFacts {
  if (task.targets.length === 0) return task;
  const targets = task.targets.map((target) => {
    const states = groups.get(target.targetGroupArn)?.targets;
    const state = states && (states.get(`${target.id}:${target.port}`) ?? 'unused');
    return { ...target, state };
  });
  return { ...task, targets };
}

/** Observed is `service:<name>`, documented is the bare name (aws-facts.md §1.5). */
function serviceOf(task: Task, services: Services): string | undefined {
  const group = task.group ?? '';
  if (group.startsWith('service:')) return group.slice('service:'.length);
  return task.startedBy?.startsWith('ecs-svc/') && services.has(group) ? group : undefined;
}

/** A target is the host's port that the container port is bound to or, with its own network interface, its address. */
function targetsOf(task: Task, around: TaskSurroundings, service: ServiceFacts | undefined): TaskTarget[] {
  return (service?.loadBalancers ?? []).flatMap(({ targetGroupArn, containerName, containerPort }) => {
    const container = task.containers?.find(({ name }) => name === containerName);
    const bound = container?.networkBindings?.find((binding) => binding.containerPort === containerPort);
    const learnt = around.context.cache.targetGroups.get(targetGroupArn);
    // A group that AWS says it does not know has no targets.
    if (learnt !== undefined && learnt.facts === undefined) return [];
    const type = learnt?.facts?.targetType;
    if (type !== 'ip' && bound?.hostPort !== undefined)
      return [{ targetGroupArn, id: around.instanceId, port: bound.hostPort }];
    const address = container?.networkInterfaces?.[0]?.privateIpv4Address;
    return type === 'instance' || address === undefined
      ? []
      : [{ targetGroupArn, id: address, port: containerPort }];
  });
}
