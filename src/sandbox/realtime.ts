// Lets a world live in real time, or at a multiple of it, for those who call it over HTTP.
import type { Engine } from './world/engine.ts';

/** Events are run in small batches, so that thousands of requests a second do not mean as many timers. */
const LEAST_TICK_MS = 10;
const MOST_TICK_MS = 500;
/** No longer than this at a time: a world that cannot keep up lags, and still answers and ends when told to. */
const SLICE_MS = 50;

export interface RealTime {
  /** Simulated seconds in each real one. */
  readonly speed: number;
  /** Whether only `advance` moves the clock. */
  readonly paused: boolean;
  /** Where an advance that is under way leads. */
  readonly leapsTo: number | undefined;
  /** Brings the world up to now, as far as a moment's work does; called before each answer. */
  catchUp(): void;
  setSpeed(speed: number): void;
  setPaused(paused: boolean): void;
  /**
   * Runs `ms` of the world's time as fast as it can, answering in between; resolves when it is there, or stopped.
   * Only one at a time.
   */
  advance(ms: number): Promise<void>;
  stop(): void;
}

/** `speed` simulated seconds pass in each real one. The world begins at its own start time. */
export function runInRealTime(engine: Engine, speed: number, sliceMs = SLICE_MS): RealTime {
  const pace = { speed, paused: false, stopped: false };
  // The world's time is counted from here, so that a change of speed moves nothing.
  let from = { real: performance.now(), world: engine.start };
  // Where the last leap leads; a change of pace on the way does not shorten it.
  let goal = engine.start;
  let leaping = false;
  let timer: NodeJS.Timeout | undefined;
  const rate = () => (pace.paused ? 0 : pace.speed);
  const due = () => from.world + (performance.now() - from.real) * rate();
  /** False when there was more to do than a moment's work. */
  const catchUp = (): boolean => {
    const began = performance.now();
    const until = due();
    for (let n = 1; engine.step(until); n++) {
      if (n % 100 === 0 && performance.now() - began > sliceMs) return false;
    }
    engine.advance(until);
    return true;
  };
  const tick = () => {
    catchUp();
    const waitMs = ((engine.nextAt() ?? Number.POSITIVE_INFINITY) - engine.now) / rate();
    timer = setTimeout(tick, Math.min(MOST_TICK_MS, Math.max(LEAST_TICK_MS, waitMs)));
  };
  const change = (to: Partial<typeof pace>) => {
    catchUp();
    Object.assign(pace, to);
    from = { real: performance.now(), world: Math.max(engine.now, goal) };
  };
  tick();
  return {
    get speed() {
      return pace.speed;
    },
    get paused() {
      return pace.paused;
    },
    get leapsTo() {
      return leaping ? goal : undefined;
    },
    catchUp,
    setSpeed: (next) => change({ speed: next }),
    setPaused: (next) => change({ paused: next }),
    async advance(ms) {
      if (leaping) throw new Error('one advance at a time');
      catchUp();
      goal = Math.max(engine.now, due()) + ms;
      from = { real: performance.now(), world: goal };
      leaping = true;
      while (!pace.stopped && !catchUp()) await new Promise((resolve) => setImmediate(resolve));
      leaping = false;
    },
    stop() {
      pace.stopped = true;
      clearTimeout(timer);
    },
  };
}
