// When clusters are read for the first time, one account among others.
import { describe, expect, it } from 'vitest';
import { createTestClock } from '../../test/support/clock.ts';
import { createFirstReadings } from './first-readings.ts';

function setUp(seconds = 1) {
  const clock = createTestClock();
  const begun: { name: string; at: number }[] = [];
  const read = (name: string, place = 'here') => {
    begun.push({ name, at: clock.monotonic() });
    readings.took(name, place, { ecs: 14 * seconds, elb: 0 });
  };
  const readings = createFirstReadings(clock, (name) => read(name));
  const ask = (name: string, place = 'here', isHurried = false) => {
    if (readings.mayBegin(name, place, isHurried)) read(name, place);
  };
  const askAll = (many: number) => {
    for (let n = 0; n < many; n++) ask(`c-${n}`);
  };
  return { clock, begun, readings, ask, askAll };
}

describe('first readings', () => {
  it('of a few clusters all begin at once', () => {
    const { begun, askAll } = setUp();
    askAll(5);
    expect(begun).toHaveLength(5);
  });

  it('of a hundred take their turns, each once', async () => {
    const { clock, begun, askAll } = setUp();
    askAll(100);
    askAll(100);
    expect(new Set(begun.map(({ name }) => name)).size).toBe(5);
    begun.length = 0;
    await clock.advance(30_000);
    expect(begun.length).toBeGreaterThanOrEqual(29);
    expect(begun.length).toBeLessThanOrEqual(31);
    await clock.advance(70_000);
    expect(begun).toHaveLength(95);
    expect(new Set(begun.map(({ name }) => name)).size).toBe(95);
  });

  it('that take more than was thought are waited for longer', async () => {
    const { clock, begun, askAll } = setUp(4);
    askAll(100);
    await clock.advance(60_000);
    // 4 s at once and 60 s more, but for what begins while it is not known.
    expect(begun.length).toBeGreaterThanOrEqual(16);
    expect(begun.length).toBeLessThanOrEqual(18);
  });

  it('that are hurried begin at once, and others wait for that', async () => {
    const { clock, begun, ask, askAll } = setUp();
    askAll(6);
    expect(begun).toHaveLength(5);
    ask('c-99', 'here', true);
    expect(begun.at(-1)).toEqual({ name: 'c-99', at: 0 });
    await clock.advance(1_999);
    expect(begun).toHaveLength(6);
    await clock.advance(1);
    expect(begun.at(-1)!.name).toBe('c-5');
  });

  it('of other accounts and Regions do not wait for each other', () => {
    const { begun, ask, askAll } = setUp();
    askAll(20);
    ask('c-50', 'there');
    expect(begun.at(-1)!.name).toBe('c-50');
  });

  it('of one that was operated elsewhere meanwhile takes its turn again, and who no longer waits has none', async () => {
    const { clock, begun, readings, ask, askAll } = setUp();
    askAll(7);
    readings.forget('c-0', 'here');
    readings.forget('c-5', 'here');
    ask('c-0');
    expect(begun).toHaveLength(5);
    await clock.advance(3_000);
    expect(begun.slice(5).map(({ name }) => name)).toEqual(['c-6', 'c-0']);
  });

  it('once begun may begin again, as after a failure', () => {
    const { readings, askAll } = setUp();
    askAll(20);
    expect(readings.mayBegin('c-0', 'here', false)).toBe(true);
    expect(readings.mayBegin('c-19', 'here', false)).toBe(false);
  });
});
