import { describe, expect, it } from 'vitest';
import { queryPattern } from './cluster-query-pattern.ts';

const texts = [
  '',
  'a',
  'b',
  'ab',
  'aab',
  'abab',
  'c6i.xlarge',
  'c6ixlarge',
  'x-1_2',
  'a]',
  '2026',
  ' ',
  'aaaaa',
  '^',
];

describe('patterns of the cluster query language (aws-facts.md §1.4)', () => {
  it.each([
    'c6i.*',
    'c6i\\.xlarge',
    'c[1-6]i?.*',
    '[^a-z]+',
    '(ab)+',
    '(?:a|b)*',
    'a|b|',
    'a{2}b',
    'a{1,3}b?',
    'a{2,}',
    '\\w+-\\d_\\d',
    '\\D*',
    '\\s',
    'a[\\]]',
    '[a-]b',
    '^a+?$',
    '(a*)*b',
    '[\\^]',
    '((a?){5}){3}',
  ])('%s matches what JavaScript says too', (pattern) => {
    const expression = new RegExp(`^(?:${pattern})$`);
    const test = queryPattern(pattern);
    expect(texts.filter(test)).toEqual(texts.filter((text) => expression.test(text)));
  });

  it.each([
    '(',
    ')',
    'a)',
    '[a',
    '*a',
    'a**',
    'a{2',
    'a{3,2}',
    'a{1000}',
    '(?=a)',
    'a*+',
    '\\b',
    '(a)\\1',
    '\\',
  ])('%s is refused', (pattern) => expect(() => queryPattern(pattern)).toThrow(SyntaxError));

  it.each([
    'a*a*a*a*a*a*a*a*a*b',
    '(a*)*b',
    '(a|aa)+b',
    '((((a+)+)+)+)+b',
    '(((a{0,9}){0,9}){0,9}){0,9}b',
    '((((a*){99}){99}){99}){99}b',
  ])('%s takes no long time over any text', (pattern) =>
    expect(queryPattern(pattern)('a'.repeat(500))).toBe(false),
  );
});
