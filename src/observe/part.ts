// One part of an observation: read it, or keep what was known and say that it is old. Unknown is never zero.
import type { Clock } from '#lib/clock.ts';
import type { Part } from '#model/observation.ts';

export interface Reading<T> {
  readonly value: T;
  readonly part: Part;
}

/** What a reader answers: its value and, when something was missing, what. */
export interface Answer<T> {
  readonly value: T;
  readonly problem?: string;
}

/** A part and its value as they were last known; `at` 0 when it was never read. */
export interface Known<T> {
  readonly value: T;
  readonly at: number;
}

/** Reads one part. A failure keeps the known value under its old time and marks the part incomplete. */
export async function readPart<T>(
  clock: Clock,
  known: Known<T>,
  read: () => Promise<Answer<T>>,
): Promise<Reading<T>> {
  const at = clock.now();
  try {
    const { value, problem } = await read();
    return { value, part: problem === undefined ? { at, complete: true } : { at, complete: false, problem } };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { value: known.value, part: { at: known.at, complete: false, problem } };
  }
}
