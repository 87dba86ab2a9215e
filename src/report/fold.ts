// Puts notes that say the same of several instances on one line, and of what is alike only the first few.
import { listed } from '#lib/text.ts';
import type { Action, Wait } from '#model/plan.ts';

export interface Note {
  /** What it is about: instances, a pool, or nothing in particular. */
  readonly about: string;
  readonly reason: string;
}

/** Equal reasons in one pool become one note; the order is that of their first mention. */
export function foldWaits(waits: readonly Wait[]): Note[] {
  const groups = new Map<string, Wait[]>();
  for (const wait of waits) {
    const key = JSON.stringify([wait.pool, wait.instanceId === undefined, wait.reason]);
    groups.set(key, [...(groups.get(key) ?? []), wait]);
  }
  return [...groups.values()].map((group) => {
    const { pool, reason } = group[0]!;
    const ids = group.flatMap((wait) => (wait.instanceId === undefined ? [] : [wait.instanceId]));
    const where = pool === undefined ? '' : ` (${pool})`;
    return { about: ids.length > 0 ? `${listed(ids)}${where}` : (pool ?? ''), reason };
  });
}

/** Of more that is alike only so many are shown. */
const FOLD = 8;

export interface Folded<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

const folded = <T>(all: readonly T[], most: number): Folded<T> => ({
  shown: all.slice(0, most),
  more: Math.max(0, all.length - most),
});

/** Actions of one kind in one pool are alike: their first few stand for all. */
export function foldActions(actions: readonly Action[]): Folded<Action>[] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const key = `${action.kind} ${action.pool ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups.values()].map((group) => folded(group, FOLD));
}

export const firstWaits = (waits: readonly Wait[]): Folded<Note> => folded(foldWaits(waits), 3 * FOLD);
