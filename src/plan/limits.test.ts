import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { limitsAt, openings, type Schedule } from './limits.ts';

type Spec = ClusterSpec['spec'];
const at = (time: string) => Date.parse(time);
const finale: Schedule = {
  name: 'finale',
  cron: '30 20 * * SUN',
  timeZone: 'Asia/Tokyo',
  duration: '3h',
  pool: 'web',
  min: 12,
};
const night: Schedule = {
  name: 'night',
  cron: '0 1 * * *',
  timeZone: 'Asia/Tokyo',
  duration: '5h',
  pool: 'web',
  max: 4,
};
const spec = (...schedules: Schedule[]) => ({ schedules }) as unknown as Spec;
const pool = { name: 'web', limits: { min: 2, max: 20 } };
// A Sunday; half past eight in the evening in Tokyo.
const opens = at('2026-11-22T11:30:00Z');

describe('the limits of a pool', () => {
  it('are its own where no window is open', () => {
    expect(limitsAt(spec(finale, night), pool, at('2026-11-22T06:00:00Z'))).toEqual({ min: 2, max: 20 });
    expect(limitsAt(spec(), { name: 'web' }, opens)).toEqual({ min: 0, max: Number.POSITIVE_INFINITY });
  });

  it('are those of the window that is open, and by whom', () => {
    expect(limitsAt(spec(finale), pool, opens)).toEqual({ min: 12, max: 20, minBy: 'finale' });
    expect(limitsAt(spec(night), pool, at('2026-11-22T17:00:00Z'))).toEqual({
      min: 2,
      max: 4,
      maxBy: 'night',
    });
  });

  it('ask for the least ahead of its window, so that capacity is there when it opens, and say from when', () => {
    const lead = 240_000;
    const slow = { ...finale, lead: '4m' };
    expect(limitsAt(spec(slow), pool, opens - lead - 1).min).toBe(2);
    expect(limitsAt(spec(slow), pool, opens - lead)).toEqual({
      min: 12,
      max: 20,
      minBy: 'finale',
      minFrom: opens,
    });
    expect(limitsAt(spec(finale), pool, opens - 300_001).min).toBe(2);
    expect(limitsAt(spec(finale), pool, opens - 300_000).min).toBe(12);
  });

  it('ask for it until the window opens, also of one that is shorter than its lead', () => {
    const short = { ...finale, duration: '2m' };
    const least = [300_000, 240_000, 120_000, 1, 0, -120_000].map(
      (ahead) => limitsAt(spec(short), pool, opens - ahead).min,
    );
    expect(least).toEqual([12, 12, 12, 12, 12, 2]);
  });

  it('let nothing go ahead of a window that wants less', () => {
    const quiet = { ...finale, name: 'quiet', min: 1 };
    expect(limitsAt(spec(quiet), pool, opens - 1000).min).toBe(2);
    expect(limitsAt(spec(quiet), pool, opens).min).toBe(1);
  });

  it('do not shut ahead of time: the most holds from the opening on', () => {
    const opening = at('2026-11-22T16:00:00Z');
    expect(limitsAt(spec(night), pool, opening - 1).max).toBe(20);
    expect(limitsAt(spec(night), pool, opening).max).toBe(4);
  });

  it('are the greatest min and the least max of windows that overlap; against each other the min wins', () => {
    const more = { ...finale, name: 'more', min: 15 };
    const less = { ...finale, name: 'less', min: undefined, max: 6 };
    expect(limitsAt(spec(finale, more), pool, opens)).toMatchObject({ min: 15, minBy: 'more' });
    expect(limitsAt(spec(finale, less), pool, opens)).toEqual({ min: 12, max: 12, minBy: 'finale' });
  });

  it('are of its own schedules only', () => {
    expect(limitsAt(spec({ ...finale, pool: 'spot' }), pool, opens).min).toBe(2);
  });
});

describe('the windows to come', () => {
  it('are the open ones, then the next of each, by time', () => {
    const all = openings(spec(night, finale), opens + 60_000);
    expect(
      all.map(({ schedule, isOpen, opens: from }) => [schedule.name, isOpen, new Date(from).toISOString()]),
    ).toEqual([
      ['finale', true, '2026-11-22T11:30:00.000Z'],
      ['night', false, '2026-11-22T16:00:00.000Z'],
    ]);
  });

  it('leave out what never comes again', () => {
    expect(openings(spec({ ...finale, cron: '0 0 30 2 *' }), opens)).toEqual([]);
  });
});
