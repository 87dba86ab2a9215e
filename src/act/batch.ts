// One batch on its way: look again, ask the gate, send, and try what is forced again while there is time. Each action
// gets exactly one outcome.
import { sleep } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import type { Random } from '#lib/random.ts';
import type { Observation } from '#model/observation.ts';
import type { Action, GateCheck, Outcome } from '#model/plan.ts';
import { ENDS, isUnheard } from '#plan/elsewhere.ts';
import { countPool } from '#plan/pool-count.ts';
import { claim, drainsAmong, isRefreshed, othersUnseen, putBackAt } from './claims.ts';
import { needsTaskLists, readAtFor } from './freshness.ts';
import { freshForMs, needsFreshFacts, permit } from './gate.ts';
import { type Batch, send } from './lanes.ts';
import { drainsAtNotice } from './lease-check.ts';
import { failedBy, type Verdict } from './send/sender.ts';
import { type Turn, tellRefused, turnOf } from './turn.ts';
import type { Work } from './work.ts';

export type Finish = (outcome: Outcome) => void;

const callLimitMs = 10_000;
const retryForMs = 20_000;
const firstRetryMs = 200;
const longestRetryMs = 4_000;

/** Never rejects. `until`: on the monotonic clock, when it is not tried again any more; without it counted from the first turn. */
export async function carryOutBatch(batch: Batch, work: Work, finish: Finish, until?: number): Promise<void> {
  let endBy = until;
  let left: Batch = batch;
  const alone: Promise<void>[] = [];
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt > 0) await sleep(work.clock, backoffMs(attempt - 1, work.random));
    // Before the look: what it tells must still be fresh when it is sent.
    const turn = turnOf(left, work);
    if (turn?.comes !== undefined) await turn.comes;
    endBy ??= work.clock.monotonic() + retryForMs;
    const again: Action[] = [];
    for (const [action, verdict] of await tryOnce(left, work, turn)) {
      if (verdict === 'alone') alone.push(carryOutBatch([action], work, finish, endBy));
      else if (isWorthRetrying(action, verdict, { endBy, work })) again.push(action);
      else finish(outcomeOf(action, verdict, work.clock.now()));
    }
    left = again;
  }
  await Promise.all(alone);
}

/** The gate's no is a verdict like any other. */
type Judgement = Verdict | { readonly refused: string; readonly check: GateCheck };
/** AWS refused the whole call for the sake of one of them: each goes its own way, with a turn, a look and a lease of its own. */
type OrAlone<V> = V | 'alone';

async function tryOnce(batch: Batch, work: Work, turn?: Turn): Promise<Map<Action, OrAlone<Judgement>>> {
  const judgements = new Map<Action, OrAlone<Judgement>>();
  const look = await lookFirst(batch, work);
  if ('failure' in look) {
    turn?.giveBack();
    return new Map(batch.map((action) => [action, look.failure]));
  }
  const permitted: Action[] = [];
  for (const action of batch) {
    const answer = ask(action, look.observation, work);
    if (!answer.ok) judgements.set(action, { refused: answer.reason, check: answer.check });
    else {
      claim(work.claims, action, look.observation, work.clock.now());
      permitted.push(action);
    }
  }
  if (permitted.length === 0) turn?.giveBack();
  const sent = await Promise.all(byNeedOfLease(permitted, work).map((each) => sendBatch(each, work)));
  return new Map([...judgements, ...sent.flatMap((verdicts) => [...verdicts])]);
}

interface ToSend {
  readonly batch: Batch;
  readonly needsNoLease: boolean;
}

/** What needs a lease may not leave with what needs none, when the lease is over by then. */
function byNeedOfLease(permitted: Batch, work: Work): ToSend[] {
  const { instances } = work.observation();
  const notices = work.notices();
  const needsNone = (action: Action) =>
    action.kind === 'drain' &&
    drainsAtNotice(action, { instance: instances.get(action.instanceId), notices });
  const free = permitted.filter(needsNone);
  // Who operates alone has no lease that could end.
  if (free.length > 0 && work.lease.endsBy === undefined) return [{ batch: permitted, needsNoLease: true }];
  const bound = permitted.filter((action) => !free.includes(action));
  return [
    { batch: free, needsNoLease: true },
    { batch: bound, needsNoLease: false },
  ].filter(({ batch }) => batch.length > 0);
}

/** What is judged by the state of the whole pool. */
const needsPool: ReadonlySet<Action['kind']> = new Set([
  'drain',
  'standby',
  'end',
  'lowerTarget',
  'terminate',
  'grow',
]);

type Look = { readonly observation: Observation } | { readonly failure: Verdict };

async function lookFirst(batch: Batch, work: Work): Promise<Look> {
  const ids = batch.flatMap((action) => ('instanceId' in action ? action.instanceId : []));
  // What a budget counts may have changed since the whole was read: others end instances, too.
  const counted = batch.flatMap(({ kind, forced, pool = '' }) =>
    (needsPool.has(kind) && !forced) || (kind === 'unprotect' && isRefreshed(work.observation(), pool))
      ? pool
      : [],
  );
  if (!batch.some(needsFreshFacts)) return { observation: work.observation() };
  try {
    const { forced } = batch[0]!;
    const look = batch.some(needsTaskLists) ? work.lookAgain : work.lookAtState;
    let observation = isSeenSince(batch, work)
      ? work.observation()
      : await withDeadline(work.clock, callLimitMs, (signal) => look(ids, { signal, forced }));
    for (const pool of new Set(counted))
      observation = await withDeadline(work.clock, callLimitMs, () => work.lookAtPool(pool));
    const unheard = batch.flatMap((action) => lookedForElsewhere(action, observation));
    if (unheard.length > 0)
      observation = await withDeadline(work.clock, callLimitMs, (signal) =>
        work.lookElsewhere(unheard, { signal, forced }),
      );
    return { observation };
  } catch (error) {
    return { failure: { ...failedBy(error, 'it could not be read again: '), unsent: true } };
  }
}

/** What one look has told counts for all that is done with the tasks of an instance in the next moment (law 6). */
function isSeenSince(batch: Batch, work: Work): boolean {
  const { instances } = work.observation();
  const now = work.clock.now();
  return batch.every((action) => {
    if (needsTaskLists(action) || !action.forced || !('instanceId' in action)) return false;
    const readAt = readAtFor(action, instances.get(action.instanceId)) ?? Number.NEGATIVE_INFINITY;
    return readAt >= work.plan.at && readAt <= now && now - readAt < freshForMs / 2;
  });
}

function lookedForElsewhere(action: Action, { instances }: Observation): string[] {
  if (!ENDS.has(action.kind) || !('instanceId' in action)) return [];
  const instance = instances.get(action.instanceId);
  return instance !== undefined && isUnheard(instance) ? [action.instanceId] : [];
}

function ask(action: Action, observation: Observation, work: Work) {
  const { spec, document, plan, clock, lease, notices, claims } = work;
  const now = clock.now();
  const { cluster, parts } = observation;
  const instanceId = 'instanceId' in action ? action.instanceId : undefined;
  const instance = instanceId === undefined ? undefined : observation.instances.get(instanceId);
  const pool = instance?.pool ?? (action.kind === 'grow' ? action.pool : undefined);
  return permit(action, {
    spec,
    document,
    instance,
    ...(pool !== undefined && poolFacts(observation, pool)),
    get members() {
      return pool === undefined ? undefined : membersOf(observation, pool);
    },
    // Counted over the whole pool, and asked for by few: a storm of thousands shall not count thousands of times.
    get pool() {
      if (instanceId === undefined || pool === undefined) return undefined;
      const drains = new Map([...work.drains(), ...drainsAmong(claims)]);
      return countPool(observation, { pool, drains, going: instanceId, now });
    },
    get unseen() {
      if (instanceId === undefined || pool === undefined) return undefined;
      return othersUnseen(claims, { kind: action.kind, instanceId, pool }, { observation, now });
    },
    ...(instanceId !== undefined && {
      silentMs: now - (work.silentSince().get(instanceId) ?? now),
      putBackAt: putBackAt(claims, instanceId),
    }),
    trials: work.trials(),
    notices: notices().filter((notice) => notice.instanceId === instanceId),
    // A cluster that was not found, maybe only this time, has no tags to show.
    clusterTags: parts.cluster.at > 0 && cluster.status !== undefined ? cluster.tags : undefined,
    ...(parts.cluster.complete && { clusterReadAt: parts.cluster.at }),
    decidedAt: plan.at,
    now,
    monotonicNow: clock.monotonic(),
    lease,
  });
}

function poolFacts({ pools }: Observation, name: string) {
  const { group, fleet, readAt } = pools.get(name) ?? {};
  return { group, fleet, poolReadAt: readAt };
}

const membersOf = ({ instances }: Observation, name: string) =>
  [...instances.values()].filter(({ pool }) => pool === name);

async function sendBatch(
  { batch, needsNoLease }: ToSend,
  work: Work,
): Promise<Map<Action, OrAlone<Verdict>>> {
  const { ports, spec, clock, lease } = work;
  const end = lease.begin?.();
  try {
    const verdicts = await withDeadline(clock, callTimeMs(work), (signal) =>
      send(batch, { ports, cluster: spec.cluster, signal, needsNoLease, now: clock.now() }),
    );
    return new Map(batch.map((action, index) => [action, verdicts[index]!]));
  } catch (error) {
    const verdict = failedBy(error);
    if (verdict.kind === 'throttled') tellRefused(batch, work);
    const isOfOne = batch.length > 1 && ['notFound', 'conflict', 'invalid'].includes(verdict.kind);
    return new Map(batch.map((action) => [action, isOfOne ? 'alone' : verdict]));
  } finally {
    end?.();
  }
}

/** Nothing is under way any more when another replica may begin. What needs no lease is not bound by it. */
function callTimeMs({ clock, lease: { until, endsBy } }: Work): number {
  const now = clock.monotonic();
  return now < until && endsBy !== undefined ? Math.min(callLimitMs, endsBy - now) : callLimitMs;
}

/** Voluntary work waits for the next round; forced work tries again while there is time. */
function isWorthRetrying(
  action: Action,
  verdict: Judgement,
  { endBy, work }: { endBy: number; work: Work },
): boolean {
  if ('refused' in verdict || verdict.ok || !action.forced) return false;
  if (verdict.kind !== 'throttled' && verdict.kind !== 'transient') return false;
  const { clock } = work;
  return clock.monotonic() < endBy && clock.now() < (action.deadline ?? Number.POSITIVE_INFINITY);
}

function outcomeOf(action: Action, verdict: Judgement, at: number): Outcome {
  if ('refused' in verdict)
    return { action, result: 'refused', detail: verdict.refused, check: verdict.check, at };
  if (verdict.ok) return { action, result: 'done', detail: '', at };
  const { kind, detail, unsent } = verdict;
  return { action, result: 'failed', detail, errorKind: kind, ...(unsent && { unsent }), at };
}

/** Full jitter: 200 ms, 400 ms … up to 4 s, times a random share. */
function backoffMs(attempt: number, random: Random): number {
  return random.between(0.1, 1) * Math.min(longestRetryMs, firstRetryMs * 2 ** attempt);
}
