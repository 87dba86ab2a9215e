// One instant by two clocks, or by one where both show the same.
import { expect, it } from 'vitest';
import { createTwoTimes } from './two-times.ts';

it.each([
  ['Asia/Tokyo', '2026-11-22T05:02:03Z 14:02:03', 'UTC, then Asia/Tokyo'],
  // The same in winter, but not in summer.
  ['Europe/London', '2026-11-22T05:02:03Z 05:02:03', 'UTC, then Europe/London'],
  ['UTC', '2026-11-22T05:02:03Z', 'UTC'],
])('in %s: %s', (zone, words, zones) => {
  const times = createTwoTimes(zone);
  expect([times('2026-11-22T05:02:03.186Z'), times.zones]).toEqual([words, zones]);
});
