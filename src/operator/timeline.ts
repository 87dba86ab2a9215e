// Where the records of the timeline go. Data and a home in memory; nothing that is decided reads it.
import type { TimelineRecord } from '#model/timeline.ts';

export interface Timeline {
  /** Takes records and returns at once; never throws. */
  append(records: readonly TimelineRecord[]): void;
  /** What was written last, the newest last: from there a new process goes on. */
  recent(): Promise<readonly TimelineRecord[]>;
  /** Counts up when what was written before may be dropped soon: then every instance is to be written whole again. */
  readonly volume: number;
}

/** One that other replicas write as well: whoever takes a cluster over asks then what was written of it, and writes every instance whole. */
export interface SharedTimeline extends Timeline {
  /** What anybody wrote of a cluster last, the newest last. Never rejects. */
  recentOf(of: Pick<TimelineRecord, 'spec' | 'cluster'>): Promise<readonly TimelineRecord[]>;
}

export const isShared = (timeline: Timeline): timeline is SharedTimeline => 'recentOf' in timeline;

/** For simulations: it outlives the processes that write to it. */
export interface MemoryTimeline extends Timeline {
  readonly records: readonly TimelineRecord[];
}

export function createMemoryTimeline(): MemoryTimeline {
  const records: TimelineRecord[] = [];
  return {
    records,
    append: (more) => void records.push(...more),
    recent: async () => records,
    volume: 0,
  };
}
