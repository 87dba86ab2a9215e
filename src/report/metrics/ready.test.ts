import { expect, it } from 'vitest';
import { renderStandings, standingOf } from './ready.ts';

const NOW = 1_000_000;
const passed = (agoMs: number, nextInMs = 15_000) => ({ at: NOW - agoMs, nextInMs });

it('is not ready before the first pass, and says what stood in its way', () => {
  expect(standingOf({ name: 'web' }, NOW)).toEqual({
    name: 'web',
    ready: false,
    words: 'no pass has ended yet',
  });
  expect(standingOf({ name: 'web', problem: 'wrong account' }, NOW).words).toBe(
    'no pass has ended yet: wrong account',
  );
});

it('is ready until three intervals have gone by without a pass', () => {
  expect(standingOf({ name: 'web', passed: passed(45_000) }, NOW).ready).toBe(true);
  const late = standingOf({ name: 'web', passed: passed(46_000), problem: 'AWS did not answer' }, NOW);
  expect(late.ready).toBe(false);
  expect(late.words).toBe('no pass has ended for 46 s, and three intervals are 45 s: AWS did not answer');
});

it('takes a longer interval as it is, and a shorter one for fifteen seconds', () => {
  expect(standingOf({ name: 'web', passed: passed(100_000, 60_000) }, NOW).ready).toBe(true);
  expect(standingOf({ name: 'web', passed: passed(40_000, 2_500) }, NOW).ready).toBe(true);
});

it('stands by in readiness while another replica has the lease, and does not know without a word of it', () => {
  expect(standingOf({ name: 'web', lease: { held: false } }, NOW)).toMatchObject({ ready: true });
  expect(standingOf({ name: 'web', lease: null, passed: passed(0) }, NOW)).toMatchObject({ ready: false });
  expect(standingOf({ name: 'web', lease: { held: true } }, NOW)).toMatchObject({ ready: false });
});

it('has one line for each cluster, and the verdict first', () => {
  const standings = [
    standingOf({ name: 'web', passed: passed(3_000) }, NOW),
    standingOf({ name: 'jobs', problem: 'denied' }, NOW),
  ];
  expect(renderStandings(standings)).toBe(
    'not ready\nok  web: the last pass ended 3 s ago\nNOT jobs: no pass has ended yet: denied\n',
  );
  expect(renderStandings(standings.slice(0, 1))).toMatch(/^ready\n/);
});
