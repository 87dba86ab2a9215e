// The timeline in a table that replicas share. Who appends never waits and never fails: while the table is slow, denied or away a
// bounded number of bytes waits for it, and an operator goes on without.
import { classifyError } from '#aws/errors.ts';
import { type Clock, sleep } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import { toLine } from '#report/record-line.ts';
import type { Log } from '#runtime/log.ts';
import type { SharedTimeline } from './timeline.ts';
import { createBinder } from './timeline-binder.ts';
import { dayOf, type Item, LINE_BYTES_AT_MOST, type Page, storyOf } from './timeline-pages.ts';
import type { TimelineTable } from './timeline-table.ts';

export interface TableTimeline extends SharedTimeline {
  /** Resolves when all is written or given up: what cannot be written now is tried once more and left. */
  flush(): Promise<void>;
}

export interface TableTimelineOptions {
  readonly table: TimelineTable;
  /** As people know it. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Of this process, and of no other: letters and digits. */
  readonly writer: string;
  /** How long records are kept after their day, ms. */
  readonly keepMs: number;
  /** Of lines that wait. */
  readonly maxBytes?: number;
}

/** Some 80,000 records: a storm among thousands of instances. */
const WAITING_BYTES = 32 * 1024 * 1024;
const ANSWERS_MS = 5_000;
const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 30_000;
/** An hour of a storm among hundreds of instances; of what was written before, a new holder starts anew. */
const RECENT_BYTES = 4 * 1024 * 1024;
const DAY_MS = 86_400_000;

export function createTableTimeline(options: TableTimelineOptions): TableTimeline {
  const { table, name, clock, log, keepMs, maxBytes = WAITING_BYTES } = options;
  const binder = createBinder(options.writer, keepMs);
  const hurry = new AbortController();
  const beganOn = Math.floor(clock.now() / DAY_MS);
  let batch: Item[] = [];
  let writing: Promise<void> | undefined;
  let gaps = 0;
  let lost = 0;
  let isFailing = false;
  let isUnreadable = false;
  let isChecked = false;

  /** Undefined: done. Else why not all of the batch is written. */
  const put = async (): Promise<unknown> => {
    const before = batch.length;
    try {
      batch = await withDeadline(clock, ANSWERS_MS, async (signal) => {
        if (!isChecked) await table.check({ signal });
        isChecked = true;
        return table.put(batch, { signal });
      });
    } catch (error) {
      // It would not be taken however often it is sent.
      if (classifyError(error) === 'invalid') {
        lost += binder.discard();
        batch = [];
      }
      return error;
    }
    return batch.length < before ? undefined : new Error('it takes nothing more at the moment');
  };
  const write = async () => {
    let waitMs = FIRST_WAIT_MS;
    for (;;) {
      if (batch.length === 0) batch = binder.next();
      if (batch.length === 0) break;
      const trouble = await put();
      if (trouble === undefined) {
        if (batch.length === 0) binder.settle();
        if (isFailing) recovered();
        waitMs = FIRST_WAIT_MS;
        // What is left of a batch was throttled: a moment, or it is refused again.
        if (batch.length > 0) await sleep(clock, FIRST_WAIT_MS, hurry.signal);
        continue;
      }
      if (!isFailing) warn(trouble);
      isFailing = true;
      if (hurry.signal.aborted) break;
      await sleep(clock, waitMs, hurry.signal);
      waitMs = Math.min(2 * waitMs, LAST_WAIT_MS);
    }
    writing = undefined;
  };
  const warn = (error: unknown) =>
    log('warn', `the timeline cannot be written, it goes on without: ${words(error)}`, { table: name });
  const recovered = () => {
    isFailing = false;
    log('info', `the timeline is written again; ${lost} records are missing`, { table: name });
    if (lost > 0) gaps += 1;
    lost = 0;
  };
  return {
    append(records) {
      for (const record of records) {
        const line = toLine(record);
        const bytes = Buffer.byteLength(line);
        if (bytes > LINE_BYTES_AT_MOST || binder.bytes + bytes > maxBytes) lost += 1;
        else binder.add(record, line, bytes);
      }
      writing ??= write();
    },
    recent: async () => [],
    async recentOf({ spec, cluster }) {
      const days = [0, 1].map((ago) => dayOf(new Date(clock.now() - ago * DAY_MS).toISOString()));
      const pages: Page[] = [];
      try {
        await withDeadline(clock, ANSWERS_MS, async (signal) => {
          let bytes = 0;
          for (const day of days)
            for await (const page of table.pages(
              { spec, cluster, day },
              { backwards: true, consistent: true, signal },
            )) {
              pages.push(page);
              bytes += page.lines.reduce((sum, line) => sum + line.length, 0);
              if (bytes > RECENT_BYTES) return;
            }
        });
        isUnreadable = false;
        return storyOf(pages, () => true);
      } catch (error) {
        const text = `the timeline cannot be read, it begins anew: ${words(error)}`;
        if (!isUnreadable) log('warn', text, { table: name });
        isUnreadable = true;
        return [];
      }
    },
    // Each day stands by itself, as AWS removes those before.
    get volume() {
      return Math.floor(clock.now() / DAY_MS) - beganOn + gaps;
    },
    async flush() {
      hurry.abort();
      await writing;
    },
  };
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));
