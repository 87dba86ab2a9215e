// Whether what was decided last for an instance is why it is as it is: or for a way from which it came back. Pure.
import type { DecidedRecord, TimelineRecord } from '#model/timeline.ts';
import { actionText } from './history.ts';

/** What keeps things going is no reason why they are so. */
const ROUTINE: ReadonlySet<string> = new Set(['heartbeat', 'remember']);
/** Decisions for one that serves; all others are for one that leaves. */
const SERVING: ReadonlySet<string> = new Set(['protect', 'unprotect', 'restoreTarget', 'activate']);

const isLeaving = (state = '') => state.startsWith('leaving.') || state === 'gone';

export function decidedFor(
  records: readonly TimelineRecord[],
  state: string | undefined,
): { readonly reason?: string; readonly lastAction?: string } {
  const at = records.findLastIndex((record) => record.kind === 'decided' && !ROUTINE.has(record.action));
  if (at < 0) return {};
  const decided = records[at] as DecidedRecord;
  const words = `${actionText(decided)}: ${decided.reason}`;
  const isServing = SERVING.has(decided.action);
  const isOfNow = isLeaving(state) ? !isServing && at > lastReturn(records) : isServing;
  return isOfNow ? { reason: words } : { lastAction: words };
}

/** The index of the record that showed it in service again after a leaving; −1: it never came back. */
function lastReturn(records: readonly TimelineRecord[]): number {
  let [left, returned] = [false, -1];
  for (const [index, record] of records.entries()) {
    if (record.kind !== 'seen' || record.state === undefined) continue;
    if (left && !isLeaving(record.state)) returned = index;
    left = isLeaving(record.state);
  }
  return returned;
}
