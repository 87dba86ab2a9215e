// First readings after a start, or after clusters were taken over, one after the other as the buckets of reads allow: all at once each
// would take as long as all of them, as their calls wait for each other.
import type { Cancel, Clock } from '#lib/clock.ts';
import { firstReadingSeconds, type Reads } from './fair-pace.ts';

/** For how long, s, readings may have the buckets before anybody waits: they begin full, and hold as much as comes in four seconds. */
const AT_ONCE = 4;
/** What a reading takes as long as none has been made, s: a cluster of 50 instances with ten tasks on each. */
const GUESS = 1;

export interface FirstReadings {
  /** Whether this one may be read now; else it is made due when its turn comes. What is hurried may, and counts. */
  mayBegin(name: string, place: string, isHurried: boolean): boolean;
  /** It is operated by another process now: if it comes back it takes its turn as the others do. */
  forget(name: string, place: string): void;
  /** What its reading took; counts once. */
  took(name: string, place: string, reads: Reads): void;
}

interface Place {
  /** For how long, s, the buckets may be had at once; below zero while others have them. */
  level: number;
  /** Ms on the monotonic clock. */
  at: number;
  readonly waiting: string[];
  /** Those that may begin, and for how many seconds they were counted; none once that is known. */
  readonly begun: Map<string, number | undefined>;
  /** Of those that are known. */
  seconds: number;
  known: number;
  cancel?: Cancel;
}

/** `makeDue`: at once. A place is an account and Region. */
export function createFirstReadings(clock: Clock, makeDue: (name: string) => void): FirstReadings {
  const places = new Map<string, Place>();
  const placeOf = (key: string): Place => {
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = {
      level: AT_ONCE,
      at: clock.monotonic(),
      waiting: [],
      begun: new Map(),
      seconds: 0,
      known: 0,
    };
    places.set(key, place);
    return place;
  };
  const fill = (place: Place) => {
    const gained = (clock.monotonic() - place.at) / 1_000;
    place.at = clock.monotonic();
    place.level = Math.min(AT_ONCE, place.level + gained);
  };
  const begin = (place: Place, name: string) => {
    const seconds = place.known === 0 ? GUESS : place.seconds / place.known;
    place.level -= seconds;
    place.begun.set(name, seconds);
  };
  const serve = (place: Place) => {
    place.cancel?.();
    place.cancel = undefined;
    fill(place);
    while (place.waiting.length > 0 && place.level >= 0) {
      const name = place.waiting.shift()!;
      if (place.begun.has(name)) continue;
      begin(place, name);
      makeDue(name);
    }
    if (place.waiting.length === 0) return;
    place.cancel = clock.after(Math.ceil(-place.level * 1_000), () => serve(place));
  };
  return {
    mayBegin(name, key, isHurried) {
      const place = placeOf(key);
      if (place.begun.has(name)) return true;
      fill(place);
      if (isHurried || (place.waiting.length === 0 && place.level >= 0)) {
        begin(place, name);
        return true;
      }
      if (!place.waiting.includes(name)) place.waiting.push(name);
      if (place.cancel === undefined) serve(place);
      return place.begun.has(name);
    },
    forget(name, key) {
      const { begun, waiting } = placeOf(key);
      begun.delete(name);
      const index = waiting.indexOf(name);
      if (index >= 0) waiting.splice(index, 1);
    },
    took(name, key, reads) {
      const place = placeOf(key);
      const counted = place.begun.get(name);
      if (counted === undefined) return;
      place.begun.set(name, undefined);
      const seconds = firstReadingSeconds(reads);
      place.seconds += seconds;
      place.known += 1;
      fill(place);
      place.level -= seconds - counted;
      if (place.cancel !== undefined) serve(place);
    },
  };
}
