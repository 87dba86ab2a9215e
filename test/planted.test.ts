// Each planted bug still fits the source that it is planted in; `npm run sim:planted` shows whether it is caught.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { isHint, livesFor, nameOf } from '../scripts/planted/lives.ts';
import { edited, root } from '../scripts/planted/plant.ts';
import { stories, troubled } from './enumeration/index.ts';
import { bugs } from './planted/index.ts';

/** The rooms of the operator, and the edge at which answers reach it in a simulation. */
const BUGGED = /^src\/(act|aws|decide|lib|observe|operator|plan|runtime|spec)\/[\w/-]+\.ts$/;

describe('planted bugs', () => {
  it('are at least sixty, each with a name and a story of its own', () => {
    expect(bugs.length).toBeGreaterThanOrEqual(60);
    expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
    expect(new Set(bugs.map(({ story }) => story)).size).toBe(bugs.length);
    for (const { name, story, hints = [] } of bugs) {
      expect(hints.filter((hint) => !isHint(hint))).toEqual([]);
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
      expect(story).toMatch(/^[^\n|]{30,220}$/);
    }
  });

  it.each(bugs)('$name is planted in the operator alone, and what comes of it parses', ({ edits }) => {
    expect(edits.length).toBeGreaterThan(0);
    for (const file of new Set(edits.map((edit) => edit.file))) {
      expect(file).toMatch(BUGGED);
      const source = readFileSync(join(root, file), 'utf8');
      const text = edited(
        source,
        edits.filter((edit) => edit.file === file),
      );
      expect(text).not.toBe(source);
      expect(() => transformSync(text, { loader: 'ts' })).not.toThrow();
    }
  });

  it('are tried in the short stories first, in those that they hint at before all others', () => {
    const hints = ['spot-reclaim', 'stray:kill3', 'refresh', 'crashes'];
    const names: string[] = [];
    for (const life of livesFor({ hints })) {
      names.push(nameOf(life));
      if (!('short' in life)) break;
    }
    expect(names.slice(0, 2)).toEqual(['stray:kill3', 'refresh']);
    expect(names).toEqual(expect.arrayContaining([...stories, ...troubled].map(({ name }) => name)));
    expect(new Set(names).size).toBe(names.length);
    // The first life that costs more is one that it hints at as well.
    expect(names.at(-1)).toBe('spot-reclaim 1');
  });

  it('are found once: text that is not there, or twice, is an error', () => {
    const edit = { file: 'a.ts', find: 'x', replace: 'y' };
    expect(edited('1 x 2', [edit])).toBe('1 y 2');
    expect(() => edited('1 2', [edit])).toThrow('found 0 times in a.ts');
    expect(() => edited('x x', [edit])).toThrow('found 2 times in a.ts');
    expect(edited('x', [{ ...edit, replace: '$&$&' }])).toBe('$&$&');
  });
});
