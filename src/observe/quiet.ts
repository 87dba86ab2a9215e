// Instances that are idle and stay so: their stopping tasks are asked for once in a while, not in every pass. The bucket of
// ECS for such calls refills by 20 a second (aws-facts.md §2.1), and a night of idle hosts must not empty it for drains.

import type { QuietSince, ReadContext } from './context.ts';
import type { Candidate } from './idle-candidates.ts';

/** Shorter, by more than the time between two passes, than such a reading is believed (`tasksKnown`). */
const ASK_AGAIN_MS = 40_000;

/**
 * Of those that may be idle in this pass: which were so in every pass since they were last asked about. Only what nothing is about to
 * be done with: whatever leaves, or shall lose its protection, is asked about each time.
 */
export function stayQuiet(
  { cache, clock }: ReadContext,
  candidates: readonly (Candidate & { readonly id: string })[],
): ReadonlyMap<string, QuietSince> {
  const now = clock.monotonic();
  return new Map(
    candidates.flatMap(({ id, container, member }) => {
      const since = cache.quiet.get(id);
      if (since === undefined || since.arn !== container?.arn) return [];
      const isFresh = now - since.monotonicAt < ASK_AGAIN_MS;
      const stays =
        container.status === 'ACTIVE' && (member?.group?.lifecycleState ?? 'InService') === 'InService';
      return isFresh && stays && member?.group?.protectedFromScaleIn !== true ? [[id, since] as const] : [];
    }),
  );
}

/** For the next pass; whoever is not named was busy, or not read. */
export function noteQuiet({ cache }: ReadContext, quiet: Iterable<readonly [string, QuietSince]>): void {
  const all = [...quiet];
  cache.quiet.clear();
  for (const [id, since] of all) cache.quiet.set(id, since);
}
