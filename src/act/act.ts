// Carries a plan out, forced work first and at once, voluntary work a little at a time. Decides nothing itself.
import { sleep } from '#lib/clock.ts';
import { inParallel } from '#lib/parallel.ts';
import type { Action, Outcome } from '#model/plan.ts';
import { carryOutBatch, type Finish } from './batch.ts';
import { type Batch, inOrder, toBatches } from './lanes.ts';
import type { Work } from './work.ts';

const defaultPatienceMs = 3_000;
/** ECS advises to look again from a couple of seconds on (aws-facts.md §1.5). */
const READ_LAG_MS = 5_000;
/** How long a stop waits for the signal of the same plan. */
const SIGNAL_MS = 2_000;
/** How long a stop waits for a removal of the same plan once its latest time has come: ECS takes it out as well, before it stops it. */
const REMOVAL_MS = 5_000;
/** Voluntary batches under way at once: they share the API with the users' own calls. */
const voluntaryWidth = 4;

/**
 * Resolves with the outcomes known when all is done or patience has run out; the rest goes on and is told to
 * `onOutcome`. An action that is under way from before is left out. Never rejects.
 */
export async function carryOut(work: Work): Promise<Outcome[]> {
  const actions = inOrder(work.plan.actions).filter((action) => work.ledger.claim(action));
  const outcomes: Outcome[] = [];
  const finish = (outcome: Outcome) => {
    if (isReadLate(outcome)) work.ledger.settle(outcome.action, work.clock.monotonic() + READ_LAG_MS);
    else work.ledger.release(outcome.action);
    outcomes.push(outcome);
    work.onOutcome?.(outcome);
  };
  const all = start(actions, work, finish);
  const impatience = new AbortController();
  await Promise.race([all, sleep(work.clock, work.patienceMs ?? defaultPatienceMs, impatience.signal)]);
  impatience.abort();
  return [...outcomes];
}

/** What ECS has acknowledged its reads may show only seconds later. */
const isReadLate = ({ action, result }: Outcome) =>
  result === 'done' && (action.kind === 'drain' || action.kind === 'activate');

/** Starts everything; what must follow something else of the same plan starts after that. */
async function start(actions: readonly Action[], work: Work, finish: Finish): Promise<void> {
  const predecessors = predecessorsAmong(actions);
  const earlier = new Map(actions.map((action) => [action, predecessors(action)]));
  const batches = toBatches(actions.filter((action) => earlier.get(action)!.length === 0));
  const ends = new Map<Action, Promise<void>>();
  // Known from the beginning: a voluntary batch may wait for its turn, and who follows it waits as well.
  const runs = new Map(batches.map((batch) => [batch, later(() => carryOutBatch(batch, work, finish))]));
  for (const [batch, { end }] of runs) for (const action of batch) ends.set(action, end);
  const run = (batch: Batch) => runs.get(batch)!.begin();
  const forced = batches.filter((batch) => batch[0]!.forced).map(run);
  const voluntary = inParallel(
    batches.filter((batch) => !batch[0]!.forced),
    run,
    voluntaryWidth,
  );
  const followers = actions
    .filter((action) => earlier.get(action)!.length > 0)
    .map(async (action) => {
      const unanswered = await unendedOf(earlier.get(action)!, { action, ends, work });
      await carryOutBatch([unanswered ? saying(action) : action], work, finish);
    });
  await Promise.all([...forced, voluntary, ...followers]);
}

/** What can be waited for before it has begun. */
function later(call: () => Promise<void>) {
  let ended: (end: Promise<void>) => void;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const begin = () => {
    ended(call());
    return end;
  };
  return { begin, end };
}

interface Following {
  readonly action: Action;
  readonly ends: ReadonlyMap<Action, Promise<void>>;
  readonly work: Work;
}

/** Waits for what comes before `action`; whether it goes on without the end of a removal. */
async function unendedOf(earlier: readonly Action[], { action, ends, work }: Following): Promise<boolean> {
  const ended = await Promise.all(
    earlier.map(async (other) => {
      const isOver = await endsWithin(ends.get(other), patienceMs(other, action, work), work);
      return isOver || other.kind === 'quiesce';
    }),
  );
  return ended.includes(false);
}

/** A signal is told and no more, and a stop has a latest time: what hangs then delays it for no longer. Undefined: as long as it takes. */
function patienceMs({ kind }: Action, follower: Action, { clock }: Work): number | undefined {
  if (kind === 'quiesce') return SIGNAL_MS;
  const { stopBy } = follower.kind === 'stopTask' ? follower : {};
  return stopBy === undefined ? undefined : Math.max(0, stopBy - clock.now()) + REMOVAL_MS;
}

async function endsWithin(
  end: Promise<void> | undefined,
  ms: number | undefined,
  { clock }: Work,
): Promise<boolean> {
  if (end === undefined) return true;
  const ended = end.then(() => true);
  if (ms === undefined) return ended;
  const given = new AbortController();
  const isOver = await Promise.race([ended, sleep(clock, ms, given.signal).then(() => false)]);
  given.abort();
  return isOver;
}

/** The deadline forces it, and who reads of it shall know. */
const saying = (action: Action): Action => ({
  ...action,
  reason: `${action.reason}; its target may still be in: the removal has not come to its end, and there is no time to wait for it`,
});

/** A task is stopped after its targets are out and it was told; a hook is completed after the instance is deregistered. */
function predecessorsAmong(actions: readonly Action[]): (action: Action) => readonly Action[] {
  const followed = new Map<string, Action[]>();
  for (const action of actions) {
    const key = followedBy(action);
    const known = key === undefined ? undefined : followed.get(key);
    if (known !== undefined) known.push(action);
    else if (key !== undefined) followed.set(key, [action]);
  }
  return (action) => {
    if (action.kind === 'stopTask') return followed.get(action.taskArn) ?? [];
    return action.kind === 'completeHook' ? (followed.get(action.instanceId) ?? []) : [];
  };
}

/** The task, or the instance, whose next step waits for this one. */
function followedBy(action: Action): string | undefined {
  if (action.kind === 'removeTarget' || action.kind === 'quiesce') return action.taskArn;
  return action.kind === 'deregister' ? action.instanceId : undefined;
}
