// What the commands that tell of the past read: one interface over the files of one process and the table of several.
import type { Clock } from '#lib/clock.ts';
import type { Instant, TimelineRecord } from '#model/timeline.ts';

/** What is enough of it: a table is read in parts, a file whole. */
export interface Asked {
  /** Text that the line of each record has. */
  readonly needle?: string;
  /** Of this cluster, or of this document, alone. */
  readonly cluster?: string;
  /** What came later is of interest, and what it was news against. */
  readonly since?: Instant;
  /** As all stood at this time, or now. */
  readonly standing?: { readonly at?: Instant };
}

export interface TimelineReader {
  /** Those that are there; or the table. */
  readonly paths: readonly string[];
  /** At least every record that is asked for; what is no record is left out. */
  read(asked?: Asked): AsyncGenerator<TimelineRecord>;
  /** Likewise, and then those that are written, until `signal`; undefined each time that all is read which is there. */
  follow(
    pace: { clock: Clock; signal: AbortSignal },
    asked?: Asked,
  ): AsyncGenerator<TimelineRecord | undefined>;
  /** When a cluster was last looked at for its spec, as far as the last records tell. */
  lastLook(of: Pick<TimelineRecord, 'cluster' | 'spec'>): Promise<Instant | undefined>;
  /** Of which clusters there are records, where that is known without reading them. */
  clusters?(): Promise<string[]>;
}
