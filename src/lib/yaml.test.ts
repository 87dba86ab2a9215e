import { describe, expect, test } from 'vitest';
import { renderProblem } from './document-problem.ts';
import { maxBytes } from './document-text.ts';
import { parseYaml } from './yaml.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (input: string | Uint8Array) =>
  parseYaml(typeof input === 'string' ? bytesOf(input) : input, { file: 'f.yaml' });
const lines = (input: string | Uint8Array) => read(input).problems.map(renderProblem);
const fill = (text: string, length = maxBytes) => text.repeat(Math.floor(length / text.length));

function utf16(text: string, { mark, bigEndian }: { mark: boolean; bigEndian: boolean }): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((char) => char.charCodeAt(0));
  return new Uint8Array(
    units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
}

describe('hostile files are refused with one clear line that names the place', () => {
  const nested = Array.from(
    { length: 45 },
    (_, level) => `${' '.repeat(level)}- !a\n${' '.repeat(level + 1)}!b x:`,
  );
  const cases: [name: string, input: string | Uint8Array, line: string | RegExp][] = [
    [
      'an anchor',
      'a: &x 1\n',
      'f.yaml:1:4  a: anchors (&) are not allowed; write the value where it is used',
    ],
    ['an anchor on a mapping', 'a: &x\n  b: 1\n', /^f\.yaml:1:4 {2}anchors \(&\) are not allowed/],
    ['an alias', 'a: *x\n', /^f\.yaml:1:4 {2}a: aliases \(\*\) are not allowed/],
    ['an alias bomb', `a: &a [x]\n${'b: [*a, *a, *a]\n'.repeat(100)}`, /^f\.yaml:1:4 {2}a: anchors/],
    ['a custom tag', 'a: !!js/function "x"\n', /^f\.yaml:1:4 {2}a: tags \(!\) are not allowed/],
    ['a tag on a mapping', 'a: !x\n  b: 1\n', /^f\.yaml:1:4 {2}tags/],
    ['tags that nest', nested.join('\n'), /^f\.yaml:1:3 {2}tags/],
    ['a megabyte of tags', fill('!a '), /^f\.yaml:1:1 {2}holds more entries than any cluster needs/],
    ['a tag far behind', `a: [[${fill(' b', 40_000)} , !x`, /^f\.yaml:1:\d+ {2}tags/],
    ['20,000 brackets', '['.repeat(20_000), /is nested more than 50 deep; flatten it$/],
    ['20,000 braces', '{a: '.repeat(20_000), 'f.yaml:1:201  is nested more than 50 deep; flatten it'],
    ['20,000 dashes', '- '.repeat(20_000), /is nested more than 50 deep/],
    ['20,000 question marks', '? '.repeat(20_000), /is nested more than 50 deep/],
    ['51 brackets', '['.repeat(51) + ']'.repeat(51), /^f\.yaml:1:51 .*is nested more than 50 deep/],
    ['__proto__', 'a:\n  __proto__: 1\n', 'f.yaml:2:3  a: the key __proto__ is not allowed; remove it'],
    ['constructor', 'constructor: 1\n', 'f.yaml:1:1  the key constructor is not allowed; remove it'],
    ['prototype', '{prototype: 1}\n', 'f.yaml:1:2  the key prototype is not allowed; remove it'],
    ['__proto__ in escapes', '"\\x5f_proto__": 1\n', /the key __proto__ is not allowed/],
    [
      'a merge key',
      'a:\n  <<: {b: 1}\n',
      'f.yaml:2:3  a: merge keys (<<) are not allowed; write the fields out',
    ],
    [
      'a bracket that is open when the next key comes',
      'a: [1\nb: 2\n',
      'f.yaml:2:1  a bracket or a quote before this line is not closed; close it, or indent this line if it belongs to it',
    ],
    [
      'a quote that is open when the next key comes',
      'a: "x\nb: 2\n',
      'f.yaml:2:1  a bracket or a quote before this line is not closed; close it, or indent this line if it belongs to it',
    ],
    [
      'a second document that is broken',
      'a: 1\n---\nb: [\n',
      'f.yaml:4:1  a bracket or a quote is not closed; add what is missing',
    ],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'f.yaml:2:1  a tab is used as indentation; use spaces'],
    ['a tab on the first line', '\ta: 1\n', 'f.yaml:1:1  a tab is used as indentation; use spaces'],
    ['a tab after spaces', 'a:\n  b: 1\n \tc: 2\n', 'f.yaml:3:2  a tab is used as indentation; use spaces'],
    ['a control character', 'a: x\u0007y\n', 'f.yaml:1:5  holds the control character U+0007; remove it'],
    [
      'an escaped control character',
      'a: "\\e[31m"\n',
      'f.yaml:1:4  a: the text holds a control character; remove it',
    ],
    [
      'UTF-16 little-endian',
      utf16('a: 1\n', { mark: true, bigEndian: false }),
      'f.yaml:1:1  is UTF-16 text; save it as UTF-8',
    ],
    ['UTF-16 big-endian', utf16('a: 1\n', { mark: true, bigEndian: true }), /is UTF-16 text/],
    [
      'UTF-16 without mark',
      utf16('kind: ClusterSpec\n', { mark: false, bigEndian: false }),
      /is UTF-16 text/,
    ],
    [
      'UTF-16 big-endian without mark',
      utf16('kind: x\n', { mark: false, bigEndian: true }),
      /is UTF-16 text/,
    ],
    [
      'a binary file',
      new Uint8Array([127, 69, 76, 70, 2, 0, 0, 9, 7, 0]),
      'f.yaml:1:1  is a binary file; give a YAML file',
    ],
    [
      'invalid UTF-8',
      new Uint8Array([97, 58, 10, 98, 58, 32, 0xc3, 0x28]),
      'f.yaml:2:4  is not valid UTF-8 here; save it as UTF-8',
    ],
    ['an empty file', '', 'f.yaml:1:1  holds no document; write one, or remove the file'],
    ['only comments', '# a\n\n  # b\n', /holds no document/],
    ['only separators', '---\n---\n', /holds no document/],
    [
      'a byte more than 1 MiB',
      fill('a', maxBytes + 1),
      'f.yaml:1:1  is larger than 1 MiB; split it into several files',
    ],
    ['a megabyte of lines', fill('a: 1\n'), /holds more entries/],
    ['a megabyte of commas', `[${fill('a,', maxBytes - 2)}]`, /holds more entries/],
    ['a megabyte in one quote', `a: "${fill('x', maxBytes - 4)}`, /a quoted text is not closed/],
    ['a byte order mark inside', 'a: 1\n\ufeffb: 2\n', /holds the control character U\+FEFF/],
    ['a list as a key', '[a]: 1\n', 'f.yaml:1:1  a key must be text; write `key: value`'],
    ['a key that is missing', ': 1\n', /^f\.yaml:1:1 {2}a key is missing/],
    ['a value with @', 'a: @x\n', 'f.yaml:1:4  a value cannot begin with "@"; put the text in quotes'],
    ['two colons', 'a: b: c\n', /^f\.yaml:1:5 {2}does not fit here/],
    ['a line without colon', 'a: 1\nb\n', /expected `key: value`/],
  ];
  test.each(cases)('%s', (_name, input, line) => {
    const problems = lines(input);
    expect(problems[0]).toMatch(line instanceof RegExp ? line : new RegExp(`^${literal(line)}$`));
    expect(problems.join('\n')).not.toMatch(/ {4}at |Exception|Error:/);
    expect(read(input).documents).toEqual([]);
  });
});

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

test('each duplicate key is a problem of its own, with its place', () => {
  expect(lines('a: 1\nb:\n  c: 1\n  c: 2\na: 3\n')).toEqual([
    'f.yaml:4:3  b: the key "c" is there twice; keep one of them',
    'f.yaml:5:1  the key "a" is there twice; keep one of them',
  ]);
});

test('a flood of mistakes is cut at a hundred, so that it costs no memory', () => {
  expect(lines('a: 1\n'.repeat(5_000))).toHaveLength(100);
});

test('a megabyte of anything that is accepted or refused takes no more than seconds for all of them together', () => {
  const started = performance.now();
  for (const unit of [
    'x',
    ' ',
    '# x\n',
    '\\u0041',
    'x ',
    '"',
    "'",
    '&a ',
    '%',
    '\n',
    '- ',
    '[',
    ']',
    ':',
    '\r',
  ]) {
    for (const before of ['', 'a: ', 'a: "', 'a: |\n  ', 'a: [[[[']) read(before + fill(unit, maxBytes - 20));
  }
  // 75 inputs of a megabyte; anything that is not linear would need minutes.
  expect(performance.now() - started).toBeLessThan(15_000);
});

describe('what is fine', () => {
  test('a byte order mark at the start, without moving columns', () => {
    const [document] = read('\ufeffa: 1\n').documents;
    expect(document?.value).toEqual({ a: 1 });
    expect(document?.keyAt(['a'])).toEqual({ line: 1, column: 1 });
  });

  test('signs inside of text, quotes, comments and blocks', () => {
    const text = 'a: x & y !z *w\nb: "see !this & *that"\n# !c &d *e\nf: |\n  &g\n  - !h\ni: [a!b, "*"]\n';
    expect(read(text).documents[0]?.value).toEqual({
      a: 'x & y !z *w',
      b: 'see !this & *that',
      f: '&g\n- !h\n',
      i: ['a!b', '*'],
    });
  });

  test('the core schema and nothing more: no timestamps, and no is text', () => {
    const text =
      'a: no\nb: 2026-11-22\nc: 0o17\nd: 0x1f\ne: 1e3\nf: ~\ng: TRUE\nh: 1_000\ni: 010\nj: 12:30\nk: "1"\nl: |\n  1\n';
    expect(read(text).documents[0]?.value).toEqual({
      a: 'no',
      b: '2026-11-22',
      c: 15,
      d: 31,
      e: 1000,
      f: null,
      g: true,
      h: '1_000',
      i: 10,
      j: '12:30',
      k: '1',
      l: '1\n',
    });
  });

  test('several documents, empty ones skipped, fifty levels deep', () => {
    const deep = `${'['.repeat(50)}x${']'.repeat(50)}`;
    const { documents, problems } = read(`---\na: 1\n---\n---\n${deep}\n...\n`);
    expect(problems).toEqual([]);
    expect(documents.map(({ start }) => start)).toEqual([
      { line: 2, column: 1 },
      { line: 5, column: 1 },
    ]);
  });

  test('carriage returns end lines, alone or with a line feed', () => {
    const [document] = read('a: 1\r\nb: 2\rc: 3\n').documents;
    expect(document?.valueAt(['b'])).toEqual({ line: 2, column: 4 });
    expect(document?.valueAt(['c'])).toEqual({ line: 3, column: 4 });
  });
});

test('keys and values know their places; what is not there is where its parent is', () => {
  const [document] = read(
    'spec:\n  pools:\n    - name: "a"\n      limits: {min: 1}\n    - b\n  empty:\n',
  ).documents;
  const place = (line: number, column: number) => ({ line, column });
  expect(document?.keyAt(['spec', 'pools'])).toEqual(place(2, 3));
  expect(document?.valueAt(['spec', 'pools'])).toEqual(place(3, 5));
  expect(document?.valueAt(['spec', 'pools', 0])).toEqual(place(3, 7));
  expect(document?.valueAt(['spec', 'pools', 0, 'name'])).toEqual(place(3, 13));
  expect(document?.keyAt(['spec', 'pools', 0, 'limits', 'min'])).toEqual(place(4, 16));
  expect(document?.valueAt(['spec', 'pools', 0, 'limits', 'min'])).toEqual(place(4, 21));
  expect(document?.valueAt(['spec', 'pools', 1])).toEqual(place(5, 7));
  expect(document?.valueAt(['spec', 'empty'])).toEqual(place(6, 3));
  expect(document?.valueAt(['spec', 'pools', 0, 'limits', 'max'])).toEqual(place(4, 15));
});
