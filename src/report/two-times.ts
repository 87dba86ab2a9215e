// An instant as people need it at night: in UTC, as load balancers log it, and by the clock on their wall.
import { isoTime } from '#lib/text.ts';
import type { Instant } from '#model/timeline.ts';

export interface TwoTimes {
  /** Such as `2026-11-22T05:02:03Z 14:02:03`. */
  (instant: Instant): string;
  /** The name of the local zone. */
  readonly zone: string;
}

/** `timeZone`: an IANA name; the machine's own unless given. */
export function createTwoTimes(timeZone?: string): TwoTimes {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  const render = (instant: Instant) => `${isoTime(Date.parse(instant))} ${format.format(new Date(instant))}`;
  return Object.assign(render, { zone: format.resolvedOptions().timeZone });
}
