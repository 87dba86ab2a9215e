// Contradictions between the faults of a Scenario and the rest of it.
import { type Path, quoteValue } from '#lib/document-problem.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { formatDuration, tryParseDurationMs } from '#lib/duration.ts';
import type { Checking, LenientScenarioPool } from './checking.ts';

export function checkFaults({ spec, report }: Checking): void {
  const pools = poolsOf(spec.clusters);
  for (const [index, fault] of (spec.faults ?? []).entries()) {
    if (!fault) continue;
    const path = ['spec', 'faults', index];
    const { spotInterruption, setDesiredCapacity, terminateInGroup } = fault;
    checkTime(fault.at, spotInterruption?.over, { path, spec, report });
    const find = (name: string | undefined, key: string) =>
      findPool(name, [...path, key, 'pool'], { pools, report });
    const spot = find(spotInterruption?.pool, 'spotInterruption');
    if (spot && spot.market !== 'spot') {
      const hint = 'give the pool market: spot';
      report([...path, 'spotInterruption', 'pool'], 'this pool is not bought as spot', { hint });
    }
    find(terminateInGroup?.pool, 'terminateInGroup');
    const group = find(setDesiredCapacity?.pool, 'setDesiredCapacity');
    const desired = setDesiredCapacity?.desired;
    if (group?.min === undefined || group.max === undefined || desired === undefined) continue;
    if (desired >= group.min && desired <= group.max) continue;
    const message = `${desired} is not between the pool's min, which is ${group.min}, and max, which is ${group.max}`;
    report([...path, 'setDesiredCapacity', 'desired'], message);
  }
}

type Pools = Map<string, LenientScenarioPool>;

function poolsOf(clusters: Checking['spec']['clusters']): Pools {
  const pools: Pools = new Map();
  for (const cluster of clusters ?? []) {
    for (const pool of cluster?.pools ?? []) if (pool?.name !== undefined) pools.set(pool.name, pool);
  }
  return pools;
}

function findPool(
  name: string | undefined,
  path: Path,
  { pools, report }: { pools: Pools; report: Checking['report'] },
): LenientScenarioPool | undefined {
  if (name === undefined || name.trim() === '') return undefined;
  const pool = pools.get(name);
  if (pool) return pool;
  const meant = closestTo(name, pools.keys());
  const known = `pools here: ${[...pools.keys()].slice(0, 10).join(', ')}`;
  report(path, `there is no pool ${quoteValue(name)}`, { hint: meant ? `did you mean ${meant}?` : known });
  return undefined;
}

function checkTime(
  at: string | undefined,
  over: string | undefined,
  { path, spec, report }: Checking & { path: Path },
): void {
  const atMs = at === undefined ? undefined : tryParseDurationMs(at);
  const endMs = spec.duration === undefined ? undefined : tryParseDurationMs(spec.duration);
  if (atMs === undefined || endMs === undefined) return;
  const lastMs = atMs + (over === undefined ? 0 : (tryParseDurationMs(over) ?? 0));
  if (lastMs <= endMs) return;
  const message =
    atMs > endMs ? `${at} is after the end` : `it goes on until ${formatDuration(lastMs)}, after the end`;
  report([...path, 'at'], `${message}, which is at ${formatDuration(endMs)}`, {
    hint: 'lengthen spec.duration',
  });
}
