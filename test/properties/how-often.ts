// How often a property is tried: a few times in `npm test`, and as often as SLUICE_PROPERTY_RUNS says. What fast-check
// prints of a failure is tried again with SLUICE_PROPERTY_SEED and SLUICE_PROPERTY_PATH, one test at a time (`-t`).
import type { Parameters } from 'fast-check';

const { SLUICE_PROPERTY_RUNS: runs, SLUICE_PROPERTY_SEED: seed, SLUICE_PROPERTY_PATH: path } = process.env;

/** `usual`: where nobody asks for more. A property that costs `dear` times as much as a pure one is tried as much less often. */
export function howOften<T>(usual: number, dear = 1): Parameters<T> {
  return {
    numRuns: runs === undefined ? usual : Math.max(usual, Math.ceil(Number(runs) / dear)),
    ...(seed !== undefined && { seed: Number(seed) }),
    ...(path !== undefined && { path, endOnFailure: true }),
  };
}
