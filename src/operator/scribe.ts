// Writes records: puts the envelope around each, keeps what was written of every instance, and adds the receipt where
// a record ends a leaving.
import { shortCommit } from '#lib/text.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { BySpec, ReceiptRecord, TimelineRecord } from '#model/timeline.ts';
import { isLook } from '#report/looks.ts';
import { renderReceipt } from '#report/receipt-text.ts';
import type { Log } from '#runtime/log.ts';
import { absorb, type Life } from './lives.ts';
import { toInstant } from './portray.ts';
import type { Timeline } from './timeline.ts';

type Body<R = TimelineRecord> = R extends TimelineRecord ? Omit<R, keyof BySpec> : never;

/** What follows from the spec, and not from the world alone. */
const BY_SPEC: ReadonlySet<TimelineRecord['kind']> = new Set([
  'began',
  'decided',
  'held',
  'done',
  'refused',
  'failed',
]);

export interface Scribe {
  /** By instance id. Whoever learns an address sets it here, before the record that shall bear it. */
  readonly lives: Map<string, Life>;
  /** When an earlier process looked last, as far as it wrote that down, ms since the epoch. */
  readonly lastLook?: number;
  /** Notes a record; `at` in ms since the epoch. */
  write(at: number, body: Body, instance?: string): void;
  /** Sends what was noted on its way. */
  flush(): void;
}

export interface ScribeOptions {
  readonly document: ClusterSpec;
  /** Of the spec that is in force now, where it comes from git. */
  readonly commit?: () => string | undefined;
  /** This replica, where there may be several. */
  readonly by?: string;
  readonly timeline: Timeline;
  readonly log: Log;
  /** What an earlier process wrote. */
  readonly recent: readonly TimelineRecord[];
}

export function createScribe({ document, commit, by, timeline, log, recent }: ScribeOptions): Scribe {
  const { name: spec } = document.metadata;
  const { cluster } = document.spec;
  const lives = new Map<string, Life>();
  let last: string | undefined;
  for (const record of recent) {
    if (record.spec !== spec || record.cluster !== cluster) continue;
    if (isLook(record)) last = record.time;
    absorb(lives, record);
  }
  let noted: TimelineRecord[] = [];
  const write = (at: number, body: Body, instance?: string) => {
    const { container, ip } = lives.get(instance ?? '') ?? {};
    const envelope = {
      v: 1,
      time: toInstant(at),
      cluster,
      spec,
      ...(instance !== undefined && { instance }),
      ...(container !== undefined && { container }),
      ...(ip !== undefined && { ip }),
    };
    const isBySpec = BY_SPEC.has(body.kind);
    const inForce = isBySpec ? commit?.() : undefined;
    const record = {
      ...envelope,
      ...(isBySpec && by !== undefined && { by }),
      ...(inForce !== undefined && { commit: shortCommit(inForce) }),
      ...body,
    } as TimelineRecord;
    noted.push(record);
    const receipt = absorb(lives, record);
    if (receipt === undefined) return;
    const last = { ...envelope, kind: 'receipt', ...receipt } as ReceiptRecord;
    noted.push(last);
    log(receipt.lost > 0 ? 'warn' : 'info', `receipt: ${renderReceipt(receipt)}`, {
      cluster: spec,
      instance,
    });
  };
  const flush = () => {
    if (noted.length > 0) timeline.append(noted);
    noted = [];
  };
  return { lives, ...(last !== undefined && { lastLook: Date.parse(last) }), write, flush };
}
