// The gate (law 6): the last look before a write. It judges from the spec and freshly read facts alone, never from the
// reasons of the planner, and it knows no way to act: it only says yes, or no and why.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Notice } from '#model/notice.ts';
import type { FleetFacts, GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Action, ActionKind, GateCheck } from '#model/plan.ts';
import { heldByBudget, type PoolCount } from '#plan/budgets.ts';
import { COUNTS, sharedWith } from '#plan/elsewhere.ts';
import { ecsOwns, otherDocument } from '#plan/owner.ts';
import { isOfRecord } from '#plan/record.ts';
import type { Trials } from '#plan/stray.ts';
import { readAtFor } from './freshness.ts';
import { refuseGrowth } from './growth-check.ts';
import type { Lease } from './lease.ts';
import { checkLease } from './lease-check.ts';
import { hasEnded, isLeaving, isPersonsWish, wishOf } from './leaving.ts';
import type { ActionOf } from './send/sender.ts';
import { checkState, refuseUnlessIdle } from './state-checks.ts';

type Spec = ClusterSpec['spec'];

export interface GateFacts {
  readonly spec: Spec;
  /** The document's name; without it nobody else's work is recognised. */
  readonly document?: string;
  /** What was read of the action's instance; undefined for an action on none, or an unknown instance. */
  readonly instance?: InstanceFacts;
  /** What the queue told of this instance and is not settled. */
  readonly notices: readonly Notice[];
  /** Undefined when the cluster was never read: then a freeze cannot be ruled out. */
  readonly clusterTags?: Readonly<Record<string, string>>;
  /** When they were last read, ms since the epoch; undefined: the last reading of them failed. */
  readonly clusterReadAt?: number;
  /** When it was decided, ms since the epoch. */
  readonly decidedAt: number;
  /** Ms since the epoch. */
  readonly now: number;
  /** Ms on the monotonic clock. */
  readonly monotonicNow: number;
  readonly lease: Lease;
  /** The pool of the instance, as the last whole observation counts it; undefined without a pool. */
  readonly pool?: PoolCount;
  /** For how long its agent has been silent, as far as this process knows, ms. */
  readonly silentMs?: number;
  /** When this process let it be put back to work, ms since the epoch. */
  readonly putBackAt?: number;
  /** All instances of the pool, as they were last read. */
  readonly members?: readonly InstanceFacts[];
  /** What this process knows of its own doing. */
  readonly trials?: Trials;
  /** The group of the pool, as it was last read. */
  readonly group?: GroupFacts;
  /** The Spot Fleet of the pool, as it was last read. */
  readonly fleet?: FleetFacts;
  /** When the size of the pool was last read alone, ms since the epoch. */
  readonly poolReadAt?: number;
  /** Others of the pool that went the same way a moment ago, and what was read does not show it. */
  readonly unseen?: readonly InstanceFacts[];
}

export type Permission =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string; readonly check: GateCheck };

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
  grow: 'scale',
  putHook: 'drain',
  drain: 'drain',
  activate: 'drain',
  remember: 'drain',
  removeTarget: 'drain',
  restoreTarget: 'drain',
  quiesce: 'drain',
  stopTask: 'drain',
  deregister: 'drain',
  standby: 'drain',
  end: 'drain',
  lowerTarget: 'scale',
  terminate: 'drain',
  heartbeat: 'drain',
  completeHook: 'drain',
};

const destructive: ReadonlySet<ActionKind> = new Set([
  'drain',
  'deregister',
  'stopTask',
  'unprotect',
  'removeTarget',
  'standby',
  'end',
  'lowerTarget',
  'terminate',
  'completeHook',
  'grow',
]);

/**
 * Whether the action needs facts read after the decision (law 4: a drain at a spot notice does not). What is noted of a
 * person's wish does: it may have been taken back meanwhile, and would be there again.
 */
export function needsFreshFacts(action: Action): boolean {
  if (isPersonsWish(action)) return true;
  return destructive.has(action.kind) && !(action.kind === 'drain' && action.onCachedMembership);
}

type Check = (action: Action, facts: GateFacts) => string | undefined;

/** Every check must pass, in this order; the first that does not gives the reason. */
const checks: Readonly<Record<GateCheck, Check>> = {
  mode: checkMode,
  lease: checkLease,
  freeze: checkFreeze,
  ownership: checkOwnership,
  owners: checkOwners,
  sharing: checkSharing,
  pause: checkPause,
  freshness: checkFreshness,
  tagsRead: checkTagsRead,
  state: checkState,
  growth: checkGrowth,
  budget: checkBudget,
};
const inOrder = Object.entries(checks) as [GateCheck, Check][];

export function permit(action: Action, facts: GateFacts): Permission {
  for (const [check, ask] of inOrder) {
    const reason = ask(action, facts);
    if (reason !== undefined) return { ok: false, reason, check };
  }
  return { ok: true };
}

function checkMode({ kind }: Action, { spec }: GateFacts): string | undefined {
  const mode = spec.mode ?? 'observe';
  const least = leastMode[kind];
  return ladder.indexOf(mode) >= ladder.indexOf(least) ? undefined : `mode is ${mode}; this needs ${least}`;
}

function checkFreeze(_: Action, { clusterTags }: GateFacts): string | undefined {
  if (clusterTags === undefined)
    return 'the tags of the cluster were never read, so a freeze cannot be ruled out';
  return Object.hasOwn(clusterTags, freezeTag) ? 'the cluster is frozen' : undefined;
}

/** Ownership is membership in a declared group or fleet, as AWS shows it now; a tag of ours proves nothing. */
function checkOwnership(action: Action, facts: GateFacts): string | undefined {
  const { spec, instance } = facts;
  if (action.kind === 'record') return ownsCluster(action.clusterArn, spec) ?? ownsTags(action);
  if (action.kind === 'putHook') return ownsHook(action, spec);
  if (action.kind === 'grow') return ownsPool(action, facts);
  if (!instance) return 'the instance is unknown';
  if (instance.fleet !== undefined) return ownsFleetMember(action, instance.fleet.id, facts);
  if (instance.group === undefined) return ownsDeparted(action, instance, spec);
  const { name } = instance.group;
  const pool = spec.pools?.find((each) => each.autoScalingGroup?.name === name);
  if (!pool) return `its group ${name} is in no pool of the spec`;
  if ('group' in action && action.group !== name) return `it belongs to ${name}, not to ${action.group}`;
  if ('hook' in action && pool.lifecycleHook?.name !== action.hook)
    return `the hook ${action.hook} is not the one of the spec`;
  return undefined;
}

function ownsFleetMember(action: Action, id: string, { spec, fleet }: GateFacts): string | undefined {
  const pool = spec.pools?.find(({ spotFleet }) => spotFleet && isDeclared(spotFleet, id, fleet));
  if (!pool) return `its Spot Fleet ${id} is in no pool of the spec`;
  return 'group' in action ? `it belongs to the Spot Fleet ${id}, not to ${action.group}` : undefined;
}

type DeclaredFleet = NonNullable<NonNullable<Spec['pools']>[number]['spotFleet']>;

/** By its id, or by the tag that the request itself carries. */
function isDeclared({ id, tag }: DeclaredFleet, given: string, fleet: FleetFacts | undefined): boolean {
  if (id !== undefined) return id === given;
  return fleet?.id === given && Object.entries(tag ?? {}).every(([key, value]) => fleet.tags[key] === value);
}

/** An instance that ended has left its group or fleet; only its remains in the cluster may be cleared away. */
function ownsDeparted({ kind }: Action, instance: InstanceFacts, spec: Spec): string | undefined {
  const declared = spec.pools?.some((pool) => pool.name === instance.pool) === true;
  return kind === 'deregister' && declared && hasEnded(instance)
    ? undefined
    : 'it is in no group and no fleet of the spec';
}

function ownsCluster(arn: string, { account, region, cluster }: Spec): string | undefined {
  return arn.endsWith(`:ecs:${region}:${account}:cluster/${cluster}`)
    ? undefined
    : `${arn} is not the cluster of the spec`;
}

/** Whoever can take a tag away could take away a pause. */
function ownsTags({ tags, obsolete }: Extract<Action, { kind: 'record' }>): string | undefined {
  const foreign = [...Object.keys(tags), ...obsolete].find((key) => !isOfRecord(key));
  return foreign === undefined ? undefined : `the tag ${foreign} is not of the record`;
}

function ownsPool(
  { pool: name, group, fleet: id }: ActionOf<'grow'>,
  { spec, fleet }: GateFacts,
): string | undefined {
  const pool = spec.pools?.find((each) => each.name === name);
  if (pool === undefined) return `the pool ${name} is not in the spec`;
  if (group !== undefined && id === undefined)
    return pool.autoScalingGroup?.name === group ? undefined : `the pool ${name} is not the group ${group}`;
  const isItsFleet =
    id !== undefined && pool.spotFleet !== undefined && isDeclared(pool.spotFleet, id, fleet);
  return isItsFleet && group === undefined ? undefined : `the pool ${name} is not the Spot Fleet ${id}`;
}

function ownsHook({ group, hook }: Extract<Action, { kind: 'putHook' }>, spec: Spec): string | undefined {
  const pool = spec.pools?.find((each) => each.autoScalingGroup?.name === group);
  if (!pool) return `the group ${group} is in no pool of the spec`;
  if (pool.lifecycleHook?.name !== hook) return `the hook ${hook} is not the one of the spec`;
  return pool.lifecycleHook.manage === true
    ? undefined
    : `the spec does not let Sluice manage the hook ${hook}`;
}

/** Others that own the same thing: ECS the protection, another document all that could be left undone. */
function checkOwners(action: Action, facts: GateFacts): string | undefined {
  const { clusterTags, document, group } = facts;
  const isFlag = action.kind === 'protect' || action.kind === 'unprotect';
  if (isFlag && ecsOwns(group, 'managedTerminationProtection'))
    return 'ECS manages the protection of its group';
  const other = otherDocument(clusterTags, document);
  if (other === undefined || puttingBack.has(action.kind) || isLeaving(facts)) return undefined;
  return `the document "${other}" operates this cluster`;
}

/** No number of a shared pool is right for both clusters; a person may know better. */
function checkSharing({ kind }: Action, facts: GateFacts): string | undefined {
  const { instance } = facts;
  if (!COUNTS.has(kind) || (instance !== undefined && isLeaving(facts))) return undefined;
  const { members } = facts;
  const shared = members && sharedWith(members);
  return shared === undefined || (instance && wishOf(instance)?.reason) === 'person'
    ? undefined
    : `its pool is ${shared}`;
}

/** What is put back is never voluntary: targets must not stay out for as long as a pause lasts. */
const puttingBack: ReadonlySet<ActionKind> = new Set(['restoreTarget', 'activate']);

/** A pause stops what we could also leave; what AWS will do anyway goes on. */
function checkPause(action: Action, facts: GateFacts): string | undefined {
  if (!Object.hasOwn(facts.clusterTags ?? {}, pauseTag) || puttingBack.has(action.kind)) return undefined;
  return isLeaving(facts) ? undefined : 'voluntary work is paused';
}

function checkFreshness(action: Action, { instance, decidedAt, now }: GateFacts): string | undefined {
  // Of a pool that grows it is asked when that was read.
  if (!needsFreshFacts(action) || action.kind === 'grow') return undefined;
  const readAt = readAtFor(action, instance);
  if (readAt === undefined) return 'it could not be read again';
  if (readAt < decidedAt) return 'it was not read again since this was decided';
  return now - readAt < freshForMs ? undefined : `what was read of it is ${Math.round(now - readAt)} ms old`;
}

/** A pause or a freeze may have begun since it was decided. What AWS will do anyway does not wait for the answer. */
function checkTagsRead(action: Action, facts: GateFacts): string | undefined {
  const { clusterReadAt = 0, decidedAt, now } = facts;
  if (!needsFreshFacts(action) || isLeaving(facts)) return undefined;
  const isFresh = clusterReadAt >= decidedAt && now - clusterReadAt < freshForMs;
  return isFresh ? undefined : 'the tags of the cluster could not be read again: a pause cannot be ruled out';
}

/** More than is there costs money, and what others have just set is theirs: by what was read right now, within the limits. */
function checkGrowth(action: Action, facts: GateFacts): string | undefined {
  return action.kind === 'grow' ? refuseGrowth(action, facts) : undefined;
}

/** A drain that could also be left undone must have room in the budgets; what AWS does anyway never waits for them. */
function checkBudget(action: Action, facts: GateFacts): string | undefined {
  const { instance, spec, now } = facts;
  // Released while it is busy: to an instance refresh, which then ends it.
  if (action.kind === 'unprotect' && instance && refuseUnlessIdle(instance, spec)) {
    const { pool } = facts;
    if (pool === undefined) return 'its pool could not be counted';
    return heldByBudget(spec.disruption?.budgets, { pool, reason: 'refresh', now });
  }
  if (action.kind !== 'drain' || instance === undefined || isLeaving(facts)) return undefined;
  const { pool } = facts;
  const wish = wishOf(instance);
  if (wish === undefined || pool === undefined) return 'nothing says why it should leave';
  return heldByBudget(spec.disruption?.budgets, { pool, reason: wish.reason, now });
}
