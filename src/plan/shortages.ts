// What batch launchers reported and still wait for: the newest word of each id, until it expires or its tasks run.
import type { Shortage } from '#model/shortage.ts';

/** By cluster and id. */
export type Shortages = Map<string, Shortage>;

/** More at a time than any launcher has requests: a flood. */
const MOST = 1_000;

/** Takes a report in; false where it says nothing: an older word, or one of a flood. */
export function noteShortage(shortages: Shortages, shortage: Shortage): boolean {
  const key = shortageKey(shortage);
  const known = shortages.get(key);
  if (known !== undefined && known.at > shortage.at) return false;
  if (known === undefined && shortages.size >= MOST) return false;
  shortages.set(key, shortage);
  return true;
}

/** Forgets what has expired. `now` in ms since the epoch. */
export function pruneShortages(shortages: Shortages, now: number): void {
  for (const [key, { expiresAt }] of shortages) if (expiresAt <= now) shortages.delete(key);
}

/** What a task of the cluster tells about whether a report is still true. */
export interface StartedTask {
  readonly startedBy?: string;
  /** When it was started, ms since the epoch; undefined: it has not been yet. */
  readonly startedAt?: number;
}

export interface StillWaiting {
  readonly shortage: Shortage;
  readonly count: number;
}

/**
 * What still waits in this cluster. Tasks that carry a report's `startedBy` and were started after it was sent have found their
 * place; so have those that have a host and are about to start.
 */
export function stillWaiting(
  shortages: Shortages,
  { cluster, tasks, now }: { cluster: string; tasks: readonly StartedTask[]; now: number },
): StillWaiting[] {
  return [...shortages.values()].flatMap((shortage) => {
    if (shortage.cluster !== cluster || shortage.expiresAt <= now) return [];
    const isPlaced = ({ startedBy, startedAt = now }: StartedTask) =>
      startedBy !== undefined && startedBy === shortage.startedBy && startedAt >= shortage.at;
    const count = shortage.count - tasks.filter(isPlaced).length;
    return count > 0 ? [{ shortage, count }] : [];
  });
}

/** What a later word takes the place of. */
export const shortageKey = ({ cluster, id }: Shortage): string => `${cluster} ${id}`;
