// A fault between the operator and AWS, or of the operator's own process: data, so that it can be drawn, written down,
// replayed and taken out again. What goes wrong inside the account itself is a fault of the Scenario.

/** Which calls it concerns; all where nothing is said. */
export interface Site {
  readonly service?: string;
  readonly operations?: readonly string[];
  /** Of those calls; 100 where nothing is said. */
  readonly percent?: number;
}

export interface Lasting {
  /** Seconds. */
  readonly for: number;
}

/** Each fault has one of `at` and `effect`, and one thing that happens. */
export interface Fault {
  /** Seconds since the start. */
  readonly at?: number;
  /** With the operator's n-th call that changes something, counted from 1 over all its lives. */
  readonly effect?: number;

  /** SIGKILL, and a new process so many seconds later. */
  readonly kill?: { readonly downFor: number };
  /** The request never reaches AWS; the caller hears of a timeout. */
  readonly loseRequests?: Site & Partial<Lasting>;
  /** AWS does the work; the caller hears of a timeout. */
  readonly loseAnswers?: Site & Partial<Lasting>;
  /** No name resolves: every call fails at once. */
  readonly blackout?: Lasting;
  /** Answers take so many seconds longer. */
  readonly slow?: Site & Lasting & { readonly seconds: number };
  /** Reads show what was `lag` seconds ago, as far as they were asked then; in between others are fresh: views go back. */
  readonly stale?: Site & Lasting & { readonly lag: number };
  /** Lists hold each item with this probability only: 0 leaves none. `denied`: ECS says that those that it leaves out are MISSING. */
  readonly partial?: Site & Lasting & { readonly keep: number; readonly denied?: boolean };
  /** Lists come in pages of two, taken at different times; every so many pages a token has expired. */
  readonly pages?: Lasting;
  /** Answers are empty objects, or lack members here and there. */
  readonly malformed?: Site & Lasting & { readonly how: 'empty' | 'holes' };
  /** The process stands still: no timer fires, no answer is heard. */
  readonly stall?: Lasting;
  /** Its wall clock is ahead by so many seconds, from then on or for a while. */
  readonly clock?: Partial<Lasting> & { readonly ahead: number };
  /** A second operator of the same specs runs beside it. */
  readonly second?: Lasting;
  /** The documents are replaced by these (YAML), and the process is started anew if they are valid. */
  readonly edit?: { readonly documents: string };
  /** Somebody else puts a message on the operator's queue. `instance`: which of all there are, by number; none: unknown. */
  readonly forge?: { readonly what: Forged; readonly instance?: number; readonly copies?: number };
}

export const forgeries = [
  'spotInterruption',
  'rebalance',
  'stateTerminated',
  'hook',
  'taskStopped',
  'noise',
] as const;
export type Forged = (typeof forgeries)[number];

type Happening = Exclude<keyof Fault, 'at' | 'effect'>;

const HAPPENINGS: Readonly<Record<Happening, true>> = {
  kill: true,
  loseRequests: true,
  loseAnswers: true,
  blackout: true,
  slow: true,
  stale: true,
  partial: true,
  pages: true,
  malformed: true,
  stall: true,
  clock: true,
  second: true,
  edit: true,
  forge: true,
};

/** What is wrong with a fault that was read from a file, in one clause; undefined: nothing. */
export function faultProblem(fault: unknown): string | undefined {
  if (typeof fault !== 'object' || fault === null) return `${JSON.stringify(fault)} is no fault`;
  const { at, effect, ...rest } = fault as Fault;
  const kinds = Object.keys(rest);
  const strange = kinds.find((kind) => !Object.hasOwn(HAPPENINGS, kind));
  if (strange !== undefined) return `there is no fault called "${strange}"`;
  if (kinds.length !== 1) return `a fault is one thing that happens, not ${kinds.length}`;
  const isNumber = (value: unknown) => typeof value === 'number' && value >= 0;
  if ([at, effect].filter(isNumber).length !== 1)
    return `the ${kinds[0]} needs one of at and effect, a number`;
  return undefined;
}

export function kindOf(fault: Fault): Happening {
  return Object.keys(fault).find((key) => key !== 'at' && key !== 'effect') as Happening;
}

/** When it is over, seconds since the start; one that waits for an effect is over with it, whenever that is. */
export function endsAt(fault: Fault): number {
  const what = fault[kindOf(fault)] as Partial<Lasting> & { downFor?: number };
  return (fault.at ?? 0) + (what.for ?? what.downFor ?? 0);
}

/** Whether a lasting fault holds at this second. */
export const holds = (fault: Fault, second: number): boolean =>
  fault.at !== undefined && second >= fault.at && second < endsAt(fault);
