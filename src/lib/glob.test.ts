import { expect, it } from 'vitest';
import { glob, isLike } from './glob.ts';

const rows: [string, string, boolean][] = [
  ['web', 'web', true],
  ['web', 'web2', false],
  ['*', '', true],
  ['*', 'anything', true],
  ['nightly-*', 'nightly-', true],
  ['nightly-*', 'nightly', false],
  ['*-job', 'a-job', true],
  ['a*b*c', 'axxbxxc', true],
  ['a*b*c', 'acb', false],
  ['ab*ba', 'aba', false],
  ['a**b', 'ab', true],
  ['a.c', 'abc', false],
  ['', '', true],
];

it.each(rows)('%s and %s: %s', (pattern, text, like) => {
  expect(isLike(pattern, text)).toBe(like);
});

const more: [string, string, boolean][] = [
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['?', '', false],
  ['*b?d*', 'abcbxde', true],
  ['*?', 'x', true],
  ['a\\*', 'a*', true],
  ['a\\*', 'ab', false],
  ['a\\\\*', 'a\\b', true],
  ['a\\?', 'a?', true],
  ['a\\b', 'a\\b', true],
];

it.each(more)('%s and %s, with ? and backslashes: %s', (pattern, text, like) => {
  expect(glob(pattern, { one: true, escapes: true })(text)).toBe(like);
});

it('takes a question mark and a backslash as they are, unless asked', () => {
  expect(['a?', 'ab'].map((text) => isLike('a?', text))).toEqual([true, false]);
  expect(isLike('a\\*', 'a\\b')).toBe(true);
});

it('takes no long time over any pattern', () => {
  expect(isLike(`${'*a'.repeat(200)}*b`, 'a'.repeat(50_000))).toBe(false);
  expect(glob(`${'*?a'.repeat(200)}*b`, { one: true })('a'.repeat(50_000))).toBe(false);
});
