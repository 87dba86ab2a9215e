// The timeline in a file: at most two files of 64 MiB, each begun anew after seven days. An operator goes on without it
// where it cannot be written or read.
import type { Clock } from '#lib/clock.ts';
import { fromLine, toLine } from '#report/record-line.ts';
import { createLineFile } from '#runtime/line-file.ts';
import { readLastLines } from '#runtime/line-reader.ts';
import type { Log } from '#runtime/log.ts';
import type { Timeline } from './timeline.ts';

export interface FileTimeline extends Timeline {
  /** Resolves when all is written or given up. */
  flush(): Promise<void>;
}

export interface FileTimelineOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly maxBytes?: number;
}

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_AGE_MS = 7 * 86_400_000;
/** An hour of a storm among hundreds of instances; of what was written before, a new process starts anew. */
const RECENT_BYTES = 8 * 1024 * 1024;

export function createFileTimeline({ path, clock, log, maxBytes }: FileTimelineOptions): FileTimeline {
  const file = createLineFile({
    path,
    maxBytes: maxBytes ?? MAX_BYTES,
    isOld: (beginning) => {
      const began = Date.parse(/"time":"([^"]+)"/.exec(beginning)?.[1] ?? '');
      return clock.now() - began > MAX_AGE_MS;
    },
    onTrouble: (error) =>
      log('warn', `the timeline cannot be written, it goes on without: ${words(error)}`, { path }),
    onStranger: () =>
      log(
        'warn',
        'another process writes this timeline as well, so that what is read back from it may be mixed up; give each its own with --timeline',
        { path },
      ),
    onRecovery: (lost) => log('info', `the timeline is written again; ${lost} records are missing`, { path }),
  });
  return {
    append: (records) => file.append(records.map(toLine)),
    get volume() {
      return file.volume;
    },
    flush: () => file.flush(),
    async recent() {
      try {
        return (await readLastLines(path, RECENT_BYTES)).flatMap((line) => fromLine(line) ?? []);
      } catch (error) {
        log('warn', `the timeline cannot be read, it begins anew: ${words(error)}`, { path });
        return [];
      }
    },
  };
}

function words(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? code ?? message;
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EACCES: 'that place may not be written',
  EROFS: 'that disk is read-only',
  EISDIR: 'that is a folder; name a file',
  ENOTDIR: 'a part of that path is no folder',
};
