// When somebody looked at a cluster, from the timeline: what is older than the last look may have changed since. Pure.
import { isoTime } from '#lib/text.ts';
import type { Instant, TimelineRecord } from '#model/timeline.ts';

/** Whether it was written because the cluster was looked at, and could be read. */
export function isLook({ kind }: TimelineRecord): boolean {
  return kind === 'seen' || kind === 'looked' || kind === 'gone';
}

/** Looks are some seconds apart, and written down once a minute at least. */
const GAP_MS = 60_000;

/** The look before the one that the record is from, where it was so long before that nobody saw what happened. */
export function unwatchedBefore(record: TimelineRecord): Instant | undefined {
  const last = record.kind === 'seen' || record.kind === 'gone' ? record.last : undefined;
  return last !== undefined && Date.parse(record.time) - Date.parse(last) > GAP_MS ? last : undefined;
}

/** So much later somebody should have looked again; ms since the epoch. */
const BLIND_MS = 180_000;

export function isBlind(lastLook: Instant | undefined, now: number): boolean {
  return lastLook !== undefined && now - Date.parse(lastLook) > BLIND_MS;
}

export function notLooked(from: Instant, to: Instant): string {
  const [first, last] = [from, to].map((instant) => isoTime(Date.parse(instant)));
  return `no look of Sluice is on record from ${first} to ${last}`;
}
