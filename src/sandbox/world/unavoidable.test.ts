// Which losses the world calls unavoidable.
import { expect, it } from 'vitest';
import type { Task, World } from './state.ts';
import { isUnavoidable } from './unavoidable.ts';

interface Given {
  readonly delayMs?: number;
  readonly stopTimeoutMs: number;
  readonly leadMs?: number;
  readonly stopTask?: 'atOnce' | 'fullDelay' | 'untilUnused';
  readonly drainDelay?: 'untilIdle' | 'fullDelay';
}

function judge({
  delayMs,
  stopTimeoutMs,
  leadMs,
  stopTask = 'fullDelay',
  drainDelay = 'fullDelay',
}: Given): boolean {
  const interruption = leadMs === undefined ? undefined : { noticedAt: 0, takenAt: leadMs };
  const task = {
    container: { host: { interruption } },
    definition: { stopTimeoutMs },
    service: { targetGroup: delayMs === undefined ? undefined : { deregistrationDelayMs: delayMs } },
  };
  return isUnavoidable({ settings: { stopTask, drainDelay } } as World, task as Task);
}

it.each<[string, Given, boolean]>([
  ['an end that the group brought could have been held', { stopTimeoutMs: 600_000 }, false],
  [
    '30 s of delay and 30 s to stop fit into two minutes',
    { delayMs: 30_000, stopTimeoutMs: 30_000, leadMs: 120_000 },
    false,
  ],
  [
    '90 s of enforced delay and 30 s to stop do not',
    { delayMs: 90_000, stopTimeoutMs: 30_000, leadMs: 120_000 },
    true,
  ],
  [
    'but they do where StopTask does not wait',
    { delayMs: 90_000, stopTimeoutMs: 30_000, leadMs: 120_000, stopTask: 'atOnce' },
    false,
  ],
  [
    'and where the scheduler waits only until idle',
    { delayMs: 90_000, stopTimeoutMs: 30_000, leadMs: 120_000, drainDelay: 'untilIdle' },
    false,
  ],
  [
    'a job that may take 115 s to stop has no time left for a reaction',
    { stopTimeoutMs: 115_000, leadMs: 120_000 },
    true,
  ],
  [
    'a notice that came 20 s ahead is too late for 30 s to stop',
    { stopTimeoutMs: 30_000, leadMs: 20_000 },
    true,
  ],
])('%s', (_story, given, expected) => {
  expect(judge(given)).toBe(expected);
});
