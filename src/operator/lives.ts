// What was written of each instance, so that only changes are; and its leaving, from the notice to the receipt. What it
// knows follows from the records alone: those of an earlier process bring a new one to where that was.
import type { TimelineRecord } from '#model/timeline.ts';
import { BLANK, type Portrait, patch } from '#report/portrait.ts';
import { type Receipt, receiptOf } from '#report/receipt.ts';

interface Leaving {
  /** The instance before the first of the records. */
  readonly before: Portrait;
  readonly records: TimelineRecord[];
  /** Whether its chart said so too: a notice alone may be false. */
  left: boolean;
}

export interface Life {
  portrait?: Portrait;
  container?: string;
  ip?: string;
  leaving?: Leaving;
}

/** A notice that nothing followed for so long was none. */
const FORGOTTEN_MS = 900_000;
/** A hook may wait for hours, and its heartbeats are left out: more than this is no leaving of one instance. */
const RECORDS_AT_MOST = 2_000;

/** Takes a record in; gives the receipt when it was the last of a leaving. */
export function absorb(lives: Map<string, Life>, record: TimelineRecord): Receipt | undefined {
  const { instance, container, ip } = record;
  if (instance === undefined || record.kind === 'receipt') return undefined;
  const life = lives.get(instance) ?? {};
  lives.set(instance, life);
  life.container = container ?? life.container;
  life.ip = ip ?? life.ip;
  const before = life.portrait ?? BLANK;
  if (record.kind === 'seen') life.portrait = patch(before, record);
  if (record.kind === 'gone') lives.delete(instance);
  return follow(life, before, record);
}

function follow(life: Life, before: Portrait, record: TimelineRecord): Receipt | undefined {
  const state = life.portrait?.look.state ?? '';
  // Where nobody looked meanwhile, or EC2 was fast, the end is the first of it that is seen.
  const leaves = record.kind === 'seen' && (state.startsWith('leaving.') || state === 'gone');
  const isNotice = record.kind === 'notice' && record.notice !== 'rebalance';
  if (!life.leaving && (leaves || isNotice)) life.leaving = { before, records: [], left: false };
  const { leaving } = life;
  if (!leaving) return undefined;
  if (isOfUse(record) && leaving.records.length < RECORDS_AT_MOST) leaving.records.push(record);
  leaving.left ||= leaves;
  if (record.kind === 'gone') return receiptOf(leaving.before, leaving.records);
  const isBack = record.kind === 'seen' && /^(inService|launching)/.test(state);
  if (!isBack) return undefined;
  if (!leaving.left && ageOf(leaving, record) < FORGOTTEN_MS) return undefined;
  life.leaving = undefined;
  return leaving.left ? receiptOf(leaving.before, leaving.records) : undefined;
}

function isOfUse(record: TimelineRecord): boolean {
  if (record.kind === 'done' || record.kind === 'refused' || record.kind === 'failed')
    return record.action === 'drain' || record.task !== undefined;
  return record.kind === 'seen' || record.kind === 'gone' || record.kind === 'notice';
}

function ageOf({ records }: Leaving, { time }: TimelineRecord): number {
  return Date.parse(time) - Date.parse(records[0]?.time ?? time);
}
