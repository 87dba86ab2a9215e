// Calls wait for their turn by the published buckets, those with a deadline first, and a fifth stays for others.
import { describe, expect, it } from 'vitest';
import { createTestClock } from '../../test/support/clock.ts';
import { createPace, URGENCY, type Urgency } from './pace.ts';

const STOP = ['ecs', 'StopTask'] as const;
function setUp() {
  const clock = createTestClock();
  const pace = createPace(clock);
  const order: string[] = [];
  const ask = (name: string, urgency: Urgency = URGENCY.deadline, call: readonly [string, string] = STOP) => {
    const turn = pace.turn(...call, urgency);
    if (turn === undefined) order.push(name);
    else void turn.then(() => order.push(name));
  };
  const times = (many: number, urgency?: Urgency) => {
    for (let n = 0; n < many; n++) ask(`${n}`, urgency);
  };
  return { clock, pace, order, ask, times };
}

describe('the pace of calls', () => {
  it('lets a burst go at once, and the rest by forty a second', async () => {
    const { clock, order, times } = setUp();
    times(180);
    expect(order).toHaveLength(100);
    await clock.advance(1_000);
    expect(order).toHaveLength(140);
    await clock.advance(1_000);
    expect(order).toHaveLength(180);
  });

  it('five thousand hosts are set DRAINING, ten in a call, within ten seconds', async () => {
    const { clock, order, ask } = setUp();
    for (let n = 0; n < 500; n++) ask(`${n}`, URGENCY.first, ['ecs', 'UpdateContainerInstancesState']);
    await clock.advance(10_000);
    expect(order).toHaveLength(500);
  });

  it('serves what has a deadline before the rest, whoever came first', async () => {
    const { clock, order, ask, times } = setUp();
    times(100);
    order.length = 0;
    ask('note', URGENCY.look);
    ask('stop', URGENCY.deadline);
    ask('drain', URGENCY.first);
    await clock.advance(50);
    expect(order).toEqual(['drain', 'stop']);
    await clock.advance(250);
    expect(order).toEqual(['drain', 'stop', 'note']);
  });

  it('lets what can wait give others a moment where a call goes first', async () => {
    const { clock, order, ask } = setUp();
    ask('drain', URGENCY.first);
    ask('note', URGENCY.look);
    ask('stop', URGENCY.deadline);
    await clock.advance(249);
    expect(order).toEqual(['drain', 'stop']);
    await clock.advance(1);
    expect(order).toEqual(['drain', 'stop', 'note']);
  });

  it('leaves the bucket to a storm of what goes first, and goes on a second after its last ten', async () => {
    const { clock, order, ask, times } = setUp();
    times(9, URGENCY.first);
    ask('tenth', URGENCY.first);
    ask('note', URGENCY.look);
    ask('stop', URGENCY.deadline);
    expect(order.slice(-2)).toEqual(['tenth', 'stop']);
    await clock.advance(999);
    expect(order.at(-1)).toBe('stop');
    await clock.advance(101);
    expect(order.at(-1)).toBe('note');
  });

  it('serves who comes later and is more urgent without waiting for those that can wait', async () => {
    const { clock, order, ask, times } = setUp();
    times(100, URGENCY.first);
    ask('note', URGENCY.look);
    order.length = 0;
    ask('drain', URGENCY.first);
    await clock.advance(25);
    expect(order).toEqual(['drain']);
  });

  it('leaves a fifth of the burst and of the rate where nothing has a deadline', async () => {
    const { clock, order, ask, times } = setUp();
    times(200, URGENCY.routine);
    expect(order).toHaveLength(80);
    await clock.advance(1_000);
    expect(order).toHaveLength(112);
    ask('forced', URGENCY.deadline);
    expect(order.at(-1)).toBe('forced');
  });

  it('waits where AWS refused: others spend from the same bucket', async () => {
    const { clock, pace, order, ask } = setUp();
    pace.refused(...STOP);
    ask('later');
    expect(order).toEqual([]);
    await clock.advance(25);
    expect(order).toEqual(['later']);
  });

  it('holds nothing back of which it knows no bucket, and no other bucket', () => {
    const { order, ask, times } = setUp();
    times(150);
    order.length = 0;
    ask('tags', URGENCY.routine, ['ecs', 'TagResource']);
    ask('read', URGENCY.routine, ['ecs', 'ListTasks']);
    expect(order).toEqual(['tags', 'read']);
  });

  it('takes back what was not used, and serves who waits with it', async () => {
    const { clock, pace, order, ask, times } = setUp();
    times(100);
    ask('waits');
    expect(order).not.toContain('waits');
    pace.giveBack(...STOP, URGENCY.deadline);
    await clock.advance(0);
    expect(order).toContain('waits');
  });

  it('serves clusters in turn, so that one with few calls does not wait for all of one with many', async () => {
    const { clock, pace, order, times } = setUp();
    times(100);
    order.length = 0;
    const waits = (name: string, who: string) =>
      void pace.turn(...STOP, URGENCY.deadline, who)!.then(() => order.push(name));
    for (let n = 0; n < 20; n++) waits(`large ${n}`, 'large');
    waits('small', 'small');
    await clock.advance(100);
    expect(order).toEqual(['large 0', 'small', 'large 1', 'large 2']);
  });

  it('tells when it is full again, and whether it storms: ten calls a second, or twenty things that were heard of', async () => {
    const { clock, pace, ask, times } = setUp();
    const told = () => [pace.fullInMs(...STOP), pace.isStorm(...STOP)];
    expect(told()).toEqual([0, false]);
    times(9, URGENCY.first);
    await clock.advance(25);
    expect(told()).toEqual([200, false]);
    ask('tenth', URGENCY.first);
    expect(told()).toEqual([225, true]);
    pace.giveBack(...STOP, URGENCY.first);
    expect(told()).toEqual([200, false]);
    ask('tenth', URGENCY.first);
    await clock.advance(1_000);
    expect(told()).toEqual([0, false]);
    pace.heard(...STOP, 19);
    expect(told()).toEqual([0, false]);
    pace.heard(...STOP, 1);
    expect(told()).toEqual([0, true]);
    await clock.advance(1_000);
    expect(told()).toEqual([0, false]);
  });

  it('begins one long work after another, also after one that failed, and waits for no more than ten seconds for one that hangs', async () => {
    const { clock, pace, order } = setUp();
    const hanging = new Promise<void>(() => {});
    const failing = pace.oneByOne(true, async () => {
      throw new Error('no');
    });
    void pace.oneByOne(true, () => hanging);
    const last = pace.oneByOne(true, async () => void order.push('last'));
    await pace.oneByOne(false, async () => void order.push('what could be left'));
    await expect(failing).rejects.toThrow('no');
    await clock.advance(9_999);
    expect(order).toEqual(['what could be left']);
    await clock.advance(1);
    await last;
    expect(order.at(-1)).toBe('last');
  });
});
