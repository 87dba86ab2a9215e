// The one discrete-event clock. Everything that happens in the world happens in an event of this queue.
import TinyQueue from 'tinyqueue';
import type { Cancel, Clock } from '#lib/clock.ts';

interface Entry {
  readonly at: number;
  /** Ties are broken by the order of scheduling, so that a run is the same every time. */
  readonly sequence: number;
  run: (() => void) | undefined;
}

const sooner = (a: Entry, b: Entry) => a.at - b.at || a.sequence - b.sequence;

export class Engine {
  #now: number;
  #sequence = 0;
  #queue = new TinyQueue<Entry>([], sooner);
  #cancelled = 0;
  #ran = 0;
  readonly start: number;
  /** Set when an event resumed somebody outside the world (a timer or a waiting call), who must be let run. */
  outsiderWoken = false;
  /** Told of an event that threw, after which time goes on. Without it the exception ends the run, as tests want it. */
  onBug?: (error: unknown) => void;

  constructor(start: number) {
    this.#now = start;
    this.start = start;
  }

  /** Milliseconds since the epoch, in the world's time. */
  get now(): number {
    return this.#now;
  }

  /** How many events have happened. */
  get ran(): number {
    return this.#ran;
  }

  /** How many entries the queue holds. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Runs `run` at `at` (ms since the epoch), or now if that has passed. */
  at(at: number, run: () => void): Cancel {
    const entry: Entry = { at: Math.max(at, this.#now), sequence: this.#sequence++, run };
    this.#queue.push(entry);
    return () => this.#cancel(entry);
  }

  after(delayMs: number, run: () => void): Cancel {
    return this.at(this.#now + delayMs, run);
  }

  #cancel(entry: Entry): void {
    if (entry.run === undefined) return;
    entry.run = undefined;
    this.#cancelled++;
    // What is cancelled must not pile up; sweeping when it is half of all costs each cancellation a constant.
    if (this.#cancelled < 1000 || this.#cancelled * 2 < this.#queue.length) return;
    this.#queue = new TinyQueue(
      this.#queue.data.filter((each) => each.run !== undefined),
      sooner,
    );
    this.#cancelled = 0;
  }

  /** When the next event is due, ms since the epoch. */
  nextAt(): number | undefined {
    for (let next = this.#queue.peek(); next; next = this.#queue.peek()) {
      if (next.run !== undefined) return next.at;
      this.#queue.pop();
      this.#cancelled--;
    }
    return undefined;
  }

  /** Runs the next event if it is due by `until`; false when there is none. */
  step(until: number): boolean {
    const at = this.nextAt();
    if (at === undefined || at > until) return false;
    const entry = this.#queue.pop()!;
    const { run } = entry;
    // Cancelling what has happened is nothing.
    entry.run = undefined;
    this.#now = at;
    this.#ran++;
    if (run) this.#happen(run);
    return true;
  }

  #happen(run: () => void): void {
    if (!this.onBug) return run();
    try {
      run();
    } catch (error) {
      this.onBug(error);
    }
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
