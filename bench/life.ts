// The life that the simulator's speed is measured with: twelve instances in two groups, four services with light traffic,
// four hours of which most are quiet, and the spec that it is operated by.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';

const CLUSTER = 'life';
const hook = { name: 'sluice-drain', manage: true };
const events = [
  'EC2 Spot Instance Interruption Warning',
  'EC2 Instance Rebalance Recommendation',
  'EC2 Instance State-change Notification',
  'EC2 Instance-terminate Lifecycle Action',
  'ECS Container Instance State Change',
  'ECS Task State Change',
] as const;

function web(name: string, desired: number, requestsPerSecond: number) {
  return {
    name,
    desired,
    minimumHealthyPercent: 75,
    task: { cpu: 256, memory: 512, stopTimeout: '30s', shutdown: '1s-6s' },
    spread: ['zone', 'instance'] as ('zone' | 'instance')[],
    loadBalancer: { deregistrationDelay: '30s', healthCheckInterval: '10s' },
    traffic: { seconds: 0.3, perTask: 12, points: [{ at: '0s', requestsPerSecond }] },
  };
}

export const life: Scenario = {
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'Scenario',
  metadata: { name: 'life' },
  spec: {
    duration: '4h',
    settle: '30m',
    queues: [{ name: 'sluice-events', forOperator: true, events: [...events] }],
    clusters: [
      {
        name: CLUSTER,
        pools: [
          {
            name: 'life-hosts',
            min: 4,
            max: 12,
            desired: 8,
            instance: { type: 'm6i.large', cpu: 2048, memory: 7600 },
          },
          {
            name: 'life-spot',
            market: 'spot',
            min: 0,
            max: 8,
            desired: 4,
            instance: { type: 'c6i.large', cpu: 2048, memory: 3700 },
          },
        ],
        services: [
          web('pages', 12, 8),
          web('search', 8, 5),
          {
            name: 'worker',
            desired: 4,
            task: { cpu: 256, memory: 512, stopTimeout: '60s', shutdown: '5s-30s' },
          },
          { name: 'agent', desired: 0, daemon: true, task: { cpu: 64, memory: 128 } },
        ],
      },
    ],
    faults: [
      { at: '14m', spotInterruption: { pool: 'life-spot', count: 1 } },
      { at: '60m', terminateInGroup: { pool: 'life-hosts', count: 1 } },
      { at: '100m', spotInterruption: { pool: 'life-spot', count: 2 } },
      { at: '140m', setDesiredCapacity: { pool: 'life-hosts', desired: 6 } },
      { at: '200m', suddenDeath: { pool: 'life-hosts', count: 1 } },
    ],
  },
};

export const lifeSpec: ClusterSpec = {
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'ClusterSpec',
  metadata: { name: CLUSTER },
  spec: {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: CLUSTER,
    mode: 'drain',
    events: { queue: 'sluice-events' },
    workloads: [
      { match: { daemon: true }, ignore: true },
      { match: { service: '*' }, onInterruption: 'evacuate', onScaleIn: 'drain', drainTimeout: '15m' },
    ],
    pools: [
      { name: 'hosts', autoScalingGroup: { name: 'life-hosts' }, lifecycleHook: hook },
      { name: 'spot', autoScalingGroup: { name: 'life-spot' }, lifecycleHook: hook },
    ],
    disruption: { budgets: [{ max: 2 }] },
  },
};
