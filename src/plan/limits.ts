// What a pool's capacity is kept within at a time: its own limits, and those of the schedules whose windows are open. So that
// capacity is ready when a window opens, a schedule that raises the least does so ahead of it.
import { parseDurationMs } from '#lib/duration.ts';
import { type CronWindow, nextWindow, openUntil } from '#lib/window.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { PoolFacts } from '#model/observation.ts';

type Spec = ClusterSpec['spec'];
type PoolSpec = NonNullable<Spec['pools']>[number];
export type Schedule = NonNullable<Spec['schedules']>[number];

export interface Limits {
  readonly min: number;
  readonly max: number;
  /** The schedule that says the least, or the most, where it is not the pool itself. */
  readonly minBy?: string;
  readonly maxBy?: string;
  /** When the least begins to hold, of a window that is yet to open, ms since the epoch. */
  readonly minFrom?: number;
}

/** Boot, agent, image pulls: how long before its window a schedule's least is asked for, ms. */
export const leadOf = ({ lead = '5m' }: Schedule): number => parseDurationMs(lead);

/**
 * Windows that overlap: the greatest of their `min`, the least of their `max`; where these contradict each other the `min` wins, so
 * that nothing is lacking. A pool's own limits hold where no window says otherwise.
 */
export function limitsAt(spec: Spec, pool: PoolSpec, now: number): Limits {
  const last = asked.get(pool);
  if (last !== undefined && last.spec === spec && last.now === now) return last.limits;
  const limits = reckon(spec, pool, now);
  asked.set(pool, { spec, now, limits });
  return limits;
}

/** A pass asks the same of each instance, and cron takes its time. */
const asked = new WeakMap<PoolSpec, { spec: Spec; now: number; limits: Limits }>();

function reckon(spec: Spec, pool: PoolSpec, now: number): Limits {
  const mine = (spec.schedules ?? []).filter((each) => each.pool === pool.name);
  const isOpen = (each: Schedule, at: number) => openUntil(windowOf(each), at) !== undefined;
  const open = mine.filter((each) => isOpen(each, now));
  // By when it opens, not by what is open then: a window may be shorter than its lead.
  const opensSoon = (each: Schedule) =>
    (nextWindow(windowOf(each), now)?.opens ?? Number.POSITIVE_INFINITY) <= now + leadOf(each);
  const coming = mine.filter((each) => each.min !== undefined && !open.includes(each) && opensSoon(each));
  const [own, least, soon, most] = [pool.limits ?? {}, highest(open), highest(coming), lowest(open)];
  const floor = least?.min ?? own.min ?? 0;
  // Ahead of its window a schedule only adds: what the pool must have until then it keeps.
  const isAhead = soon !== undefined && soon.min! > floor;
  const by = isAhead ? soon : least;
  const min = isAhead ? soon.min! : floor;
  const max = most?.max ?? own.max ?? Number.POSITIVE_INFINITY;
  return {
    min,
    max: Math.max(min, max),
    ...(by !== undefined && { minBy: by.name }),
    ...(most !== undefined && max >= min && { maxBy: most.name }),
    ...(isAhead && { minFrom: nextWindow(windowOf(soon), now)!.opens }),
  };
}

/** What the pool may not go below at this time, by its group too; in its units. */
export const leastAt = (
  spec: Spec,
  pool: PoolSpec,
  { facts, now }: { facts: PoolFacts | undefined; now: number },
): number => Math.max(facts?.group?.min ?? 0, limitsAt(spec, pool, now).min);

export interface Opening {
  readonly schedule: Schedule;
  /** Ms since the epoch. */
  readonly opens: number;
  readonly closes: number;
  readonly isOpen: boolean;
}

/** For each schedule the window that is open, else the next; the earliest first. */
export function openings(spec: Spec, now: number): Opening[] {
  const all = (spec.schedules ?? []).flatMap((schedule): Opening[] => {
    const window = windowOf(schedule);
    const closes = openUntil(window, now);
    if (closes !== undefined) return [{ schedule, opens: closes - window.durationMs, closes, isOpen: true }];
    const next = nextWindow(window, now);
    return next === undefined ? [] : [{ schedule, ...next, isOpen: false }];
  });
  return all.sort((a, b) => a.opens - b.opens);
}

const windowOf = ({ cron, timeZone, duration }: Schedule): CronWindow => ({
  cron,
  timeZone,
  durationMs: parseDurationMs(duration),
});

const highest = (all: readonly Schedule[]) =>
  all.filter(({ min }) => min !== undefined).sort((a, b) => b.min! - a.min!)[0];
const lowest = (all: readonly Schedule[]) =>
  all.filter(({ max }) => max !== undefined).sort((a, b) => a.max! - b.max!)[0];
