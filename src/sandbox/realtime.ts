// Lets a world live in real time, or at a multiple of it, for those who call it over HTTP.
import type { Engine } from './world/engine.ts';

/** Events are run in small batches, so that thousands of requests a second do not mean as many timers. */
const LEAST_TICK_MS = 10;
const MOST_TICK_MS = 500;
/** No longer than this at a time: a world that cannot keep up lags, and still answers and ends when told to. */
const SLICE_MS = 50;

export interface RealTime {
  /** Brings the world up to now, as far as a moment's work does; called before each answer. */
  catchUp(): void;
  stop(): void;
}

/** `speed` simulated seconds pass in each real one. The world begins at its own start time. */
export function runInRealTime(engine: Engine, speed: number): RealTime {
  const realStart = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const catchUp = () => {
    const began = performance.now();
    const until = engine.start + (began - realStart) * speed;
    for (let n = 1; engine.step(until); n++) {
      if (n % 100 === 0 && performance.now() - began > SLICE_MS) return;
    }
    engine.advance(until);
  };
  const tick = () => {
    catchUp();
    const waitMs = ((engine.nextAt() ?? Number.POSITIVE_INFINITY) - engine.now) / speed;
    timer = setTimeout(tick, Math.min(MOST_TICK_MS, Math.max(LEAST_TICK_MS, waitMs)));
  };
  tick();
  return { catchUp, stop: () => clearTimeout(timer) };
}
