// Worlds that a forecast is measured with: a cluster whose image has just changed, and the spec that replaces its hosts.
import { createRandom } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';

const EVENTS = [
  'EC2 Spot Instance Interruption Warning',
  'EC2 Instance State-change Notification',
  'EC2 Instance-terminate Lifecycle Action',
  'ECS Container Instance State Change',
  'ECS Task State Change',
];

export interface Rollout {
  readonly scenario: Scenario;
  readonly document: ClusterSpec;
}

/** Everything that a forecast does not see is drawn: boot, start and end of tasks, how much traffic there is. */
export function rollout(seed: number, hosts?: number): Rollout {
  const random = createRandom(`rollout ${seed}`);
  const size = hosts ?? random.int(3, 7);
  const tasks = size * 2;
  const service = (name: string, desired: number) => ({
    name,
    desired,
    minimumHealthyPercent: random.pick([50, 75, 100]),
    task: {
      cpu: 256,
      memory: 512,
      stopTimeout: random.pick(['10s', '30s', '60s']),
      start: random.pick(['3s-8s', '5s-15s', '10s-30s']),
      shutdown: random.pick(['1s-5s', '2s-10s']),
    },
    loadBalancer: { deregistrationDelay: random.pick(['20s', '60s', '120s']) },
    traffic: { seconds: 0.2, points: [{ at: '0s', requestsPerSecond: desired * random.pick([1, 3]) }] },
  });
  return {
    scenario: {
      apiVersion: 'sluice.dev/v1alpha1',
      kind: 'Scenario',
      metadata: { name: `rollout-${seed}` },
      spec: {
        duration: '3h',
        queues: [{ name: 'sluice-events', forOperator: true, events: EVENTS }],
        clusters: [
          {
            name: 'web',
            pools: [
              {
                name: 'web-hosts',
                min: 0,
                max: size * 2,
                desired: size,
                boot: random.pick(['45s-75s', '60s-90s', '90s-150s']),
                instance: { type: 'm6i.large', cpu: 2048, memory: 7600 },
              },
            ],
            services: [
              service('pages', Math.ceil(tasks * 0.6)),
              service('search', Math.floor(tasks * 0.4)),
              { name: 'agent', desired: 0, daemon: true, task: { cpu: 64, memory: 128 } },
            ],
          },
        ],
        faults: [{ at: '1s', launchTemplateVersion: { pool: 'web-hosts' } }],
      },
    },
    document: {
      apiVersion: 'sluice.dev/v1alpha1',
      kind: 'ClusterSpec',
      metadata: { name: 'web' },
      spec: {
        account: '111122223333',
        region: 'ap-northeast-1',
        cluster: 'web',
        mode: 'drain',
        events: { queue: 'sluice-events' },
        workloads: [{ match: { daemon: true }, ignore: true }],
        refresh: { on: ['launchTemplate'], surge: 1 },
        disruption: { budgets: [{ max: hosts === undefined ? random.int(1, 2) : '5%' }] },
        pools: [
          {
            name: 'hosts',
            autoScalingGroup: { name: 'web-hosts' },
            lifecycleHook: { name: 'sluice-drain', manage: true },
          },
        ],
      },
    },
  };
}
