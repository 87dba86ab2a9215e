// The JSON Schemas for editors: they take every example, refuse what validate refuses of a form, and explain each field.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const schemaOf = (kind: string) =>
  JSON.parse(readFileSync(join(root, `schemas/${kind}.schema.json`), 'utf8')) as Schema;
const ajv = new Ajv.default({ allowUnionTypes: true, strictTypes: false });

interface Schema {
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const documents = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, load(readFileSync(join(root, folder, name), 'utf8')) as { kind: string }] as const);

describe.each([
  ['clusterspec', 'examples/clusters'],
  ['scenario', 'examples/scenarios'],
])('the schema of %s', (kind, folder) => {
  const takes = ajv.compile(schemaOf(kind) as object);

  it('takes every example, as the kinds are the same', () => {
    const all = documents(folder);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(([, document]) => !takes(document)).map(([name]) => name)).toEqual([]);
  });

  it('refuses a field that there is not', () => {
    const [, document] = documents(folder)[0]!;
    expect(takes({ ...document, speck: {} })).toBe(false);
  });
});

it('explains the fields of a ClusterSpec, with their defaults and examples', () => {
  const { spec } = schemaOf('clusterspec').properties!;
  const fields = spec!.properties!;
  expect(Object.values(fields).filter(({ description }) => !description).length).toBeLessThanOrEqual(2);
  expect(fields.mode).toMatchObject({ default: 'observe', enum: ['observe', 'protect', 'drain', 'scale'] });
  expect(fields.pools!.items!.properties!.headroom).toMatchObject({
    type: ['integer', 'string'],
    examples: ['10%'],
  });
  expect(fields.cluster!.examples).toEqual(['web-prod']);
});
