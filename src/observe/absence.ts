// For how long something has not been found. One answer that lacks it proves nothing; two, some time apart, may. Times
// are monotonic, so that a wall clock that is set cannot prove an absence.

/** Two answers of ECS this far apart are independent of each other. */
export const provenAfterMs = 10_000;
/** What was not asked for during so long is forgotten. */
const forgottenAfterMs = 3_600_000;
const pruneEveryMs = 60_000;

export interface Absences {
  /** An answer lacked it: since when that has been so, as ms until `now` (both monotonic); 0 the first time. */
  absent(key: string, now: number): number;
  /** It was seen. */
  present(key: string): void;
}

export function createAbsences(): Absences {
  const known = new Map<string, { readonly since: number; last: number }>();
  let prunedAt = Number.NEGATIVE_INFINITY;
  /** Now and then: of thousands that boot each asks in every look. */
  const prune = (now: number) => {
    if (now - prunedAt < pruneEveryMs) return;
    prunedAt = now;
    for (const [key, { last }] of known) if (now - last > forgottenAfterMs) known.delete(key);
  };
  return {
    absent(key, now) {
      const before = known.get(key);
      const entry = before !== undefined && now - before.last <= forgottenAfterMs ? before : undefined;
      if (entry) entry.last = now;
      else known.set(key, { since: now, last: now });
      prune(now);
      return now - (entry?.since ?? now);
    },
    present: (key) => void known.delete(key),
  };
}
