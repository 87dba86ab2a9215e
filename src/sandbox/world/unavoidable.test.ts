// Which losses the world calls unavoidable: only those for which the notice left no time to anybody.
import { describe, expect, it } from 'vitest';
import type { Task, World } from './state.ts';
import { judge } from './unavoidable.ts';

interface Given {
  readonly by?: 'spot' | 'group' | 'api';
  readonly delayMs?: number;
  readonly kind?: 'application' | 'network';
  readonly shutdownMs: number;
  readonly stopTimeoutMs?: number;
  /** From the notice to the end; without it there was no notice. */
  readonly leadMs?: number;
  readonly placedAfterMs?: number;
  readonly desired?: number;
  readonly stopTask?: 'atOnce' | 'fullDelay';
}

function verdict(given: Given): Pick<Task, 'unavoidable' | 'requestsUnavoidable'> {
  const { by = 'spot', delayMs, kind = 'application', leadMs, stopTask = 'fullDelay' } = given;
  const interruption = leadMs === undefined ? undefined : { noticedAt: 0, takenAt: leadMs };
  const targetGroups = delayMs === undefined ? [] : [{ deregistrationDelayMs: delayMs, kind }];
  const task = {
    container: { host: { interruption } },
    createdAt: given.placedAfterMs ?? -60_000,
    definition: {
      stopTimeoutMs: given.stopTimeoutMs ?? 120_000,
      behaviour: { shutdown: { lowMs: 0, highMs: given.shutdownMs } },
    },
    service: { targetGroups, daemon: false, desiredCount: given.desired ?? 4, maximumPercent: 100 },
  } as unknown as Task;
  const settings = { stopTask, drainDelay: 'fullDelay' };
  judge({ engine: { now: leadMs ?? 0 }, settings } as unknown as World, task, by);
  return task;
}

const NOTICE = { leadMs: 120_000 };

describe('a task', () => {
  it.each<[string, Given, boolean]>([
    ['could have been held when its group ended it', { by: 'group', shutdownMs: 600_000 }, false],
    ['was ended by choice when somebody called EC2', { by: 'api', shutdownMs: 600_000 }, false],
    ['fits with 30 s of delay and 30 s to stop', { ...NOTICE, delayMs: 30_000, shutdownMs: 30_000 }, false],
    ['does not fit with 90 s of enforced delay', { ...NOTICE, delayMs: 90_000, shutdownMs: 30_000 }, true],
    [
      'fits where StopTask does not wait',
      { ...NOTICE, delayMs: 90_000, shutdownMs: 30_000, stopTask: 'atOnce' },
      false,
    ],
    [
      'is judged by what it needs, not by its long stop timeout',
      { ...NOTICE, shutdownMs: 5_000, stopTimeoutMs: 115_000 },
      false,
    ],
    ['that takes 115 s to stop leaves no time to react', { ...NOTICE, shutdownMs: 115_000 }, true],
    [
      'placed after the notice should not have been',
      { ...NOTICE, shutdownMs: 115_000, placedAfterMs: 20_000 },
      false,
    ],
    ['is lost to a notice 20 s ahead', { leadMs: 20_000, shutdownMs: 30_000 }, true],
    ['is lost without any notice', { shutdownMs: 1_000 }, true],
  ])('%s', (_story, given, expected) => {
    expect(verdict(given).unavoidable ?? false).toBe(expected);
  });
});

describe('its requests', () => {
  it('can go elsewhere in time even when the task cannot be stopped', () => {
    const { unavoidable, requestsUnavoidable } = verdict({ ...NOTICE, delayMs: 5_000, shutdownMs: 115_000 });
    expect([unavoidable, requestsUnavoidable]).toEqual([true, false]);
  });
  it('cannot behind a network load balancer that was told too late', () => {
    expect(
      verdict({ leadMs: 50_000, delayMs: 5_000, shutdownMs: 1_000, kind: 'network' }).requestsUnavoidable,
    ).toBe(true);
  });
  it('cannot where the service may have no second task', () => {
    expect(verdict({ ...NOTICE, delayMs: 5_000, shutdownMs: 1_000, desired: 1 }).requestsUnavoidable).toBe(
      true,
    );
  });
});
