// The account that strangers talk to: small scenarios in which nothing happens by itself, so that two runs can be compared.
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';

type Cluster = Scenario['spec']['clusters'][number];

export const CLUSTER = 'conformance';
export const GROUP = 'base';
export const SERVICE = 'web';
export const QUEUE = 'events';
export const OTHER_QUEUE = 'other';

export type AccountName = 'plain' | 'services' | 'day';

const instance = { type: 'm6i.large', cpu: 4096, memory: 7482 };
const settings = {
  schedulerPass: '5s',
  removedTargets: 'stayOut',
  stopTask: 'atOnce',
  drainDelay: 'untilIdle',
  spotRequestLag: '0s',
  hostDeathLag: '10s',
  metricDelay: '60s',
  attributesOnDraining: true,
} as const;

const web = {
  name: SERVICE,
  desired: 4,
  task: {
    cpu: 256,
    memory: 256,
    stopTimeout: '30s',
    start: '5s-5s',
    ready: '2s-2s',
    shutdown: '3s-3s',
  },
  loadBalancer: { deregistrationDelay: '20s' },
};
const daemon = { name: 'agent', desired: 0, daemon: true, task: { cpu: 32, memory: 64 } };
const jobs = [{ family: 'report', perMinute: 0, seconds: '3600s', task: { cpu: 512, memory: 512 } }];

// What both moto and the sandbox have: one group of four on-demand instances in one zone.
const base = { name: GROUP, min: 1, max: 6, desired: 4, zones: ['a'], instance };

const clusters: Record<AccountName, Cluster> = {
  plain: { name: CLUSTER, pools: [base], services: [], jobs },
  services: { name: CLUSTER, pools: [base], services: [web], jobs },
  day: {
    name: CLUSTER,
    pools: [
      { ...base, zones: ['a', 'c'], boot: '30s-30s' },
      { name: 'spot', min: 0, max: 4, desired: 2, zones: ['a'], market: 'spot', instance, boot: '30s-30s' },
    ],
    services: [web, daemon],
    jobs,
  },
};

/** A scenario of the name; every setting that AWS leaves unverified is fixed, and traffic is left out. */
export function scenarioOf(name: AccountName): Scenario {
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: `conformance-${name}` },
    spec: {
      duration: '24h',
      settings,
      // Events would fill the queue that conversations count messages in.
      queues: [{ name: QUEUE, ...(name === 'day' ? { events: ['*'] } : {}) }, { name: OTHER_QUEUE }],
      clusters: [clusters[name]],
    },
  };
}
