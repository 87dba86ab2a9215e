// A storm: AWS takes a whole cluster of spot instances, with the notices within one second, beside a cluster where little happens.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';

/** When the notices come, seconds; the operator has looked by then. */
export const STORM_AT = 180;
export const TASKS_PER_INSTANCE = 10;
const EVENTS = [
  'EC2 Spot Instance Interruption Warning',
  'EC2 Instance State-change Notification',
  'EC2 Instance-terminate Lifecycle Action',
  'ECS Container Instance State Change',
  'ECS Task State Change',
];
/** As many targets as one target group may have (aws-facts.md §6). */
const LARGEST_SERVICE = 1_000;
/** Of another cluster of the account, noticed a moment after the storm. */
export const OTHERS = 20;

export interface Storm {
  readonly scenario: Scenario;
  readonly specs: readonly ClusterSpec[];
}

export function storm(instances: number): Storm {
  return {
    scenario: {
      apiVersion: 'sluice.dev/v1alpha1',
      kind: 'Scenario',
      metadata: { name: `storm-${instances}` },
      spec: {
        duration: `${STORM_AT + 180}s`,
        queues: [{ name: 'sluice-events', forOperator: true, events: EVENTS }],
        clusters: [clusterOf('storm', instances), clusterOf('other', OTHERS)],
        faults: [
          { at: `${STORM_AT}s`, spotInterruption: { pool: 'storm-spot', count: instances, over: '1s' } },
          { at: `${STORM_AT + 1}s`, spotInterruption: { pool: 'other-spot', count: 1 } },
        ],
      },
    },
    specs: [specOf('storm'), specOf('other')],
  };
}

function clusterOf(name: string, instances: number): Scenario['spec']['clusters'][number] {
  const tasks = instances * TASKS_PER_INSTANCE;
  const services = Math.max(2, Math.ceil(tasks / LARGEST_SERVICE));
  return {
    name,
    pools: [
      {
        name: `${name}-spot`,
        market: 'spot',
        min: 0,
        max: instances * 2,
        desired: instances,
        instance: { type: 'm6i.large', cpu: 2048, memory: 8000 },
      },
    ],
    services: Array.from({ length: services }, (_, n) => ({
      name: `${name}-${n + 1}`,
      desired: Math.floor(tasks / services),
      minimumHealthyPercent: 50,
      task: { cpu: 100, memory: 100, stopTimeout: '20s', shutdown: '1s-6s' },
      loadBalancer: { deregistrationDelay: '20s', healthCheckInterval: '10s' },
    })),
  };
}

function specOf(cluster: string): ClusterSpec {
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: cluster },
    spec: {
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster,
      mode: 'drain',
      events: { queue: 'sluice-events' },
      workloads: [{ match: { service: '*' }, onInterruption: 'evacuate' }],
      pools: [
        {
          name: 'spot',
          autoScalingGroup: { name: `${cluster}-spot` },
          lifecycleHook: { name: 'sluice-drain', manage: true },
        },
      ],
    },
  };
}
