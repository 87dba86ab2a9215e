// What one process remembers of its own doing. Losing it only makes it more cautious.
import type { Clock } from '#lib/clock.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Observation } from '#model/observation.ts';
import type { ErrorKind, GrowFailure, Outcome, Raised, Recall, Resized, Told, Tried } from '#model/plan.ts';
import { COMING_BACK_MS, SILENT_MS } from '#plan/health.ts';
import { OWN_LAG_MS } from '#plan/read-lag.ts';
import { isLow } from '#plan/reservation.ts';
import { hasHelped } from '#plan/tried.ts';
import { capacityOf } from '#plan/units.ts';
import { unseenOf } from '#plan/unseen.ts';

type Spec = ClusterSpec['spec'];

export interface KeptRecall extends Recall {
  readonly heartbeats: Map<string, number>;
  readonly completions: Map<string, number>;
  readonly removedTargets: Map<string, number>;
  readonly drains: Map<string, number>;
  readonly restoredTargets: Map<string, number>;
  readonly ends: Map<string, number>;
  readonly lowered: Map<string, number>;
  readonly silentSince: Map<string, number>;
  readonly spokeAgain: Map<string, number>;
  readonly discards: Map<string, number>;
  watchedSince?: number;
  /** How far the wall clock is from the monotonic one, ms. */
  wallOffset?: number;
  readonly lowSince: Map<string, number>;
  /** When it was last known how much of a pool is reserved. */
  readonly lowReadAt: Map<string, number>;
  readonly shortSince: Map<string, number>;
  readonly growFailures: Map<string, GrowFailure>;
  readonly raised: Map<string, Raised>;
  readonly tried: Map<string, Tried>;
  readonly quiesced: Map<string, Told>;
  /** The capacity of each pool when it was last read, by name in the spec. */
  readonly sizes: Map<string, number>;
  /** What we did about it lately, and when last: how large we made it, and whether we made it smaller. */
  readonly moves: Map<string, { readonly to?: number; readonly lowered?: true; readonly at: number }>;
  readonly resized: Map<string, Resized>;
}

/** A deregistration delay is an hour at most (aws-facts.md §6.2); after two, a removal is history. */
const removalKeptMs = 7_200_000;

/** For an hour a pool is not made larger for what it cannot hold (decide/growth/vain.ts). */
const triedKeptMs = 3_600_000;

export function createRecall(): KeptRecall {
  return {
    heartbeats: new Map(),
    completions: new Map(),
    removedTargets: new Map(),
    drains: new Map(),
    restoredTargets: new Map(),
    ends: new Map(),
    lowered: new Map(),
    silentSince: new Map(),
    spokeAgain: new Map(),
    discards: new Map(),
    lowSince: new Map(),
    lowReadAt: new Map(),
    shortSince: new Map(),
    growFailures: new Map(),
    raised: new Map(),
    tried: new Map(),
    quiesced: new Map(),
    sizes: new Map(),
    moves: new Map(),
    resized: new Map(),
  };
}

/**
 * Durations go by the monotonic clock (failures.md, row 53): where the wall clock was set, every time that is remembered moves with
 * it, so that what lasted a minute has not lasted an hour. Milliseconds of drift are left alone.
 */
export function recallClock(recall: KeptRecall, { now, monotonic }: Pick<Clock, 'now' | 'monotonic'>): void {
  const offset = now() - monotonic();
  const setBy = offset - (recall.wallOffset ?? offset);
  if (recall.wallOffset !== undefined && Math.abs(setBy) < 1_000) return;
  recall.wallOffset = offset;
  const { heartbeats, completions, removedTargets, restoredTargets, drains, ends, lowered } = recall;
  const acts = [heartbeats, completions, removedTargets, restoredTargets, drains, ends, lowered];
  const { silentSince, spokeAgain, discards, lowSince, lowReadAt, shortSince } = recall;
  for (const times of [...acts, silentSince, spokeAgain, discards, lowSince, lowReadAt, shortSince])
    for (const [key, at] of times) times.set(key, at + setBy);
  shift(recall.quiesced, setBy);
  shift(recall.growFailures, setBy);
  shift(recall.tried, setBy);
  shift(recall.raised, setBy);
  shift(recall.moves, setBy);
  shift(recall.resized, setBy);
  if (recall.watchedSince !== undefined) recall.watchedSince += setBy;
}

function shift<T extends { readonly at: number }>(dated: Map<string, T>, by: number): void {
  for (const [key, each] of dated) dated.set(key, { ...each, at: each.at + by });
}

/** Takes in what was done. */
export function recallOutcome(recall: KeptRecall, outcome: Outcome): void {
  const { action, result, at } = outcome;
  // A stop waits for what was told, and no longer where that could not be told.
  if (action.kind === 'quiesce' && result !== 'refused') {
    const { taskArn, instanceId, signal } = action;
    const told = { instanceId, at, stopAt: signal.stopAt, failed: result === 'failed' };
    recall.quiesced.set(`${taskArn} ${signal.why}`, told);
  }
  // An answer that was lost may have been a yes: the group is given the time to show it.
  if ((action.kind === 'end' || action.kind === 'terminate') && result !== 'refused')
    recall.ends.set(action.instanceId, at);
  recallGrowth(recall, outcome);
  const lowers = action.kind === 'lowerTarget' || (action.kind === 'end' && action.lower === true);
  if (lowers && result !== 'refused') {
    const { pool = '' } = action;
    recall.raised.delete(pool);
    recall.moves.set(pool, { ...recall.moves.get(pool), lowered: true, at });
  }
  if (result !== 'done') return;
  if (action.kind === 'heartbeat') recall.heartbeats.set(action.instanceId, at);
  if (action.kind === 'completeHook') recall.completions.set(action.instanceId, at);
  if (action.kind === 'lowerTarget') recall.lowered.set(action.instanceId, at);
  if (action.kind === 'drain') recall.drains.set(action.instanceId, at);
  if (action.kind === 'activate') recall.drains.delete(action.instanceId);
  if (action.kind !== 'removeTarget' && action.kind !== 'restoreTarget') return;
  const key = `${action.targetGroupArn}|${action.targetId}:${action.port}`;
  // ECS may register a target anew after a removal: the last one counts.
  const { removedTargets, restoredTargets } = recall;
  const isRemoval = action.kind === 'removeTarget';
  const [into, outOf] = isRemoval ? [removedTargets, restoredTargets] : [restoredTargets, removedTargets];
  into.set(key, at);
  outOf.delete(key);
}

/** What a busy AWS or a bad network says of a call is nothing about the pool that it was for. */
const PASSING: ReadonlySet<string> = new Set<ErrorKind>(['transient', 'throttled']);

/** An answer that was lost, or that nobody understands, may have been a yes. */
const DOUBTFUL: ReadonlySet<string> = new Set<ErrorKind>(['transient', 'unknown']);

/** Whether AWS may have launched: after a clear no, or where nothing was sent, there is nothing that could have been in vain. */
const mayHaveGrown = ({ result, unsent, errorKind = 'unknown' }: Outcome): boolean =>
  result === 'done' || (result === 'failed' && unsent !== true && DOUBTFUL.has(errorKind));

/** Whether a pool could be made larger. What was refused was not tried. */
function recallGrowth(recall: KeptRecall, outcome: Outcome): void {
  const { lowSince, growFailures, tried, raised } = recall;
  const { action, result, at, detail, errorKind = 'unknown' } = outcome;
  if (action.kind !== 'grow' || result === 'refused') return;
  recall.moves.set(action.pool, { ...recall.moves.get(action.pool), to: action.to, at });
  // What was lacking a moment ago is not spare now: the time in which little is needed begins anew.
  lowSince.delete(action.pool);
  const launches = mayHaveGrown(outcome) ? (action.for ?? []) : [];
  for (const each of launches) tried.set(`${action.pool} ${each.kind}`, each);
  if (result === 'done') {
    growFailures.delete(action.pool);
    raised.set(action.pool, { to: action.to, at });
  } else if (!PASSING.has(errorKind))
    growFailures.set(action.pool, {
      times: (growFailures.get(action.pool)?.times ?? 0) + 1,
      at,
      why: detail,
    });
}

/** Takes in the end of one that had never joined: the next one must wait for proof that its kind does. */
export function recallDiscard(
  { discards }: KeptRecall,
  { action, result, at }: Outcome,
  observation: Observation | undefined,
): void {
  if (action.kind !== 'end' || result === 'refused' || action.pool === undefined) return;
  const { container, containerArn } = observation?.instances.get(action.instanceId) ?? {};
  if (container === undefined && containerArn === undefined) discards.set(action.pool, at);
}

/** Takes in since when this process sees the cluster: what was launched before may be the replacement of one that it ended. */
export function recallWatch(recall: KeptRecall, now: number): void {
  recall.watchedSince = Math.min(recall.watchedSince ?? now, now);
}

/** A reading that failed says nothing; after this long without any, what was read before says nothing any more either. */
const loadKeptMs = 120_000;

/** Takes in of which pools little is reserved. It must stand without a break. */
export function recallLoad(
  { lowSince, lowReadAt }: KeptRecall,
  { observation, spec, now }: { observation: Observation; spec: Spec; now: number },
): void {
  for (const pool of spec.pools ?? []) {
    const low = isLow(observation, spec, pool);
    const unreadMs = now - (lowReadAt.get(pool.name) ?? 0);
    if (low === undefined && unreadMs >= 0 && unreadMs < loadKeptMs) continue;
    if (low !== undefined) lowReadAt.set(pool.name, now);
    if (low !== true) lowSince.delete(pool.name);
    else if (!lowSince.has(pool.name) || lowSince.get(pool.name)! > now) lowSince.set(pool.name, now);
  }
}

/** Forgets launches that have helped those that they were for, and such as are too old to matter. */
export function recallTried({ tried }: KeptRecall, observation: Observation, now: number): void {
  for (const [key, each] of tried) {
    const pool = key.slice(0, key.length - each.kind.length - 1);
    if (hasHelped(observation, pool, each) || now - each.at > triedKeptMs) tried.delete(key);
  }
}

/** Takes in which pools lack what they were asked for, without a break. */
export function recallShort(
  { shortSince }: KeptRecall,
  { observation, now }: { observation: Observation; now: number },
): void {
  for (const [name, facts] of observation.pools) {
    if (unseenOf(facts, observation.instances.values()) === 0) shortSince.delete(name);
    else if (!shortSince.has(name) || shortSince.get(name)! > now) shortSince.set(name, now);
  }
  for (const name of shortSince.keys()) if (!observation.pools.has(name)) shortSince.delete(name);
}

/** Takes in whose capacity somebody else has changed. What we did shows late, in steps, and in old reads not at all: that is ours. */
export function recallSizes(
  { sizes, moves, resized }: KeptRecall,
  { observation, now }: { observation: Observation; now: number },
): void {
  for (const [pool, { at }] of moves) if (now - at > OWN_LAG_MS || at > now) moves.delete(pool);
  for (const [pool, { at }] of resized) if (now - at > RESIZED_KEPT_MS || at > now) resized.delete(pool);
  for (const [pool, facts] of observation.pools) {
    const to = capacityOf(facts);
    const from = sizes.get(pool);
    if (to === undefined) continue;
    sizes.set(pool, to);
    if (from === undefined || from === to) continue;
    const ours = moves.get(pool);
    const mayBeOurs = ours !== undefined && (ours.lowered === true || to <= Math.max(from, ours.to ?? from));
    if (!mayBeOurs) resized.set(pool, { from, to, at: now });
  }
}

/** For so long it is told, ms. */
const RESIZED_KEPT_MS = 600_000;

/**
 * Takes in whose agent is silent, and for how long: the first time counts until the agent is heard again or its
 * registration is gone. Only what ECS was asked counts, never what an event said. A clock that stepped back makes it new.
 */
export function recallSilence(
  { silentSince, spokeAgain }: KeptRecall,
  { instances }: Observation,
  now: number,
): void {
  for (const [id, at] of spokeAgain) if (now - at > COMING_BACK_MS) spokeAgain.delete(id);
  for (const [id, { container }] of instances) {
    const isBack = container?.agentConnected === true && now - (silentSince.get(id) ?? now) >= SILENT_MS;
    if (isBack) spokeAgain.set(id, now);
    if (container?.agentConnected !== false) silentSince.delete(id);
    else if ((silentSince.get(id) ?? Number.POSITIVE_INFINITY) > now) silentSince.set(id, now);
  }
  for (const id of silentSince.keys()) if (!instances.has(id)) silentSince.delete(id);
}

/**
 * Forgets instances that are gone and removals that are history. A time in the future was written before the clock
 * stepped back: when a heartbeat or a completion was is then unknown, and a removal is taken to be of now.
 */
export function pruneRecall(recall: KeptRecall, observation: Observation, now: number): void {
  const { heartbeats, completions, drains, ends, lowered } = recall;
  for (const times of [heartbeats, completions, drains, ends, lowered]) {
    for (const [id, at] of times) if (at > now || !observation.instances.has(id)) times.delete(id);
  }
  for (const [pool, at] of recall.discards) if (at > now) recall.discards.set(pool, now);
  for (const [pool, { to, at }] of recall.raised) {
    if (at > now) recall.raised.set(pool, { to, at: now });
    else if (now - at > OWN_LAG_MS) recall.raised.delete(pool);
  }
  for (const [pool, failure] of recall.growFailures)
    if (failure.at > now) recall.growFailures.set(pool, { ...failure, at: now });
  for (const [key, told] of recall.quiesced) {
    if (!observation.instances.has(told.instanceId)) recall.quiesced.delete(key);
    else if (told.at > now) recall.quiesced.set(key, { ...told, at: now });
  }
  for (const [id, at] of recall.drains) {
    const isActive = observation.instances.get(id)?.container?.status === 'ACTIVE';
    // Taken back, and not by us: the next drain may be somebody else's.
    if (isActive && now - at > OWN_LAG_MS) recall.drains.delete(id);
  }
  for (const times of [recall.removedTargets, recall.restoredTargets]) {
    for (const [key, at] of times) {
      if (at > now) times.set(key, now);
      else if (now - at > removalKeptMs) times.delete(key);
    }
  }
}
