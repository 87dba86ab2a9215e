// Whether the loop of every cluster turns, for /readyz: each has to end a pass within three of its intervals. Pure.

export interface Lease {
  readonly held: boolean;
  readonly fence?: number;
  /** For how long this replica may still act by it. */
  readonly secondsLeft?: number;
}

export interface Loop {
  /** Of the ClusterSpec. */
  readonly name: string;
  /** The last whole pass: when it ended, and after how long the next was due, on a monotonic clock, ms. */
  readonly passed?: { readonly at: number; readonly nextInMs: number };
  /** Why the last try could not be made. */
  readonly problem?: string;
  /** Absent without a table of leases; null while nothing is known of its lease yet. */
  readonly lease?: Lease | null;
}

export interface Standing {
  readonly name: string;
  readonly ready: boolean;
  readonly words: string;
}

const INTERVALS = 3;
/** A pass may be due within a moment, and takes some seconds itself: what hurries is no promise to be quick. */
const LEAST_INTERVAL_MS = 15_000;

/** `now` on the clock of `passed`. */
export function standingOf({ name, passed, problem, lease }: Loop, now: number): Standing {
  const is = (ready: boolean, words: string): Standing => ({ name, ready, words });
  const why = problem === undefined ? '' : `: ${problem}`;
  if (lease === null) return is(false, 'whether this replica has its lease is not known yet');
  if (lease?.held === false) return is(true, 'another replica has its lease; this one stands by');
  if (passed === undefined) return is(false, `no pass has ended yet${why}`);
  const ageMs = now - passed.at;
  const limitMs = INTERVALS * Math.max(LEAST_INTERVAL_MS, passed.nextInMs);
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
  if (ageMs <= limitMs) return is(true, `the last pass ended ${seconds(ageMs)} ago`);
  return is(
    false,
    `no pass has ended for ${seconds(ageMs)}, and three intervals are ${seconds(limitMs)}${why}`,
  );
}

export function renderStandings(standings: readonly Standing[]): string {
  const isReady = standings.every(({ ready }) => ready);
  const lines = standings.map(({ name, ready, words }) => `${ready ? 'ok ' : 'NOT'} ${name}: ${words}`);
  return `${[isReady ? 'ready' : 'not ready', ...lines].join('\n')}\n`;
}
