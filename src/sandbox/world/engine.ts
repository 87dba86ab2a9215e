// The one discrete-event clock. Everything that happens in the world happens in an event of this queue.
import TinyQueue from 'tinyqueue';
import type { Cancel, Clock } from '#lib/clock.ts';

interface Entry {
  readonly at: number;
  /** Ties are broken by the order of scheduling, so that a run is the same every time. */
  readonly sequence: number;
  run: (() => void) | undefined;
}

export class Engine {
  #now: number;
  #sequence = 0;
  readonly #queue = new TinyQueue<Entry>([], (a, b) => a.at - b.at || a.sequence - b.sequence);
  readonly start: number;
  /** Set when an event resumed somebody outside the world (a timer or a waiting call), who must be let run. */
  outsiderWoken = false;

  constructor(start: number) {
    this.#now = start;
    this.start = start;
  }

  /** Milliseconds since the epoch, in the world's time. */
  get now(): number {
    return this.#now;
  }

  /** Runs `run` at `at` (ms since the epoch), or now if that has passed. */
  at(at: number, run: () => void): Cancel {
    const entry: Entry = { at: Math.max(at, this.#now), sequence: this.#sequence++, run };
    this.#queue.push(entry);
    return () => {
      entry.run = undefined;
    };
  }

  after(delayMs: number, run: () => void): Cancel {
    return this.at(this.#now + delayMs, run);
  }

  /** When the next event is due, ms since the epoch. */
  nextAt(): number | undefined {
    while (this.#queue.length > 0 && this.#queue.peek()?.run === undefined) this.#queue.pop();
    return this.#queue.peek()?.at;
  }

  /** Runs the next event if it is due by `until`; false when there is none. */
  step(until: number): boolean {
    const at = this.nextAt();
    if (at === undefined || at > until) return false;
    const entry = this.#queue.pop();
    this.#now = at;
    entry?.run?.();
    return true;
  }

  /** Runs everything that is due by `until` and sets the clock to it. */
  advance(until: number): void {
    while (this.step(until));
    if (until > this.#now) this.#now = until;
  }

  /** The same clock for those outside the world. */
  clock(): Clock {
    return {
      now: () => this.#now,
      monotonic: () => this.#now - this.start,
      after: (delayMs, run) =>
        this.after(Math.max(0, delayMs), () => {
          this.outsiderWoken = true;
          run();
        }),
    };
  }
}
