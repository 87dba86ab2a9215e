import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { aPoolSpec, aSpec } from '../../test/support/facts.ts';
import { canonicalSpec, canonicalText, DEFAULTS, type Spec } from './canonical.ts';
import { isInForce, obsoleteTags, packRecord, readRecord } from './record.ts';

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
};

describe('the record in force', () => {
  it('reads back what it packed, in tags that ECS takes', () => {
    const tags = packRecord(aSpec());
    expect(tags['sluice.dev/mode']).toBe('drain');
    for (const value of Object.values(tags)) expect(value).toMatch(/^[A-Za-z0-9 _.:/=+@-]{1,256}$/);
    expect(readRecord(tags)).toEqual({ kind: 'known', spec: canonicalSpec(aSpec()) });
  });

  it('does not see the order of keys, defaults or absences', () => {
    const spelled = aSpec({
      workloads: [{ match: { daemon: true }, ignore: true, idempotent: false, onTimeout: 'hold' }],
      schedules: [],
      pools: [aPoolSpec({ onRebalance: 'ignore', limits: undefined })],
      refresh: { surge: 1 },
    });
    const short = aSpec({ workloads: [{ match: { daemon: true }, ignore: true }], refresh: {} });
    expect(canonicalText(reversed(spelled) as Spec)).toBe(canonicalText(short));
    expect(packRecord(reversed(spelled) as Spec)).toEqual(packRecord(short));
    expect(isInForce(spelled, readRecord(packRecord(short)))).toBe(true);
  });

  it('sees every other difference, the order of rules included', () => {
    const rules = [{ match: { daemon: true }, ignore: true }, { match: { service: '*' } }];
    const record = readRecord(packRecord(aSpec({ workloads: rules })));
    expect(isInForce(aSpec({ workloads: [...rules].reverse() }), record)).toBe(false);
    expect(isInForce(aSpec({ workloads: rules, mode: 'protect' }), record)).toBe(false);
  });

  it('spreads a long spec over several tags and names those that are no longer needed', () => {
    const workloads = Array.from({ length: 60 }, (_, n) => ({
      match: { family: `family-${(n * 7919) % 1000}-x${n}` },
      floor: n,
    }));
    const long = packRecord(aSpec({ workloads }));
    expect(Object.keys(long).length).toBeGreaterThan(3);
    expect(readRecord(long)).toEqual({ kind: 'known', spec: canonicalSpec(aSpec({ workloads })) });
    expect(obsoleteTags(aSpec(), { ...long, team: 'web' })).toEqual(
      Object.keys(long)
        .filter((key) => /record-[^01]|record-1[0-9]*/.test(key) && !Object.hasOwn(packRecord(aSpec()), key))
        .sort(),
    );
  });

  it('too large for tags leaves a digest, which still tells same from other', () => {
    const hex = (n: number) => createHash('sha512').update(String(n)).digest('hex');
    const rule = (n: number) => ({ match: { family: hex(n), service: hex(-n) } });
    const workloads = Array.from({ length: 100 }, (_, n) => rule(n));
    const tags = packRecord(aSpec({ workloads }));
    expect(readRecord(tags).kind).toBe('digest');
    expect(isInForce(aSpec({ workloads }), readRecord(tags))).toBe(true);
    expect(isInForce(aSpec(), readRecord(tags))).toBe(false);
  });

  it('keeps no secret', () => {
    const spec = aSpec({
      assumeRole: { arn: 'arn:aws:iam::111122223333:role/sluice', externalId: 'canary' },
    });
    expect(canonicalText(spec)).not.toContain('canary');
  });

  it.each([
    [{}, 'absent'],
    [{ 'sluice.dev/record-0': 'v2:1:abc' }, 'unknown'],
    [{ 'sluice.dev/record-0': 'v1:2:abc' }, 'unknown'],
    [{ 'sluice.dev/record-0': 'v1:1:!!!!' }, 'unknown'],
    [{ 'sluice.dev/record-0': 'v1:1:AwA=' }, 'unknown'],
    [{ 'sluice.dev/record-0': '' }, 'unknown'],
  ])('reads %j as %s and never throws', (tags, kind) =>
    expect(readRecord(tags as Record<string, string>).kind).toBe(kind),
  );

  it('knows the same defaults as the kind', () => {
    const crd = load(readFileSync(new URL('../../crds/clusterspec.yaml', import.meta.url), 'utf8'));
    const versions = (crd as { spec: { versions: { schema: { openAPIV3Schema: Schema } }[] } }).spec.versions;
    const schema = versions[0]!.schema.openAPIV3Schema.properties!.spec!;
    expect(Object.fromEntries(defaultsOf(schema, ''))).toEqual(DEFAULTS);
  });
});

interface Schema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

function defaultsOf(schema: Schema, path: string): [string, unknown][] {
  const own: [string, unknown][] = schema.default === undefined ? [] : [[path, schema.default]];
  const inner = Object.entries(schema.properties ?? {}).flatMap(([key, each]) =>
    defaultsOf(each, path === '' ? key : `${path}.${key}`),
  );
  return [...own, ...inner, ...(schema.items === undefined ? [] : defaultsOf(schema.items, `${path}[]`))];
}
