// When it is finished, from few lives: a range in which another life ends in eight of ten cases. Pure.
import type { FinishRange } from '#model/forecast.ts';
import type { Life } from './life.ts';

const MINUTE_MS = 60_000;

/** Of n lives the first and the last lie at 1/(n+1) and n/(n+1): for nine these are p10 and p90. */
const ENOUGH = 9;

/** t of 90 % for one degree of freedom and more. */
const T90 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415] as const;

/** Undefined where in no life anything came to its end, or went ahead. */
export function finishOf(lives: readonly Life[]): FinishRange | undefined {
  const ends = lives.map((life) => life.doneMs ?? reckoned(life));
  const known = ends.filter((end) => end !== undefined);
  if (known.length === 0) return undefined;
  const isReckoned = lives.some(({ doneMs }) => doneMs === undefined);
  const [low, high] = rangeOf(known);
  return {
    p10Seconds: Math.max(0, Math.floor(low / MINUTE_MS) * 60),
    ...(known.length === ends.length && { p90Seconds: Math.ceil(high / MINUTE_MS) * 60 }),
    reckoned: isReckoned,
  };
}

/** With fewer than nine the range that the next of such a sample keeps in eight of ten cases, if they are normal. */
export function rangeOf(ends: readonly number[]): [low: number, high: number] {
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const n = ends.length;
  if (n >= ENOUGH || n < 2) return [least, most];
  const mean = ends.reduce((sum, end) => sum + end, 0) / n;
  const deviation = Math.sqrt(ends.reduce((sum, end) => sum + (end - mean) ** 2, 0) / (n - 1));
  const far = T90[n - 2]! * deviation * Math.sqrt(1 + 1 / n);
  return [Math.min(least, mean - far), Math.max(most, mean + far)];
}

/** At the pace of what was lived: 25 of 100 hosts in half an hour are 100 in two hours. */
function reckoned({ minutes, livedMs }: Life): number | undefined {
  const [first, last] = [minutes[0]?.left ?? 0, minutes.at(-1)?.left ?? 0];
  return last < first ? (livedMs * first) / (first - last) : undefined;
}
