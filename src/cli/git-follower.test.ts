// Following on a virtual clock: when it looks, what it hands on and keeps, and that nothing that fails is taken for done.
import { expect, it } from 'vitest';
import type { Fetched } from '#source/git-remote.ts';
import type { FollowedSpec } from '#spec/in-force.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createFollower } from './git-follower.ts';

const hash = (letter: string) => letter.repeat(40);
const read = (letter: string, mode = 'observe'): Fetched => ({
  kind: 'read',
  commit: hash(letter),
  lineage: { kind: 'follows' },
  documents: [
    {
      file: 'web.yaml',
      bytes: Buffer.from(
        `apiVersion: sluice.dev/v1alpha1\nkind: ClusterSpec\nmetadata: {name: web}\nspec: {account: "111122223333", region: ap-northeast-1, cluster: web, mode: ${mode}}\n`,
      ),
    },
  ],
});

function follower(answers: (Fetched | Error)[], onSpecs: (specs: readonly FollowedSpec[]) => Promise<void>) {
  const clock = createTestClock();
  const asked: { at: number; inForce?: string; known: readonly string[] }[] = [];
  const kept: string[] = [];
  const lines: string[] = [];
  const ending = new AbortController();
  const it = createFollower({
    source: 'main of x',
    pollMs: 30_000,
    clock,
    log: (level, message) => lines.push(`${level}: ${message}`),
    restored: undefined,
    forget: [],
    fetch: async ({ inForce, known }) => {
      asked.push({
        at: clock.monotonic() / 1000,
        inForce: inForce?.[0],
        known: known.map((commit) => commit[0]!),
      });
      const answer = answers.shift() ?? { kind: 'same', commit: inForce! };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    keep: async ({ commit }) => void kept.push(commit[0]!),
  });
  return {
    it,
    clock,
    asked,
    kept,
    lines,
    ending,
    run: () => it.run(ending.signal, onSpecs),
    signal: ending.signal,
  };
}

it('looks every half a minute; what is new is handed on, and kept once it is operated', async () => {
  const taken: string[] = [];
  const { it, clock, asked, kept, ending, run, signal } = follower(
    [read('a'), read('b', 'drain')],
    async (specs) => {
      taken.push(...specs.map(({ spec, commit }) => `${spec.spec.mode} ${commit[0]}`));
    },
  );
  expect((await it.first(signal)).inForce?.commit).toBe(hash('a'));
  const running = run();
  await clock.advance(65_000);
  expect(taken).toEqual(['drain b']);
  expect(kept).toEqual(['a', 'b']);
  expect(asked).toEqual([
    { at: 0, inForce: undefined, known: [] },
    { at: 30, inForce: 'a', known: ['a'] },
    { at: 60, inForce: 'b', known: ['b'] },
  ]);
  ending.abort();
  await running;
});

it('what the operator cannot take is not in force, and is read again; a look that throws is one that failed', async () => {
  let broken = true;
  const taken: string[] = [];
  const answers = [read('a'), read('b'), read('b'), new Error('no space left'), read('c')];
  const { it, clock, kept, lines, asked, ending, run, signal } = follower(answers, async ([spec]) => {
    if (broken) throw new Error('no ports for web');
    taken.push(spec!.commit[0]!);
  });
  await it.first(signal);
  const running = run();
  await clock.advance(30_000);
  expect(kept).toEqual(['a']);
  expect(lines).toEqual(['warn: main of x cannot be read: no ports for web; aaaaaaaaaaaa stays in force']);
  broken = false;
  await clock.advance(30_000);
  expect(asked.at(-1)).toMatchObject({ inForce: 'a', known: ['a'] });
  await clock.advance(60_000);
  expect(taken).toEqual(['b', 'c']);
  expect(lines.slice(1)).toEqual([
    'info: main of x: bbbbbbbbbbbb is in force, after aaaaaaaaaaaa: no spec changed',
    'warn: main of x cannot be read: no space left; bbbbbbbbbbbb stays in force',
    'info: main of x: cccccccccccc is in force, after bbbbbbbbbbbb: no spec changed',
  ]);
  ending.abort();
  await running;
});
