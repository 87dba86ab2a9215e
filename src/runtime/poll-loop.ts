// Polls for ever: one poll after another, a pause after failures, an end when told to.
import { type Clock, sleep } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import { type Backoff, backoffMs } from './backoff.ts';

export interface PollOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
  /** Resolves with how many things came; a long poll that brought nothing resolves with 0 after its wait. */
  readonly poll: (signal: AbortSignal) => Promise<number>;
  readonly onFailure: (error: unknown, retryInMs: number) => void;
}

const backoff: Backoff = { firstMs: 1_000, longestMs: 30_000 };
/** A poll that brings nothing in less time than this did not wait: it must not become a busy loop. */
const leastWaitMs = 500;

/** Resolves when the signal has aborted; never rejects. */
export async function pollForEver({ clock, random, signal, poll, onFailure }: PollOptions): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = clock.monotonic();
    try {
      const came = await poll(signal);
      failures = 0;
      if (came === 0 && clock.monotonic() - startedAt < leastWaitMs) await sleep(clock, leastWaitMs, signal);
    } catch (error) {
      // An aborted poll rejects: that is the end that was asked for.
      if (signal.aborted) return;
      failures += 1;
      const retryInMs = backoffMs(failures, backoff, random);
      onFailure(error, retryInMs);
      await sleep(clock, retryInMs, signal);
    }
  }
}
