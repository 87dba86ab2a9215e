import { expect, it } from 'vitest';
import { isLike } from './glob.ts';

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

it('takes no long time over any pattern', () => {
  expect(isLike(`${'*a'.repeat(200)}*b`, 'a'.repeat(50_000))).toBe(false);
});
