// Where `run` keeps the timeline, by its options; a table is opened, and not asked yet.
import { expect, it } from 'vitest';
import { isShared } from '#operator/timeline.ts';
import { timelineOf } from './run-timeline.ts';

const open = (timeline: string, more: { retention?: string; leases?: string; dryRun?: boolean } = {}) =>
  timelineOf({ timeline, retention: '30d', ...more }, () => {});

it('in a file, in a table that replicas share, or nowhere', () => {
  expect(isShared(open('/nowhere/timeline.jsonl')!)).toBe(false);
  expect(isShared(open('dynamodb://history')!)).toBe(true);
  expect(open('none')).toBeUndefined();
  expect(open('dynamodb://history', { dryRun: true })).toBeUndefined();
});

it('in another table than the leases', () => {
  expect(() => open('dynamodb://one', { leases: 'one' })).toThrow(
    /name one table, one, and each needs its own/,
  );
  expect(open('dynamodb://one', { leases: 'two' })).toBeDefined();
});

it.each(['1h', '3x', ''])('%s is no time to keep records', (retention) => {
  expect(() => open('dynamodb://history', { retention })).toThrow(
    /--retention must be a duration of a day or more/,
  );
});
