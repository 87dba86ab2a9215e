// Where `run` keeps the timeline: nowhere, in a file, or in a table that replicas share.
import { createSdkTablePort } from '#aws/sdk.ts';
import { systemClock } from '#lib/clock.ts';
import { tryParseDurationMs } from '#lib/duration.ts';
import { createFileTimeline, type FileTimeline } from '#operator/file-timeline.ts';
import { createTableTimeline, type TableTimeline } from '#operator/table-timeline.ts';
import { createTimelineTable } from '#operator/timeline-table.ts';
import type { Log } from '#runtime/log.ts';
import { ownRandom } from './run-leases.ts';
import { placeOf } from './timeline-place.ts';

export interface TimelineCliOptions {
  readonly timeline: string;
  readonly retention: string;
  readonly leases?: string;
  readonly dryRun?: boolean;
}

export const DEFAULT_RETENTION = '30d';
const DAY_MS = 86_400_000;

/** Undefined where none is kept; a dry run keeps none. Throws for what can be no place and no time. */
export function timelineOf(
  { timeline, retention, leases, dryRun }: TimelineCliOptions,
  log: Log,
): FileTimeline | TableTimeline | undefined {
  const keepMs = tryParseDurationMs(retention);
  if (keepMs === undefined || keepMs < DAY_MS)
    throw new Error(
      `--retention must be a duration of a day or more, such as ${DEFAULT_RETENTION}, not ${retention}`,
    );
  if (timeline === 'none' || dryRun) return undefined;
  const place = placeOf(timeline);
  if ('path' in place) return createFileTimeline({ path: place.path, clock: systemClock, log });
  const { table } = place;
  if (table === leases)
    throw new Error(
      `--timeline and --leases name one table, ${table}, and each needs its own: replicas read all of the one every 3 s; see docs/replicas.md`,
    );
  return createTableTimeline({
    table: createTimelineTable(createSdkTablePort(table), table),
    name: table,
    clock: systemClock,
    log,
    writer: ownRandom().hex(12),
    keepMs,
  });
}
