// From which zone one is taken, so that they stay even.
import { expect, it } from 'vitest';
import { anInstance } from '../../test/support/facts.ts';
import { fullestFirst, isFullest, zonesOf } from './zones.ts';

const zones = zonesOf(['a', 'a', 'a', 'c', 'c'].map((zone, n) => ({ ...anInstance(`${n}`), zone })));

it('the zone with the most is the fullest, and one that has none is not', () => {
  expect(['a', 'c', 'd'].map((zone) => isFullest(zones, zone))).toEqual([true, false, false]);
  expect(isFullest(new Map(), undefined)).toBe(true);
});

it('one after the other comes from the zone that is the fullest by then, of equals the first', () => {
  const all = ['c1', 'c2', 'a1', 'a2', 'a3'];
  expect(fullestFirst(all, zones, (each) => each[0])).toEqual(['a1', 'c1', 'a2', 'c2', 'a3']);
});
