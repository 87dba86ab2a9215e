// Reading the timeline from files: the one that `run` writes, and the one put aside before it.
import { access } from 'node:fs/promises';
import type { TimelineRecord } from '#model/timeline.ts';
import { isLook } from '#report/looks.ts';
import { fromLine } from '#report/record-line.ts';
import { asideOf } from '#runtime/line-file.ts';
import { followLines } from '#runtime/line-follower.ts';
import { readLastLines, readLines } from '#runtime/line-reader.ts';
import type { TimelineReader } from './timeline-reader.ts';

/** A minute of a storm among hundreds of instances takes less, and every minute has a look. */
const TAIL_BYTES = 8 * 1024 * 1024;

/** As often as an operator looks in a hurry, about. */
const FOLLOW_MS = 1_000;

/** Rejects with a sentence for people when there is none. */
export async function openTimelineFiles(path: string): Promise<TimelineReader> {
  const there = await Promise.all(
    [asideOf(path), path].map(async (file) => ((await isThere(file)) ? [file] : [])),
  );
  const paths = there.flat();
  if (paths.length === 0)
    throw new Error(
      `there is no timeline at ${path}; \`sluice run\` writes it there unless told otherwise: give the file or table (dynamodb://TABLE) that your operator writes with --timeline`,
    );
  return {
    paths,
    async *read({ needle = '' } = {}) {
      for await (const line of linesOf(path)) {
        const record = line.includes(needle) ? fromLine(line) : undefined;
        if (record) yield record;
      }
    },
    async *follow(pace) {
      for await (const line of followLines(path, { ...pace, everyMs: FOLLOW_MS })) {
        const record = line === undefined ? undefined : fromLine(line);
        if (record !== undefined || line === undefined) yield record;
      }
    },
    async lastLook({ cluster, spec }) {
      const records = (await readLastLines(path, TAIL_BYTES)).flatMap((line) => fromLine(line) ?? []);
      const isOf = (record: TimelineRecord) => record.cluster === cluster && record.spec === spec;
      return records.findLast((record) => isOf(record) && isLook(record))?.time;
    },
  };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    yield* readLines(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `the timeline ${path} cannot be read (${code ?? message}); give another file with --timeline`,
    );
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
