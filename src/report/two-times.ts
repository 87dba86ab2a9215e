// An instant as people need it at night: in UTC, as load balancers log it, and by the clock on their wall.
import { isoTime } from '#lib/text.ts';
import type { Instant } from '#model/timeline.ts';

export interface TwoTimes {
  /** Such as `2026-11-22T05:02:03Z 14:02:03`; where the clock on the wall shows UTC, once. */
  (instant: Instant): string;
  /** What is shown, such as `UTC, then Asia/Tokyo`. */
  readonly zones: string;
}

/** `timeZone`: an IANA name; the machine's own unless given. */
export function createTwoTimes(timeZone?: string): TwoTimes {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  const zone = format.resolvedOptions().timeZone;
  const utc = (instant: Instant) => isoTime(Date.parse(instant));
  if (/^(Etc\/)?(UTC|GMT|UCT|Universal|Zulu)$/.test(zone)) return Object.assign(utc, { zones: 'UTC' });
  const both = (instant: Instant) => `${utc(instant)} ${format.format(new Date(instant))}`;
  return Object.assign(both, { zones: `UTC, then ${zone}` });
}
