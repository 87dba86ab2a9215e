// The last part of the gate: what each kind of action demands of the instance as it was read. Says no and why, or
// nothing.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Action, ActionKind } from '#model/plan.ts';
import { isIgnored } from './ignored.ts';
import {
  hasEnded,
  isEnding,
  isLeaving,
  isOurDrain,
  isPersonsWish,
  isSurelyLeaving,
  type LeavingFacts,
  wishOf,
} from './leaving.ts';
import type { ActionOf } from './send/sender.ts';

export interface StateFacts extends LeavingFacts {
  readonly group?: GroupFacts;
  readonly spec: ClusterSpec['spec'];
}

/** An EC2 tag of this name on an instance: its scale-in protection is left alone. */
export const keepTag = 'sluice.dev/keep';

export function checkState(action: Action, facts: StateFacts): string | undefined {
  const { instance } = facts;
  if (instance === undefined) return undefined;
  return stateChecks[action.kind]?.(action as never, instance, facts);
}

type StateCheck<K extends ActionKind> = (
  action: ActionOf<K>,
  instance: InstanceFacts,
  facts: StateFacts,
) => string | undefined;

const stays = 'the instance is not leaving';

const stateChecks: { readonly [K in ActionKind]?: StateCheck<K> } = {
  protect: (_, instance) => refuseKept(instance),
  unprotect: (_, instance, { spec }) => refuseKept(instance) ?? refuseUnlessIdle(instance, spec),
  drain: (action, { container, market }, facts) => {
    if (action.onCachedMembership && market !== 'spot') return 'a notice alone drains only spot instances';
    if (!isLeaving(facts) && !isFreshlyWished(facts.instance!)) return stays;
    if (action.onCachedMembership) return isLeaving(facts) ? undefined : stays;
    if (!container) return 'it has no container instance';
    return container.status === 'ACTIVE'
      ? undefined
      : `its container instance is ${container.status}, not ACTIVE`;
  },
  activate: (_, instance) => {
    if (isEnding(instance)) return 'AWS is ending it: it cannot be taken back';
    const wish = wishOf(instance);
    if (wish?.reason === 'person') return 'somebody wants it to stay DRAINING';
    return isOurDrain(instance) || wish !== undefined ? undefined : 'it was not drained by Sluice';
  },
  remember: (action, instance) => {
    if (action.value.length > 128) return 'the memory is longer than an attribute may be';
    const isGone = isPersonsWish(action) && wishOf(instance)?.reason !== 'person';
    return isGone ? 'nobody wants it to leave any more' : undefined;
  },
  removeTarget: (action, instance, facts) =>
    refuseForeignTarget(action, instance) ?? (isSurelyLeaving(facts) ? undefined : stays),
  restoreTarget: (action, instance) => refuseForeignTarget(action, instance),
  stopTask: (action, instance, facts) => {
    if (!instance.tasks.some(({ arn }) => arn === action.taskArn)) return 'the task is not on this instance';
    const drained = instance.container?.status === 'DRAINING' && wishOf(instance) !== undefined;
    return isSurelyLeaving(facts) || drained ? undefined : stays;
  },
  deregister: (action, instance) => {
    if (instance.container?.arn !== action.containerInstanceArn)
      return 'the container instance is not that of this instance';
    if (action.force) return refuseUnlessDead(instance);
    return isEnding(instance) ? refuseUnlessEmpty(instance) : stays;
  },
  end: (_, instance) => {
    const wish = wishOf(instance);
    if (wish === undefined || wish.reason === 'person') return 'nothing says that it shall end';
    if (instance.group?.lifecycleState !== 'InService') return `it is ${instance.group?.lifecycleState}`;
    if (instance.container?.status !== 'DRAINING') return 'it is not DRAINING';
    return refuseUnlessEmpty(instance);
  },
  heartbeat: (_, instance) => refuseUnlessWaiting(instance),
  completeHook: (_, instance) =>
    refuseUnlessWaiting(instance) ?? (hasEnded(instance) ? undefined : refuseUnlessGone(instance)),
};

/** A wish may have been taken back meanwhile: where a tag holds it, EC2 must have been read with the rest. */
function isFreshlyWished(instance: InstanceFacts): boolean {
  return wishOf(sawEc2(instance) ? instance : { ...instance, tags: {} }) !== undefined;
}

/** Its EC2 state and tags were read with the rest of it, or later. */
function sawEc2({ ec2ReadAt = 0, readAt = Number.POSITIVE_INFINITY }: InstanceFacts): boolean {
  return ec2ReadAt >= readAt;
}

/** EC2's own word, read since, and the agent's silence: then nothing runs there that force could cut. */
function refuseUnlessDead(instance: InstanceFacts): string | undefined {
  const { ec2State, container } = instance;
  if (ec2State !== 'terminated') return `EC2 says that it is ${ec2State ?? 'not known'}`;
  if (!sawEc2(instance)) return 'its EC2 state could not be read again';
  return container?.agentConnected === false ? undefined : 'its agent is connected';
}

function refuseKept({ tags }: InstanceFacts): string | undefined {
  return Object.hasOwn(tags, keepTag) ? `its tag ${keepTag} says to leave its protection alone` : undefined;
}

/** The tags are read with the rest of EC2: unread ones may say to keep it. */
function refuseUnlessIdle(instance: InstanceFacts, spec: StateFacts['spec']): string | undefined {
  if (!sawEc2(instance)) return 'its EC2 tags could not be read';
  const busy = instance.tasks.filter((task) => isLive(task) && !isIgnored(task, spec));
  if (busy.length > 0) return `it is busy: ${busy.length} tasks`;
  return sawStoppingTasks(instance) ? undefined : 'tasks that are still stopping could not be read';
}

function refuseForeignTarget(
  action: ActionOf<'removeTarget'> | ActionOf<'restoreTarget'>,
  { tasks }: InstanceFacts,
): string | undefined {
  const task = tasks.find(({ arn }) => arn === action.taskArn);
  const target = task?.targets.find(
    ({ targetGroupArn, id, port }) =>
      targetGroupArn === action.targetGroupArn && id === action.targetId && port === action.port,
  );
  return target ? undefined : 'the target does not belong to a task of this instance';
}

function refuseUnlessWaiting({ group }: InstanceFacts): string | undefined {
  const state = group?.lifecycleState ?? 'unknown';
  return state === 'Terminating:Wait' ? undefined : `no hook waits for it: it is ${state}`;
}

/** Empty: no task in any state but STOPPED, ignored ones included, and those still stopping were looked for. */
function refuseUnlessEmpty(instance: InstanceFacts): string | undefined {
  return (
    refuseTasks(instance) ??
    (sawStoppingTasks(instance) ? undefined : 'tasks that are still stopping could not be read')
  );
}

/** Without proof that ECS has no container instance there, it may hold tasks that nobody listed. */
function refuseUnlessGone(instance: InstanceFacts): string | undefined {
  const gone = instance.container === undefined && instance.containerGone === true;
  return refuseTasks(instance) ?? (gone ? undefined : 'its container instance is not proven to be gone');
}

function refuseTasks({ tasks }: InstanceFacts): string | undefined {
  const live = tasks.filter(isLive);
  return live.length > 0 ? `${live.length} tasks on it are not STOPPED` : undefined;
}

function sawStoppingTasks(instance: InstanceFacts): boolean {
  const { stoppingTasksReadAt = 0, readAt = Number.POSITIVE_INFINITY } = instance;
  return stoppingTasksReadAt >= readAt;
}

function isLive(task: { readonly lastStatus: string }): boolean {
  return task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED';
}
