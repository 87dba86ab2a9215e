// Records as lines of text, and back. What is no record of this version is undefined: a file may be torn, or written by
// another version.
import type { TimelineRecord } from '#model/timeline.ts';

const KINDS: ReadonlySet<unknown> = new Set(
  Object.keys({
    seen: 0,
    looked: 0,
    gone: 0,
    notice: 0,
    decided: 0,
    held: 0,
    done: 0,
    refused: 0,
    failed: 0,
    began: 0,
    receipt: 0,
  } satisfies Record<TimelineRecord['kind'], 0>),
);

export const toLine = (record: TimelineRecord): string => JSON.stringify(record);

export function fromLine(line: string): TimelineRecord | undefined {
  const value = parse(line);
  if (typeof value !== 'object' || value === null) return undefined;
  const { v, kind, time, cluster, spec, instance } = value as Record<string, unknown>;
  const isNamed = typeof cluster === 'string' && typeof spec === 'string';
  const isTimed = typeof time === 'string' && !Number.isNaN(Date.parse(time));
  const isAbout = instance === undefined || typeof instance === 'string';
  const isRecord = v === 1 && KINDS.has(kind) && isNamed && isTimed && isAbout && hasLists(value);
  return isRecord ? (value as TimelineRecord) : undefined;
}

/** What readers go through without asking. */
function hasLists(value: object): boolean {
  const { kind, tasks, went, waits } = value as Record<string, unknown>;
  const isList = (list: unknown) =>
    list === undefined || (Array.isArray(list) && list.every((each) => each !== null));
  const needed = kind === 'held' ? waits : kind === 'receipt' ? tasks : [];
  return Array.isArray(needed) && [tasks, went, waits].every(isList);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that was cut off is expected, and counted by the reader.
    return undefined;
  }
}
