// Whatever a document holds, it is a valid spec or it is refused with its place; it never throws, never pollutes, and never does
// more than was written (docs/failures.md, rows 19, 62, 63, 65, 66).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#decide/decide.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { createRecall } from '#operator/recall.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { anInstance, anObservation, aPool, aTask, NOW } from '../support/facts.ts';
import { specText } from './arbitrary/spec.ts';
import { howOften } from './how-often.ts';

const read = (text: string) => parseClusterSpecs([{ file: 'small.yaml', bytes: Buffer.from(text) }]);

/** Refused whole, and each problem with its line and column; or read. */
function readOrRefused(text: string): ClusterSpec | undefined {
  const { specs, problems } = read(text);
  expect(specs.length === 0).toBe(problems.length > 0);
  for (const { line = 0, column = 0, message } of problems) {
    expect([line > 0, column > 0, message !== '']).toEqual([true, true, true]);
  }
  return specs[0]?.spec;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** Every field and every element, by its path. */
function pathsIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    pathsIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...inner] : inner;
}

/** The same with something else at the path; `undefined` takes it away. */
function withAt(value: Json, [key, ...rest]: Path, put: Json | undefined): Json {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    Json
  >;
  if (rest.length > 0) copy[key!] = withAt(copy[key!]!, rest, put);
  else if (put !== undefined) copy[key!] = put;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key!];
  return copy as Json;
}

/** Instances of everybody: busy, idle, drained; none is on its way out, and nothing of ours is remembered. */
const account = anObservation({
  instances: ['hosts', 'pool-hosts', 'spot', undefined].flatMap((pool) => [
    anInstance(`busy-${pool}`, { pool, tasks: [aTask('b')] }),
    anInstance(`idle-${pool}`, { pool, isProtected: true }),
    anInstance(`drained-${pool}`, { pool, status: 'DRAINING' }),
  ]),
  pools: [aPool({}, 'hosts'), aPool({}, 'pool-hosts'), aPool({}, 'spot')],
});

const DESTROYS: ReadonlySet<string> = new Set([
  'drain',
  'deregister',
  'stopTask',
  'removeTarget',
  'standby',
  'end',
  'lowerTarget',
  'terminate',
  'completeHook',
]);

function destroyedBy({ spec, metadata }: ClusterSpec): string[] {
  const input = {
    spec,
    document: metadata.name,
    observation: account,
    notices: [],
    recall: createRecall(),
    now: NOW,
  };
  return decide(input)
    .actions.map(({ kind }) => kind)
    .filter((kind) => DESTROYS.has(kind));
}

describe('a valid document with one field spoilt', () => {
  it('is refused with the place, or still does no harm: deleted, blank, null, or of another type, each field in turn', () => {
    const spoils: (Json | undefined)[] = [
      undefined,
      null,
      '',
      ' ',
      [],
      {},
      0,
      -1,
      1e9,
      true,
      'no',
      '0123',
      '1e3',
    ];
    fc.assert(
      fc.property(specText(), (text) => {
        const valid = JSON.parse(text) as Json;
        for (const path of pathsIn(valid)) {
          for (const put of spoils) {
            const spec = readOrRefused(JSON.stringify(withAt(valid, path, put)));
            if (spec === undefined) continue;
            // Blank and null are never taken for absent, and a scalar never for another type's.
            expect([null, '']).not.toContain(put);
            expect(destroyedBy(spec)).toEqual([]);
          }
        }
      }),
      howOften(2, 10),
    );
  });

  it('is refused with an unknown key, a key twice, or one that could pollute, wherever that is', () => {
    const keys = fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'nonsense',
      'Mode',
      'hasOwnProperty',
    );
    fc.assert(
      fc.property(specText(), fc.nat(1_000), keys, (text, n, key) => {
        const objects = [...text.matchAll(/\{\n/g)];
        const at = objects[n % objects.length]!.index + 1;
        const polluted = `${text.slice(0, at)}"${key}": {"polluted": true},${text.slice(at)}`;
        const isLabel = /"(tag|labels)": $/.test(text.slice(0, at - 1));
        if (!isLabel) expect(readOrRefused(polluted)).toBeUndefined();
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
        const twice = text.replace(/^( +)("\w+": (?:"[^"]*"|\d+|true|false)),?$/m, '$1$2,\n$1$2,');
        expect(readOrRefused(twice)).toBeUndefined();
      }),
      howOften(30),
    );
  });
});

describe('any text at all', () => {
  it('is read or refused, and never throws', () => {
    const soup = fc.string({ unit: fc.constantFrom(...'{}[],:&*!|>-?#"\'%@` \n\tapikindspecno~<0.1e') });
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => void readOrRefused(text)),
      howOften(30),
    );
  });

  it('cut, doubled or mixed of two documents is so too', () => {
    fc.assert(
      fc.property(specText(), specText(), fc.nat(), fc.nat(), (one, two, n, m) => {
        const mixed = one.slice(0, n % one.length) + two.slice(m % two.length);
        readOrRefused(mixed);
        // Two for one cluster: the later one is refused, and whoever reads them goes by neither.
        expect(read(`${one}\n---\n${one}`).problems.length).toBeGreaterThan(0);
      }),
      howOften(30),
    );
  });
});

it('what looks like another type is that of the schema or refused: text is not guessed to be a number, a time or a truth', () => {
  const values = [
    'no',
    'yes',
    'on',
    'off',
    '0123',
    '0o17',
    '0x1f',
    '1e3',
    '1_000',
    '2026-11-22',
    '12:30:45',
    '~',
    '.inf',
    'NaN',
  ];
  const spec = (field: string, value: string) =>
    `apiVersion: sluice.dev/v1alpha1\nkind: ClusterSpec\nmetadata: {name: small}\nspec:\n  account: "111122223333"\n  region: ap-northeast-1\n  cluster: small\n  ${field}: ${value}\n`;
  for (const value of values) {
    const queue = readOrRefused(spec('events', `{queue: ${value}}`))?.spec.events?.queue;
    expect([undefined, value]).toContain(queue);
    expect(readOrRefused(spec('mode', value))).toBeUndefined();
    const max = readOrRefused(spec('disruption', `{budgets: [{max: ${value}}]}`))?.spec.disruption
      ?.budgets?.[0]?.max;
    expect([undefined, Number(value)]).toContain(max);
    const ignore = `[{match: {daemon: true}, ignore: ${value}}]`;
    expect(readOrRefused(spec('workloads', ignore))).toBeUndefined();
  }
});
