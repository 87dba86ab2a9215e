// Instances that never joined: what proves that another in their place would, and when none may go. Planner and gate ask the same
// questions, each of the facts that it has itself.
import { clockTime } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Raised } from '#model/plan.ts';
import { type Budget, heldByBudget } from './budgets.ts';

/** How long an instance may take to boot and join. */
export const JOIN_MS = 600_000;

/**
 * For how long it has been there without joining, ms. One that came while this process watched is as old as that, by its monotonic
 * clock: by a wall clock that is ahead each launch would be late at once, and would be made again.
 */
export function unjoinedFor(
  { launchedAt, unjoinedSince, containerArn }: InstanceFacts,
  { watchedSince = Number.POSITIVE_INFINITY, now }: Pick<Trials, 'watchedSince'> & { readonly now: number },
): number {
  const cameMeanwhile =
    containerArn === undefined && unjoinedSince !== undefined && unjoinedSince > watchedSince;
  return now - ((cameMeanwhile ? unjoinedSince : launchedAt) ?? now);
}

/** What one process knows of its own doing; what it does not know makes it more cautious. */
export interface Trials {
  /** Since when it has seen the cluster, ms since the epoch. */
  readonly watchedSince?: number;
  /** When it last ended one of a pool that had never joined, by pool, ms since the epoch. */
  readonly discards?: ReadonlyMap<string, number>;
  /** How large it made a pool a moment ago, by its name. */
  readonly raised?: ReadonlyMap<string, Raised>;
}

/** What was launched from the same template, and has joined, is the proof that another would; undefined: there is proof. */
export function noKin(
  instance: InstanceFacts,
  { members, trials }: { readonly members: readonly InstanceFacts[]; readonly trials: Trials },
): string | undefined {
  const own = sourceOf(instance);
  const since = provenSince(instance, trials);
  const joined = members.some(
    (each) =>
      each.container !== undefined &&
      sourceOf(each) === own &&
      (since === undefined || launchedAt(each) >= since),
  );
  if (joined && own !== undefined) return undefined;
  const which = since === undefined ? 'nothing else' : `nothing launched since ${clockTime(since)}`;
  return `${which} from ${own ?? 'its unknown image'} has joined, so that another may not either; look at its user data and its network`;
}

/**
 * From when proof must come. Where one was ended and its replacement does not join either, what joined before proves nothing any
 * more. The same holds where this process was not there to see whether one was.
 */
function provenSince(instance: InstanceFacts, trials: Trials): number | undefined {
  const { watchedSince = Number.POSITIVE_INFINITY, discards } = trials;
  const tried = discards?.get(instance.pool ?? '');
  if (tried !== undefined) return tried;
  return watchedSince <= launchedAt(instance) ? undefined : launchedAt(instance);
}

/** What was launched after the last one that did not join, and has joined, is the proof that the cause is gone. By AWS's times alone. */
export function joinedSince(members: readonly InstanceFacts[], lost: readonly InstanceFacts[]): boolean {
  const latest = Math.max(...lost.map(launchedAt));
  return members.some((each) => each.container?.agentConnected === true && launchedAt(each) > latest);
}

const launchedAt = (instance: InstanceFacts) => instance.launchedAt ?? 0;

function sourceOf({ group, imageId }: InstanceFacts): string | undefined {
  const template = group?.template;
  return template === undefined ? imageId : `version ${template.version} of ${template.id}`;
}

/** It serves nobody, so that its end takes nothing from a budget; but where a budget is nothing at this hour, nothing goes. */
export function closedHours(
  budgets: readonly Budget[] | undefined,
  { size, now }: { readonly size: number; readonly now: number },
): string | undefined {
  return heldByBudget(budgets, {
    pool: { size, out: 0, left: [], leftKnown: true },
    reason: 'unhealthy',
    now,
  });
}
