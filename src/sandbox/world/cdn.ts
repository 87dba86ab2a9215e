// A CDN in front of a load balancer: what was answered with an error is kept, and answered again without asking the
// origin, until its time is over (aws-facts.md §6.2). Objects are alike, so only their number is kept.

export interface Cdn {
  readonly errorCachingMs: number;
  readonly objects: number;
  /** Kept errors, the oldest first. */
  readonly kept: { readonly until: number; readonly unavoidable: boolean }[];
  /** How many of them nobody could have avoided. */
  unavoidable: number;
}

export const createCdn = (of: { errorCachingMs: number; objects: number }): Cdn => ({
  ...of,
  kept: [],
  unavoidable: 0,
});

/** Keeps the error of one object that was not kept yet. */
export function keepError(cdn: Cdn, now: number, unavoidable: boolean): void {
  if (cdn.kept.length >= cdn.objects || cdn.errorCachingMs <= 0) return;
  cdn.kept.push({ until: now + cdn.errorCachingMs, unavoidable });
  if (unavoidable) cdn.unavoidable++;
}

/** Forgets what is over at `now`. */
export function expire(cdn: Cdn, now: number): void {
  let over = 0;
  while (over < cdn.kept.length && cdn.kept[over]!.until <= now) {
    if (cdn.kept[over++]!.unavoidable) cdn.unavoidable--;
  }
  if (over > 0) cdn.kept.splice(0, over);
}

/** The share of requests that meet a kept error. */
export const keptShare = (cdn: Cdn | undefined): number => (cdn ? cdn.kept.length / cdn.objects : 0);
