// `npm run sim`: its processes, what it says in the end, and with which status.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { faultProblem } from '#simulate/faults/fault.ts';
import type { Trial } from '#simulate/hunt/trial.ts';
import { keepTrial } from '../scripts/sim/corpus.ts';
import type { Job, Lived } from '../scripts/sim/job.ts';
import { openKept } from '../scripts/sim/kept.ts';
import { Pool } from '../scripts/sim/pool.ts';
import { type Class, lineOf, statusOf, summaryOf } from '../scripts/sim/summary.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-sim-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a process that lives lives', () => {
  const worker = join(folder, 'worker.mjs');
  writeFileSync(
    worker,
    `process.on('message', ({ trial: { name } }) => {
      if (name === 'exits') process.exit(3);
      if (name === 'is killed') process.kill(process.pid, 'SIGKILL');
      else if (name === 'crashes') process.send({ crash: 'a bug' });
      else process.send({ lived: { label: name, pid: process.pid, zone: process.env.TZ } }, () => {
        if (name === 'its last') process.exit(0);
      });
    });
    process.on('disconnect', () => process.exit());`,
  );
  const job = (name: string) => ({ trial: { name } }) as Job;
  const livedOf = (answer: { lived?: unknown }) =>
    answer.lived as { label: string; pid: number; zone?: string };
  let pool: Pool;
  const open = (processes: number, env = {}) => (pool = new Pool({ processes, env, worker }));
  afterEach(() => pool.close());

  test('is asked again after an answer', async () => {
    open(1);
    const [first, second] = [livedOf(await pool.run(job('one'))), livedOf(await pool.run(job('two')))];
    expect([first.label, second.label]).toEqual(['one', 'two']);
    expect(second.pid).toBe(first.pid);
  });

  test.each([
    ['exits', 'the process ended with status 3'],
    ['is killed', 'the process ended with SIGKILL'],
    ['crashes', 'a bug'],
  ])('and %s is replaced by another', async (name, crash) => {
    open(1);
    const before = livedOf(await pool.run(job('one')));
    expect(await pool.run(job(name))).toEqual({ crash });
    const after = livedOf(await pool.run(job('two')));
    expect(after.label).toBe('two');
    expect(after.pid).not.toBe(before.pid);
  });

  test('and ends when it has answered is not asked again', async () => {
    open(1);
    const last = livedOf(await pool.run(job('its last')));
    const alive = () => {
      try {
        return process.kill(last.pid, 0);
      } catch {
        return false;
      }
    };
    for (const until = Date.now() + 10_000; alive() && Date.now() < until; )
      await new Promise((resolve) => setImmediate(resolve));
    expect(livedOf(await pool.run(job('two'))).pid).not.toBe(last.pid);
  });

  test('is one of so many as were asked for, in their environment', async () => {
    open(2, { TZ: 'Pacific/Chatham' });
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => pool.run(job(name))));
    const lives = answers.map(livedOf);
    expect(lives.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(new Set(lives.map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
    expect(new Set(lives.map(({ zone }) => zone))).toEqual(new Set(['Pacific/Chatham']));
  });
});

const aLife = (over: Partial<Lived> = {}): Lived => ({
  label: 'seed 1',
  effects: 0,
  verdict: 'kept',
  problems: [],
  digest: 'd1',
  fingerprint: 'f1',
  hours: 4,
  checks: 1_000,
  cpuSeconds: 2,
  about: 'crashes: 3 instances ended',
  families: ['crashes'],
  met: { kill: 2 },
  ...over,
});

test.each<[Class[], number]>([
  [[], 0],
  [['safety'], 1],
  [['liveness'], 3],
  [['crash'], 4],
  [['determinism'], 5],
  [['liveness', 'safety'], 1],
  [['liveness', 'determinism'], 5],
  [['safety', 'determinism', 'liveness', 'crash'], 4],
])('after failures of %j the status is %s: that of the worst', (classes, status) => {
  expect(statusOf(new Map(classes.map((name) => [name, 1])))).toBe(status);
});

test('a line says what was lived, how it went, and its digest', () => {
  expect(lineOf(aLife())).toBe('seed 1 crashes: 3 instances ended, kept digest d1\n');
  const broken = aLife({ verdict: 'safety', problems: ['a', 'b', 'c', 'd'] });
  expect(lineOf(broken)).toBe('seed 1 crashes: 3 instances ended, BROKEN SAFETY a; b; c digest d1\n');
  expect(lineOf(aLife({ about: ': 3 instances ended' }))).toBe('seed 1: 3 instances ended, kept digest d1\n');
});

test('the summary adds up hours, checks, seeds and faults by family', () => {
  const lives = [
    aLife(),
    aLife({ label: 'seed 2', families: ['crashes', 'clock'], met: { kill: 1, clock: 1 } }),
  ];
  expect(summaryOf({ lives, failures: new Map(), repeated: 1, wallSeconds: 9.6 })).toBe(
    [
      'lives by family:',
      '  clock 1, crashes 2',
      'faults that struck:',
      '  clock 1, kill 3',
      '8.0 h simulated in 10 s (2.00 h a CPU second), 2,000 checks',
      '1 life lived again in another process, time zone and locale',
      '2 passed, failed: none',
      '',
    ].join('\n'),
  );
});

test('the summary fits a terminal, however many families there were', () => {
  const families = Array.from({ length: 30 }, (_, n) => `family-number-${n}`);
  const lines = summaryOf({ lives: [aLife({ families })], failures: new Map(), repeated: 0, wallSeconds: 1 });
  expect(Math.max(...lines.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  for (const name of families) expect(lines).toMatch(new RegExp(`${name} 1,?( |\n)`));
});

test('who crashed left no life behind: the others have passed all the same', () => {
  const lives = [aLife(), aLife({ label: 'seed 2', verdict: 'liveness' })];
  const failures = new Map<Class, number>([
    ['crash', 1],
    ['liveness', 1],
  ]);
  expect(summaryOf({ lives, failures, repeated: 0, wallSeconds: 1 })).toContain(
    '\n1 passed, failed: 1 crash, 1 liveness\n',
  );
  const none = summaryOf({ lives: [], failures: new Map([['crash', 1]]), repeated: 0, wallSeconds: 1 });
  expect(none).not.toContain('NaN');
});

describe('lives that were kept in a file', () => {
  const keep = (text: string) => {
    const file = join(folder, 'kept.jsonl');
    writeFileSync(file, text);
    return file;
  };

  const job = (name: string, seed = 1) => ({ trial: { name, seed } }) as Job;

  test('are known again, as long as neither the trial nor the code is another', () => {
    const file = keep('');
    openKept(file, 'code').add(job('seed 1'), aLife());
    expect(openKept(file, 'code').find(job('seed 1'))).toEqual(aLife());
    expect(openKept(file, 'code').find(job('seed 1', 2))).toBeUndefined();
    expect(openKept(file, 'other code').find(job('seed 1'))).toBeUndefined();
  });

  test('but for one that a kill cut in two, after which the file goes on well', () => {
    const file = keep('');
    openKept(file, 'code').add(job('seed 1'), aLife());
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"key":"x","li`);
    openKept(file, 'code').add(job('seed 2'), aLife({ label: 'seed 2' }));
    const again = openKept(file, 'code');
    expect([again.find(job('seed 1'))?.label, again.find(job('seed 2'))?.label]).toEqual([
      'seed 1',
      'seed 2',
    ]);
  });

  test('and files of anything else, or that cannot be written, are told apart in a line', () => {
    expect(() => openKept(keep('hello\nworld\n'), '')).toThrow(/kept.jsonl:1 is no life that was kept$/);
    expect(() => openKept(folder, '')).toThrow(`${folder} cannot be read: EISDIR`);
    const nowhere = join(folder, 'none', 'kept.jsonl');
    expect(() => openKept(nowhere, '')).toThrow(`${nowhere} cannot be written: ENOENT`);
  });
});

describe('what is kept in the corpus', () => {
  const trial = (seed: number) => ({ name: 'seed 7', seed }) as Trial;

  test('takes the place of nothing that is there', () => {
    const into = join(folder, 'corpus');
    const files = [keepTrial(trial(1), into), keepTrial(trial(1), into), keepTrial(trial(2), into)];
    expect(files.map((file) => basename(file))).toEqual(['seed-7.json', 'seed-7.json', 'seed-7-2.json']);
  });
});

test.each([
  [{ kind: 'nope', at: 3 }, 'there is no fault called "kind"'],
  [{ at: 3 }, 'a fault is one thing that happens, not 0'],
  [{ kill: { downFor: 0 } }, 'the kill needs one of at and effect, a number'],
  [{ kill: { downFor: 0 }, at: 1, effect: 2 }, 'the kill needs one of at and effect, a number'],
  ['kill', '"kill" is no fault'],
  [{ kill: { downFor: 0 }, effect: 2 }, undefined],
])('of a fault in a file, %j, it is said: %s', (fault, problem) => {
  expect(faultProblem(fault)).toBe(problem);
});
