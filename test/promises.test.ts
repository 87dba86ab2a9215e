// docs/promises.md is held to the code: every row of docs/failures.md is there, every checker with its rows, every test file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkers } from '#simulate/checkers/index.ts';

const root = join(import.meta.dirname, '..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const page = textOf('docs/promises.md');

interface Row {
  readonly number: number;
  readonly promise: string;
  readonly checkers: readonly string[];
  readonly also: string;
}

const rows = [...page.matchAll(/^\| (\d+) \| (.*?) \| (.*?) \| (.*?) \|$/gm)].map(
  ([, number, promise = '', named = '', also = '']): Row => ({
    number: Number(number),
    promise,
    checkers: [...named.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
    also,
  }),
);

describe('the promises', () => {
  it('are those of every row of failures.md, once and in its order', () => {
    const known = [...textOf('docs/failures.md').matchAll(/^\| (\d+) \|/gm)].map(([, number]) =>
      Number(number),
    );
    expect(known).toHaveLength(84);
    expect(rows.map(({ number }) => number)).toEqual(known);
    expect(rows.filter(({ promise }) => promise.trim() === '')).toEqual([]);
  });

  it('name the checkers that name their row, and no others', () => {
    for (const row of rows) {
      const guards = checkers.filter((each) => each.rows.includes(row.number)).map(({ name }) => name);
      expect([...row.checkers].sort(), `row ${row.number}`).toEqual(guards.sort());
    }
  });

  it('are each kept by something: a checker, a test, or a plain word that they are not yet', () => {
    const kept = /`[^`]+\.test\.ts`|not applicable|not checked here/;
    expect(rows.filter(({ checkers: guards, also }) => guards.length === 0 && !kept.test(also))).toEqual([]);
  });

  it('name test files that exist', () => {
    const files = [...page.matchAll(/`((?:src|test)\/[^`*]+\.ts)`/g)].map((match) => match[1]!);
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe('the checkers', () => {
  it('have names of their own, and rows that there are', () => {
    expect(new Set(checkers.map(({ name }) => name)).size).toBe(checkers.length);
    const strange = checkers.filter(
      (each) => each.rows.length === 0 || each.rows.some((row) => row < 1 || row > 84),
    );
    expect(strange).toEqual([]);
  });

  it('that are for the end look at the end, and all others before it', () => {
    const looks = checkers.map(({ name, kind, create }) => {
      const { check, onAnswer, onChange, atEnd } = create();
      const isRight =
        kind === 'liveness' ? atEnd !== undefined : (check ?? onAnswer ?? onChange) !== undefined;
      return isRight ? '' : name;
    });
    expect(looks.filter((name) => name !== '')).toEqual([]);
  });
});
