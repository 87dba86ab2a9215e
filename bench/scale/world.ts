// Clusters of any size with a spec that operates them: ten tasks on each instance, behind load balancers, and nothing to do.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';

export const TASKS_PER_INSTANCE = 10;
/** As large as one service of ECS, and one group of Auto Scaling by default, may be. */
const LARGEST_SERVICE = 1_000;
const LARGEST_GROUP = 1_000;
const QUEUE = 'sluice-events';
const EVENTS = [
  'EC2 Spot Instance Interruption Warning',
  'EC2 Instance State-change Notification',
  'EC2 Instance-terminate Lifecycle Action',
  'ECS Container Instance State Change',
  'ECS Task State Change',
];
const hook = { name: 'sluice-drain', manage: true };

export interface ClusterSize {
  readonly name: string;
  readonly instances: number;
  readonly market?: 'spot';
  /** Ten unless given. */
  readonly tasksEach?: number;
}

export interface Fleet {
  readonly scenario: Scenario;
  readonly documents: readonly ClusterSpec[];
}

export function fleetOf(
  sizes: readonly ClusterSize[],
  faults: NonNullable<Scenario['spec']['faults']> = [],
): Fleet {
  const scenario: Scenario = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'scale' },
    spec: {
      duration: '1h',
      queues: [{ name: QUEUE, forOperator: true, events: EVENTS }],
      clusters: sizes.map((size) => ({
        name: size.name,
        pools: poolsOf(size).map((pool) => ({
          ...pool,
          ...(size.market && { market: size.market }),
          min: 0,
          max: 2 * pool.desired,
          instance: { type: 'm6i.large', cpu: 2048, memory: 8000 },
        })),
        services: servicesOf(size),
      })),
      faults,
    },
  };
  return { scenario, documents: sizes.map(documentOf) };
}

function servicesOf({ name, instances, tasksEach = TASKS_PER_INSTANCE }: ClusterSize) {
  const tasks = instances * tasksEach;
  const count = Math.max(4, Math.ceil(tasks / LARGEST_SERVICE));
  return Array.from({ length: count }, (_, n) => ({
    name: `${name}-service-${n + 1}`,
    desired: Math.floor(tasks / count),
    task: { cpu: 100, memory: 100, stopTimeout: '30s', shutdown: '1s-5s' },
    loadBalancer: { deregistrationDelay: '30s', healthCheckInterval: '10s' },
  }));
}

export function poolsOf({ name, instances }: ClusterSize): { name: string; desired: number }[] {
  const count = Math.ceil(instances / LARGEST_GROUP);
  return Array.from({ length: count }, (_, n) => ({
    name: `${name}-pool-${n + 1}`,
    desired: Math.floor(instances / count),
  }));
}

function documentOf(size: ClusterSize): ClusterSpec {
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: size.name },
    spec: {
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster: size.name,
      mode: 'drain',
      events: { queue: QUEUE },
      workloads: [
        { match: { daemon: true }, ignore: true },
        { match: { service: '*' }, onInterruption: 'evacuate', onScaleIn: 'drain', drainTimeout: '15m' },
      ],
      pools: poolsOf(size).map(({ name }) => ({ name, autoScalingGroup: { name }, lifecycleHook: hook })),
      disruption: { budgets: [{ max: '10%' }] },
    },
  };
}
