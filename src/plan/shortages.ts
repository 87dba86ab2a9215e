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
  readonly arn: string;
  readonly startedBy?: string;
  /** When it was started, ms since the epoch; undefined: it has not been yet. */
  readonly startedAt?: number;
  /** The ARN of its task definition. */
  readonly definition?: string;
}

/** The ARNs of tasks that have found their place, by report: a task that has ended does not wait again. */
export type Placed = Map<string, Set<string>>;

export interface StillWaiting {
  readonly shortage: Shortage;
  readonly count: number;
}

interface Looking {
  readonly cluster: string;
  readonly tasks: readonly StartedTask[];
  /** What was found before; takes in what is found now. */
  readonly placed: Placed;
  /** Ms since the epoch. */
  readonly now: number;
}

/**
 * What still waits in this cluster. Tasks that carry a report's `startedBy` and were started after it was sent have found their
 * place; so have those that have a host and are about to start.
 */
export function stillWaiting(shortages: Shortages, { cluster, tasks, placed, now }: Looking): StillWaiting[] {
  const newest = new Set([...shortages.values()].map(placedKey));
  for (const key of placed.keys()) if (!newest.has(key)) placed.delete(key);
  return [...shortages.values()].flatMap((shortage) => {
    if (shortage.cluster !== cluster || shortage.expiresAt <= now) return [];
    const count = shortage.count - placedOf(shortage, { tasks, placed, now });
    return count > 0 ? [{ shortage, count }] : [];
  });
}

function placedOf(
  shortage: Shortage,
  { tasks, placed, now }: Pick<Looking, 'tasks' | 'placed' | 'now'>,
): number {
  const { startedBy: by, at, taskDefinition } = shortage;
  if (by === undefined) return 0;
  const known = placed.get(placedKey(shortage)) ?? new Set();
  for (const { arn, startedBy, startedAt = now, definition } of tasks)
    if (startedBy === by && startedAt >= at && isOf(definition, taskDefinition)) known.add(arn);
  placed.set(placedKey(shortage), known);
  return known.size;
}

/** One run may ask for several definitions; a report names its own by ARN, by family and revision, or by family. */
const isOf = (definition: string | undefined, named: string | undefined): boolean =>
  definition === undefined ||
  named === undefined ||
  definition === named ||
  definition.endsWith(`/${named}`) ||
  definition.includes(`/${named}:`);

/** The same message comes again and again; a later word begins anew. */
const placedKey = (shortage: Shortage) => `${shortageKey(shortage)} ${shortage.at}`;

/** What a later word takes the place of. */
export const shortageKey = ({ cluster, id }: Shortage): string => `${cluster} ${id}`;
