// The range in which it will be finished, from few lives and many.
import { describe, expect, it } from 'vitest';
import { finishOf, rangeOf } from './finish.ts';
import type { Life } from './life.ts';
import { stepsOf } from './steps.ts';

const life = (doneMinutes: number | undefined, left: readonly number[] = [4, 0]): Life => ({
  assumes: [],
  ...(doneMinutes !== undefined && { doneMs: doneMinutes * 60_000 }),
  livedMs: 30 * 60_000,
  looks: 1,
  minutes: left.map((each, n) => ({ atSecond: n * 60, capacity: 4, atRisk: 0, failed: 0, left: each })),
  moves: [],
  broken: [],
});

describe('the range', () => {
  it('is from the first to the last of nine lives, in whole minutes outwards', () => {
    const lives = [10.5, 11, 12, 13, 14, 15, 16, 17, 20.2].map((minutes) => life(minutes));
    expect(finishOf(lives)).toEqual({ p10Seconds: 600, p90Seconds: 1260, reckoned: false });
  });

  it('is wider than what three lives show', () => {
    // Mean 20, deviation 10: 1.886 · 10 · √(4/3) = 21.8 to either side.
    const [low, high] = rangeOf([10, 20, 30]);
    expect([low, high].map(Math.round)).toEqual([-2, 42]);
    expect(finishOf([10, 20, 30].map((minutes) => life(minutes)))?.p10Seconds).toBe(0);
  });

  it('is reckoned from the pace where nothing was finished: 2 of 10 hosts in half an hour', () => {
    const slow = life(undefined, [10, 8]);
    expect(finishOf([slow, slow, slow])).toEqual({ p10Seconds: 9_000, p90Seconds: 9_000, reckoned: true });
  });

  it('has no end where some life goes nowhere, and is none where none does', () => {
    const stuck = life(undefined, [4, 4]);
    // Of the two that end: 11 ± 5.3 minutes.
    expect(finishOf([life(10), life(12), stuck])).toEqual({ p10Seconds: 300, reckoned: true });
    expect(finishOf([stuck, stuck, stuck])).toBeUndefined();
  });
});

it('puts what happens together by time and pool, so that few lines tell it', () => {
  const moves = Array.from({ length: 30 }, (_, n) => ({
    atSecond: n * 120,
    what: 'drained' as const,
    pool: 'web',
    id: `i-${n}`,
  }));
  const steps = stepsOf({ moves: [...moves, { atSecond: 60, what: 'joined', pool: 'web', id: 'i-new' }] });
  expect(steps).toHaveLength(12);
  expect(steps[0]).toMatchObject({ fromSecond: 0, toSecond: 300, pool: 'web', joined: 1, ended: [] });
  expect(steps.flatMap(({ drained }) => drained)).toHaveLength(30);
  expect(stepsOf({ moves: [] })).toEqual([]);
});
