// Who goes along with which call when notices come one by one, in crowds, and to several clusters at a time.
import { describe, expect, it } from 'vitest';
import { createPace, type Reserved, URGENCY } from '#aws/pace.ts';
import type { Notice } from '#model/notice.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createAnswerer } from './answerer.ts';

const DRAINING = ['ecs', 'UpdateContainerInstancesState'] as const;

function setUp() {
  const clock = createTestClock();
  const pace = createPace(clock);
  const calls: { cluster: string; at: number; size: number }[] = [];
  const failures: unknown[] = [];
  const of = (
    cluster: string,
    answer: (notices: readonly Notice[], reserved?: Reserved) => void = (_, reserved) => reserved?.use(),
  ) =>
    createAnswerer({
      clock,
      pace,
      cluster,
      answer: async (notices, reserved) => {
        calls.push({ cluster, at: clock.monotonic(), size: notices.length });
        answer(notices, reserved);
      },
      onFailure: (error) => failures.push(error),
    });
  const spend = (many: number) => {
    for (let n = 0; n < many; n++) expect(pace.turn(...DRAINING, URGENCY.deadline)).toBeUndefined();
  };
  return { clock, pace, calls, failures, of, spend };
}

const notices = (many: number, from = 0): Notice[] =>
  Array.from({ length: many }, (_, n) => ({
    kind: 'spotInterruption',
    instanceId: `i-${from + n}`,
    at: 0,
    channel: 'event',
  }));

describe('notices of a cluster', () => {
  it('are answered at once, in calls of ten', () => {
    const { calls, of } = setUp();
    of('web').add(notices(3));
    expect(calls).toEqual([{ cluster: 'web', at: 0, size: 3 }]);
  });

  it('are answered at once as long as the bucket is full: then a call costs the next ones nothing', async () => {
    const { clock, calls, of } = setUp();
    const [one, other] = [of('one'), of('other')];
    one.add(notices(1));
    await clock.advance(25);
    other.add(notices(1, 1));
    await clock.advance(10);
    one.add(notices(1, 2));
    await clock.advance(100);
    expect(calls.map(({ cluster, at }) => [cluster, at])).toEqual([
      ['one', 0],
      ['other', 25],
      ['one', 50],
    ]);
  });

  it('share a call where the bucket is not full: those of a quarter of a second, or ten', async () => {
    const { clock, calls, of, spend } = setUp();
    spend(50);
    const web = of('web');
    web.add(notices(4));
    await clock.advance(100);
    expect(calls).toHaveLength(0);
    web.add(notices(6, 5));
    await clock.advance(0);
    expect(calls).toEqual([{ cluster: 'web', at: 100, size: 10 }]);
    web.add(notices(2, 20));
    await clock.advance(300);
    expect(calls.slice(1)).toEqual([{ cluster: 'web', at: 350, size: 2 }]);
  });

  it('go along with the call whose turn it is, also when they came while it waited', async () => {
    const { clock, calls, of, spend } = setUp();
    spend(100);
    const web = of('web');
    web.add(notices(11));
    await clock.advance(25);
    expect(calls).toEqual([{ cluster: 'web', at: 25, size: 10 }]);
    web.add(notices(9, 11));
    await clock.advance(24);
    web.add(notices(5, 20));
    await clock.advance(1);
    expect(calls[1]).toEqual({ cluster: 'web', at: 50, size: 10 });
  });

  it('of one host do not wait for all of a large cluster', async () => {
    const { clock, calls, of, spend } = setUp();
    spend(100);
    of('large').add(notices(1_000));
    await clock.advance(1_000);
    of('small').add(notices(1, 1_000));
    await clock.advance(600);
    const small = calls.find(({ cluster }) => cluster === 'small')!;
    // Gathered for a moment, as it storms, and then the second turn from there at the latest.
    expect(small.at).toBeLessThanOrEqual(1_000 + 300 + 50);
  });

  it('are waited for by nobody else while they wait, and no longer', async () => {
    const { clock, of, spend } = setUp();
    spend(100);
    const web = of('web');
    web.add(notices(1));
    expect([web.isWaiting('i-0'), web.isWaiting('i-1')]).toEqual([true, false]);
    await clock.advance(251);
    expect(web.isWaiting('i-0')).toBe(false);
  });

  it('that needed no call give their turn back', async () => {
    const { clock, pace, of, spend } = setUp();
    spend(99);
    of('web', () => {}).add(notices(1));
    await clock.advance(1);
    expect(pace.turn(...DRAINING, URGENCY.deadline)).toBeUndefined();
  });

  it('are answered after one failed, and after the waiting itself failed', async () => {
    const { clock, calls, failures, of, pace } = setUp();
    const web = of('web', () => {
      throw new Error('bad');
    });
    web.add(notices(1));
    await clock.advance(1_000);
    const { turn } = pace;
    pace.turn = () => {
      throw new Error('worse');
    };
    web.add(notices(1, 1));
    await clock.advance(1_000);
    expect([calls.length, failures.map(String)]).toEqual([1, ['Error: bad', 'Error: worse']]);
    expect(web.isWaiting('i-1')).toBe(false);
    pace.turn = turn;
    web.add(notices(1, 2));
    await clock.advance(1_000);
    expect(calls.at(-1)).toMatchObject({ size: 2 });
  });
});
