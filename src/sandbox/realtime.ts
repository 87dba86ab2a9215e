// Lets a world live in real time, or at a multiple of it, for those who call it over HTTP.
import type { Engine } from './world/engine.ts';

/** Events are run in small batches, so that thousands of requests a second do not mean as many timers. */
const LEAST_TICK_MS = 10;
const MOST_TICK_MS = 500;

export interface RealTime {
  /** Brings the world up to now; called before each answer. */
  catchUp(): void;
  stop(): void;
}

/** `speed` simulated seconds pass in each real one. The world begins at its own start time. */
export function runInRealTime(engine: Engine, speed: number): RealTime {
  const realStart = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const catchUp = () => engine.advance(engine.start + (performance.now() - realStart) * speed);
  const tick = () => {
    catchUp();
    const waitMs = ((engine.nextAt() ?? Number.POSITIVE_INFINITY) - engine.now) / speed;
    timer = setTimeout(tick, Math.min(MOST_TICK_MS, Math.max(LEAST_TICK_MS, waitMs)));
  };
  tick();
  return { catchUp, stop: () => clearTimeout(timer) };
}
