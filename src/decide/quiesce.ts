// Telling a task that it will be stopped, once that is certain enough. Decides what is said and to whom, and how long a
// stop waits for it; never that something is stopped.
import { clockTime, isoTime } from '#lib/text.ts';
import type { TaskFacts } from '#model/observation.ts';
import type { Action, QuiesceSignal, Told } from '#model/plan.ts';
import { type Case, drainBegan, onInstance } from './case.ts';
import { waitingHook } from './hook.ts';
import { type Findings, merge, NOTHING } from './situation.ts';
import { timesOf } from './times.ts';
import { isGivenUp } from './wish.ts';
import { wishWords } from './wish-words.ts';
import { isLive, type Quiesce, type Workload, workloadOf } from './workload.ts';

/** A signal that could not be sent is tried again after this long. */
const AGAIN_MS = 30_000;

/** Tells every task of the instance whose rule names a place for it, once a task and leaving. */
export function decideQuiesce(theCase: Case): Findings {
  const leaving = leavingOf(theCase);
  if (leaving === undefined) return NOTHING;
  return merge(
    theCase.instance.tasks
      .filter((task) => isLive(task) && task.desiredStatus !== 'STOPPED')
      .map((task) => tell(theCase, leaving, task)),
  );
}

/** Until when a stop that could be made at once waits, ms since the epoch; undefined: it need not wait. */
export function heldUntil(theCase: Case, task: TaskFacts, workload: Workload): number | undefined {
  const { quiesce, ignored } = workload;
  const leaving = quiesce === undefined || ignored ? undefined : leavingOf(theCase);
  if (quiesce === undefined || leaving === undefined) return undefined;
  const told = toldOf(theCase, leaving, task);
  const until = told === undefined ? plannedStop(theCase, task, { workload, quiesce }) : told.stopAt;
  return typeof until === 'number' && until > theCase.situation.now ? until : undefined;
}

interface Leaving {
  readonly why: QuiesceSignal['why'];
  /** When it began, ms since the epoch. */
  readonly since: number;
  readonly words: string;
  readonly forced: boolean;
  readonly deadline?: number;
}

/** Why the instance leaves, where that leads to stops of ours. What others drain is theirs to tell. */
function leavingOf(theCase: Case): Leaving | undefined {
  const { standing, instance } = theCase;
  const { spot, wish } = standing;
  const since = drainBegan(theCase);
  if (spot?.mayDrain && !standing.takenBack) {
    const { at, deadline } = spot;
    const words = `AWS takes the instance at ${clockTime(deadline)}`;
    return { why: 'spotInterruption', since: at, words, forced: true, deadline };
  }
  if (waitingHook(theCase) !== undefined)
    return { why: 'lifecycleHook', since, words: 'its group is ending the instance', forced: true };
  if (wish === undefined || instance.container?.status !== 'DRAINING' || isGivenUp(theCase)) return undefined;
  return { why: wish.reason, since, words: wishWords(wish), forced: false };
}

function tell(theCase: Case, leaving: Leaving, task: TaskFacts): Findings {
  const { now, spec } = theCase.situation;
  const workload = workloadOf(task, spec.workloads);
  const { quiesce, ignored } = workload;
  if (quiesce === undefined || ignored) return NOTHING;
  const told = toldOf(theCase, leaving, task);
  if (told !== undefined) {
    const inVain = !told.failed || (told.stopAt !== null && told.stopAt <= now);
    if (inVain) return NOTHING;
    if (now < told.at + AGAIN_MS) return { ...NOTHING, due: [told.at + AGAIN_MS] };
  }
  const stopAt = told === undefined ? plannedStop(theCase, task, { workload, quiesce }) : told.stopAt;
  if (stopAt === undefined) return { ...NOTHING, due: signalBy(theCase, task, { workload, quiesce }) };
  const action: Action = {
    ...onInstance(theCase, leaving),
    kind: 'quiesce',
    taskArn: task.arn,
    to: quiesce.to,
    signal: signalOf(theCase, leaving, { task, stopAt }),
    reason: `${stopAt === null ? 'it may finish' : `stopped at ${clockTime(stopAt)}`}; ${leaving.words}`,
  };
  return { ...NOTHING, actions: [action] };
}

/** Of this leaving: an earlier one, taken back, was another. An instance whose group ends it does not come back. */
function toldOf({ situation }: Case, { why, since }: Leaving, task: TaskFacts): Told | undefined {
  const told = situation.recall.quiesced?.get(`${task.arn} ${why}`);
  return told !== undefined && (why === 'lifecycleHook' || told.at >= since) ? told : undefined;
}

interface Ruled {
  readonly workload: Workload;
  readonly quiesce: Quiesce;
}

/** When it will be stopped, if it is told now; null: nobody sets a time; undefined: that is not certain yet. */
function plannedStop(
  theCase: Case,
  task: TaskFacts,
  { workload, quiesce }: Ruled,
): number | null | undefined {
  const { situation, standing } = theCase;
  if (standing.spot?.mayDrain && !standing.takenBack) {
    const { verdict } = standing.spot;
    const soonest = situation.now + quiesce.leadMs;
    const { stopBy, targets } = spotTimes(theCase, task, workload);
    const certain = verdict === 'confirmed' || (verdict !== 'denied' && stopBy <= soonest);
    if (!certain) return undefined;
    const worksOn =
      workload.onInterruption === 'stopAtDeadline' ||
      (workload.onInterruption === 'evacuate' && targets.length === 0);
    return worksOn ? stopBy : Math.min(stopBy, soonest);
  }
  if (workload.onScaleIn === 'stop') return soonestStop(theCase, quiesce);
  if (workload.drainTimeoutMs !== undefined && workload.onTimeout === 'stop')
    return drainBegan(theCase) + workload.drainTimeoutMs;
  return waitingHook(theCase) === undefined ? undefined : null;
}

/** A task is told within so long of the drain's begin. */
const TOLD_WITHIN_MS = 60_000;
/** Nobody knows that for sure after a restart: so long is left, or the lead. */
const MOMENT_MS = 10_000;

/**
 * A lead from now. But what another process has set DRAINING that one has told: its lead does not begin anew with each restart, and
 * does not end before the instant that was told then.
 */
function soonestStop(theCase: Case, { leadMs }: Quiesce): number {
  const { now, recall } = theCase.situation;
  if (recall.drains?.has(theCase.instance.instanceId)) return now + leadMs;
  const over = drainBegan(theCase) + TOLD_WITHIN_MS + leadMs;
  return Math.min(now + leadMs, Math.max(over, now + MOMENT_MS));
}

/** Without a second sign it is told at the latest as long before its latest stop as its rule says. */
function signalBy(theCase: Case, task: TaskFacts, { workload, quiesce }: Ruled): number[] {
  if (theCase.standing.spot === undefined) return [];
  return [spotTimes(theCase, task, workload).stopBy - quiesce.leadMs];
}

function spotTimes({ situation, standing }: Case, task: TaskFacts, workload: Workload) {
  const { targetGroups: groups } = situation.observation;
  return timesOf(task, workload, { deadline: standing.spot!.deadline, groups });
}

/** The id lives on in what is remembered of the leaving: after a restart the same message has the same one. */
function signalOf(
  { situation, instance }: Case,
  { why, since }: Leaving,
  { task, stopAt }: { task: TaskFacts; stopAt: number | null },
): QuiesceSignal {
  const { account, region } = situation.spec;
  const containerInstanceArn = instance.container?.arn ?? instance.containerArn;
  return {
    id: `${task.arn.split('/').at(-1)}:${why}:${isoTime(since)}`,
    account,
    region,
    family: task.family,
    group: task.group,
    ...(task.startedBy !== undefined && { startedBy: task.startedBy }),
    ...(containerInstanceArn !== undefined && { containerInstanceArn }),
    why,
    stopAt,
  };
}
