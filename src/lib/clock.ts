// Time as a parameter: everything that waits or asks for the time does it through one of these.
// The operator never reads the wall clock elsewhere, so that the simulator can own time.

/** Cancels what it was returned for; calling it twice is harmless. */
export type Cancel = () => void;

export interface Clock {
  /** Milliseconds since the Unix epoch. May jump; never used to measure durations. */
  now(): number;
  /** Milliseconds from an arbitrary start; never goes backwards. */
  monotonic(): number;
  /** Calls `run` once after `delayMs` milliseconds (0 or less: as soon as possible, never synchronously). */
  after(delayMs: number, run: () => void): Cancel;
}

/** Resolves after `delayMs`, or at once when `signal` aborts (it never rejects: the caller asks the signal). */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(delayMs, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};
