// A listing that is suddenly much smaller is not believed at once: it may be a half answer, and half a picture is no
// picture. A second reading some seconds later that agrees makes it believed.
import type { ReadCache } from './context.ts';

/** Fewer than this were known: too few to tell a half answer from the truth. */
const leastKnown = 3;
/** How long after the first reading a second one counts as independent. */
const confirmAfterMs = 3_000;

export interface Listing<T> {
  readonly what: string;
  readonly known: ReadonlyMap<string, T>;
  readonly fresh: ReadonlyMap<string, T>;
  readonly now: number;
}

export interface Believed<T> {
  readonly value: ReadonlyMap<string, T>;
  readonly problem?: string;
}

/** Returns the fresh listing, or, while it is in doubt, the known one with the fresh laid over it, and a problem. */
export function believeListing<T>(listing: Listing<T>, cache: ReadCache): Believed<T> {
  const { what, known, fresh, now } = listing;
  if (known.size < leastKnown || fresh.size * 2 >= known.size) {
    cache.shrunken.delete(what);
    return { value: fresh };
  }
  const first = cache.shrunken.get(what);
  if (first && now - first.at >= confirmAfterMs && fresh.size <= first.size * 2) {
    cache.shrunken.delete(what);
    return { value: fresh };
  }
  if (!first) cache.shrunken.set(what, { at: now, size: fresh.size });
  const problem = `${what}: only ${fresh.size} were listed where ${known.size} were known; not believed before a second reading agrees`;
  return { value: new Map([...known, ...fresh]), problem };
}
