// Where the timeline is, and reading it: the file that `run` writes, and the one put aside before it.
import { access } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Clock } from '#lib/clock.ts';
import type { Instant, TimelineRecord } from '#model/timeline.ts';
import { isLook } from '#report/looks.ts';
import { fromLine } from '#report/record-line.ts';
import { asideOf } from '#runtime/line-file.ts';
import { followLines } from '#runtime/line-follower.ts';
import { readLastLines, readLines } from '#runtime/line-reader.ts';

/** `$XDG_STATE_HOME/sluice/timeline.jsonl`, by default under `~/.local/state`. */
export function defaultTimeline(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { XDG_STATE_HOME: state = '' } = environment;
  return join(isAbsolute(state) ? state : join(home(), '.local/state'), 'sluice/timeline.jsonl');
}

/** In a container nobody may have one. */
function home(): string {
  try {
    return homedir();
  } catch {
    return tmpdir();
  }
}

export interface TimelineFiles {
  /** Those that are there. */
  readonly paths: readonly string[];
  /** Every record, or those of lines that have `needle` in them; what is no record is left out. */
  read(needle?: string): AsyncGenerator<TimelineRecord>;
  /** Every record, and then those that are written, until `signal`; undefined each time that all is read which is there. */
  follow(pace: { clock: Clock; signal: AbortSignal }): AsyncGenerator<TimelineRecord | undefined>;
  /** When a cluster was last looked at for its spec, as far as the last records tell. */
  lastLook(of: Pick<TimelineRecord, 'cluster' | 'spec'>): Promise<Instant | undefined>;
}

/** A minute of a storm among hundreds of instances takes less, and every minute has a look. */
const TAIL_BYTES = 8 * 1024 * 1024;

/** As often as an operator looks in a hurry, about. */
const FOLLOW_MS = 1_000;

/** Rejects with a sentence for people when there is none. */
export async function openTimelineFiles(path: string): Promise<TimelineFiles> {
  const there = await Promise.all(
    [asideOf(path), path].map(async (file) => ((await isThere(file)) ? [file] : [])),
  );
  const paths = there.flat();
  if (paths.length === 0)
    throw new Error(
      `there is no timeline at ${path}; \`sluice run\` writes it there unless told otherwise: give the file that your operator writes with --timeline`,
    );
  return {
    paths,
    async *read(needle = '') {
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
