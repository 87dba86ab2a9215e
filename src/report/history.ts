// Records in words, one after the other: each says what is new against those before it. Pure but for what it has read.
import { clockTime } from '#lib/text.ts';
import type { NoticeKind } from '#model/notice.ts';
import type { ActionWords, BySpec, HeldRecord, TimelineRecord } from '#model/timeline.ts';
import { VERBS } from '#plan/verbs.ts';
import { BLANK, changes, type Portrait, patch } from './portrait.ts';
import { renderReceipt } from './receipt-text.ts';
import { changeWords, firstWords, memoryWords, shortTask } from './seen-text.ts';

export interface History {
  /** The record in words; undefined when it says nothing new. To be asked in the order of time. */
  tell(record: TimelineRecord): string | undefined;
}

type Waits = HeldRecord['waits'];

export function createHistory(): History {
  const portraits = new Map<string, Portrait>();
  const waits = new Map<string, Waits>();
  /** The replica that began last, by cluster and document. */
  const holders = new Map<string, string>();
  const seen = (record: Extract<TimelineRecord, { kind: 'seen' }>) => {
    const before = portraits.get(record.instance);
    const now = patch(before ?? BLANK, record);
    portraits.set(record.instance, now);
    if (before === undefined) return firstWords(now).join('; ');
    const news = record.whole ? changes(before, now, () => ({})) : record;
    return news && (changeWords(before, news).join('; ') || 'another container instance or address');
  };
  const held = (record: HeldRecord) => {
    const about = record.instance ?? `pool ${record.pool ?? ''}`;
    const before = waits.get(about) ?? [];
    waits.set(about, record.waits);
    return heldText(before, record.waits);
  };
  return {
    tell(record) {
      if (record.kind === 'seen') return seen(record);
      if (record.kind === 'held') return held(record);
      if (record.kind === 'looked') return undefined;
      if (record.kind === 'gone') {
        portraits.delete(record.instance);
        waits.delete(record.instance);
      }
      const { by } = record as BySpec;
      const key = `${record.cluster} ${record.spec}`;
      if (record.kind === 'began' && by !== undefined) holders.set(key, by);
      const isOther = by !== undefined && (holders.get(key) ?? by) !== by;
      return isOther ? `${plainText(record)} (by ${by}, which stands by)` : plainText(record);
    },
  };
}

const WAIT: Readonly<Record<Waits[number]['kind'], string>> = {
  waiting: 'waits',
  refused: 'refused',
  notActedOn: 'not acted on',
  warning: 'warning',
  unread: 'unknown',
};

function heldText(before: Waits, now: Waits): string | undefined {
  if (now.length === 0) return 'waits for nothing any more';
  const news = now.filter(({ reason }) => !before.some((other) => other.reason === reason));
  return news.length === 0
    ? undefined
    : news.map(({ kind, reason }) => `${WAIT[kind]}: ${reason}`).join('; ');
}

/** Now, when it has not left yet. */
const NOTICE: Readonly<Record<NoticeKind, string>> = {
  spotInterruption: 'spot interruption',
  rebalance: 'rebalance recommendation',
  lifecycleHook: 'its group is ending it',
  foreignDrain: 'somebody set it DRAINING',
};

function plainText(record: PlainRecord): string {
  const { commit } = record as BySpec;
  return commit === undefined ? wordsOf(record) : `${wordsOf(record)} (commit ${commit})`;
}

type PlainRecord = Exclude<TimelineRecord, { kind: 'seen' | 'held' | 'looked' }>;

function wordsOf(record: PlainRecord): string {
  switch (record.kind) {
    case 'gone': {
      const last = record.last === undefined ? '' : ` (last seen ${clockTime(Date.parse(record.last))})`;
      return `gone: in no list any more${last}`;
    }
    case 'notice':
      return `notice: ${NOTICE[record.notice]}; event of ${clockTime(Date.parse(record.at))}`;
    case 'began':
      return `Sluice begins to look, mode ${record.mode}${record.by === undefined ? '' : `, on ${record.by}`}`;
    case 'receipt':
      return `receipt: ${renderReceipt(record)}`;
    case 'decided':
      return `decided: ${actionText(record)}: ${record.reason}`;
    default: {
      const detail = [record.error, record.detail].filter(Boolean).join(': ');
      return `${record.kind}: ${actionText(record)}${detail === '' ? '' : `: ${detail}`}`;
    }
  }
}

/** Such as `take out web 32768 of task a1b2c3d4`. */
export function actionText({ action, task, target, what }: ActionWords): string {
  const verb = Object.hasOwn(VERBS, action) ? VERBS[action] : action;
  const whose =
    task === undefined ? undefined : `${target === undefined ? '' : `${target} of task `}${shortTask(task)}`;
  const words = action === 'remember' ? memoryWords(what) : what;
  const rest = whose ?? (words === undefined ? undefined : `(${words})`);
  return rest === undefined ? verb : `${verb} ${rest}`;
}
