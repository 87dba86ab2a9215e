// Budgets hold for any history (docs/failures.md, rows 21 to 23): a pool lives through drains, ends, restarts, a second leader and
// hours, and the count is taken from what can be read of it alone. The gate's own arithmetic decides; the truth is kept here.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDurationMs } from '#lib/duration.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { allowed, type Budget, heldByBudget } from '#plan/budgets.ts';
import { packMemory } from '#plan/memory.ts';
import { countPool } from '#plan/pool-count.ts';
import { anInstance, anObservation, aPool, NOW } from '../support/facts.ts';
import { budget } from './arbitrary/spec.ts';
import { howOften } from './how-often.ts';

/** What a group needs until it has another in the place of one that ended. */
const JOIN_MS = 60_000;

type Step =
  | { readonly what: 'drain'; readonly by: 0 | 1; readonly reason: 'refresh' | 'person' }
  | { readonly what: 'end' | 'restart' }
  | { readonly what: 'wait'; readonly ms: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      what: fc.constant('drain' as const),
      by: fc.constantFrom(0 as const, 1 as const),
      reason: fc.constantFrom('refresh' as const, 'person' as const),
    }),
    fc.record({ what: fc.constantFrom('end' as const, 'restart' as const) }),
    fc.record({
      what: fc.constant('wait' as const),
      ms: fc.constantFrom(1_000, 20_000, 90_000, 599_000, 1_800_000),
    }),
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);

interface Host {
  readonly id: string;
  readonly drainedAt?: number;
  readonly reason?: 'refresh' | 'person';
}

/** The pool as it is, and what two processes know of their own doing; each loses that when it starts anew. */
function poolOf(size: number) {
  let [now, made] = [NOW, size];
  let hosts: Host[] = Array.from({ length: size }, (_, n) => ({ id: `${n}` }));
  let joining: number[] = [];
  const gone: { readonly instanceId: string; readonly at: number; readonly reason: string }[] = [];
  const drains = [new Map<string, number>(), new Map<string, number>()];
  const out = () => hosts.filter(({ drainedAt }) => drainedAt !== undefined);
  const facts = ({ id, drainedAt, reason }: Host): InstanceFacts =>
    drainedAt === undefined
      ? anInstance(id)
      : anInstance(id, {
          status: 'DRAINING',
          memory: packMemory({ why: reason!, since: drainedAt, tookTargets: false }),
        });
  const observe = () => ({
    ...anObservation({ instances: hosts.map(facts), pools: [aPool({ desired: size })], at: now }),
    departed: { complete: true, byPool: new Map([['main', gone]]) },
  });
  return {
    out: () => out().length + joining.length,
    size: () => hosts.length,
    now: () => now,
    /** Those drained for one of the reasons since then, that are gone included. */
    drainedSince: (since: number, reasons: Budget['reasons']) =>
      [...out().map((each) => ({ at: each.drainedAt!, reason: each.reason! })), ...gone].filter(
        ({ at, reason }) => at > since && (reasons === undefined || reasons.includes(reason as 'refresh')),
      ).length,
    wait(ms: number) {
      now += ms;
      const joined = joining.filter((at) => at <= now);
      joining = joining.filter((at) => at > now);
      hosts = [...hosts, ...joined.map(() => ({ id: `${made++}` }))];
    },
    restart: () => drains.forEach((each) => void each.clear()),
    end() {
      const host = out()[0];
      if (host === undefined) return;
      hosts = hosts.filter((each) => each !== host);
      gone.push({ instanceId: `i-${host.id}`, at: host.drainedAt!, reason: host.reason! });
      joining.push(now + JOIN_MS);
    },
    /** Whether one more was let go. */
    drain(by: 0 | 1, reason: 'refresh' | 'person', budgets: readonly Budget[]): boolean {
      const host = hosts.find(({ drainedAt }) => drainedAt === undefined);
      if (host === undefined) return false;
      const going = `i-${host.id}`;
      const pool = countPool(observe(), { pool: 'main', drains: drains[by]!, going, now });
      if (heldByBudget(budgets, { pool, reason, now }) !== undefined) return false;
      drains[by]!.set(going, now);
      hosts = hosts.map((each) => (each === host ? { id: host.id, drainedAt: now, reason } : each));
      return true;
    },
  };
}

/** The documented rule, in other words: rounded down, and one at least of what is not 0 %. */
function most({ max }: Budget, size: number): number {
  if (typeof max === 'number') return max;
  const share = Number(max.slice(0, -1)) / 100;
  return share === 0 ? 0 : Math.max(1, Math.trunc(size * share + 1e-9));
}

describe('budgets', () => {
  it('hold for any history: no drain goes beyond what is allowed at once, or within a window', () => {
    const always = budget.map(({ cron: _, timeZone: __, duration: ___, ...rest }) => rest);
    let released = 0;
    fc.assert(
      fc.property(fc.nat(8), fc.array(always, { maxLength: 3 }), steps, (size, given, history) => {
        const pool = poolOf(size);
        const budgets = given.length > 0 ? given : [{ max: 1 }];
        for (const step of history) {
          if (step.what === 'wait') pool.wait(step.ms);
          if (step.what === 'restart') pool.restart();
          if (step.what === 'end') pool.end();
          if (step.what !== 'drain' || !pool.drain(step.by, step.reason, given)) continue;
          released += 1;
          for (const each of budgets) {
            if (each.reasons && !each.reasons.includes(step.reason)) continue;
            const limit = most(each, pool.size());
            if (each.per === undefined) expect(pool.out()).toBeLessThanOrEqual(limit);
            else {
              const since = pool.now() - parseDurationMs(each.per);
              expect(pool.drainedSince(since, each.reasons)).toBeLessThanOrEqual(limit);
            }
          }
        }
      }),
      howOften(300),
    );
    expect(released).toBeGreaterThan(100);
  });

  it('hold in their hours whenever those are, by the clock of any zone, and in no others', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Asia/Tokyo',
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
    );
    const minutes = fc.integer({ min: 0, max: 366 * 24 * 60 });
    fc.assert(
      fc.property(
        zones,
        fc.nat(23),
        fc.integer({ min: 1, max: 23 }),
        minutes,
        (timeZone, hour, lasts, minute) => {
          const now = Date.UTC(2026, 0, 1) + minute * 60_000;
          const shut: Budget = { max: 0, cron: `0 ${hour} * * *`, timeZone, duration: `${lasts}h` };
          const pool = { size: 9, out: 0, left: [], leftKnown: true };
          const held = heldByBudget([shut], { pool, reason: 'refresh', now }) !== undefined;
          // It opened within the last hours where the clock of the zone showed that hour, on the hour, at one of their minutes.
          const shows = new Intl.DateTimeFormat('en-GB', {
            timeZone,
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          });
          const opened = Array.from({ length: lasts * 60 }, (_, ago) => shows.format(now - ago * 60_000));
          const isOpen = opened.includes(`${`${hour}`.padStart(2, '0')}:00`);
          // An hour that a clock skips or shows twice opens a little earlier or later.
          const offset = (at: number) =>
            new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
              .format(at)
              .split('GMT')[1];
          if (offset(now) === offset(now - (lasts + 1) * 3_600_000)) expect(held).toBe(isOpen);
        },
      ),
      howOften(30),
    );
  });

  it('are rounded as documented in pools of none to five, and leave one in service unless told', () => {
    for (let size = 0; size <= 5; size++) {
      for (let percent = 0; percent <= 100; percent++) {
        const may = allowed(`${percent}%`, size);
        expect(may).toBe(most({ max: `${percent}%` }, size));
        if (percent < 100 && size > 1) expect(may).toBeLessThan(size);
      }
      for (let max = 0; max <= 6; max++) expect(allowed(max, size)).toBe(max);
    }
  });
});
