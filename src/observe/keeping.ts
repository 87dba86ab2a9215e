// What is asked for once in a while, and may fail: what was answered before stays then, with the reason.
import type { ReadContext } from './context.ts';
import { recently } from './recent.ts';

export interface Kept<T> {
  /** What was answered, now or, when `problem` says why not, the last time. */
  readonly value?: T;
  readonly problem?: string;
}

/** What failed is asked for again as much later at most. */
const AGAIN_MS = 60_000;

/** `right`: the permission that it takes; for people. */
export function keeping<T>(
  context: ReadContext,
  { key, forMs, right }: { key: string; forMs: number; right: string },
  read: () => Promise<T>,
): Promise<Kept<T>> {
  const known = context.cache.recent.get(key)?.answer as Kept<T> | undefined;
  const goodMs = known?.problem === undefined ? forMs : Math.min(forMs, AGAIN_MS);
  return recently(context, { key, forMs: goodMs }, async () => {
    try {
      return { value: await read() };
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return { value: known?.value, problem: `${right} failed: ${words}` };
    }
  });
}
