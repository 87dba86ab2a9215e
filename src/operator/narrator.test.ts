// What the log says of a pass: what matters by itself at once, what comes and goes in crowds in one line.
import { expect, it } from 'vitest';
import type { Action, Outcome } from '#model/plan.ts';
import { anObservation, NOW } from '../../test/support/facts.ts';
import { createNarrator } from './narrator.ts';

function setUp() {
  const said: { line: string; fields?: object }[] = [];
  const narrator = createNarrator('web', (level, message, fields) =>
    said.push({ line: `${level} ${message}`, fields }),
  );
  const outcome = (kind: 'protect' | 'unprotect' | 'drain', id: string, over: Partial<Outcome> = {}) => {
    const { pool = 'main' } = over.action ?? {};
    const base = { instanceId: `i-${id}`, pool, forced: false, nature: 'routine', reason: 'it is so' };
    const action = {
      ...base,
      kind,
      ...(kind === 'drain'
        ? { containerInstanceArn: `arn:${id}`, onCachedMembership: false }
        : { group: 'web' }),
    } as Action;
    narrator.outcome({ result: 'done', detail: '', at: NOW, ...over, action });
  };
  /** The lines since the last look. */
  const lines = () => said.splice(0).map(({ line }) => line);
  return { narrator, outcome, lines, said };
}

it('tells of many protections in one line a pass, of each pool and verb, with the first few names', () => {
  const { narrator, outcome, lines, said } = setUp();
  for (const id of 'abcdefg') outcome('protect', id);
  outcome('unprotect', 'x');
  outcome('unprotect', 'y');
  expect(lines()).toEqual([]);
  narrator.passed();
  expect(said.map(({ fields }) => fields)).toEqual([
    { cluster: 'web', action: 'protect', outcome: 'done', pool: 'main', count: 7 },
    { cluster: 'web', action: 'unprotect', outcome: 'done', pool: 'main', count: 2 },
  ]);
  expect(lines()).toEqual([
    'info done: protect 7 instances (main): i-a, i-b, i-c, i-d, i-e and 2 more',
    'info done: unprotect 2 instances (main): i-x, i-y',
  ]);
  narrator.passed();
  expect(lines()).toEqual([]);
});

it('tells of a single one with its reason, and of a drain at once', () => {
  const { narrator, outcome, lines } = setUp();
  outcome('protect', 'a');
  outcome('drain', 'b');
  expect(lines()).toEqual(['info done: drain i-b (main): it is so']);
  narrator.passed();
  expect(lines()).toEqual(['info done: protect i-a (main): it is so']);
});

it('tells of what failed apart, by its reason, and not again while that stays the same', () => {
  const { narrator, outcome, lines } = setUp();
  const fail = (id: string, detail: string) => outcome('protect', id, { result: 'failed', detail });
  for (let pass = 0; pass < 2; pass++) {
    outcome('protect', 'a');
    fail('b', 'AWS throttled it');
    fail('c', 'AWS throttled it');
    fail('d', 'denied');
    narrator.passed();
  }
  expect(lines()).toEqual([
    'info done: protect i-a (main): it is so',
    'warn failed: protect 2 instances (main): i-b, i-c: AWS throttled it',
    'warn failed: protect i-d (main): denied',
    'info done: protect i-a (main): it is so',
  ]);
});

it('says what a part that is read lacks all the same, and that one which is not read whole is not', () => {
  const { narrator, lines } = setUp();
  const observation = anObservation();
  const parts = {
    ...observation.parts,
    tasks: {
      at: NOW,
      complete: true,
      problem: 'the stop timeouts of 2 task definitions are guessed: denied',
    },
    services: { at: NOW, complete: false, problem: 'denied' },
  };
  const plan = { cluster: 'web', actions: [], waits: [] };
  for (let pass = 0; pass < 2; pass++) narrator.plan(plan as never, { ...observation, parts });
  expect(lines().sort()).toEqual([
    'warn not read whole: denied',
    'warn the stop timeouts of 2 task definitions are guessed: denied',
  ]);
});

it('says what is waited for once, however the instants in it move on', () => {
  const { narrator, lines } = setUp();
  const plan = (reason: string) =>
    narrator.plan(
      {
        cluster: 'web',
        at: NOW,
        actions: [],
        waits: [{ instanceId: 'i-a', pool: 'main', kind: 'waiting', reason }],
      },
      anObservation({ instances: [] }),
    );
  plan('for B, until 05:00:10Z');
  plan('for B, until 05:00:20Z');
  plan('for C');
  expect(lines()).toEqual(['info for B, until 05:00:10Z', 'info for C']);
});
