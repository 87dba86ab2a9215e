// What the least of schedules adds to the size of a pool in the 24 hours to come.
import { parseDurationMs } from '#lib/duration.ts';
import { isoTime } from '#lib/text.ts';
import { nextWindow, openUntil } from '#lib/window.ts';
import type { Spec } from './canonical.ts';
import { leadOf, limitsAt, type Schedule } from './limits.ts';

type PoolSpec = NonNullable<Spec['pools']>[number];

export interface WindowHours {
  readonly schedule: string;
  readonly min: number;
  /** Its window that is open, else the next: ISO 8601. Absent: there is none to come. */
  readonly opens?: string;
  readonly closes?: string;
  /** Beyond the size of the pool, in the next 24 hours: instance-hours, or unit-hours where the pool counts in units. */
  readonly hours: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Of each schedule of the pool that has a least. Where windows overlap the hours are those of the greatest. */
export function windowHours(
  spec: Spec,
  pool: PoolSpec,
  { now, after, most }: { now: number; after: number; most: number },
): WindowHours[] {
  const mine = (spec.schedules ?? []).filter((each) => each.pool === pool.name && each.min !== undefined);
  const end = now + DAY_MS;
  const inside = mine.flatMap((each) => edgesOf(each, now, end)).filter((at) => at > now && at < end);
  const edges = [...new Set([now, ...inside, end])].sort((a, b) => a - b);
  const hours = new Map<string, number>();
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const { min, minBy } = limitsAt(spec, pool, from);
    if (minBy === undefined) continue;
    const added = Math.max(0, Math.min(min, most) - after) * (edges[index + 1]! - from);
    hours.set(minBy, (hours.get(minBy) ?? 0) + added / HOUR_MS);
  }
  return mine.map((each) => ({
    schedule: each.name,
    min: each.min!,
    ...windowOf(each, now),
    hours: Math.round((hours.get(each.name) ?? 0) * 10) / 10,
  }));
}

/** When what is asked for changes: ahead of a window, as it opens, and as it closes. */
function edgesOf(schedule: Schedule, now: number, end: number): number[] {
  const { cron, timeZone, duration } = schedule;
  const leadMs = leadOf(schedule);
  const window = { cron, timeZone, durationMs: parseDurationMs(duration) };
  const open = openUntil(window, now);
  const edges = open === undefined ? [] : [open];
  for (
    let next = nextWindow(window, now);
    next !== undefined && next.opens < end + leadMs;
    next = nextWindow(window, next.opens)
  )
    edges.push(next.opens - leadMs, next.opens, next.closes);
  return edges;
}

function windowOf(
  { cron, timeZone, duration }: Schedule,
  now: number,
): Pick<WindowHours, 'opens' | 'closes'> {
  const window = { cron, timeZone, durationMs: parseDurationMs(duration) };
  const closes = openUntil(window, now);
  const next = closes === undefined ? nextWindow(window, now) : { opens: closes - window.durationMs, closes };
  return next === undefined ? {} : { opens: isoTime(next.opens), closes: isoTime(next.closes) };
}

export interface OpenWindow {
  readonly name: string;
  /** ISO 8601. */
  readonly closes: string;
}

/** The schedule that says the least of a pool now. */
export function openNow(spec: Spec, pool: PoolSpec, now: number): OpenWindow | undefined {
  const { minBy, minFrom } = limitsAt(spec, pool, now);
  const schedule = (spec.schedules ?? []).find(({ name, pool: of }) => name === minBy && of === pool.name);
  if (schedule === undefined || minFrom !== undefined) return undefined;
  const { closes } = windowOf(schedule, now);
  return closes === undefined ? undefined : { name: schedule.name, closes };
}
