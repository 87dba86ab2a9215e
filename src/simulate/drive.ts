// Moves virtual time: one event of the world after another, and after each that woke somebody outside it, everybody
// who can run runs until all wait again. No wall clock is involved, so that the same seed gives the same run.
import type { Engine } from '#sandbox/world/engine.ts';

/** All promises that can settle have settled when this does: none of ours waits for anything but virtual time. */
export const everybodyWaits = () => new Promise<void>((resolve) => setImmediate(resolve));

export interface DriveOptions {
  /** ms since the epoch. */
  readonly until: number;
  /** Called after every event of the world. */
  readonly afterEvent?: () => void;
  /** Ends it before its time. */
  readonly isOver?: () => boolean;
}

export async function drive(engine: Engine, options: DriveOptions): Promise<void> {
  await everybodyWaits();
  while (engine.step(options.until)) {
    options.afterEvent?.();
    if (options.isOver?.()) return;
    if (!engine.outsiderWoken) continue;
    engine.outsiderWoken = false;
    await everybodyWaits();
  }
  engine.advance(options.until);
}
