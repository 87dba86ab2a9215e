// Windows that open at the times of a cron expression, by the clock of a time zone, and stay open for a while.
import { Cron } from 'croner';

export interface CronWindow {
  /** Five fields, such as `0 19 * * *`. */
  readonly cron: string;
  /** An IANA name; UTC unless given. */
  readonly timeZone?: string;
  readonly durationMs: number;
}

const known = new Map<string, Cron>();

/** When the window that is open at `now` closes, ms since the epoch; undefined while none is open. */
export function openUntil(
  { cron, timeZone = 'UTC', durationMs }: CronWindow,
  now: number,
): number | undefined {
  // The first opening after `now - durationMs` is the one that `now` may lie in; at its very end it is closed.
  const opens = scheduleOf(cron, timeZone)
    .nextRun(new Date(now - durationMs))
    ?.getTime();
  return opens === undefined || opens > now ? undefined : opens + durationMs;
}

/** The next that opens after `now`, ms since the epoch; undefined where its cron names no time any more. */
export function nextWindow(
  { cron, timeZone = 'UTC', durationMs }: CronWindow,
  now: number,
): { readonly opens: number; readonly closes: number } | undefined {
  const opens = scheduleOf(cron, timeZone).nextRun(new Date(now))?.getTime();
  return opens === undefined ? undefined : { opens, closes: opens + durationMs };
}

function scheduleOf(cron: string, timeZone: string): Cron {
  const key = `${cron} ${timeZone}`;
  // `sloppyRanges` lets `0/15` mean every fifteen from 0 on, as the checks of a spec do.
  const schedule =
    known.get(key) ?? new Cron(cron, { timezone: timeZone, mode: '5-part', sloppyRanges: true });
  known.set(key, schedule);
  return schedule;
}
