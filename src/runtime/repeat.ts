// Does something again and again until told to end: each time after a wait that may be cut short, whatever went wrong.
import { type Clock, sleep } from '#lib/clock.ts';

export interface RepeatOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly run: () => Promise<void>;
  /** How long to wait then, and what ends the wait sooner; it aborts with `signal`. */
  readonly next: () => { readonly ms: number; readonly wake: AbortSignal };
  /** `failures`: so many in a row. */
  readonly onFailure: (error: unknown, failures: number) => void;
}

/** Resolves when the signal has aborted and what is under way has ended; never rejects. */
export async function repeat({ clock, signal, run, next, onFailure }: RepeatOptions): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await run();
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!signal.aborted) onFailure(error, failures);
    }
    const { ms, wake } = next();
    await sleep(clock, ms, wake);
  }
}
