// Durations and ranges of durations as people write them: `90s`, `1h30m`, `60s-90s`. Never more than ten years.

const units: readonly [name: string, ms: number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
];
const maxMs = 3_650 * 86_400_000;
const shape = /^([0-9]+[smhd])+$/;

export interface RangeMs {
  lowMs: number;
  highMs: number;
}

/** Milliseconds of `1h30m`, or undefined when the text is no duration or longer than 3650d. */
export function tryParseDurationMs(text: string): number | undefined {
  if (text.length > 100 || !shape.test(text)) return undefined;
  let totalMs = 0;
  for (const [, count, unit] of text.matchAll(/([0-9]+)([smhd])/g)) {
    totalMs += Number(count) * (units.find(([name]) => name === unit)?.[1] ?? 0);
  }
  return totalMs <= maxMs ? totalMs : undefined;
}

/** Milliseconds of `1h30m`. Throws a RangeError when the text is no duration; validated text never is. */
export function parseDurationMs(text: string): number {
  const ms = tryParseDurationMs(text);
  if (ms === undefined) throw new RangeError(`not a duration: ${text}`);
  return ms;
}

/** The shortest text for a duration: 5400000 → `1h30m`. Parts of a second are dropped, less than one is `0s`. */
export function formatDuration(ms: number): string {
  let restMs = Math.max(0, Math.floor(ms / 1_000) * 1_000);
  let text = '';
  for (const [name, unitMs] of units) {
    const count = Math.floor(restMs / unitMs);
    if (count > 0) text += `${count}${name}`;
    restMs -= count * unitMs;
  }
  return text || '0s';
}

/** Both ends of `60s-90s`, or of `60s`; undefined when it is none. The low end may be above the high one. */
export function tryParseRangeMs(text: string): RangeMs | undefined {
  const [low = '', high = low, ...more] = text.split('-');
  const lowMs = tryParseDurationMs(low);
  const highMs = tryParseDurationMs(high);
  return lowMs === undefined || highMs === undefined || more.length > 0 ? undefined : { lowMs, highMs };
}

/** Both ends of `60s-90s`. Throws a RangeError when the text is no range or its ends are the wrong way round. */
export function parseRangeMs(text: string): RangeMs {
  const range = tryParseRangeMs(text);
  if (!range || range.lowMs > range.highMs) throw new RangeError(`not a range: ${text}`);
  return range;
}
