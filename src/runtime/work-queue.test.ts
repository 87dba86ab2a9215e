// The work queue on a clock moved by hand.
import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createWorkQueue } from './work-queue.ts';

function setUp(run: (key: string) => Promise<number>) {
  const clock = createTestClock();
  const runs: { key: string; at: number }[] = [];
  const failures: unknown[] = [];
  const queue = createWorkQueue({
    clock,
    random: createRandom(1),
    run: (key) => {
      runs.push({ key, at: clock.monotonic() });
      return run(key);
    },
    onFailure: (_, error) => failures.push(error),
  });
  return { clock, runs, failures, queue };
}

describe('work queue', () => {
  it('runs a key again after the time that its run asked for', async () => {
    const { clock, runs, queue } = setUp(async () => 15_000);
    queue.due('web', 0);
    await clock.advance(31_000);
    expect(runs.map(({ at }) => at)).toEqual([0, 15_000, 30_000]);
  });

  it('takes the earlier of two wishes and runs once for both', async () => {
    const { clock, runs, queue } = setUp(async () => 60_000);
    queue.due('web', 5_000);
    queue.due('web', 1_000);
    queue.due('web', 3_000);
    await clock.advance(10_000);
    expect(runs.map(({ at }) => at)).toEqual([1_000]);
  });

  it('never runs a key twice at once, and runs it once more when it was wanted meanwhile', async () => {
    let release = () => {};
    const { clock, runs, queue } = setUp(() => new Promise((resolve) => (release = () => resolve(60_000))));
    queue.due('web', 0);
    await clock.advance(100);
    queue.due('web', 0);
    queue.due('web', 0);
    await clock.advance(5_000);
    expect(runs).toHaveLength(1);
    release();
    await clock.advance(1_000);
    expect(runs).toHaveLength(2);
  });

  it('lets other keys run while one hangs', async () => {
    const { clock, runs, queue } = setUp((key) =>
      key === 'stuck' ? new Promise(() => {}) : Promise.resolve(10_000),
    );
    queue.due('stuck', 0);
    queue.due('web', 0);
    await clock.advance(21_000);
    expect(runs.filter(({ key }) => key === 'web')).toHaveLength(3);
  });

  it('comes back later and later after failures, at most a minute apart, however often it is wanted', async () => {
    const { clock, runs, failures, queue } = setUp(async () => Promise.reject(new Error('no')));
    queue.due('web', 0);
    await clock.advance(600_000);
    expect(failures.length).toBe(runs.length);
    expect(runs.length).toBeGreaterThan(10);
    expect(runs.length).toBeLessThan(30);
    const before = runs.length;
    for (let i = 0; i < 100; i++) {
      queue.due('web', 0);
      await clock.advance(100);
    }
    expect(runs.length - before).toBeLessThanOrEqual(11);
  });

  it('stops: what runs may end, nothing new begins', async () => {
    let release = () => {};
    const { clock, runs, queue } = setUp(() => new Promise((resolve) => (release = () => resolve(0))));
    queue.due('web', 0);
    await clock.advance(1);
    let stopped = false;
    const stopping = queue.stop().then(() => (stopped = true));
    queue.due('web', 0);
    await clock.advance(1_000);
    expect(stopped).toBe(false);
    release();
    await stopping;
    await clock.advance(60_000);
    expect(runs).toHaveLength(1);
  });
});
