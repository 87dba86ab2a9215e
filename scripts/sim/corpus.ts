// The corpus: trials in which a promise was broken once, made small, and kept so that it never is again.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertLivable } from '#simulate/hunt/live.ts';
import type { Trial } from '#simulate/hunt/trial.ts';

const folder = fileURLToPath(new URL('../../test/corpus/', import.meta.url));

/** Throws one line for a file that is none. */
export function readTrial(file: string): Trial {
  const trial = parsed(textOf(file), file);
  try {
    assertLivable(trial);
  } catch (error) {
    throw new Error(`${file} is no trial: ${(error as Error).message}`);
  }
  return trial;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : (code ?? message)}`,
    );
  }
}

function parsed(text: string, file: string): Trial {
  try {
    return JSON.parse(text) as Trial;
  } catch {
    throw new Error(`${file} is no trial: it is no JSON`);
  }
}

export function readCorpus(): Trial[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files
    .sort()
    .map((file) => ({ ...readTrial(join(folder, file)), name: `corpus ${basename(file, '.json')}` }));
}

/** Its path, as a person would type it. */
export function keepTrial(trial: Trial): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${trial.name.replaceAll(/[^a-z0-9]+/gi, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(trial, null, 2)}\n`);
  return relative(process.cwd(), file);
}
