// Why an instance left and from when on it was known, from the records of its leaving. Pure.
import type { Instant, LeavingReason, Look, ReceiptRecord, TimelineRecord } from '#model/timeline.ts';
import { unpackMemory, voluntaryReason } from '#plan/memory.ts';
import { type Portrait, patch } from './portrait.ts';

export interface ReceiptNotice {
  readonly why: LeavingReason;
  readonly noticed: Instant;
  readonly channel: ReceiptRecord['channel'];
}

/** EC2 keeps it no longer, or has switched it off. */
export function isEnding(ec2: string | null | undefined): boolean {
  return ['shutting-down', 'terminated', 'stopping', 'stopped'].includes(ec2 ?? '');
}

/**
 * What counts for the receipt. AWS takes a spot instance whatever else is wanted of it, so that its notice comes first;
 * of others the first. One interruption is told by several channels, each with a time: the earliest counts, under the
 * channel that was the first to tell.
 */
export function mainNotice(before: Portrait, records: readonly TimelineRecord[]): ReceiptNotice {
  const notices = noticesIn(before, records);
  const first = notices.find(({ why }) => why === 'spotInterruption') ?? notices[0];
  const last = records.at(-1)?.time ?? new Date(0).toISOString();
  if (first === undefined) return { why: 'end', noticed: last, channel: 'ec2' };
  const times = notices.filter(({ why }) => why === first.why).map(({ noticed }) => noticed);
  return { ...first, noticed: times.reduce((least, time) => (time < least ? time : least)) };
}

function noticesIn(before: Portrait, records: readonly TimelineRecord[]): ReceiptNotice[] {
  const notices: ReceiptNotice[] = wishOf(before.look);
  let portrait = before;
  let drainedByUs = false;
  for (const record of records) {
    if (record.kind === 'notice' && record.notice !== 'rebalance')
      notices.push({ why: record.notice, noticed: heard(record.at, record.time), channel: 'event' });
    if (record.kind === 'done' && record.action === 'drain') drainedByUs = true;
    if (record.kind !== 'seen') continue;
    const { look } = portrait;
    portrait = patch(portrait, record);
    notices.push(...whatShows(portrait.look, look, record.time));
    const drained = portrait.look.status === 'DRAINING' && look.status !== 'DRAINING';
    if (drained && !drainedByUs && notices.length === 0)
      notices.push({ why: 'foreignDrain', noticed: record.time, channel: 'containerInstance' });
    if (isEnding(portrait.look.ec2) && notices.length === 0)
      notices.push({ why: 'end', noticed: record.time, channel: 'ec2' });
  }
  return notices;
}

/** Nothing is heard before it was said: where the clock of AWS is ahead of ours, ours counts. */
export function heard(said: Instant, time: Instant): Instant {
  return said < time ? said : time;
}

/** What AWS or its memory shows that it did not before. */
function whatShows(now: Look, before: Look, time: Instant): ReceiptNotice[] {
  const notices: ReceiptNotice[] = now.memory === before.memory ? [] : wishOf(now);
  const isMarked = /^(marked-for-|instance-terminated-|instance-stopped-)/;
  const { spot } = now;
  if (spot && isMarked.test(spot.code) && !isMarked.test(before.spot?.code ?? ''))
    notices.push({ why: 'spotInterruption', noticed: heard(spot.at ?? time, time), channel: 'spotRequest' });
  if (now.lifecycle?.startsWith('Terminating') && !before.lifecycle?.startsWith('Terminating'))
    notices.push({ why: 'lifecycleHook', noticed: time, channel: 'group' });
  return notices;
}

function wishOf({ memory }: Look): ReceiptNotice[] {
  const known = unpackMemory(memory ?? undefined);
  if (known === undefined || 'handsOff' in known) return [];
  const why = voluntaryReason(known);
  return why === undefined ? [] : [{ why, noticed: new Date(known.since).toISOString(), channel: 'memory' }];
}
