// Ending in order, and in time.
import { type Clock, sleep } from '#lib/clock.ts';

/** Resolves when `ending` has, or after `limitMs`, whichever is first; says whether it ended. Never rejects. */
export async function endWithin(clock: Clock, limitMs: number, ending: Promise<unknown>): Promise<boolean> {
  const enough = new AbortController();
  const ended = ending.then(
    () => true,
    () => true,
  );
  const result = await Promise.race([ended, sleep(clock, limitMs, enough.signal).then(() => false)]);
  enough.abort();
  return result;
}

/** Resolves with the promise, or with undefined as soon as the signal aborts. A rejection passes through. */
export async function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T | undefined> {
  if (signal.aborted) {
    promise.catch(() => undefined);
    return undefined;
  }
  let abandon = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    abandon = () => resolve(undefined);
    signal.addEventListener('abort', abandon, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abandon);
  }
}
