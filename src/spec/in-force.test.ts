// Which specs stay in force, whatever the remote comes to, and what is said of it; a table of its answers.
import { describe, expect, it } from 'vitest';
import type { Fetched } from '#source/git-remote.ts';
import { type Context, type Following, follow, restoreInForce, saveInForce } from './in-force.ts';

const NOW = Date.parse('2026-11-27T03:00:00Z');
const HOUR = 3_600_000;
const hash = (letter: string) => letter.repeat(40);

const spec = (name: string, { mode = 'observe', cluster = name } = {}) => ({
  file: `x:${name}.yaml`,
  bytes: Buffer.from(
    `apiVersion: sluice.dev/v1alpha1\nkind: ClusterSpec\nmetadata: {name: ${name}}\nspec: {account: "111122223333", region: ap-northeast-1, cluster: ${cluster}, mode: ${mode}}\n`,
  ),
});

type Lineage = Extract<Fetched, { kind: 'read' }>['lineage'];
const read = (
  letter: string,
  documents: ReturnType<typeof spec>[],
  lineage: Lineage = { kind: 'follows' },
): Fetched => ({
  kind: 'read',
  commit: hash(letter),
  lineage,
  documents,
});
const refusedAt = (letter: string) =>
  ({ kind: 'refused', commit: hash(letter), why: 'a is a submodule' }) as const;
const failed: Fetched = { kind: 'failed', why: 'no answer within 20 s' };
const same = (letter: string): Fetched => ({ kind: 'same', commit: hash(letter) });

/** Follows what came, one a minute or as told; what is in force in the end, and all that was said. */
function history(steps: readonly (readonly [Fetched, afterMs?: number])[], context: Partial<Context> = {}) {
  let following: Following = {};
  let now = NOW;
  const said: string[][] = [];
  for (const [fetched, afterMs = 60_000] of steps) {
    now += afterMs;
    const step = follow(following, fetched, { source: 'main of x', now, ...context });
    following = step.following;
    said.push(step.said.map(({ level, message }) => `${level}: ${message}`));
  }
  const specs = following.inForce?.specs.map((each) => [
    each.spec.metadata.name,
    each.spec.spec.mode,
    each.commit[0],
  ]);
  return { following, specs, said };
}

describe('a good revision', () => {
  it('is in force, and the next one takes its place; what changed is told', () => {
    const { specs, said } = history([
      [read('a', [spec('web'), spec('batch')])],
      [read('b', [spec('web', { mode: 'drain' }), spec('batch')])],
      [read('c', [spec('web', { mode: 'drain' }), spec('batch')])],
    ]);
    expect(specs).toEqual([
      ['web', 'drain', 'c'],
      ['batch', 'observe', 'c'],
    ]);
    expect(said).toEqual([
      ['info: main of x: aaaaaaaaaaaa is in force: web, batch'],
      ['info: main of x: bbbbbbbbbbbb is in force, after aaaaaaaaaaaa: changed web'],
      ['info: main of x: cccccccccccc is in force, after bbbbbbbbbbbb: no spec changed'],
    ]);
  });
});

describe('the last good revision stays in force', () => {
  const good = [read('a', [spec('web')])] as const;
  const wrong = read('b', [spec('web', { mode: 'drian' }), spec('other', { mode: 'x' })]);

  it('while the remote cannot be read; that is said at once, then hourly, and when it is over', () => {
    const { specs, said } = history([good, [failed], [failed], [failed, HOUR], [same('a')], [same('a')]]);
    expect(specs).toEqual([['web', 'observe', 'a']]);
    expect(said.slice(1)).toEqual([
      ['warn: main of x cannot be read: no answer within 20 s; aaaaaaaaaaaa stays in force'],
      [],
      [
        'warn: main of x cannot be read: no answer within 20 s; aaaaaaaaaaaa stays in force (since 2026-11-27T03:02:00Z)',
      ],
      ['info: main of x is read again, and at aaaaaaaaaaaa, which is in force'],
      [],
    ]);
  });

  it('when the new one is wrong anywhere, whole: nothing of it is taken; every mistake is told', () => {
    const { specs, said, following } = history([good, [wrong], [same('b')], [same('b'), HOUR], [same('a')]]);
    expect(specs).toEqual([['web', 'observe', 'a']]);
    expect(said[1]).toHaveLength(2);
    expect(said[1]![0]).toMatch(
      /^error: main of x has bbbbbbbbbbbb, which is refused: x:web.yaml:4:\d+ {2}spec.mode: .* \(and 1 more\); aaaaaaaaaaaa stays/,
    );
    expect(said[1]![1]).toMatch(/^error: x:other.yaml/);
    expect(said[2]).toEqual([]);
    expect(said[3]![0]).toMatch(/which is refused: .*\(since 2026-11-27T03:02:00Z\)$/);
    expect(said[4]).toEqual(['info: main of x is read again, and at aaaaaaaaaaaa, which is in force']);
    expect(following.refused).toBeUndefined();
  });

  it('when its tree is refused', () => {
    const refused: Fetched = { ...refusedAt('b'), lineage: { kind: 'follows' } };
    const { specs, said } = history([good, [refused]]);
    expect(specs).toEqual([['web', 'observe', 'a']]);
    expect(said[1]).toEqual([
      'error: main of x has bbbbbbbbbbbb, which is refused: a is a submodule; aaaaaaaaaaaa stays in force',
    ]);
  });

  it('says again what is refused when the remote was away meanwhile', () => {
    const { said } = history([good, [wrong], [failed], [same('b')]]);
    expect(said[3]![0]).toMatch(/which is refused/);
  });
});

describe('a branch that was rewritten, or a tag that was moved', () => {
  const rewritten: Lineage = { kind: 'rewritten' };
  const drain = [spec('web', { mode: 'drain' })];
  const good = [read('a', [spec('web')])] as const;
  const other = [read('b', drain, rewritten)] as const;
  const HELD =
    'main of x was rewritten: it is at bbbbbbbbbbbb, which is HELD, as aaaaaaaaaaaa is not in its history; ' +
    'if that is meant, end run and start it with --accept-rewrite bbbbbbbbbbbb; aaaaaaaaaaaa stays in force';

  it('is held, valid or not, with both commits and what to do, at once and hourly', () => {
    const { specs, said, following } = history([good, other, [same('b')], [same('b'), HOUR]]);
    expect(specs).toEqual([['web', 'observe', 'a']]);
    expect(said.slice(1)).toEqual([[`error: ${HELD}`], [], [`error: ${HELD} (since 2026-11-27T03:02:00Z)`]]);
    expect(following.refused?.commit).toBe(hash('b'));
    const invalid: Fetched = { ...refusedAt('b'), lineage: rewritten };
    expect(history([good, [invalid]]).said[1]).toEqual([`error: ${HELD}`]);
  });

  it('is held also with what is put on top of it, until the branch is what it was', () => {
    const { said, specs } = history([
      good,
      other,
      [read('c', drain, rewritten)],
      [same('a')],
      [read('d', drain)],
    ]);
    expect(said[2]![0]).toMatch(/it is at cccccccccccc, which is HELD/);
    expect(said[3]).toEqual(['info: main of x is read again, and at aaaaaaaaaaaa, which is in force']);
    expect(specs).toEqual([['web', 'drain', 'd']]);
  });

  it('is held where the history is too long to tell', () => {
    const unknown: Lineage = { kind: 'unknown', why: 'not among its last 9 commits' };
    const { specs, said } = history([good, [read('b', drain, unknown)]]);
    expect(specs).toEqual([['web', 'observe', 'a']]);
    expect(said[1]![0]).toMatch(/aaaaaaaaaaaa may not be in its history \(not among its last 9 commits\)/);
  });

  it('is taken where that commit is accepted, and no other one', () => {
    for (const accept of ['bbbbbbb', hash('b'), 'any']) {
      const { specs, said } = history([good, other], { accept });
      expect(specs).toEqual([['web', 'drain', 'b']]);
      expect(said[1]).toEqual([
        'warn: main of x was rewritten, which --accept-rewrite allows: bbbbbbbbbbbb takes the place of aaaaaaaaaaaa',
        'info: main of x: bbbbbbbbbbbb is in force, after aaaaaaaaaaaa: changed web',
      ]);
    }
    expect(history([good, other], { accept: 'ccccccc' }).specs).toEqual([['web', 'observe', 'a']]);
  });

  it('is judged as any other where nothing was in force before', () => {
    expect(history([[read('b', drain, { kind: 'first' })]]).specs).toEqual([['web', 'drain', 'b']]);
  });
});

describe('a spec that is gone from the tree', () => {
  const both = read('a', [spec('web'), spec('batch')]);

  it('stays in force as of its last commit, and that is said with each revision and hourly', () => {
    const { specs, said } = history([
      [both],
      [read('b', [spec('web')])],
      [same('b')],
      [same('b'), HOUR],
      [read('c', [])],
    ]);
    expect(specs).toEqual([
      ['web', 'observe', 'b'],
      ['batch', 'observe', 'a'],
    ]);
    expect(said[1]![1]).toMatch(
      /^warn: the spec batch is gone from the tree \(it was x:batch.yaml\): it stays in force/,
    );
    expect(said[2]).toEqual([]);
    expect(said[3]).toHaveLength(1);
    expect(said[4]!.filter((line) => line.startsWith('warn: the spec'))).toHaveLength(2);
  });

  it('comes back with the file', () => {
    const { specs } = history([
      [both],
      [read('b', [spec('web')])],
      [read('c', [spec('web'), spec('batch', { mode: 'drain' })])],
    ]);
    expect(specs).toContainEqual(['batch', 'drain', 'c']);
  });

  it('is no way to hand its cluster to another document, unless it shall be forgotten', () => {
    const renamed = [[both], [read('b', [spec('web'), spec('jobs', { cluster: 'batch' })])]] as const;
    const { specs, said } = history(renamed);
    expect(specs).toHaveLength(2);
    expect(said[1]![0]).toMatch(
      /batch would stay in force.*--forget batch\): x:jobs.yaml:4:\d+ {2}spec.cluster: the cluster "batch" is already/,
    );
    expect(history(renamed, { forget: ['batch'] }).specs?.map(([name]) => name)).toEqual(['web', 'jobs']);
  });
});

describe('at first', () => {
  it('nothing is in force without a good revision', () => {
    expect(history([[failed]]).said).toEqual([['warn: main of x cannot be read: no answer within 20 s']]);
    expect(history([[read('a', [])]]).said[0]![0]).toMatch(
      /refused: where --path leads there is no YAML file: there is no such folder in that commit, or it has none$/,
    );
    expect(history([[read('a', [])]]).following.inForce).toBeUndefined();
  });

  it('a new process goes on with what was kept, but not with what is no spec, or forgotten', () => {
    const { inForce } = history([
      [read('a', [spec('web'), spec('batch')])],
      [read('b', [spec('web', { mode: 'drain' })])],
    ]).following;
    const text = saveInForce(inForce!);
    expect(restoreInForce(text, [])).toEqual(inForce);
    expect(restoreInForce(text, ['batch', 'web'])?.specs.map((each) => each.spec.metadata.name)).toEqual([
      'web',
    ]);
    for (const other of [
      '',
      '{',
      'null',
      '[]',
      '{"v":2}',
      text.replace('"drain"', '"drian"'),
      text.replace('"v":1', '"v":9'),
    ])
      expect(restoreInForce(other, []), other).toBeUndefined();
  });
});
