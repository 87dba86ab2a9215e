import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowed, type Budget, heldAsSurplus, heldByBudget, type PoolCount, withOut } from './budgets.ts';

const now = Date.parse('2026-11-25T12:00:00Z');
const minutesAgo = (...all: number[]) => all.map((minutes) => now - minutes * 60_000);
const pool = (some: Partial<PoolCount> = {}): PoolCount => ({
  size: 20,
  out: 0,
  left: [],
  leftKnown: true,
  ...some,
});
const held = (
  budgets: Budget[] | undefined,
  of: Partial<PoolCount> = {},
  reason: 'refresh' | 'person' = 'refresh',
) => heldByBudget(budgets, { pool: pool(of), reason, now });

describe('a budget', () => {
  it('lets one instance of a pool go at a time where the spec has none', () => {
    expect(held(undefined)).toBeUndefined();
    expect(held(undefined, { out: 1 })).toBe('the default budget of 1 at once: 1 instance out already');
    expect(held([], { out: 1 })).toContain('1 at once');
  });

  it('counts whatever is out at once, interruptions too', () => {
    expect(held([{ max: '10%' }], { out: 1 })).toBeUndefined();
    expect(held([{ max: '10%' }], { out: 2 })).toBe(
      'the budget of 10% of 20 at once: 2 instances out already',
    );
  });

  it('counts what went within its rolling window, and forgets what went before', () => {
    const budget: Budget[] = [{ max: 2, per: '10m' }];
    expect(held(budget, { left: minutesAgo(1, 11, 30) })).toBeUndefined();
    expect(held(budget, { left: minutesAgo(1, 9.9, 30) })).toBe(
      'the budget of 2 in 10m: 2 instances went already',
    );
  });

  it('forgets what went exactly its window ago', () => {
    expect(held([{ max: 1, per: '10m' }], { left: minutesAgo(10) })).toBeUndefined();
    expect(held([{ max: 1, per: '10m' }], { left: [now - 599_999] })).toContain('1 instance went already');
  });

  it('holds at all hours where only half of a window is given', () => {
    expect(held([{ max: 0, duration: '5h' }])).toBe('the budget of 0 at once: 0 instances out already');
    expect(held([{ max: 0, cron: '0 3 * * *' }])).toBe('the budget of 0 at once: 0 instances out already');
  });

  it('takes what it does not know for spent: after a restart until the past was read', () => {
    expect(held([{ max: 5, per: '10m' }], { leftKnown: false })).toContain('is not known yet');
    expect(held([{ max: 5 }], { leftKnown: false })).toBeUndefined();
  });

  it('holds in its hours only, by its own clock, and for its own reasons only', () => {
    const shut: Budget[] = [
      { max: 0, cron: '0 19 * * *', timeZone: 'Asia/Tokyo', duration: '5h', reasons: ['refresh'] },
    ];
    const at = (time: string, reason: 'refresh' | 'person') =>
      heldByBudget(shut, { pool: pool(), reason, now: Date.parse(time) });
    expect(at('2026-11-25T12:00:00Z', 'refresh')).toBe(
      'the budget of 0 at once until 15:00:00Z: 0 instances out already',
    );
    expect(at('2026-11-25T12:00:00Z', 'person')).toBeUndefined();
    expect(at('2026-11-25T15:00:00Z', 'refresh')).toBeUndefined();
  });

  it('rounds percentages down, but to one instance at least unless it is 0 %', () => {
    expect([1, 3, 9, 10, 19, 25].map((size) => allowed('10%', size))).toEqual([1, 1, 1, 1, 1, 2]);
    expect(allowed('0%', 100)).toBe(0);
    expect(allowed('100%', 7)).toBe(7);
  });

  it('all of them hold together: the tightest decides, whatever their order', () => {
    const budgets = fc.array(fc.record({ max: fc.nat(5), per: fc.constantFrom(undefined, '5m', '1h') }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(budgets, fc.nat(6), fc.array(fc.nat(90), { maxLength: 8 }), (all, out, ages) => {
        const of = { out, left: minutesAgo(...ages) };
        const separately = all.map((budget) => held([budget as Budget], of) === undefined);
        expect(held(all as Budget[], of) === undefined).toBe(separately.every(Boolean));
        expect(held([...all].reverse() as Budget[], of) === undefined).toBe(separately.every(Boolean));
      }),
    );
  });
});

describe('of what a pool does not need', () => {
  const surplus = (budgets: Budget[] | undefined, out: number, at = now) =>
    heldAsSurplus(budgets, { pool: pool({ out }), reason: 'scaleIn', now: at });
  it('as many go at once as a budget allows', () => {
    expect([surplus([{ max: 5 }], 4), surplus([{ max: 5 }], 5)]).toEqual([
      undefined,
      'the budget of 5 at once: 5 instances out already',
    ]);
  });
  it('one goes at a time where none speaks of it, or none at this hour', () => {
    const one = 'the default budget of 1 at once: 1 instance out already';
    const closed: Budget = { max: 0, cron: '0 3 * * *', duration: '1h' };
    for (const budgets of [undefined, [], [{ max: 5, reasons: ['refresh' as const] }], [closed]])
      expect([surplus(budgets, 0), surplus(budgets, 1)]).toEqual([undefined, one]);
  });
  it('those that go in the same pass count at once and within windows', () => {
    const before = pool({ out: 1, left: minutesAgo(5) });
    expect(withOut(before, 2, now)).toEqual({ ...before, out: 3, left: [...before.left, now, now] });
  });
});
