// The receipt of an evacuation: what happened, in seconds after the notice, what was lost and why. Arithmetic over the
// records of one leaving; what was not seen is left out.
import type { Instant, ReceiptRecord, ReceiptTask, TimelineRecord } from '#model/timeline.ts';
import { unwatchedBefore } from './looks.ts';
import { type Portrait, patch } from './portrait.ts';
import { isEnding, mainNotice } from './receipt-notices.ts';
import { type Ending, receiptTask, tracesOf } from './receipt-tasks.ts';

/** A receipt without its envelope. */
export type Receipt = Omit<
  ReceiptRecord,
  'v' | 'time' | 'cluster' | 'spec' | 'instance' | 'container' | 'ip' | 'kind'
>;

/**
 * `before`: the instance when the first of `records` was written; the last of them ended its leaving: it is gone, or it
 * stays after all.
 */
export function receiptOf(before: Portrait, records: readonly TimelineRecord[]): Receipt {
  const { why, noticed, channel } = mainNotice(before, records);
  const last = records.at(-1);
  const end = last?.kind === 'gone' ? 'gone' : 'takenBack';
  const after = (instant: Instant) => Math.round((Date.parse(instant) - Date.parse(noticed)) / 100) / 10;
  const endedIn = hostEndOf(before, records);
  const hostEnded = endedIn?.time;
  const unwatched = endedIn && unwatchedBefore(endedIn);
  const ending: Ending = {
    why,
    end,
    after,
    ...(last !== undefined && { over: last.time }),
    ...(hostEnded !== undefined && { hostEnded }),
    ...(unwatched !== undefined && { unwatched }),
  };
  const tasks = tracesOf(before, records).map((trace) => receiptTask(trace, ending));
  const draining = drainingOf(before, records);
  const empty = emptyOf(tasks);
  return {
    why,
    noticed,
    channel,
    end,
    ...(draining !== undefined && { draining: after(draining) }),
    ...(empty !== undefined && { empty }),
    ...(hostEnded !== undefined && { hostEnded: after(hostEnded) }),
    ...(unwatched !== undefined && { unwatched }),
    over: last === undefined ? 0 : after(last.time),
    lost: tasks.filter((task) => task.end === 'cut' && !task.ignored).length,
    tasks: tasks.sort((one, other) => (one.ended ?? one.out ?? 0) - (other.ended ?? other.out ?? 0)),
  };
}

/** The call that set it DRAINING, or the first time that it was seen so. */
function drainingOf(before: Portrait, records: readonly TimelineRecord[]): Instant | undefined {
  if (before.look.status === 'DRAINING') return undefined;
  return records.find(
    (record) =>
      (record.kind === 'done' && record.action === 'drain') ||
      (record.kind === 'seen' && record.status === 'DRAINING'),
  )?.time;
}

/** The first to show it. Where nobody saw EC2 end it, it ended at the latest when it was in no list any more. */
function hostEndOf(before: Portrait, records: readonly TimelineRecord[]): TimelineRecord | undefined {
  let portrait = before;
  for (const record of records) {
    if (record.kind === 'gone') return record;
    if (record.kind !== 'seen') continue;
    portrait = patch(portrait, record);
    if (isEnding(portrait.look.ec2)) return record;
  }
  return undefined;
}

/** When the last task that counts had ended; 0 where there was none, undefined where one had not. */
function emptyOf(tasks: readonly ReceiptTask[]): number | undefined {
  const counted = tasks.filter(({ ignored }) => !ignored);
  if (counted.some(({ ended }) => ended === undefined)) return undefined;
  return Math.max(0, ...counted.map(({ ended }) => ended!));
}
