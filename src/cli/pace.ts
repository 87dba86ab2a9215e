// The time that a command goes by which goes on (`-w`), and what ends it; tests give their own.
import { type Clock, systemClock } from '#lib/clock.ts';

export interface Pace {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Until somebody ends the process. */
export const endless = (): Pace => ({ clock: systemClock, signal: new AbortController().signal });
