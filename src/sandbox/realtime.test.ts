// The world's clock under somebody's hand: its pace, a pause, a leap. Nothing here waits for real time.
import { afterEach, describe, expect, it } from 'vitest';
import { type RealTime, runInRealTime } from './realtime.ts';
import { Engine } from './world/engine.ts';

const HOUR_MS = 3_600_000;
let time: RealTime | undefined;
afterEach(() => time?.stop());

describe('a world in real time', () => {
  it('stands still while it is paused, and leaps by exactly what it is told', async () => {
    const engine = new Engine(0);
    time = runInRealTime(engine, 1);
    time.setPaused(true);
    const before = engine.now;
    const seen: number[] = [];
    engine.at(before + HOUR_MS / 2, () => seen.push(engine.now));
    await time.advance(HOUR_MS);
    time.catchUp();
    expect(engine.now).toBe(before + HOUR_MS);
    expect(seen).toEqual([before + HOUR_MS / 2]);
    expect(time.paused).toBe(true);
  });

  it('does not jump when its speed changes or it goes on', () => {
    const engine = new Engine(0);
    time = runInRealTime(engine, 1);
    time.setPaused(true);
    time.setSpeed(10_000);
    const before = engine.now;
    time.catchUp();
    expect(engine.now).toBe(before);
    expect(time.speed).toBe(10_000);
  });

  it('lets others do something in between when a leap is long', async () => {
    const engine = new Engine(0);
    time = runInRealTime(engine, 1, 1);
    time.setPaused(true);
    let events = 0;
    const again = () => {
      events++;
      engine.after(1, again);
    };
    engine.after(1, again);
    let turns = 0;
    const turn = () => {
      turns++;
      pending = setImmediate(turn);
    };
    let pending = setImmediate(turn);
    const leap = time.advance(1_000_000);
    expect(time.leapsTo).toBeGreaterThan(999_999);
    await expect(time.advance(1)).rejects.toThrow('one advance at a time');
    await leap;
    expect(time.leapsTo).toBeUndefined();
    clearImmediate(pending);
    // A millisecond or two may be lost to rounding.
    expect(events).toBeGreaterThan(999_990);
    expect(turns).toBeGreaterThan(0);
  });
});
