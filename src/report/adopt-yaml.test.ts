// What others have named stays a name, whatever is in it: on its line, and the same text when it is read again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '#lib/yaml.ts';
import type { Adoption } from '#plan/adoption.ts';
import { renderAdoption } from './adopt-yaml.ts';
import { flowYaml } from './flow-yaml.ts';

const read = (text: string) => {
  const { documents, problems } = parseYaml(Buffer.from(text), { file: 'a.yaml' });
  expect(problems).toEqual([]);
  return documents.map(({ value }) => value);
};

describe('a value on one line', () => {
  const names = fc.oneof(
    fc.constantFrom(
      'true',
      'No',
      'null',
      '12',
      '1e3',
      '0x1f',
      '2026-01-01',
      '12:30',
      'a: b',
      'a #b',
      '- a',
      '*',
      '&a',
      '!x',
      '~',
      '',
    ),
    fc.constantFrom(
      '10%',
      '2h30m',
      'on',
      'web-prod',
      'a/b.c_d',
      '\u2028',
      '"',
      "'",
      '\\',
      '{a}',
      '[',
      'a,b',
      'é',
    ),
    fc.string({ maxLength: 20 }),
  );

  it('is the same when it is read again', () => {
    fc.assert(
      fc.property(fc.array(names, { maxLength: 4 }), fc.integer(), fc.boolean(), (list, number, flag) => {
        const value = { list, number, flag, inner: { on: list[0] ?? '' } };
        expect(read(`a: ${flowYaml(value)}\n`)).toEqual([{ a: value }]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out what is not there, and quotes no more than it has to', () => {
    expect(
      flowYaml({ match: { service: 'web' }, floor: '80%', lead: '60s', not: undefined, on: ['ami'] }),
    ).toBe('{match: {service: web}, floor: 80%, lead: 60s, on: [ami]}');
  });
});

describe('an adoption', () => {
  const adoption = (words: string): Adoption => ({
    name: 'web',
    head: [words],
    fields: [
      { key: 'mode', value: 'observe', aside: words, remarks: [words] },
      { key: 'events', value: { queue: words }, suggested: true, remarks: [words] },
      { key: 'pools', items: [{ remarks: [words], fields: [{ key: 'name', value: words, aside: words }] }] },
    ],
    unread: [],
  });

  it('has names of others in its comments that end no line', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (words) => {
        const text = renderAdoption(adoption(`x\n${words}\r\u2028spec: {}`), 's.json');
        for (const line of text.split('\n').slice(0, 4)) expect(line).toMatch(/^(#|apiVersion|kind)/);
      }),
    );
  });

  it('keeps words within its width', () => {
    const text = renderAdoption(adoption('a word '.repeat(60).trim()), 's.json');
    const words = text.split('\n').filter((line) => line.trim().startsWith('## '));
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((line) => line.length > 110)).toEqual([]);
  });
});
