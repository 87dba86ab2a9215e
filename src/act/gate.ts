// The gate (law 6): the last look before a write. It judges from the spec and freshly read facts alone, never from the
// reasons of the planner, and it knows no way to act: it only says yes, or no and why.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action, ActionKind } from '#model/plan.ts';
import { isIgnored } from './ignored.ts';
import type { Lease } from './lease.ts';
import type { ActionOf } from './send/sender.ts';

type Spec = ClusterSpec['spec'];

export interface GateFacts {
  readonly spec: Spec;
  /** What was read of the action's instance; undefined for an action on none, or an unknown instance. */
  readonly instance?: InstanceFacts;
  /** Undefined when the cluster was never read: then a freeze cannot be ruled out. */
  readonly clusterTags?: Readonly<Record<string, string>>;
  /** When it was decided, ms since the epoch. */
  readonly decidedAt: number;
  /** Ms since the epoch. */
  readonly now: number;
  /** Ms on the monotonic clock. */
  readonly monotonicNow: number;
  readonly lease: Lease;
}

export type Permission = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Facts older than this are no ground for what cannot be taken back. */
export const freshForMs = 2_000;
export const freezeTag = 'sluice.dev/frozen';
export const pauseTag = 'sluice.dev/paused';

const ladder = ['observe', 'protect', 'drain', 'scale'] as const;

/** The lowest mode in which an action is allowed. */
const leastMode: Readonly<Record<ActionKind, (typeof ladder)[number]>> = {
  protect: 'protect',
  unprotect: 'protect',
  record: 'protect',
  putHook: 'drain',
  drain: 'drain',
  activate: 'drain',
  remember: 'drain',
  removeTarget: 'drain',
  restoreTarget: 'drain',
  stopTask: 'drain',
  deregister: 'drain',
  heartbeat: 'drain',
  completeHook: 'drain',
};

const destructive: ReadonlySet<ActionKind> = new Set([
  'drain',
  'deregister',
  'stopTask',
  'unprotect',
  'removeTarget',
  'completeHook',
]);

/** Whether the action needs facts read after the decision (law 4: a drain at a spot notice does not). */
export function needsFreshFacts(action: Action): boolean {
  return destructive.has(action.kind) && !(action.kind === 'drain' && action.onCachedMembership);
}

type Check = (action: Action, facts: GateFacts) => string | undefined;

/** Every check must pass; the first that does not gives the reason. */
const checks: readonly Check[] = [
  checkMode,
  checkLease,
  checkFreeze,
  checkOwnership,
  checkPause,
  checkFreshness,
  checkState,
];

export function permit(action: Action, facts: GateFacts): Permission {
  for (const check of checks) {
    const reason = check(action, facts);
    if (reason !== undefined) return { ok: false, reason };
  }
  return { ok: true };
}

function checkMode({ kind }: Action, { spec }: GateFacts): string | undefined {
  const mode = spec.mode ?? 'observe';
  const least = leastMode[kind];
  return ladder.indexOf(mode) >= ladder.indexOf(least) ? undefined : `mode is ${mode}; this needs ${least}`;
}

function checkLease(_: Action, { lease, monotonicNow }: GateFacts): string | undefined {
  return monotonicNow < lease.until ? undefined : 'the lease has run out: another replica may be acting';
}

function checkFreeze(_: Action, { clusterTags }: GateFacts): string | undefined {
  if (clusterTags === undefined)
    return 'the tags of the cluster were never read, so a freeze cannot be ruled out';
  return Object.hasOwn(clusterTags, freezeTag) ? 'the cluster is frozen' : undefined;
}

/** Ownership is membership in a declared group, as AWS shows it now; a tag of ours proves nothing. */
function checkOwnership(action: Action, { spec, instance }: GateFacts): string | undefined {
  if (action.kind === 'record') return ownsCluster(action.clusterArn, spec);
  if (action.kind === 'putHook') return ownsHook(action, spec);
  if (!instance) return 'the instance is unknown';
  if (instance.group === undefined) return ownsDeparted(action, instance, spec);
  const { name } = instance.group;
  const pool = spec.pools?.find((each) => each.autoScalingGroup?.name === name);
  if (!pool) return `its group ${name} is in no pool of the spec`;
  if ('group' in action && action.group !== name) return `it belongs to ${name}, not to ${action.group}`;
  if ('hook' in action && pool.lifecycleHook?.name !== action.hook)
    return `the hook ${action.hook} is not the one of the spec`;
  return undefined;
}

/** An instance that ended has left its group; only its remains in the cluster may be cleared away. */
function ownsDeparted({ kind }: Action, instance: InstanceFacts, spec: Spec): string | undefined {
  const declared = spec.pools?.some((pool) => pool.name === instance.pool) === true;
  return kind === 'deregister' && declared && hasEnded(instance)
    ? undefined
    : 'it is in no group of the spec';
}

function ownsCluster(arn: string, { account, region, cluster }: Spec): string | undefined {
  return arn.endsWith(`:ecs:${region}:${account}:cluster/${cluster}`)
    ? undefined
    : `${arn} is not the cluster of the spec`;
}

function ownsHook({ group, hook }: Extract<Action, { kind: 'putHook' }>, spec: Spec): string | undefined {
  const pool = spec.pools?.find((each) => each.autoScalingGroup?.name === group);
  if (!pool) return `the group ${group} is in no pool of the spec`;
  if (pool.lifecycleHook?.name !== hook) return `the hook ${hook} is not the one of the spec`;
  return pool.lifecycleHook.manage === true
    ? undefined
    : `the spec does not let Sluice manage the hook ${hook}`;
}

/** A pause stops what we could also leave; what AWS will do anyway goes on. */
function checkPause(action: Action, { clusterTags, instance }: GateFacts): string | undefined {
  if (!Object.hasOwn(clusterTags ?? {}, pauseTag)) return undefined;
  const noticed = action.kind === 'drain' && action.onCachedMembership;
  return noticed || (instance !== undefined && isLeaving(instance)) ? undefined : 'voluntary work is paused';
}

function checkFreshness(action: Action, { instance, decidedAt, now }: GateFacts): string | undefined {
  if (!needsFreshFacts(action)) return undefined;
  const readAt = instance?.readAt;
  if (readAt === undefined) return 'it could not be read again';
  if (readAt < decidedAt) return 'it was not read again since this was decided';
  return now - readAt < freshForMs ? undefined : `what was read of it is ${now - readAt} ms old`;
}

function checkState(action: Action, { instance, spec }: GateFacts): string | undefined {
  return instance === undefined ? undefined : stateChecks[action.kind]?.(action as never, instance, spec);
}

type StateCheck<K extends ActionKind> = (
  action: ActionOf<K>,
  instance: InstanceFacts,
  spec: Spec,
) => string | undefined;

const stateChecks: { readonly [K in ActionKind]?: StateCheck<K> } = {
  drain: (action, { container, market }) => {
    if (action.onCachedMembership)
      return market === 'spot' ? undefined : 'a notice alone drains only spot instances';
    if (!container) return 'it has no container instance';
    return container.status === 'ACTIVE'
      ? undefined
      : `its container instance is ${container.status}, not ACTIVE`;
  },
  activate: (_, instance) => (isEnding(instance) ? 'AWS is ending it: it cannot be taken back' : undefined),
  remember: ({ value }) =>
    value.length <= 128 ? undefined : 'the memory is longer than an attribute may be',
  unprotect: (_, instance, spec) => {
    const busy = instance.tasks.filter((task) => isLive(task) && !isIgnored(task, spec));
    if (busy.length > 0) return `it is busy: ${busy.length} tasks`;
    return sawStoppingTasks(instance) ? undefined : 'tasks that are still stopping could not be read';
  },
  removeTarget: (action, instance) => {
    const task = instance.tasks.find(({ arn }) => arn === action.taskArn);
    const target = task?.targets.find(
      ({ targetGroupArn, id, port }) =>
        targetGroupArn === action.targetGroupArn && id === action.targetId && port === action.port,
    );
    if (!target) return 'the target does not belong to a task of this instance';
    return isLeaving(instance) ? undefined : 'the instance is not leaving';
  },
  stopTask: (action, instance) => {
    if (!instance.tasks.some(({ arn }) => arn === action.taskArn)) return 'the task is not on this instance';
    return isLeaving(instance) ? undefined : 'the instance is not leaving';
  },
  deregister: (action, instance) => {
    if (instance.container?.arn !== action.containerInstanceArn)
      return 'the container instance is not that of this instance';
    return isLeaving(instance) ? refuseUnlessEmpty(instance) : 'the instance is not leaving';
  },
  heartbeat: (_, instance) => refuseUnlessWaiting(instance),
  completeHook: (_, instance) =>
    refuseUnlessWaiting(instance) ?? (hasEnded(instance) ? undefined : refuseUnlessEmpty(instance)),
};

function refuseUnlessWaiting({ group }: InstanceFacts): string | undefined {
  const state = group?.lifecycleState ?? 'unknown';
  return state === 'Terminating:Wait' ? undefined : `no hook waits for it: it is ${state}`;
}

/** Empty: no task in any state but STOPPED, ignored ones included, and those still stopping were looked for. */
function refuseUnlessEmpty(instance: InstanceFacts): string | undefined {
  const live = instance.tasks.filter(isLive);
  if (live.length > 0) return `${live.length} tasks on it are not STOPPED`;
  if (instance.container === undefined || sawStoppingTasks(instance)) return undefined;
  return 'tasks that are still stopping could not be read';
}

function sawStoppingTasks({ stoppingTasksReadAt, readAt }: InstanceFacts): boolean {
  return stoppingTasksReadAt !== undefined && readAt !== undefined && stoppingTasksReadAt >= readAt;
}

function isLive(task: { readonly lastStatus: string }): boolean {
  return task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED';
}

function hasEnded({ ec2State }: InstanceFacts): boolean {
  return ec2State === 'shutting-down' || ec2State === 'terminated' || ec2State === 'stopped';
}

/** AWS itself says that it ends. */
function isEnding(instance: InstanceFacts): boolean {
  const code = instance.spotRequest?.statusCode ?? '';
  return (
    instance.group?.lifecycleState.startsWith('Terminating') === true ||
    code.startsWith('marked-for-') ||
    hasEnded(instance)
  );
}

/** It ends, is drained, or we noted that it will: any one sign. */
function isLeaving(instance: InstanceFacts): boolean {
  const { container, tags } = instance;
  const noted = (container?.memory ?? tags['sluice.dev/memory'] ?? '') !== '';
  return isEnding(instance) || container?.status === 'DRAINING' || noted;
}
