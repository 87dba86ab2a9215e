// As much of Docker as its build of our image does with files: what .dockerignore lets through, and what each COPY takes from where.
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

export interface Stage {
  readonly name?: string;
  readonly instructions: readonly Instruction[];
}

export function stagesOf(dockerfile: string): Stage[] {
  const lines = dockerfile
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { name?: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM') stages.push({ name: / AS (\w+)$/.exec(rest)?.[1], instructions: [] });
    else stages.at(-1)?.instructions.push({ word, rest });
  }
  return stages;
}

/** The last instruction of a kind; throws where there is none. */
export function last(stage: Stage, word: string): string {
  const found = stage.instructions.findLast((each) => each.word === word);
  if (found === undefined) throw new Error(`the stage has no ${word}`);
  return found.rest;
}

/** The paths of a folder that Docker would send to the builder, by its .dockerignore: the last pattern that fits decides. */
export function contextOf(paths: readonly string[], dockerignore: string): string[] {
  const patterns = dockerignore
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isBack: line.startsWith('!'), fits: matcher(line.replace(/^!/, '')) }));
  return paths.filter((path) => patterns.findLast(({ fits }) => fits(path))?.isBack ?? true);
}

/** A pattern fits a path, and all that lies below what it fits. */
function matcher(pattern: string): (path: string) => boolean {
  const body = pattern
    .split(/(\*\*\/|\*)/)
    .map((part) =>
      part === '**/' ? '(?:.*/)?' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  const wanted = new RegExp(`^${body}(?:/.*)?$`);
  return (path) => wanted.test(path);
}

/** All files below a folder, by their paths from it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Carries out the COPYs of a stage, from its context or from other stages, with `/` at `place`. */
export function copyAll(
  stage: Stage,
  place: string,
  from: (stage?: string) => { root: string; files: readonly string[] },
): void {
  let workdir = '/';
  for (const { word, rest } of stage.instructions) {
    if (word === 'WORKDIR') workdir = rest;
    if (word !== 'COPY') continue;
    const given = rest.split(/\s+/);
    const origin = given[0]?.startsWith('--from=') ? given.shift()!.slice('--from='.length) : undefined;
    const target = given.pop()!;
    const { root, files } = from(origin);
    const into = join(place, isAbsolute(target) ? target : join(workdir, target));
    for (const source of given)
      copyOne({ root, files, source: source.replace(/^\//, '') }, into, target.endsWith('/'));
  }
}

interface Source {
  readonly root: string;
  readonly files: readonly string[];
  readonly source: string;
}

function copyOne({ root, files, source }: Source, into: string, isFolder: boolean): void {
  const found = files.filter((path) => path === source || path.startsWith(`${source}/`));
  if (found.length === 0) throw new Error(`COPY ${source}: it is not in the context`);
  for (const path of found) {
    const isAll = path !== source;
    const target = isAll
      ? join(into, path.slice(source.length + 1))
      : isFolder
        ? join(into, basename(path))
        : into;
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, path), target);
  }
}

export const readText = (path: string) => readFileSync(path, 'utf8');
