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
    throw new Error(`${file} cannot be read: ${WORDS[code ?? ''] ?? code ?? message}`);
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
};

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

/** Its path, as a person would type it. What is kept already under its name stays. */
export function keepTrial(trial: Trial, into = folder): string {
  mkdirSync(into, { recursive: true });
  const text = `${JSON.stringify(trial, null, 2)}\n`;
  const name = trial.name.replaceAll(/[^a-z0-9]+/gi, '-');
  const isOther = (file: string) => existsSync(file) && readFileSync(file, 'utf8') !== text;
  let file = join(into, `${name}.json`);
  for (let n = 2; isOther(file); n++) file = join(into, `${name}-${n}.json`);
  writeFileSync(file, text);
  return relative(process.cwd(), file);
}

/** The file of a trial that `readCorpus` gave. */
export const corpusFile = ({ name }: Trial): string =>
  relative(process.cwd(), join(folder, `${name.slice('corpus '.length)}.json`));
