// The corpus: trials in which a promise was broken once, made small, and kept so that it never is again.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Trial } from '#simulate/hunt/trial.ts';

const folder = fileURLToPath(new URL('../../test/corpus/', import.meta.url));

export function readTrial(file: string): Trial {
  return JSON.parse(readFileSync(file, 'utf8')) as Trial;
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
