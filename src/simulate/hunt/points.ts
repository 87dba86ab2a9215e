// The points at which a life can be broken off: after each effect of the operator, and at each answer and request. A point is
// written as `kill7`, several as `kill3+answer7`: with its third call that changes something, and with its seventh.

import type { Fault } from '../faults/fault.ts';
import { isRead } from '../faults/meddle.ts';
import type { SimulationReport } from '../report.ts';

/** Each way to break a life off with one effect. */
const BLOWS = {
  /** Killed right after it, and started again at once. */
  kill: { kill: { downFor: 0 } },
  /** Likewise, and started again twenty seconds later. */
  down: { kill: { downFor: 20 } },
  /** It was carried out, and nobody hears of it. */
  answer: { loseAnswers: {} },
  /** It never arrives. */
  request: { loseRequests: {} },
} as const satisfies Readonly<Record<string, Fault>>;

export type Blow = keyof typeof BLOWS;
export const blows = Object.keys(BLOWS) as readonly Blow[];

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** Every effect of a life of so many effects, by each of these blows. */
export const pointsOf = (effects: number, by: readonly Blow[]): string[] =>
  upTo(effects).flatMap((nth) => by.map((blow) => `${blow}${nth}`));

/** Every two effects of it: a crash at the first, one of these blows at the second. */
export const pairsOf = (effects: number, by: readonly Blow[]): string[] =>
  upTo(effects).flatMap((first) =>
    upTo(effects - first).flatMap((later) => by.map((blow) => `kill${first}+${blow}${first + later}`)),
  );

/** What goes wrong at a point; undefined for what is none. */
export function faultsAt(point: string): Fault[] | undefined {
  const faults = point.split('+').map((each): Fault | undefined => {
    const [, blow = '', nth = '0'] = /^([a-z]+)(\d+)$/.exec(each) ?? [];
    return isBlow(blow) && nth !== '0' ? { effect: Number(nth), ...BLOWS[blow] } : undefined;
  });
  return faults.every((each) => each !== undefined) ? faults : undefined;
}

export const isBlow = (word: string): word is Blow => Object.hasOwn(BLOWS, word);

/** How many calls of a life changed something, as the faults count them. */
export function effectsOf({ api }: Pick<SimulationReport, 'api'>): number {
  const calls = Object.entries(api.calls).filter(([name]) => !isRead({ operation: name.split(':')[1]! }));
  return calls.reduce((sum, [, count]) => sum + count, 0);
}
