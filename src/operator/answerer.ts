// Notices of one cluster, answered at once, and in a storm by calls of ten: who goes along is chosen when it is the call's turn, not before,
// and while other calls go out nobody sends a half-empty one for whom a moment more does no harm.
import { type Pace, type Reserved, URGENCY } from '#aws/pace.ts';
import { type Clock, sleep } from '#lib/clock.ts';
import type { Notice } from '#model/notice.ts';

export interface AnswererOptions {
  readonly clock: Clock;
  /** Of the account and Region; without it nothing waits. */
  readonly pace?: Pace;
  /** Clusters that wait are served in turn. */
  readonly cluster: string;
  /** Must begin its calls before it first waits for anything, or does without `reserved`. */
  readonly answer: (notices: readonly Notice[], reserved?: Reserved) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

export interface Answerer {
  /** Never throws. */
  add(notices: readonly Notice[]): void;
  /** Its answer comes with one of the next turns: nobody else need give it. */
  isWaiting(instanceId: string): boolean;
}

/** As many as one call sets DRAINING (aws-facts.md §1.4). */
const TOGETHER = 10;
/** So long others are waited for that share the call, ms, where the bucket is not full anyway; in a storm more come for sure. */
const GATHER_MS = 250;
const GATHER_IN_STORM_MS = 300;

const DRAINING = ['ecs', 'UpdateContainerInstancesState'] as const;

export function createAnswerer({ clock, pace, cluster, answer, onFailure }: AnswererOptions): Answerer {
  let waiting: { readonly notice: Notice; readonly since: number }[] = [];
  let isRunning = false;
  let full = new AbortController();

  /** Ms to wait for others that share the call; zero or less: none. */
  const gatherMs = (): number => {
    if (pace === undefined || waiting.length >= TOGETHER) return 0;
    const waitedMs = clock.monotonic() - waiting[0]!.since;
    if (pace.isStorm(...DRAINING)) return GATHER_IN_STORM_MS - waitedMs;
    return Math.min(GATHER_MS - waitedMs, pace.fullInMs(...DRAINING));
  };
  const gather = async (ms: number) => {
    full = new AbortController();
    await sleep(clock, ms, full.signal);
  };
  const run = async () => {
    while (waiting.length > 0) {
      for (let ms = gatherMs(); ms > 0; ms = gatherMs()) await gather(ms);
      const turn = pace?.turn(...DRAINING, URGENCY.first, cluster);
      if (turn !== undefined) await turn;
      const next = waiting.slice(0, TOGETHER);
      waiting = waiting.slice(TOGETHER);
      const reserved = reserve();
      answer(
        next.map(({ notice }) => notice),
        reserved,
      ).catch(onFailure);
      // By then its call is on its way, or there is none.
      await sleep(clock, 1);
      if (reserved.use()) pace?.giveBack(...DRAINING, URGENCY.first);
    }
  };
  return {
    add(notices) {
      const since = clock.monotonic();
      pace?.heard(...DRAINING, notices.length);
      waiting = [...waiting, ...notices.map((notice) => ({ notice, since }))];
      if (waiting.length >= TOGETHER) full.abort();
      if (isRunning) return;
      isRunning = true;
      run()
        .catch(onFailure)
        .finally(() => {
          isRunning = false;
        });
    },
    isWaiting: (instanceId) => isRunning && waiting.some(({ notice }) => notice.instanceId === instanceId),
  };
}

function reserve(): Reserved {
  let isLeft = true;
  return {
    use() {
      const was = isLeft;
      isLeft = false;
      return was;
    },
  };
}
