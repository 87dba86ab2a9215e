// Opens the timeline wherever it is; what a table needs is loaded for one alone.
import { openTimelineFiles } from './timeline-files.ts';
import { placeOf } from './timeline-place.ts';
import type { TimelineReader } from './timeline-reader.ts';

/** Rejects with a sentence for people when there is none. */
export async function openTimeline(timeline: string): Promise<TimelineReader> {
  const place = placeOf(timeline);
  if ('path' in place) return openTimelineFiles(place.path);
  const { openTimelineTable } = await import('./timeline-tables.ts');
  return openTimelineTable(place.table);
}
