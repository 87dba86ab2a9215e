// Disruption budgets: how many instances of a pool may be out because of us, at once and within a window of time. Planner
// and gate count by the same rules, each from the facts that it has itself.
import { parseDurationMs } from '#lib/duration.ts';
import { clockTime, count } from '#lib/text.ts';
import { openUntil } from '#lib/window.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { VoluntaryReason } from '#model/notice.ts';

export type Budget = NonNullable<NonNullable<ClusterSpec['spec']['disruption']>['budgets']>[number];

/** Without any budget in the spec one instance of a pool goes at a time. */
const DEFAULT: readonly Budget[] = [{ max: 1 }];

/** What is known of one pool. */
export interface PoolCount {
  /** Its instances, those that are out included. */
  readonly size: number;
  /** How many of them are out or on their way out now, for whatever reason. */
  readonly out: number;
  /** When instances began to go within the last hour, those that are gone included, ms since the epoch. */
  readonly left: readonly number[];
  /** Whether `left` is whole: after a start it is not until it was read, and what is unknown counts as spent. */
  readonly leftKnown: boolean;
  /** What of it is on standby, ours or not, and runs. */
  readonly onStandby?: { readonly instances: number; readonly units: number };
}

/** The same with so many more that go now. */
export const withOut = (pool: PoolCount, more: number, now: number): PoolCount => ({
  ...pool,
  out: pool.out + more,
  left: [...pool.left, ...Array.from({ length: more }, () => now)],
});

/** Why not one more instance of the pool may go for this reason; undefined: it may. `now` in ms since the epoch. */
export function heldByBudget(
  budgets: readonly Budget[] | undefined,
  { pool, reason, now }: { pool: PoolCount; reason: VoluntaryReason; now: number },
): string | undefined {
  for (const budget of budgets?.length ? budgets : DEFAULT) {
    if (budget.reasons && !budget.reasons.includes(reason)) continue;
    const held = heldBy(budget, pool, now);
    if (held !== undefined) return held;
  }
  return undefined;
}

/**
 * The same for what its pool does not need: of that as many go at once as budgets allow. Where none speaks of it now, one goes at a
 * time.
 */
export function heldAsSurplus(
  budgets: readonly Budget[] | undefined,
  of: { pool: PoolCount; reason: VoluntaryReason; now: number },
): string | undefined {
  const speaks = (budget: Budget) => speaksOf(budget, of.reason, of.now);
  return heldByBudget(budgets?.some(speaks) ? budgets : DEFAULT, of);
}

const speaksOf = (budget: Budget, reason: VoluntaryReason, now: number) =>
  budget.reasons?.includes(reason) !== false && windowOf(budget, now) !== 'closed';

/** How many may be out at once by the strictest budget that is open now and holds for every reason; undefined: none does. */
export function mostOutAtOnce(
  budgets: readonly Budget[] | undefined,
  size: number,
  now: number,
): number | undefined {
  const most = (budgets?.length ? budgets : DEFAULT)
    .filter((budget) => budget.per === undefined && budget.reasons === undefined)
    .filter((budget) => windowOf(budget, now) !== 'closed')
    .map(({ max }) => allowed(max, size));
  return most.length === 0 ? undefined : Math.min(...most);
}

/** How many of what is not needed go at once, in words. */
export function surplusPace(budgets: readonly Budget[] = [], now: number): string {
  if (budgets.length === 0) return 'one at a time (no budget given)';
  const speaks = budgets.some((each) => speaksOf(each, 'scaleIn', now) || speaksOf(each, 'consolidate', now));
  return speaks ? 'as budgets allow' : 'one at a time (no budget speaks of it now)';
}

function heldBy(budget: Budget, { size, out, left, leftKnown }: PoolCount, now: number): string | undefined {
  const closes = windowOf(budget, now);
  if (closes === 'closed') return undefined;
  const until = closes === undefined ? '' : ` until ${clockTime(closes)}`;
  const most = allowed(budget.max, size);
  const kind = DEFAULT.includes(budget) ? 'default budget' : 'budget';
  const words = `the ${kind} of ${typeof budget.max === 'string' ? `${budget.max} of ${size}` : budget.max}`;
  if (budget.per === undefined) {
    return out < most ? undefined : `${words} at once${until}: ${count(out, 'instance')} out already`;
  }
  if (!leftKnown) return `${words} in ${budget.per}${until}: how many went before is not known yet`;
  const since = now - parseDurationMs(budget.per);
  const gone = left.filter((at) => at > since).length;
  return gone < most
    ? undefined
    : `${words} in ${budget.per}${until}: ${count(gone, 'instance')} went already`;
}

/** When its window closes; `closed` while it is none of its hours, undefined without a window. */
function windowOf({ cron, timeZone, duration }: Budget, now: number): number | 'closed' | undefined {
  if (cron === undefined || duration === undefined) return undefined;
  return openUntil({ cron, timeZone, durationMs: parseDurationMs(duration) }, now) ?? 'closed';
}

/**
 * 10 % of 25 instances are 2: percentages are rounded down, so that a budget is never exceeded. A percentage above 0 is
 * worth at least one instance, or small pools could never be touched; of a pool of one that is all of it.
 */
export function allowed(max: number | string, size: number): number {
  if (typeof max === 'number') return max;
  const percent = Number.parseInt(max, 10);
  return percent === 0 ? 0 : Math.max(1, Math.floor((size * percent) / 100));
}
