import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatDuration,
  parseDurationMs,
  parseRangeMs,
  tryParseDurationMs,
  tryParseRangeMs,
} from './duration.ts';

test('units add up', () => {
  expect(parseDurationMs('90s')).toBe(90_000);
  expect(parseDurationMs('1h30m')).toBe(5_400_000);
  expect(parseDurationMs('1d2h3m4s')).toBe(93_784_000);
});

test('formats in the largest units, without parts of a second', () => {
  expect([0, 999, 5_400_000, 90_000, 86_400_000, -5].map(formatDuration)).toEqual([
    '0s',
    '0s',
    '1h30m',
    '1m30s',
    '1d',
    '0s',
  ]);
});

test('what is formatted is parsed to the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_650 * 86_400 }),
      (s) => parseDurationMs(formatDuration(s * 1_000)) === s * 1_000,
    ),
  );
});

test.each(['', '1', 'h', '1h 30m', '-1s', '1.5h', '1w', '3651d', `${'9'.repeat(20)}d`])(
  '%j is no duration',
  (text) => {
    expect(tryParseDurationMs(text)).toBeUndefined();
    expect(() => parseDurationMs(text)).toThrow(RangeError);
  },
);

test('ranges have two ends, or the same twice', () => {
  expect(parseRangeMs('60s-90s')).toEqual({ lowMs: 60_000, highMs: 90_000 });
  expect(parseRangeMs('1m')).toEqual({ lowMs: 60_000, highMs: 60_000 });
});

test('a range that runs backwards is read but not accepted', () => {
  expect(tryParseRangeMs('90s-60s')).toEqual({ lowMs: 90_000, highMs: 60_000 });
  expect(() => parseRangeMs('90s-60s')).toThrow(RangeError);
  expect(tryParseRangeMs('1s-2s-3s')).toBeUndefined();
});
