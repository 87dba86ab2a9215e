// Faults that set a group's size to what its limits do not allow, as far as the scenario alone tells its size.
import type { Path } from '#lib/document-problem.ts';
import { tryParseDurationMs } from '#lib/duration.ts';
import type { Checking, LenientFault, LenientScenarioPool } from './checking.ts';

type Pools = ReadonlyMap<string, LenientScenarioPool>;

export function checkDesired({ spec, report }: Checking, pools: Pools): void {
  const sizes = new Map<string, number>();
  const faults = [...(spec.faults ?? []).entries()].sort(([, a], [, b]) => timeOf(a) - timeOf(b));
  for (const [index, fault] of faults) {
    const at = { path: ['spec', 'faults', index], report };
    if (fault?.setDesiredCapacity) checkSet(fault.setDesiredCapacity, { ...at, pools, sizes });
    for (const kind of LOWERING)
      if (fault?.[kind])
        checkLowering(fault[kind], { path: [...at.path, kind, 'count'], report, pools, sizes });
  }
}

/** Faults that lower a group by so many. */
const LOWERING = ['terminateInGroup', 'detachInstances'] as const;

const timeOf = (fault: LenientFault | undefined) => tryParseDurationMs(fault?.at ?? '') ?? 0;

interface Sizes {
  path: Path;
  report: Checking['report'];
  pools: Pools;
  /** Desired capacities as earlier faults left them. */
  sizes: Map<string, number>;
}

function checkSet(
  { pool: name = '', desired }: NonNullable<LenientFault['setDesiredCapacity']>,
  { path, report, pools, sizes }: Sizes,
): void {
  const { min, max } = pools.get(name) ?? {};
  if (min === undefined || max === undefined || desired === undefined) return;
  sizes.set(name, desired);
  if (desired >= min && desired <= max) return;
  const message = `${desired} is not between the pool's min, which is ${min}, and max, which is ${max}`;
  report([...path, 'setDesiredCapacity', 'desired'], message);
}

/** Auto Scaling refuses to lower the desired capacity below min (aws-facts.md §4.4). */
function checkLowering(
  { pool: name = '', count }: NonNullable<LenientFault[(typeof LOWERING)[number]]>,
  { path, report, pools, sizes }: Sizes,
): void {
  const pool = pools.get(name);
  // Others set the size of these, so that it is not known here.
  if (!pool || pool.targetTracking || pool.capacityProvider) return;
  const size = sizes.get(name) ?? pool.desired;
  if (size === undefined || pool.min === undefined || count === undefined) return;
  sizes.set(name, Math.max(pool.min, size - count));
  if (size - count >= pool.min) return;
  const message = `${count} of ${size} would leave fewer than the pool's min, which is ${pool.min}`;
  report(path, message, { hint: 'lower it, or min' });
}
