// How long to wait before trying again: longer each time, by chance, so that many do not come back together.
import type { Random } from '#lib/random.ts';

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** After `failures` failures in a row (1 or more): between half and all of firstMs × 2^(failures−1), capped. */
export function backoffMs(failures: number, { firstMs, longestMs }: Backoff, random: Random): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return random.between(most / 2, most);
}
