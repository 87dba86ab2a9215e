// Lifecycle hooks: having one on each group, keeping the waiting ones alive, letting go of those that are done.
// Only the hook that the pool names is ours; the other terminate hooks of a group are left alone.
import { clockTime, listed } from '#lib/text.ts';
import type { HookFacts, InstanceFacts } from '#model/observation.ts';
import { isUnheard, whereElse } from '#plan/elsewhere.ts';
import { TERMINATING } from '#plan/refresh.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { PART_WORDS } from './doubts.ts';
import { clusterOwner, leftToEcs } from './owner.ts';
import { isOutOfReach } from './sick.ts';
import { type Findings, merge, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';

/** What `manage: true` makes of the hook (aws-facts.md §4.2). */
export const HEARTBEAT_MS = 600_000;
const RESULT = 'CONTINUE';

/** The hook of one pool: created when it is missing, corrected when it differs, if we may. */
export function decideHook(situation: Situation, pool: PoolSpec): Findings {
  const wanted = pool.lifecycleHook;
  const group = situation.observation.pools.get(pool.name)?.group;
  if (!modeAllows(situation.spec, 'drain') || wanted === undefined || group === undefined) return NOTHING;
  const hook = group.hooks.find((each) => each.name === wanted.name);
  const wrong = hook === undefined ? ['it is missing'] : differences(hook);
  if (wrong.length === 0) return NOTHING;
  const refused = leftToEcs(group, 'managedDraining') ?? refusal(situation, wanted, hook);
  if (refused !== undefined)
    return { ...NOTHING, waits: [{ pool: pool.name, kind: 'refused', reason: refused }] };
  const reason = `${wrong.join(', ')}; instances must wait until they are drained`;
  const base = { pool: pool.name, forced: false, nature: 'change', reason } as const;
  const correct = hook !== undefined;
  return {
    ...NOTHING,
    actions: [{ ...base, kind: 'putHook', group: group.name, hook: wanted.name, correct }],
  };
}

/** Keeps a waiting hook from running out, from half of its heartbeat timeout on. */
export function decideHeartbeat(theCase: Case): Findings {
  const hook = waitingHook(theCase);
  if (hook === undefined) return NOTHING;
  const { recall, now } = theCase.situation;
  const { instanceId, group } = theCase.instance;
  const last = pastInstant(recall.heartbeats, instanceId, now);
  const next = (last ?? 0) + hook.heartbeatTimeoutMs / 2;
  if (now < next) return { ...NOTHING, due: [next] };
  const reason = last === undefined ? sinceWhen(theCase) : `last heartbeat at ${clockTime(last)}`;
  const common = { ...onInstance(theCase, { forced: true }), group: group!.name, hook: hook.name };
  return { ...NOTHING, actions: [{ ...common, kind: 'heartbeat', reason }] };
}

/** Somebody else may have kept it alive since it began, so that it is not counted from there. */
function sinceWhen(theCase: Case): string {
  const began = beganAt(theCase);
  return began === undefined
    ? 'how long the hook has waited is not known'
    : `the hook waits since ${clockTime(began)}`;
}

/** When the last event was that told of its beginning. */
function beganAt({ situation: { notices, now }, instance }: Case): number | undefined {
  const told = notices.get(instance.instanceId) ?? [];
  const times = told.flatMap(({ kind, at }) => (kind === 'lifecycleHook' && at <= now ? at : []));
  return times.length === 0 ? undefined : Math.max(...times);
}

/** A clock that was set back leaves instants in the future: when it was is then not known. */
function pastInstant(times: ReadonlyMap<string, number>, id: string, now: number): number | undefined {
  const at = times.get(id);
  return at === undefined || at > now ? undefined : at;
}

/** A completion whose answer was right and that changed nothing is tried again after this long. */
const COMPLETE_AGAIN_MS = 60_000;

/** Lets AWS end an instance that has nothing left to lose. */
export function decideCompletion(theCase: Case): Findings {
  const { instance, situation } = theCase;
  const hook = waitingHook(theCase);
  if (hook === undefined) return { ...NOTHING, waits: [waitOn(theCase, 'refused', foreignHook(theCase))] };
  const completedAt = pastInstant(situation.recall.completions, instance.instanceId, situation.now);
  if (completedAt !== undefined) {
    const others = otherHooks(theCase, hook);
    const again = completedAt + (others.length > 0 ? hook.heartbeatTimeoutMs : COMPLETE_AGAIN_MS);
    const wait = waitOn(theCase, 'waiting', whatHoldsIt(completedAt, others));
    if (situation.now < again) return { ...NOTHING, waits: [wait], due: [again] };
  }
  const deregistered = instance.containerGone === true || instance.container?.status === 'INACTIVE';
  const gone = deregistered ? 'its container instance is deregistered' : 'the instance runs no longer';
  const isSilent = !deregistered && isOutOfReach(situation, instance);
  const reason = isSilent ? 'its agent is silent for good, and nobody uses what is left on it' : gone;
  const common = { ...onInstance(theCase, { forced: true }), group: instance.group!.name, hook: hook.name };
  const completed: Findings = { ...NOTHING, actions: [{ ...common, kind: 'completeHook', reason }] };
  return isHeldElsewhere(instance) ? merge([completed, decideHeartbeat(theCase)]) : completed;
}

/** It is not let go as long as another cluster may have it (shared.ts): a hook that ran out would end it as well. */
const isHeldElsewhere = (instance: InstanceFacts) =>
  instance.elsewhere !== undefined && isUnheard(instance) && whereElse(instance) !== undefined;

/** Under a freeze: when the hook that waits for this instance runs out, and AWS ends it as it is. */
export function decideExpiry(theCase: Case): Findings {
  const hook = waitingHook(theCase);
  if (hook === undefined) return NOTHING;
  const reason = `frozen: hook ${hook.name} runs out ${whenItRunsOut(theCase, hook)}; then AWS ends the instance as it is`;
  return { ...NOTHING, waits: [{ ...waitOn(theCase, 'refused', reason), risk: true }] };
}

/** From our last heartbeat; else from the event that told of its start, as long as nobody else has sent one. */
function whenItRunsOut(theCase: Case, { heartbeatTimeoutMs }: HookFacts): string {
  const { situation, instance } = theCase;
  const { now, recall } = situation;
  const last = recall.heartbeats.get(instance.instanceId);
  if (last !== undefined) return clockTime(last + heartbeatTimeoutMs);
  const end = (beganAt(theCase) ?? Number.NEGATIVE_INFINITY) + heartbeatTimeoutMs;
  return end > now
    ? `${clockTime(end)}, unless a heartbeat has been sent since it began`
    : `at the latest ${clockTime(now + heartbeatTimeoutMs)}, maybe sooner`;
}

/** Our own hook, while it waits for this instance. */
export function waitingHook(theCase: Case): HookFacts | undefined {
  const { instance, pool } = theCase;
  if (instance.group?.lifecycleState !== 'Terminating:Wait') return undefined;
  return terminateHooks(theCase).find(({ name }) => name === pool.lifecycleHook?.name);
}

/** The terminate hooks of the group that are not ours, by name. */
function otherHooks(theCase: Case, ours: HookFacts): string[] {
  return terminateHooks(theCase).flatMap(({ name }) => (name === ours.name ? [] : name));
}

function terminateHooks({ situation, pool }: Case): HookFacts[] {
  const hooks = situation.observation.pools.get(pool.name)?.group?.hooks ?? [];
  return hooks.filter(({ transition }) => transition === TERMINATING);
}

function whatHoldsIt(completedAt: number, others: readonly string[]): string {
  const ours = `our hook was completed at ${clockTime(completedAt)}`;
  return others.length === 0
    ? `${ours}; AWS is about to end it`
    : `${ours}; another hook of its group holds it (${listed(others)})`;
}

function foreignHook({ pool }: Case): string {
  const name = pool.lifecycleHook?.name;
  return name === undefined
    ? 'it waits for a lifecycle hook that no pool of the spec names; that hook is not ours'
    : `the group has no terminate hook ${name}; what it waits for is not ours`;
}

function differences(hook: HookFacts): string[] {
  const wrong = hook.transition === TERMINATING ? [] : [`it is for ${hook.transition}`];
  if (hook.heartbeatTimeoutMs !== HEARTBEAT_MS)
    wrong.push(`its heartbeat is ${hook.heartbeatTimeoutMs / 1000} s, not 600 s`);
  if (hook.defaultResult !== RESULT) wrong.push(`its default result is ${hook.defaultResult}, not ${RESULT}`);
  return wrong;
}

function refusal(
  situation: Situation,
  { name, manage }: NonNullable<PoolSpec['lifecycleHook']>,
  hook: HookFacts | undefined,
): string | undefined {
  const { doubts, observation } = situation;
  if (manage === true) {
    // A group without the hook loses tasks at its next scale-in: to add it, the groups must be known and no more.
    const unread = observation.parts.pools.complete ? undefined : `not read whole: ${PART_WORDS.pools}`;
    const doubt = hook === undefined ? (clusterOwner(situation) ?? unread) : doubts.voluntary;
    return doubt === undefined ? undefined : `hook ${name} not written: ${doubt}`;
  }
  return hook === undefined
    ? `hook ${name} is missing and lifecycleHook.manage is not set: instances end without being drained`
    : `hook ${name} differs (${differences(hook).join(', ')}) and lifecycleHook.manage is not set`;
}
