// Contradictions within and between the pools of one ClusterSpec.
import { type Path, quoteValue } from '#lib/document-problem.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { checkCapacity, checkShortageQueues, checkWeights } from './check-capacity.ts';
import type { Checking, LenientPool } from './checking.ts';

type Thresholds = { cpu?: number; memory?: number } | undefined;

export function checkPools(checking: Checking): void {
  const { spec, report } = checking;
  const first = new Map<string, number>();
  for (const [index, pool] of (spec.pools ?? []).entries()) {
    if (!pool) continue;
    const path = ['spec', 'pools', index];
    checkSource(pool, path, checking);
    checkLimits(pool.limits, [...path, 'limits'], checking);
    checkCapacity(pool, path, checking);
    checkFallback(pool, path, checking);
    checkThresholds(pool, path, checking);
    const earlier = pool.name === undefined ? undefined : first.get(pool.name);
    if (earlier !== undefined) {
      const message = `the name ${quoteValue(pool.name)} is already used by pools[${earlier}]`;
      report([...path, 'name'], message, { hint: 'give each pool a name of its own' });
    } else if (pool.name !== undefined) first.set(pool.name, index);
  }
  compareThresholds(spec.scaleIn?.reservation, spec.scaleOut?.reservation, (resource, message) =>
    report(['spec', 'scaleIn', 'reservation', resource], message, { hint: thresholdHint }),
  );
  checkWeights(checking);
  checkShortageQueues(checking);
  checkIdleRules(checking);
}

/** Rules of which no case comes up: whoever wrote them waits for something that never happens. */
function checkIdleRules({ spec, report }: Checking): void {
  const pools = (spec.pools ?? []).flatMap((pool, index) => (pool ? [{ pool, index }] : []));
  // What EC2 recommends to replace goes by the same surge.
  const replaces = pools.some(({ pool }) => pool.onRebalance === 'replace');
  if (typeof spec.refresh === 'object' && !('on' in spec.refresh) && !replaces) {
    const words = 'nothing is refreshed: it does not say on what';
    report(['spec', 'refresh'], words, {
      hint: 'add `on: [launchTemplate]`, `on: [ami]` or both, or remove refresh',
      key: true,
    });
  }
}

function checkSource(pool: LenientPool, path: Path, { report }: Checking): void {
  const both = pool.autoScalingGroup !== undefined && pool.spotFleet !== undefined;
  const neither = !('autoScalingGroup' in pool) && !('spotFleet' in pool);
  const hint = 'name exactly one of autoScalingGroup and spotFleet';
  if (both) {
    report([...path, 'spotFleet'], 'the pool also names an autoScalingGroup', { hint, key: true });
  } else if (neither) report(path, 'the pool names no source of instances', { hint });
  if (pool.spotFleet !== undefined && !both && pool.lifecycleHook !== undefined) {
    const message = 'a Spot Fleet has no lifecycle hooks';
    report([...path, 'lifecycleHook'], message, { hint: 'remove it: notices are acted on', key: true });
  }
}

/** Reports when the least is above the most; also for the limits of schedules. */
export function checkLimits(
  limits: { min?: number; max?: number } | undefined,
  path: Path,
  { report }: Checking,
): void {
  const { min, max } = limits ?? {};
  if (min === undefined || max === undefined || min <= max) return;
  report([...path, 'min'], `${min} is above max, which is ${max}`, { hint: 'lower min or raise max' });
}

function checkFallback(pool: LenientPool, path: Path, checking: Checking): void {
  if (pool.fallback === undefined) return;
  if (pool.fallback === pool.name) {
    const message = 'the pool falls back to itself';
    checking.report([...path, 'fallback'], message, { hint: 'name another pool, or remove it' });
    return;
  }
  checkPoolName(pool.fallback, [...path, 'fallback'], checking);
  const before = (checking.spec.pools ?? []).slice(0, Number(path.at(-1)));
  const other = before.find((each) => each?.name === pool.fallback);
  if (other?.fallback === pool.name)
    checking.report([...path, 'fallback'], `${pool.fallback} falls back to ${pool.name}`, {
      hint: 'one of them comes first: remove its opposite',
    });
}

/** Reports when no pool has this name. */
export function checkPoolName(name: string, path: Path, { spec, report }: Checking): void {
  const names = (spec.pools ?? []).flatMap((pool) => (pool?.name === undefined ? [] : [String(pool.name)]));
  if (names.includes(name) || name.trim() === '') return;
  const meant = closestTo(name, names);
  const known =
    names.length > 0 ? `pools here: ${names.slice(0, 10).join(', ')}` : 'this document has no pools';
  report(path, `there is no pool ${quoteValue(name)}`, { hint: meant ? `did you mean ${meant}?` : known });
}

const thresholdHint = 'scale in below what scales out, or instances come and go';

/** A pool's own thresholds against those that hold for it: its own, else the document's. */
function checkThresholds(pool: LenientPool, path: Path, { spec, report }: Checking): void {
  const ownIn = pool.scaleIn?.reservation;
  const ownOut = pool.scaleOut?.reservation;
  if (!ownIn && !ownOut) return;
  const key = ownIn ? 'scaleIn' : 'scaleOut';
  const [low, high] = [ownIn ?? spec.scaleIn?.reservation, ownOut ?? spec.scaleOut?.reservation];
  compareThresholds(low, high, (resource, message) =>
    report([...path, key, 'reservation', resource], message, { hint: thresholdHint }),
  );
}

function compareThresholds(
  low: Thresholds,
  high: Thresholds,
  found: (resource: string, message: string) => void,
): void {
  for (const resource of ['cpu', 'memory'] as const) {
    const [scaleIn, scaleOut] = [low?.[resource], high?.[resource]];
    if (scaleIn === undefined || scaleOut === undefined || scaleIn < scaleOut) continue;
    found(resource, `scale-in at ${scaleIn} % is not below scale-out at ${scaleOut} %`);
  }
}
