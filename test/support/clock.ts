// A clock that tests move by hand. Nothing happens unless time is moved; no wall clock is involved.
import type { Clock } from '#lib/clock.ts';

export interface TestClock extends Clock {
  /** Moves time, running what becomes due in order and letting promises settle in between. */
  advance(ms: number): Promise<void>;
}

export function createTestClock(startsAt = Date.parse('2026-11-22T00:00:00Z')): TestClock {
  let elapsed = 0;
  let timers: { at: number; run: () => void }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => startsAt + elapsed,
    monotonic: () => elapsed,
    after(delayMs, run) {
      const timer = { at: elapsed + Math.max(0, delayMs), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const until = elapsed + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        elapsed = Math.max(elapsed, next.at);
        next.run();
        await settle();
      }
      elapsed = until;
    },
  };
}
