// Lines that wait for the table of the timeline, bound into pages as large as they may be: a call takes many, and a page costs by
// its size. Pure.
import type { TimelineRecord } from '#model/timeline.ts';
import {
  dayItem,
  dayOf,
  type Item,
  type Page,
  type Partition,
  pageItem,
  partitionKey,
} from './timeline-pages.ts';
import { ITEMS_AT_MOST } from './timeline-table.ts';

/** A page is read whole: what is about one instance should not take too many others along. */
const PAGE_BYTES = 64 * 1024;

interface Waiting {
  readonly partition: Partition;
  readonly time: string;
  readonly line: string;
  readonly bytes: number;
}

export interface Binder {
  /** Of all lines that are not settled. */
  readonly bytes: number;
  add(record: TimelineRecord, line: string, bytes: number): void;
  /** The oldest lines as items of one call; they wait until they are settled or discarded. */
  next(): Item[];
  /** The last call's are written. */
  settle(): void;
  /** They are given up; says how many records that were. */
  discard(): number;
}

export function createBinder(writer: string, keepMs: number): Binder {
  let waiting: Waiting[] = [];
  let bytes = 0;
  let taken = 0;
  let nth = 0;
  /** Days that are in the list, or will be with this call. */
  const listed = new Set<string>();
  let listing: string[] = [];
  const drop = () => {
    for (const line of waiting.slice(0, taken)) bytes -= line.bytes;
    waiting = waiting.slice(taken);
    taken = 0;
  };
  return {
    get bytes() {
      return bytes;
    },
    add({ spec, cluster, time }, line, size) {
      waiting.push({ partition: { spec, cluster, day: dayOf(time) }, time, line, bytes: size });
      bytes += size;
    },
    next() {
      const days: Item[] = [];
      const pages: (Page & { lines: string[] })[] = [];
      const open = new Map<string, { page: Page & { lines: string[] }; bytes: number }>();
      listing = [];
      taken = 0;
      for (const { partition, time, line, bytes: size } of waiting) {
        const key = partitionKey(partition);
        const known = open.get(key);
        const fits = known !== undefined && known.bytes + size <= PAGE_BYTES;
        const isNew = !listed.has(key) && !listing.includes(key);
        if (!fits && days.length + pages.length + (isNew ? 2 : 1) > ITEMS_AT_MOST) break;
        taken += 1;
        if (isNew) {
          days.push(dayItem(partition, keepMs));
          listing.push(key);
        }
        if (fits) {
          known.page.lines.push(line);
          known.bytes += size + 1;
          continue;
        }
        const page = { partition, time, writer, nth, lines: [line] };
        nth += 1;
        pages.push(page);
        open.set(key, { page, bytes: size });
      }
      return [...days, ...pages.map((page) => pageItem(page, keepMs))];
    },
    settle() {
      for (const key of listing) listed.add(key);
      drop();
    },
    discard() {
      const many = taken;
      drop();
      return many;
    },
  };
}
