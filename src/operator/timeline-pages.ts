// The timeline as items of a DynamoDB table: a page of lines each, by document, cluster and day, in the order of time; and a list of
// the days that there are. Pure: keys, packing, and one story out of the pages of several replicas.
import type { TimelineRecord } from '#model/timeline.ts';
import { fromLine } from '#report/record-line.ts';

/** What is stored under one partition key: a day of a cluster, as one document operates it. */
export interface Partition {
  readonly spec: string;
  readonly cluster: string;
  /** In UTC, such as 2026-11-22. */
  readonly day: string;
}

export interface Page {
  readonly partition: Partition;
  /** When its first record is of. */
  readonly time: string;
  /** The process that wrote it, and how many pages it had written before. */
  readonly writer: string;
  readonly nth: number;
  readonly lines: readonly string[];
}

type Value = { S?: string; N?: string };
export type Item = Readonly<Record<string, Value>>;

/** An item may have 400 KB (aws-facts.md §9.1), its names and keys included. */
export const LINE_BYTES_AT_MOST = 350_000;
const DAY_MS = 86_400_000;

export const dayOf = (time: string): string => time.slice(0, 10);

/** The partition in which the days are listed. */
export const DAYS = 'days';

/** Neither names of documents nor of clusters have a slash. */
export const partitionKey = ({ spec, cluster, day }: Partition): string => `${spec}/${cluster}/${day}`;

/** Times first: then the writer and its count, so that no two pages are the same item, whatever their clocks say. */
const sortKey = ({ time, writer, nth }: Page) => `${time} ${writer} ${String(nth).padStart(9, '0')}`;

/** `keepMs`: after the end of their day, when AWS may remove it. */
const expiry = ({ day }: Partition, keepMs: number) => ({
  N: String(Math.floor((Date.parse(day) + DAY_MS + keepMs) / 1_000)),
});

export function pageItem(page: Page, keepMs: number): Item {
  return {
    pk: { S: partitionKey(page.partition) },
    sk: { S: sortKey(page) },
    lines: { S: page.lines.join('\n') },
    expires: expiry(page.partition, keepMs),
  };
}

export function dayItem(partition: Partition, keepMs: number): Item {
  const { spec, cluster, day } = partition;
  return {
    pk: { S: DAYS },
    sk: { S: `${day}/${spec}/${cluster}` },
    expires: expiry(partition, keepMs),
  };
}

/** Undefined for what is none. */
export function pageOf({ pk, sk, lines }: Item): Page | undefined {
  const [spec, cluster, day] = pk?.S?.split('/') ?? [];
  const [time, writer, nth] = sk?.S?.split(' ') ?? [];
  if (day === undefined || nth === undefined || lines?.S === undefined) return undefined;
  return {
    partition: { spec: spec!, cluster: cluster!, day },
    time: time!,
    writer: writer!,
    nth: Number(nth),
    lines: lines.S.split('\n'),
  };
}

export function dayFrom({ sk }: Item): Partition | undefined {
  const [day, spec, cluster] = sk?.S?.split('/') ?? [];
  return cluster === undefined ? undefined : { spec: spec!, cluster, day: day! };
}

/**
 * One story: what one process wrote stays in the order in which it was written, and between processes the times decide, then their
 * names. No clock is believed beyond that: where two differ, a record is too early or too late, and none is lost or turned round.
 */
export function storyOf(pages: readonly Page[], isAsked: (line: string) => boolean): TimelineRecord[] {
  const inOrder = [...pages].sort(
    (one, other) => compare(one.writer, other.writer) || one.nth - other.nth || 0,
  );
  const told: { record: TimelineRecord; time: string; writer: string }[] = [];
  let before = { writer: '', time: '' };
  for (const { writer, lines } of inOrder)
    for (const line of lines) {
      const record = isAsked(line) ? fromLine(line) : undefined;
      if (record === undefined) continue;
      const isLater = writer !== before.writer || record.time > before.time;
      before = { writer, time: isLater ? record.time : before.time };
      told.push({ record, ...before });
    }
  return told
    .sort((one, other) => compare(one.time, other.time) || compare(one.writer, other.writer))
    .map(({ record }) => record);
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
