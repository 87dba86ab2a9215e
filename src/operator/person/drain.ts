// sluice drain: writes a person's wish that instances leave, and watches whether it is taken up. Sets nothing DRAINING
// itself: whoever operates the cluster does, within its budgets and through its gate.
import { isEnding } from '#act/leaving.ts';
import { count } from '#lib/text.ts';
import { memoryValue } from '#plan/memory.ts';
import { type Look, lookUntil } from './again.ts';
import { brakesOn } from './brakes.ts';
import type { Hand } from './clusters.ts';
import type { Found } from './find.ts';
import type { Judgement } from './judge.ts';
import type { Seen } from './look.ts';
import { type Failures, isWish, writeWishes } from './memory.ts';
import { type InstanceReport, reportOn, wordsOf } from './report.ts';

export interface Judged extends Found {
  readonly judgement: Judgement;
}

export interface DrainOptions {
  /** How long to wait for DRAINING; 0: only until the wish is read back. */
  readonly waitMs: number;
  /** Ends the waiting; the wish stands. */
  readonly signal?: AbortSignal;
  readonly onLook?: (progress: {
    readonly draining: number;
    readonly of: number;
    readonly elapsedMs: number;
  }) => void;
}

const lookEveryMs = 1_000;
/** What was written reads may show only seconds later (aws-facts.md §1.5). */
const readLagMs = 5_000;

/** In the order of `judged`. Rejects only when nothing can be read. */
export async function drainInstances(
  hand: Hand,
  judged: readonly Judged[],
  options: DrainOptions,
): Promise<InstanceReport[]> {
  const fitting = (verdict: Judgement['verdict']) =>
    judged.flatMap(({ judgement, seen }) => (judgement.verdict === verdict && seen ? [seen] : []));
  const failures = await writeWishes(hand, fitting('do'), hand.clock.now());
  const wished = [...fitting('do'), ...fitting('done')].filter(
    ({ instance }) => !failures.has(instance.instanceId),
  );
  const look = wished.length === 0 ? new Map() : await watch(hand, wished, options);
  return judged.map((each) => became(each, failures, look));
}

function watch(hand: Hand, wished: readonly Seen[], options: DrainOptions): Promise<Look> {
  const { signal, onLook } = options;
  // Nobody takes up a wish in a cluster that is paused: there is nothing to wait for.
  const held = wished.every(({ cluster }) => brakesOn(cluster.tags).length > 0);
  const waitMs = held ? 0 : options.waitMs;
  return lookUntil(hand, wished, {
    signal,
    next(look, elapsedMs) {
      const states = wished.map(({ instance }) => stateOf(look.get(instance.instanceId)));
      const draining = states.filter((state) => state === 'draining').length;
      onLook?.({ draining, of: states.length, elapsedMs });
      if (draining === states.length) return undefined;
      const limitMs = states.includes('unseen') ? Math.max(waitMs, readLagMs) : waitMs;
      return elapsedMs < limitMs ? Math.min(lookEveryMs, limitMs - elapsedMs) : undefined;
    },
  });
}

function stateOf(seen: Seen | undefined): 'draining' | 'asked' | 'unseen' {
  if (seen === undefined || isEnding(seen.instance)) return 'draining';
  if (seen.instance.container?.status !== 'ACTIVE') return 'draining';
  return isWish(memoryValue(seen.instance)) ? 'asked' : 'unseen';
}

function became({ reference, seen, judgement }: Judged, failures: Failures, look: Look): InstanceReport {
  const { verdict, reason, leaves } = judgement;
  if (verdict === 'refuse')
    return reportOn(reference, seen, { became: leaves ? 'leaving' : 'refused', reason });
  const id = seen!.instance.instanceId;
  const failure = failures.get(id);
  if (failure !== undefined) return reportOn(reference, seen, { became: 'failed', reason: wordsOf(failure) });
  const now = look.get(id);
  const state = stateOf(now);
  return reportOn(reference, now ?? seen, { became: state, reason: WORDS[state](now) });
}

const WORDS: Readonly<Record<ReturnType<typeof stateOf>, (seen: Seen | undefined) => string>> = {
  draining: (seen) =>
    seen === undefined
      ? 'it is gone'
      : `${count(seen.instance.container?.runningTasks ?? 0, 'task')} running`,
  asked: () => 'the wish stands; it was not taken up yet',
  unseen: () => 'the wish was written, but reads do not show it yet',
};
