// The last part of the gate: what each kind of action demands of the instance as it was read. Says no and why, or
// nothing.
import type { InstanceFacts } from '#model/observation.ts';
import type { Action, ActionKind, QuiesceDestination } from '#model/plan.ts';
import { SILENT_MS } from '#plan/health.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import {
  type CapacityFacts,
  refuseEnd,
  refuseLowerTarget,
  refuseStandby,
  refuseTermination,
  refuseUnlessReplaced,
} from './capacity-checks.ts';
import {
  isLive,
  isOutOfReach,
  refuseElsewhere,
  refuseUnlessEmpty,
  refuseUnlessGone,
  refuseUnlessSeenDead,
  sawEc2,
  sawStoppingTasks,
} from './emptiness.ts';
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
import { refuseUnlessAwaited } from './refresh-check.ts';
import type { ActionOf } from './send/sender.ts';

export type StateFacts = LeavingFacts &
  CapacityFacts & {
    /** When it was decided, ms since the epoch. */
    readonly decidedAt: number;
    /** When this process let it be put back to work, ms since the epoch. */
    readonly putBackAt?: number;
  };

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
  unprotect: (_, instance, facts) =>
    refuseKept(instance) ??
    refuseUnreadTags(instance) ??
    (refuseUnlessIdle(instance, facts.spec) && refuseUnlessLetThrough(instance, facts)),
  drain: (action, instance, facts) => {
    const { container, market } = instance;
    if (action.onCachedMembership && market !== 'spot') return 'a notice alone drains only spot instances';
    if (!isLeaving(facts) && !isFreshlyWished(instance)) return stays;
    if (!isLeaving(facts) && wishOf(instance)?.reason === 'unhealthy' && isWellAgain(instance))
      return 'its agent speaks again';
    if (!isLeaving(facts) && wishOf(instance)?.reason === 'rebalance') {
      const early = refuseUnlessReplaced(instance, facts);
      if (early !== undefined) return early;
    }
    // One that could not be described is known by its list.
    const isKnown = (container?.arn ?? instance.containerArn) !== undefined;
    const foreign = isKnown ? refuseForeignContainer(action, instance) : undefined;
    if (foreign !== undefined) return foreign;
    if (action.onCachedMembership) return isLeaving(facts) ? undefined : stays;
    if (!container) return 'it has no container instance';
    return container.status === 'ACTIVE'
      ? undefined
      : `its container instance is ${container.status}, not ACTIVE`;
  },
  activate: (action, instance) => {
    const foreign = refuseForeignContainer(action, instance);
    if (foreign !== undefined) return foreign;
    if (isEnding(instance)) return 'AWS is ending it: it cannot be taken back';
    const wish = wishOf(instance);
    if (wish?.reason === 'person') return 'somebody wants it to stay DRAINING';
    return isOurDrain(instance) || wish !== undefined ? undefined : 'it was not drained by Sluice';
  },
  remember: (action, instance) => {
    if (action.value.length > 128) return 'the memory is longer than an attribute may be';
    const isGone = isPersonsWish(action) && wishOf(instance)?.reason !== 'person';
    return isGone ? 'nobody wants it to leave any more' : refuseForeignContainer(action, instance);
  },
  removeTarget: (action, instance, facts) =>
    refuseForeignTarget(action, instance) ??
    (isSurelyLeaving(facts) || isUnheard(action.taskArn, instance, facts) ? undefined : stays),
  restoreTarget: (action, instance) => refuseForeignTarget(action, instance),
  quiesce: (action, instance, facts) => {
    if (!instance.tasks.some(({ arn }) => arn === action.taskArn)) return 'the task is not on this instance';
    if (!isNamedFor(action.to, facts.spec)) return 'no rule of the spec names this place for signals';
    return isLeaving(facts) || isDrainedByWish(instance) ? undefined : stays;
  },
  stopTask: (action, instance, facts) => {
    if (!instance.tasks.some(({ arn }) => arn === action.taskArn)) return 'the task is not on this instance';
    if (isSurelyLeaving(facts)) return undefined;
    if (!isDrainedByWish(instance)) return stays;
    return isJustPutBack(facts)
      ? 'it has just been put back to work, and reads may not show that yet'
      : undefined;
  },
  deregister: (action, instance) => {
    const foreign = refuseForeignContainer(action, instance);
    if (foreign !== undefined) return foreign;
    if (action.force) return refuseUnlessDead(instance);
    return isEnding(instance) ? (refuseUnlessEmpty(instance) ?? refuseElsewhere(instance)) : stays;
  },
  standby: refuseStandby,
  end: refuseEnd,
  lowerTarget: refuseLowerTarget,
  terminate: refuseTermination,
  heartbeat: (_, instance) => refuseUnlessWaiting(instance),
  completeHook: (_, instance, facts) =>
    refuseUnlessWaiting(instance) ??
    (hasEnded(instance) || isOutOfReach(instance, facts) ? undefined : refuseUnlessGone(instance)) ??
    refuseElsewhere(instance),
};

/** Whatever makes a host sick, its agent is silent or ECS calls it impaired (0022). */
function isWellAgain({ container }: InstanceFacts): boolean {
  return container?.agentConnected === true && container.health !== 'IMPAIRED';
}

/** ECS may show DRAINING for seconds after it has acknowledged ACTIVE (aws-facts.md §1.5). */
const READ_LAG_MS = 5_000;

function isJustPutBack({ putBackAt, now }: StateFacts): boolean {
  return putBackAt !== undefined && now - putBackAt < READ_LAG_MS;
}

/** ECS shows the drain that a wish has asked for. */
function isDrainedByWish(instance: InstanceFacts): boolean {
  return instance.container?.status === 'DRAINING' && wishOf(instance) !== undefined;
}

/** ECS has told the task to stop, its host is DRAINING, and the agent that should stop it is silent for good. */
function isUnheard(
  taskArn: string,
  { container, tasks }: InstanceFacts,
  { silentMs = 0 }: StateFacts,
): boolean {
  const isSilent = container?.agentConnected === false && silentMs >= SILENT_MS;
  const isTold = tasks.some(({ arn, desiredStatus }) => arn === taskArn && desiredStatus === 'STOPPED');
  return isSilent && container.status === 'DRAINING' && isTold;
}

/** Messages go to nobody that the spec does not name. */
function isNamedFor(to: QuiesceDestination, { workloads }: StateFacts['spec']): boolean | undefined {
  return workloads?.some(({ quiesce }) =>
    'topic' in to ? quiesce?.topic === to.topic : quiesce?.queue === to.queue,
  );
}

/** A wish may have been taken back meanwhile: where a tag holds it, EC2 must have been read with the rest. */
function isFreshlyWished(instance: InstanceFacts): boolean {
  return wishOf(sawEc2(instance) ? instance : { ...instance, tags: {} }) !== undefined;
}

/** EC2's own word, read since, and the agent's silence: then nothing runs there that force could cut. */
function refuseUnlessDead(instance: InstanceFacts): string | undefined {
  const { ec2State, container } = instance;
  // Its list names it, and it could not be described.
  if (container === undefined) return 'whether its agent is connected could not be read';
  if (ec2State !== 'terminated') return `EC2 says that it is ${ec2State ?? 'not known'}`;
  return refuseUnlessSeenDead(instance) ?? (container.agentConnected ? 'its agent is connected' : undefined);
}

function refuseKept({ tags }: InstanceFacts): string | undefined {
  return Object.hasOwn(tags, KEEP_TAG) ? `its tag ${KEEP_TAG} says to leave its protection alone` : undefined;
}

/** The tags are read with the rest of EC2: unread ones may say to keep it. */
function refuseUnreadTags(instance: InstanceFacts): string | undefined {
  return sawEc2(instance) ? undefined : 'its EC2 tags could not be read';
}

/** Why it is not known to be idle. */
export function refuseUnlessIdle(instance: InstanceFacts, spec: StateFacts['spec']): string | undefined {
  const busy = instance.tasks.filter((task) => isLive(task) && !isIgnored(task, spec));
  if (busy.length > 0) return `it is busy: ${busy.length} tasks`;
  return sawStoppingTasks(instance) ? undefined : 'tasks that are still stopping could not be read';
}

/** What was judged is the instance; the call goes by the ARN. */
function refuseForeignContainer(
  { containerInstanceArn }: { readonly containerInstanceArn: string },
  { container, containerArn }: InstanceFacts,
): string | undefined {
  return (container?.arn ?? containerArn) === containerInstanceArn
    ? undefined
    : 'the container instance is not that of this instance';
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

/** Released although it is busy: only to an instance refresh. */
function refuseUnlessLetThrough(instance: InstanceFacts, facts: StateFacts): string | undefined {
  const refused = refuseUnlessAwaited(instance, facts);
  const busy = refuseUnlessIdle(instance, facts.spec);
  return facts.group?.refresh === undefined ? busy : refused && `${busy}, and ${refused}`;
}
