// Lives that an earlier run kept in a file, so that none of them is lived again: the same trial, by the same code.
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, openSync, readFileSync, truncateSync } from 'node:fs';
import type { Job, Lived } from './job.ts';

export interface Kept {
  /** Of this very job, by this very code; undefined: it was not lived. */
  find(job: Job): Lived | undefined;
  add(job: Job, lived: Lived): void;
}

interface Line {
  readonly key: string;
  readonly lived: Lived;
}

/**
 * A file that was cut within its last line, by a kill, is good up to there. Throws one line for any other, and for one that cannot be
 * written. `code`: what lives them, as text.
 */
export function openKept(file: string, code: string): Kept {
  const lines = existsSync(file) ? linesOf(file) : [];
  const lives = new Map(
    lines.map((line, n) => lifeOf(line, `${file}:${n + 1}`)).map(({ key, lived }) => [key, lived]),
  );
  try {
    closeSync(openSync(file, 'a'));
    // What comes next must not go on where a line was cut.
    truncateSync(file, Buffer.byteLength(lines.map((line) => `${line}\n`).join('')));
  } catch (error) {
    throw new Error(`${file} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
  const codeHash = createHash('sha256').update(code).digest('hex');
  const keyOf = (job: Job) => createHash('sha256').update(codeHash).update(JSON.stringify(job)).digest('hex');
  return {
    find: (job) => lives.get(keyOf(job)),
    add: (job, lived) =>
      appendFileSync(file, `${JSON.stringify({ key: keyOf(job), lived } satisfies Line)}\n`),
  };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function lifeOf(line: string, place: string): Line {
  const kept = parsed(line);
  if (typeof kept?.key !== 'string' || typeof kept.lived?.label !== 'string')
    throw new Error(`${place} is no life that was kept`);
  return kept as Line;
}

function parsed(line: string): Partial<Line> | undefined {
  try {
    return JSON.parse(line) as Partial<Line>;
  } catch {
    return undefined;
  }
}
