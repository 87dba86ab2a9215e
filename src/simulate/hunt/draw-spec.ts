// Draws what somebody wants of a drawn cluster: a document as people write them, most of them in mode drain.
import type { Random } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Cluster } from './draw-cluster.ts';

type Spec = ClusterSpec['spec'];
type Workload = NonNullable<Spec['workloads']>[number];
type PoolSpec = NonNullable<Spec['pools']>[number];
type Budget = NonNullable<NonNullable<Spec['disruption']>['budgets']>[number];

export const QUEUE = 'sluice-events';

export function drawSpec(cluster: Cluster, random: Random): ClusterSpec {
  const mode = random.pick([
    'drain',
    'drain',
    'drain',
    'drain',
    'drain',
    'drain',
    'scale',
    'scale',
    'protect',
    'observe',
  ] as const);
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: cluster.name },
    spec: {
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster: cluster.name,
      mode,
      events: { queue: QUEUE },
      workloads: drawWorkloads(cluster, random.fork('workloads')),
      pools: drawPools(cluster, random.fork('pools')),
      ...(mode === 'scale' && {
        scaleIn: {
          reservation: { cpu: random.int(20, 50) },
          stableFor: '10m',
          consolidate: random.chance(0.5),
        },
      }),
      ...(random.chance(0.8) && { disruption: { budgets: drawBudgets(random.fork('budgets')) } }),
      ...(random.chance(0.6) && {
        refresh: { on: [random.pick(['launchTemplate', 'ami'] as const)], surge: random.int(1, 2) },
      }),
    },
  };
}

function drawWorkloads({ jobs = [] }: Cluster, random: Random): Workload[] {
  const ofJobs = jobs.map(
    ({ family }): Workload => ({
      match: { family },
      ...(random.chance(0.5) && { idempotent: true, onInterruption: 'stop' as const }),
      onScaleIn: random.pick(['wait', 'drain']),
    }),
  );
  return [
    { match: { daemon: true }, ignore: true },
    ...ofJobs,
    {
      match: { service: '*' },
      onInterruption: 'evacuate',
      onScaleIn: 'drain',
      drainTimeout: random.pick(['10m', '15m']),
      onTimeout: random.pick(['hold', 'hold', 'abort', 'stop']),
    },
  ];
}

function drawPools({ pools, fleets = [] }: Cluster, random: Random): PoolSpec[] {
  return [
    ...pools.map(
      ({ name, market, min }): PoolSpec => ({
        name: name.slice(name.indexOf('-') + 1),
        autoScalingGroup: { name },
        lifecycleHook: { name: 'sluice-drain', manage: true },
        ...(market === 'spot' && { onRebalance: random.pick(['ignore', 'replace'] as const) }),
        ...(random.chance(0.5) && { limits: { min: min + 1 } }),
      }),
    ),
    ...fleets.map(({ name }): PoolSpec => ({ name: 'fleet', spotFleet: { tag: { pool: name } } })),
  ];
}

function drawBudgets(random: Random): Budget[] {
  const budgets: Budget[] = [{ max: random.pick<number | string>([1, 2, '10%', '20%', '34%']) }];
  if (random.chance(0.3)) budgets.push({ max: random.pick<number | string>([2, '30%']), per: '10m' });
  if (random.chance(0.2))
    budgets.push({
      max: 0,
      cron: '30 1 * * *',
      duration: '20m',
      reasons: ['refresh', 'scaleIn', 'consolidate'],
    });
  return budgets;
}
