// Puts notes that say the same of several instances on one line.
import { listed } from '#lib/text.ts';
import type { Wait } from '#model/plan.ts';

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
