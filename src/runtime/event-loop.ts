// How late the event loop of this process is: what waits for a timer or an answer waits that much longer.
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface LoopDelay {
  /** Seconds, over the last one to two minutes. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoopWatch {
  delay(): LoopDelay;
  stop(): void;
}

const RESOLUTION_MS = 20;
const WINDOW_MS = 60_000;

export function watchEventLoop(): LoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // Node counts the time from one tick of its timer to the next: the timer's own part of it is no delay.
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1e3) || 0;
  const read = (): LoopDelay => ({
    p50: late(histogram.percentile(50)),
    p99: late(histogram.percentile(99)),
    max: late(histogram.max),
  });
  let before: LoopDelay = { p50: 0, p99: 0, max: 0 };
  const timer = setInterval(() => {
    before = read();
    histogram.reset();
  }, WINDOW_MS);
  timer.unref();
  return {
    delay() {
      const now = read();
      return {
        p50: Math.max(now.p50, before.p50),
        p99: Math.max(now.p99, before.p99),
        max: Math.max(now.max, before.max),
      };
    },
    stop() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
