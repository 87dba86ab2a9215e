// Which notices stand for one instance, from every channel at once, and how sure they are. Reads facts, changes none.
import type { Memory, Notice, VoluntaryReason } from '#model/notice.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { memoryValue, unpackMemory, voluntaryReason } from '#plan/memory.ts';
import type { Situation } from './situation.ts';
import { NOTICE_MS, timesOf } from './times.ts';
import { isLive, workloadOf } from './workload.ts';

/**
 * What the second channel says. confirmed: it is really taken. denied: it is not (the request is `fulfilled`, or the
 * instance runs long after its deadline). pending: that answer is too young to be believed, or lacks the request.
 * unreadable: no answer at all.
 */
export type Verdict = 'confirmed' | 'denied' | 'pending' | 'unreadable';

export interface SpotStanding {
  /** When the notice was given, ms since the epoch. */
  readonly at: number;
  /** When the last channel gave it, ms since the epoch. */
  readonly lastAt: number;
  /** T: when AWS takes the instance, ms since the epoch. */
  readonly deadline: number;
  readonly verdict: Verdict;
  /** Whether it may be drained: a known spot instance, or more than an event speaks for it. */
  readonly mayDrain: boolean;
  /** From when on a denial means: take it all back. */
  readonly takeBackAt: number;
}

/** That it shall leave although it could stay: a person's wish, or our own plan. It lives in its memory alone. */
export interface Wish {
  readonly reason: VoluntaryReason;
  /**
   * When it was made, ms since the epoch, and from DRAINING on when that began: budgets may have held it for hours, and
   * drain timeouts and the windows of budgets count from when it began to go.
   */
  readonly since: number;
  /** That began. */
  readonly draining?: true;
}

export interface Standing {
  /** An unreadable memory. */
  readonly handsOff: boolean;
  readonly memory?: Memory;
  readonly spot?: SpotStanding;
  readonly wish?: Wish;
  /** The notice was denied for good. */
  readonly takenBack: boolean;
  /** It was us who set it DRAINING for an interruption: what others did is not ours to undo. */
  readonly ours: boolean;
}

/** Whether there is something to undo of a notice that was taken back. A person's drain is not part of that. */
export function isToUndo({ takenBack, ours, wish, memory }: Standing): boolean {
  return takenBack && (wish?.reason === 'person' ? memory?.until !== undefined : ours);
}

/** An event that comes later than this is history. */
const STALE_EVENT_MS = 900_000;
/** The second channel is polled every 10 to 15 s: an older answer is none. */
const READABLE_MS = 30_000;
/** The second channel may lag behind the notice by this much (how much is UNVERIFIED, aws-facts.md §5.1). */
const LAG_MS = 15_000;
/** This long after AWS was to take it, an instance that still runs was not taken. */
const HISTORY_MS = 300_000;

/** Everything that stands against `instance` at `situation.now`. */
export function standingOf(situation: Situation, instance: InstanceFacts): Standing {
  const unpacked = unpackMemory(memoryValue(instance));
  if (unpacked !== undefined && 'handsOff' in unpacked)
    return { handsOff: true, takenBack: false, ours: false };
  const spot = spotStanding(situation, instance, unpacked);
  const takenBack = spot?.verdict === 'denied' && situation.now >= spot.takeBackAt;
  const ours = remembersDrain(unpacked) || situation.recall.drains?.has(instance.instanceId) === true;
  const wish = unpacked && wishOf(unpacked, situation, instance);
  return {
    handsOff: false,
    ...(unpacked && { memory: unpacked }),
    ...(spot && { spot }),
    ...(wish && { wish }),
    takenBack,
    ours,
  };
}

/** When the interruption was noticed that a memory tells of: ours, or one within a person's wish, which keeps its end. */
function interruptedAt({ why, since, until }: Memory): number | undefined {
  if (until === undefined) return undefined;
  if (why === 'person') return until - NOTICE_MS;
  return why === 'spotInterruption' ? since : undefined;
}

function wishOf(memory: Memory, { recall }: Situation, instance: InstanceFacts): Wish | undefined {
  const reason = voluntaryReason(memory);
  if (reason === undefined) return undefined;
  if (instance.container?.status !== 'DRAINING') return { reason, since: memory.since };
  // When we set it DRAINING, as far as this process knows, in whole seconds as memory has them.
  const drainedAt = Math.floor((recall.drains?.get(instance.instanceId) ?? 0) / 1000) * 1000;
  return { reason, since: Math.max(memory.since, drainedAt), draining: true };
}

/** A spot memory with an end is written only when we drain. */
function remembersDrain(memory: Memory | undefined): boolean {
  return memory?.why === 'spotInterruption' && memory.until !== undefined;
}

/** Whether the spot request itself says that the instance is taken. */
export function isMarked(instance: InstanceFacts): boolean {
  return /^(marked-for-|instance-terminated-|instance-stopped-)/.test(instance.spotRequest?.statusCode ?? '');
}

function spotStanding(
  situation: Situation,
  instance: InstanceFacts,
  memory: Memory | undefined,
): SpotStanding | undefined {
  const notices = spotNotices(situation, instance, memory);
  if (notices.length === 0) return undefined;
  // One interruption is told by several channels, each with its own time: the earliest of them counts.
  const latest = Math.max(...notices.map((notice) => notice.at));
  const at = Math.min(...notices.map((notice) => notice.at).filter((each) => each > latest - NOTICE_MS));
  const deadline = at + NOTICE_MS;
  const { firstLatest, stopBy } = latestTimes(situation, instance, deadline);
  const verdict = isHistory(situation, instance, deadline)
    ? historyVerdict(situation, instance, deadline)
    : verdictOf(situation, instance, { noticedAt: at, stopBy });
  if (verdict === undefined) return undefined;
  const mayDrain = instance.market === 'spot' || notices.some((notice) => notice.channel !== 'event');
  return { at, lastAt: latest, deadline, verdict, mayDrain, takeBackAt: firstLatest };
}

/** Neither an event nor a memory speaks for ever: long past its deadline only AWS itself can say that it is true. */
function isHistory({ now }: Situation, instance: InstanceFacts, deadline: number): boolean {
  const mayRun = instance.ec2State === undefined || ['pending', 'running'].includes(instance.ec2State);
  return now >= deadline + HISTORY_MS && mayRun && !isMarked(instance);
}

/** That EC2 runs it still is a denial; without a look at EC2 or the request, history says nothing at all. */
function historyVerdict(
  { observation }: Situation,
  instance: InstanceFacts,
  deadline: number,
): 'denied' | undefined {
  const { ec2, spotRequests } = observation.parts;
  const looked = instance.ec2ReadAt ?? (ec2.complete ? ec2.at : 0);
  if (instance.ec2State === 'running' && looked >= deadline + HISTORY_MS) return 'denied';
  return isDenied(instance) && spotRequests.complete && spotRequests.at >= deadline ? 'denied' : undefined;
}

function isDenied({ spotRequest }: InstanceFacts): boolean {
  return ['fulfilled', 'request-canceled-and-instance-running'].includes(spotRequest?.statusCode ?? '');
}

function spotNotices(
  { observation, notices, now }: Situation,
  instance: InstanceFacts,
  memory: Memory | undefined,
): Notice[] {
  const told = (notices.get(instance.instanceId) ?? []).filter(
    (notice) =>
      notice.kind === 'spotInterruption' &&
      notice.at >= (instance.launchedAt ?? 0) &&
      now - notice.at <= STALE_EVENT_MS,
  );
  const found: Notice[] = [];
  const base = { kind: 'spotInterruption', instanceId: instance.instanceId } as const;
  if (isMarked(instance)) {
    const at = instance.spotRequest?.statusAt ?? observation.parts.spotRequests.at;
    found.push({ ...base, at, channel: 'spotRequest' });
  }
  // A spot memory without an end says: taken back. It silences every event up to then, but no second channel.
  if (memory?.why === 'spotInterruption' && memory.until === undefined)
    return [...told.filter((each) => each.at >= memory.since + 1000), ...found];
  const at = memory && interruptedAt(memory);
  return [...told, ...found, ...(at === undefined ? [] : [{ ...base, at, channel: 'memory' as const }])];
}

function verdictOf(
  { observation, now }: Situation,
  instance: InstanceFacts,
  { noticedAt, stopBy }: { noticedAt: number; stopBy: number },
): Verdict {
  const ending = instance.ec2State === 'shutting-down' || instance.ec2State === 'stopping';
  if (ending || isMarked(instance) || instance.group?.lifecycleState.startsWith('Terminating')) {
    return 'confirmed';
  }
  // A look at this host may be younger than the reading of all.
  const ownAt = instance.spotRequest?.readAt ?? Number.NEGATIVE_INFINITY;
  if (isDenied(instance) && now - ownAt <= READABLE_MS && ownAt >= noticedAt + LAG_MS) return 'denied';
  const part = observation.parts.spotRequests;
  if (!part.complete || now - part.at > READABLE_MS) return 'unreadable';
  if (part.at < noticedAt + LAG_MS) return 'pending';
  if (isDenied(instance)) return 'denied';
  // An answer without this request neither confirms nor denies; at the latest stop there is no time to ask again.
  return instance.spotRequest === undefined && now < stopBy ? 'pending' : 'unreadable';
}

/** The first instants at which a target, and at which a task, cannot be put off any longer. */
function latestTimes({ spec, observation }: Situation, instance: InstanceFacts, deadline: number) {
  const groups = observation.targetGroups;
  const running = instance.tasks.filter((task) => isLive(task) && task.desiredStatus !== 'STOPPED');
  const times = running
    .map((task) => ({ task, workload: workloadOf(task, spec.workloads) }))
    .filter(({ workload }) => !workload.ignored)
    .map(({ task, workload }) => timesOf(task, workload, { deadline, groups }));
  return {
    firstLatest: Math.min(deadline, ...times.map((each) => each.firstLatest)),
    stopBy: Math.min(deadline, ...times.map((each) => each.stopBy)),
  };
}
