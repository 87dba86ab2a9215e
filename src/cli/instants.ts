// Times as people type them or copy them from a log.
import { tryParseDurationMs } from '#lib/duration.ts';
import type { Instant } from '#model/timeline.ts';

const SHAPE =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?$/;

/** The instant, or an error that says what was expected; a time without a zone could be meant in any. */
export function instantOf(text: string, option: string): Instant {
  const [, day, time, zone] = SHAPE.exec(text) ?? [];
  if (day === undefined)
    throw new Error(`${option} must be a time such as 2026-11-22T05:02:03Z, not ${text}`);
  if (zone === undefined)
    throw new Error(
      `${option} ${text} has no time zone: add Z for UTC, as load balancers log it, or an offset such as +09:00`,
    );
  const ms = Date.parse(`${day}T${time}${zone.replace(/^(...)([0-9]{2})$/, '$1:$2')}`);
  if (Number.isNaN(ms)) throw new Error(`${option} ${text} is no time that there is`);
  return new Date(ms).toISOString();
}

/** An instant, or how long ago it was, such as `2h`. */
export function sinceOf(text: string, option: string, now: number): Instant {
  const ms = tryParseDurationMs(text);
  if (ms !== undefined) return new Date(now - ms).toISOString();
  if (!/^[0-9]{4}-/.test(text))
    throw new Error(
      `${option} must be a duration such as 2h, or a time such as 2026-11-22T05:02:03Z, not ${text}`,
    );
  return instantOf(text, option);
}
