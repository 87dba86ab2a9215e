// Instances that are idle and stay so: their stopping tasks are asked for once in a while, not in every pass. The bucket of
// ECS for such calls refills by 20 a second (aws-facts.md §2.1), and a night of idle hosts must not empty it for drains.

import type { QuietSince, ReadContext } from './context.ts';
import type { Candidate } from './idle-candidates.ts';

/** Shorter, by more than the time between two passes, than such a reading is believed (`tasksKnown`). */
const ASK_AGAIN_MS = 40_000;

type Idle = Candidate & { readonly id: string };

/**
 * Of those that may be idle in this pass: which were so in every pass since they were last asked about. Only what nothing is about to
 * be done with: whatever leaves, or shall lose its protection, is asked about each time.
 */
export function stayQuiet(
  { cache, clock }: ReadContext,
  candidates: readonly Idle[],
): ReadonlyMap<string, QuietSince> {
  const now = clock.monotonic();
  const quiet = [...cacheOf(cache, candidates)].filter(
    ([, { monotonicAt }]) => now - monotonicAt < ASK_AGAIN_MS,
  );
  return new Map(quiet);
}

/** What is known of those with which nothing is about to be done, however long ago it was read. */
function cacheOf(cache: ReadContext['cache'], candidates: readonly Idle[]): Map<string, QuietSince> {
  return new Map(
    candidates.flatMap((each) => {
      const since = cache.quiet.get(each.id);
      if (since === undefined || since.arn !== each.container?.arn) return [];
      return stays(each) && each.member?.group?.protectedFromScaleIn !== true
        ? [[each.id, since] as const]
        : [];
    }),
  );
}

const stays = ({ container, member }: Candidate) =>
  container?.status === 'ACTIVE' && (member?.group?.lifecycleState ?? 'InService') === 'InService';

/**
 * So many are asked about in one pass, and a second: more at once would be refused as a whole, each time anew, and passes come fast while
 * instances leave (aws-facts.md §2.1).
 */
const MOST_AT_ONCE = 60;
const MOST_PER_SECOND = 6;

export interface Asking {
  /** Of whom it is not asked, and what was read before counts for as long as it is believed. */
  readonly quiet: ReadonlyMap<string, QuietSince>;
  /** Ids. Of whom is in neither nothing is known until a later pass. */
  readonly asked: readonly string[];
}

/** Of those that leave, too: a storm has thousands. Below it all are asked about each time. */
const MOST_LEAVING = 40;

/**
 * Who is asked about in this pass: those that leave, first the ones on which nothing is known to run and which may be let go, and of the
 * others those first of whom nothing was heard for longest.
 */
export function inTurn(context: ReadContext, candidates: readonly Idle[], isWhole: boolean): Asking {
  const { cache } = context;
  // A listing that failed may hide whatever happened since.
  const fresh = isWhole ? stayQuiet(context, candidates) : new Map<string, QuietSince>();
  const known = isWhole ? cacheOf(cache, candidates) : fresh;
  const due = candidates.filter(({ id }) => !fresh.has(id));
  const turns = turnsOf(context);
  const readAt = ({ id }: Idle) => cache.quiet.get(id)?.monotonicAt ?? 0;
  const later = due
    .filter(stays)
    .sort((a, b) => readAt(a) - readAt(b))
    .slice(turns);
  const isLater = new Set(later);
  const leaving = leavingInTurn(
    context,
    due.filter((each) => !stays(each)),
  );
  const kept = later.flatMap(({ id }) => (known.has(id) ? [[id, known.get(id)!] as const] : []));
  return {
    quiet: new Map([...fresh, ...kept]),
    asked: due.filter((each) => (stays(each) ? !isLater.has(each) : leaving.has(each))).map(({ id }) => id),
  };
}

function leavingInTurn({ cache, clock }: ReadContext, leaving: readonly Idle[]): ReadonlySet<Idle> {
  if (leaving.length <= MOST_LEAVING) return new Set(leaving);
  const askedAt = ({ id }: Idle) => cache.leavingAskedAt.get(id) ?? 0;
  const chosen = leaving
    .toSorted((a, b) => Math.min(a.tasks.length, 1) - Math.min(b.tasks.length, 1) || askedAt(a) - askedAt(b))
    .slice(0, MOST_LEAVING);
  const ids = new Set(leaving.map(({ id }) => id));
  for (const id of cache.leavingAskedAt.keys()) if (!ids.has(id)) cache.leavingAskedAt.delete(id);
  for (const { id } of chosen) cache.leavingAskedAt.set(id, clock.monotonic());
  return new Set(chosen);
}

/** How many may be asked about: as many as the time since the last pass allows for. */
function turnsOf({ cache, clock }: ReadContext): number {
  const now = clock.monotonic();
  const since = (now - (cache.idleAskedAt ?? Number.NEGATIVE_INFINITY)) / 1_000;
  cache.idleAskedAt = now;
  return Math.min(MOST_AT_ONCE, Math.ceil(since * MOST_PER_SECOND));
}

/** For the next pass; whoever is not named was busy, or not read. */
export function noteQuiet({ cache }: ReadContext, quiet: Iterable<readonly [string, QuietSince]>): void {
  const all = [...quiet];
  cache.quiet.clear();
  for (const [id, since] of all) cache.quiet.set(id, since);
}
