import { describe, expect, it } from 'vitest';
import type { Shortage } from '#model/shortage.ts';
import {
  noteShortage,
  type Placed,
  pruneShortages,
  type Shortages,
  type StartedTask,
  stillWaiting,
} from './shortages.ts';

const at = 1_000_000;
const report = (more: Partial<Shortage> = {}): Shortage => ({
  id: 'nightly',
  cluster: 'batch',
  count: 5,
  taskDefinition: 'nightly:7',
  reasons: [],
  at,
  expiresAt: at + 600_000,
  ...more,
});
const waiting = (
  shortages: Shortages,
  { tasks = [] as StartedTask[], now = at + 1, cluster = 'batch', placed = new Map() as Placed } = {},
) =>
  stillWaiting(shortages, { cluster, tasks, placed, now }).map(({ shortage: { id }, count }) => [id, count]);

describe('what launchers wait for', () => {
  it('does not add up when they say it again: the newest word counts', () => {
    const shortages: Shortages = new Map();
    expect(noteShortage(shortages, report())).toBe(true);
    expect(noteShortage(shortages, report())).toBe(true);
    expect(noteShortage(shortages, report({ count: 3, at: at + 10 }))).toBe(true);
    expect(noteShortage(shortages, report({ count: 9, at: at + 5 }))).toBe(false);
    expect(waiting(shortages)).toEqual([['nightly', 3]]);
  });

  it('adds up over what is asked for by different names, in its own cluster', () => {
    const shortages: Shortages = new Map();
    for (const each of [report(), report({ id: 'b' }), report({ cluster: 'web' })])
      noteShortage(shortages, each);
    expect(waiting(shortages)).toEqual([
      ['nightly', 5],
      ['b', 5],
    ]);
    expect(waiting(shortages, { cluster: 'web' })).toEqual([['nightly', 5]]);
  });

  it('of one run is each definition its own: tasks of the one are no place for those of the other', () => {
    const shortages: Shortages = new Map();
    const run = { startedBy: 'nightly-27' };
    for (const each of [report(run), report({ ...run, id: 'b', taskDefinition: 'encode' })])
      noteShortage(shortages, each);
    const started = (arn: string, definition?: string): StartedTask => ({
      arn,
      startedBy: 'nightly-27',
      startedAt: at + 1,
      ...(definition !== undefined && { definition: `arn:aws:ecs:r:1:task-definition/${definition}` }),
    });
    const tasks = [started('t1', 'nightly:7'), started('t2', 'nightly:7'), started('t3', 'encode:3')];
    expect(waiting(shortages, { tasks })).toEqual([
      ['nightly', 3],
      ['b', 4],
    ]);
  });

  it('vanishes when it expires', () => {
    const shortages: Shortages = new Map();
    noteShortage(shortages, report());
    expect(waiting(shortages, { now: at + 599_999 })).toHaveLength(1);
    expect(waiting(shortages, { now: at + 600_000 })).toEqual([]);
    pruneShortages(shortages, at + 599_999);
    expect(shortages.size).toBe(1);
    pruneShortages(shortages, at + 600_000);
    expect(shortages.size).toBe(0);
  });

  it('vanishes when it is said to be over', () => {
    const shortages: Shortages = new Map();
    noteShortage(shortages, report());
    noteShortage(shortages, report({ count: 0, at: at + 1 }));
    expect(waiting(shortages)).toEqual([]);
  });

  it('vanishes task by task as they find their place', () => {
    const shortages: Shortages = new Map();
    noteShortage(shortages, report({ startedBy: 'run-27' }));
    const tasks = [
      { arn: '1', startedBy: 'run-27', startedAt: at },
      { arn: '2', startedBy: 'run-27' },
      { arn: '3', startedBy: 'run-27', startedAt: at - 1 },
      { arn: '4', startedBy: 'run-26', startedAt: at + 1 },
      { arn: '5' },
    ];
    expect(waiting(shortages, { tasks })).toEqual([['nightly', 3]]);
  });

  it('does not come back as its tasks end; a later word begins anew', () => {
    const shortages: Shortages = new Map();
    const placed: Placed = new Map();
    noteShortage(shortages, report({ startedBy: 'run-27' }));
    const started = (arn: string, after: number) => ({ arn, startedBy: 'run-27', startedAt: at + after });
    const tasks = [started('1', 1), started('2', 1)];
    expect(waiting(shortages, { tasks, placed })).toEqual([['nightly', 3]]);
    noteShortage(shortages, report({ startedBy: 'run-27' }));
    expect(waiting(shortages, { tasks: [started('3', 2)], placed })).toEqual([['nightly', 2]]);
    expect(waiting(shortages, { placed })).toEqual([['nightly', 2]]);
    noteShortage(shortages, report({ startedBy: 'run-27', at: at + 5 }));
    expect(waiting(shortages, { tasks: [started('3', 2)], placed })).toEqual([['nightly', 5]]);
    expect(placed.size).toBe(1);
  });

  it('of one that names nobody, as long as it says so: tasks of others are no proof', () => {
    const shortages: Shortages = new Map();
    noteShortage(shortages, report());
    expect(waiting(shortages, { tasks: [{ arn: '1', startedAt: at + 1 }] })).toEqual([['nightly', 5]]);
  });

  it('is a thousand things at most, whoever floods the queue', () => {
    const shortages: Shortages = new Map();
    for (let index = 0; index < 1_000; index++) noteShortage(shortages, report({ id: `${index}` }));
    expect(noteShortage(shortages, report({ id: 'one more' }))).toBe(false);
    expect(noteShortage(shortages, report({ id: '7', count: 1, at: at + 1 }))).toBe(true);
    expect(shortages.size).toBe(1_000);
  });
});
