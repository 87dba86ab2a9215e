// A queue of keys that become due: each key runs once at a time, earlier wishes win, failures come back later. Knows
// nothing of what the runs do.
import type { Cancel, Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import { type Backoff, backoffMs } from './backoff.ts';

export interface WorkQueue {
  /** Makes the key run `inMs` from now, or earlier if it is due earlier already. During its run: once more after it. */
  due(key: string, inMs: number): void;
  /** Starts no more runs; resolves when those under way have ended. */
  stop(): Promise<void>;
}

export interface WorkQueueOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Resolves with the ms after which the key is due again by itself; rejects to come back after a backoff. */
  readonly run: (key: string) => Promise<number>;
  readonly onFailure?: (key: string, error: unknown, retryInMs: number) => void;
  /** Told how late a run begins, after it was due; must not throw. */
  readonly onStart?: (key: string, lateMs: number) => void;
}

interface Entry {
  /** On the monotonic clock; undefined when nothing is wanted. */
  dueAt?: number;
  cancel?: Cancel;
  running?: Promise<void>;
  failures: number;
  /** On the monotonic clock: after a failure, not sooner than this. */
  notBefore: number;
}

const backoff: Backoff = { firstMs: 1_000, longestMs: 60_000 };
/** However often it is wanted, what keeps failing is not tried again sooner than this. */
const leastAfterFailureMs = 1_000;

export function createWorkQueue({ clock, random, run, onFailure, onStart }: WorkQueueOptions): WorkQueue {
  const entries = new Map<string, Entry>();
  let stopped = false;

  const arm = (key: string, entry: Entry) => {
    entry.cancel?.();
    entry.cancel = undefined;
    if (stopped || entry.running || entry.dueAt === undefined) return;
    entry.cancel = clock.after(Math.max(entry.dueAt, entry.notBefore) - clock.monotonic(), () =>
      start(key, entry),
    );
  };
  const want = (entry: Entry, inMs: number) => {
    const at = clock.monotonic() + inMs;
    if (entry.dueAt === undefined || at < entry.dueAt) entry.dueAt = at;
  };
  const start = (key: string, entry: Entry) => {
    onStart?.(key, Math.max(0, clock.monotonic() - Math.max(entry.dueAt!, entry.notBefore)));
    entry.dueAt = undefined;
    entry.cancel = undefined;
    entry.running = attempt(key, entry).finally(() => {
      entry.running = undefined;
      arm(key, entry);
    });
  };
  const attempt = async (key: string, entry: Entry) => {
    try {
      const againInMs = await run(key);
      entry.failures = 0;
      want(entry, againInMs);
    } catch (error) {
      entry.failures += 1;
      const retryInMs = backoffMs(entry.failures, backoff, random);
      want(entry, retryInMs);
      entry.notBefore = clock.monotonic() + leastAfterFailureMs;
      onFailure?.(key, error, retryInMs);
    }
  };

  return {
    due(key, inMs) {
      const entry = entries.get(key) ?? { failures: 0, notBefore: 0 };
      entries.set(key, entry);
      want(entry, inMs);
      arm(key, entry);
    },
    async stop() {
      stopped = true;
      for (const [key, entry] of entries) arm(key, entry);
      await Promise.all([...entries.values()].map((entry) => entry.running));
    },
  };
}
