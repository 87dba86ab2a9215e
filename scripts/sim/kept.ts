// Lives that an earlier run of `npm run sim` kept in a file, so that none of them is lived again.
import { existsSync, readFileSync } from 'node:fs';
import type { Lived } from './job.ts';

/** By label. A file that was cut within its last line, by a kill, is good up to there; throws one line for any other. */
export function readKept(file: string): ReadonlyMap<string, Lived> {
  if (!existsSync(file)) return new Map();
  const lines = linesOf(file).slice(0, -1);
  return new Map(
    lines.map((line, n) => lifeOf(line, `${file}:${n + 1}`)).map((lived) => [lived.label, lived]),
  );
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function lifeOf(line: string, place: string): Lived {
  const lived = parsed(line);
  if (typeof lived?.label !== 'string') throw new Error(`${place} is no life that was kept`);
  return lived as Lived;
}

function parsed(line: string): Partial<Lived> | undefined {
  try {
    return JSON.parse(line) as Partial<Lived>;
  } catch {
    return undefined;
  }
}
