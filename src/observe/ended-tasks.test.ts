import { expect, it } from 'vitest';
import type { Task } from '#aws/types.ts';
import { createReadCache } from './context.ts';
import { noteEnded } from './ended-tasks.ts';

const stopped = (id: number | string, more: Partial<Task> = {}): Task => ({
  taskArn: `task/${id}`,
  containerInstanceArn: 'ci-1',
  stoppedAt: new Date(5_000),
  stopCode: 'UserInitiated',
  stoppedReason: 'enough',
  containers: [{ exitCode: 0 }, { exitCode: 143 }, {}],
  ...more,
});

it('keeps when, why and with which exit code a task ended', () => {
  const cache = createReadCache();
  noteEnded(cache, [stopped('a'), stopped('b', { containers: [] })], 6_000);
  const known = { stoppedAt: 5_000, stopCode: 'UserInitiated', stoppedReason: 'enough' };
  expect(cache.endedTasks.get('task/a')).toEqual({ ...known, exitCode: 143 });
  expect(cache.endedTasks.get('task/b')).toEqual(known);
});

it('keeps none that never was on an instance', () => {
  const cache = createReadCache();
  noteEnded(cache, [stopped('a', { containerInstanceArn: undefined })], 6_000);
  expect(cache.endedTasks.size).toBe(0);
});

it('forgets the oldest beyond ten thousand, so that it cannot grow for ever', () => {
  const cache = createReadCache();
  noteEnded(
    cache,
    Array.from({ length: 10_050 }, (_, n) => stopped(n)),
    6_000,
  );
  expect([cache.endedTasks.size, cache.endedTasks.has('task/49')]).toEqual([10_000, false]);
  expect(cache.endedTasks.has('task/50')).toBe(true);
});

it('forgets one that ECS has forgotten too, an hour after its end', () => {
  const cache = createReadCache();
  noteEnded(cache, [stopped('a'), stopped('b', { stoppedAt: new Date(6_000) })], 3_605_000);
  expect([...cache.endedTasks.keys()]).toEqual(['task/a', 'task/b']);
  noteEnded(cache, [], 3_605_001);
  expect([...cache.endedTasks.keys()]).toEqual(['task/b']);
});
