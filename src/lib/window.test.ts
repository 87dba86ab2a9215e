import { describe, expect, it } from 'vitest';
import { nextWindow, openUntil } from './window.ts';

const evening = { cron: '0 19 * * *', timeZone: 'Asia/Tokyo', durationMs: 5 * 3_600_000 };
const at = (time: string) => Date.parse(time);
const closes = (window: typeof evening, time: string) => {
  const until = openUntil(window, at(time));
  return until === undefined ? undefined : new Date(until).toISOString();
};

describe('a window', () => {
  it('is open from its time on, by the clock of its zone, until it has lasted', () => {
    expect(closes(evening, '2026-11-25T09:59:59Z')).toBeUndefined();
    expect(closes(evening, '2026-11-25T10:00:00Z')).toBe('2026-11-25T15:00:00.000Z');
    expect(closes(evening, '2026-11-25T14:59:59Z')).toBe('2026-11-25T15:00:00.000Z');
    expect(closes(evening, '2026-11-25T15:00:00Z')).toBeUndefined();
  });

  it('keeps to the clock on the wall when that is moved for summer', () => {
    const noon = { cron: '0 12 * * SUN', timeZone: 'Europe/Berlin', durationMs: 3_600_000 };
    expect(closes(noon, '2027-03-21T11:30:00Z')).toBe('2027-03-21T12:00:00.000Z');
    expect(closes(noon, '2027-03-28T10:30:00Z')).toBe('2027-03-28T11:00:00.000Z');
  });

  it('reads steps, names and lists as the checks of a spec do, and is by UTC unless it says', () => {
    const quarters = { cron: '0/15 8,9 * NOV MON-FRI', durationMs: 60_000 };
    expect(openUntil(quarters, at('2026-11-25T08:45:30Z'))).toBe(at('2026-11-25T08:46:00Z'));
    expect(openUntil(quarters, at('2026-11-25T08:46:30Z'))).toBeUndefined();
    expect(openUntil(quarters, at('2026-11-28T08:45:30Z'))).toBeUndefined();
  });
});

describe('the next window', () => {
  const next = (window: typeof evening, time: string) => {
    const { opens, closes: shuts } = nextWindow(window, at(time))!;
    return [new Date(opens).toISOString(), new Date(shuts).toISOString()];
  };

  it('is the one that opens next, also while one is open', () => {
    expect(next(evening, '2026-11-25T09:59:59Z')[0]).toBe('2026-11-25T10:00:00.000Z');
    expect(next(evening, '2026-11-25T10:00:00Z')).toEqual([
      '2026-11-26T10:00:00.000Z',
      '2026-11-26T15:00:00.000Z',
    ]);
  });

  it('opens once on the day on which the clock skips its hour, or has it twice', () => {
    const early = { cron: '30 2 * * *', timeZone: 'Europe/Berlin', durationMs: 3_600_000 };
    const spring = next(early, '2027-03-27T12:00:00Z')[0]!;
    expect(spring.slice(0, 10)).toBe('2027-03-28');
    expect(next(early, spring)[0]!.slice(0, 10)).toBe('2027-03-29');
    const autumn = next(early, '2026-10-24T12:00:00Z')[0]!;
    expect(autumn.slice(0, 10)).toBe('2026-10-25');
    expect(next(early, autumn)[0]!.slice(0, 10)).toBe('2026-10-26');
  });

  it('is none where no day comes any more', () => {
    expect(nextWindow({ cron: '0 0 31 2 *', durationMs: 1 }, at('2026-11-25T00:00:00Z'))).toBeUndefined();
  });
});
