import { describe, expect, it } from 'vitest';
import { openUntil } from './window.ts';

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
