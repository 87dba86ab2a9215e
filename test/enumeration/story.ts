// What the short stories of the enumeration have in common: a small cluster of one service that is quickly started and stopped,
// with so much to spare that nothing is lost by chance.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { Fault } from '#simulate/faults/fault.ts';
import type { Trial, WorldFault } from '#simulate/hunt/trial.ts';

type World = Scenario['spec'];
type Cluster = World['clusters'][number];
type Service = NonNullable<Cluster['services']>[number];
type Spec = ClusterSpec['spec'];

export interface Tale {
  readonly name: string;
  /** Operations that it is about. */
  readonly does: readonly string[];
  readonly duration: string;
  readonly settle?: string;
  readonly settings?: World['settings'];
  readonly pools?: readonly Cluster['pools'][number][];
  readonly fleets?: Cluster['fleets'];
  readonly web?: Partial<Service>;
  /** Services besides web and the agents. */
  readonly services?: readonly Service[];
  readonly jobs?: Cluster['jobs'];
  /** Queues besides that of the operator's events. */
  readonly queues?: World['queues'];
  /** Detail types of events that the queue of the operator gets besides. */
  readonly events?: readonly string[];
  /** Other clusters of the account. */
  readonly clusters?: readonly Cluster[];
  readonly spec: Partial<Spec>;
  readonly faults: readonly WorldFault[];
  /** What goes wrong between the operator and AWS. */
  readonly between?: readonly Fault[];
  /** Whether it must end as without that, and as when it is broken off; else only where there is no such thing. */
  readonly sameEnd?: boolean;
}

const EVENTS = [
  'EC2 Spot Instance Interruption Warning',
  'EC2 Instance Rebalance Recommendation',
  'EC2 Instance State-change Notification',
  'EC2 Instance-terminate Lifecycle Action',
  'ECS Container Instance State Change',
];

export const group = (
  name: string,
  more: Partial<Cluster['pools'][number]> = {},
): Cluster['pools'][number] => ({
  name,
  min: 0,
  max: 8,
  desired: 4,
  instance: { type: 'm6i.large', cpu: 2048, memory: 7600 },
  boot: '20s-30s',
  // Which host a balancing group would end is chance.
  suspended: ['AZRebalance'],
  ...more,
});

/** A pool of the spec with a hook that Sluice makes. */
export const pool = (name: string): NonNullable<Spec['pools']>[number] => ({
  name,
  autoScalingGroup: { name },
  lifecycleHook: { name: 'sluice-drain', manage: true },
});

export const MEMORY = 'sluice.dev/memory';
export const DAEMONS = { match: { daemon: true }, ignore: true };
export const SPOT = { pools: [group('hosts', { market: 'spot' })] };

export const NEW_IMAGE = { launchTemplateVersion: { pool: 'hosts' } };
/** Nobody but Sluice is to let any of them go. */
export const HELD = { suspended: ['AZRebalance', 'HealthCheck'] } satisfies Parameters<typeof group>[1];
/** A Spot Fleet in place of the groups. */
export const FLEET = {
  pools: [],
  fleets: [
    {
      name: 'fleet',
      target: 4,
      tags: { pool: 'fleet' },
      boot: '20s-30s',
      types: [{ type: 'm6i.large', cpu: 2048, memory: 7600, weight: 1 }],
    },
  ],
} satisfies Partial<Tale>;
/** Two minutes after the start of the world somebody ends one, or the zone wants one back. */
export const ENDED = { at: '2m', terminateInGroup: { pool: 'hosts', count: 1 } };
export const NOTICE = { at: '2m', spotInterruption: { pool: 'hosts', count: 1 } };
/** What `sluice drain` writes so many minutes after the start of the world. */
export const drainedAt = (minutes: number): string =>
  `v1:person:${(Date.parse('2026-11-22T00:00:00Z') / 1000 + minutes * 60).toString(36)}:-:-`;

/** The document of the small cluster. */
export const specOf = (more: Partial<Spec>): ClusterSpec => ({
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'ClusterSpec',
  metadata: { name: 'small' },
  spec: {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'small',
    mode: 'drain',
    events: { queue: 'events' },
    workloads: [DAEMONS],
    pools: [pool('hosts')],
    ...more,
  },
});

export function trialOf({ name, does, duration, settle = '5m', faults, between = [], ...tale }: Tale): Trial {
  const { sameEnd = between.length === 0 } = tale;
  const scenario: Scenario = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name },
    spec: {
      duration,
      settle,
      settings: {
        schedulerPass: '5s',
        hostDeathLag: '20s',
        attributesOnDraining: true,
        removedTargets: 'stayOut',
        eventDoubles: 0,
        eventLoss: 0,
        ...tale.settings,
      },
      queues: [
        { name: 'events', forOperator: true, events: [...EVENTS, ...(tale.events ?? [])] },
        ...(tale.queues ?? []),
      ],
      clusters: [
        {
          name: 'small',
          pools: [...(tale.pools ?? [group('hosts')])],
          ...(tale.fleets && { fleets: tale.fleets }),
          ...(tale.jobs && { jobs: tale.jobs }),
          services: [
            { ...SERVICE, ...tale.web },
            { name: 'agent', desired: 0, daemon: true, task: { cpu: 32, memory: 64 } },
            ...(tale.services ?? []),
          ],
        },
        ...(tale.clusters ?? []),
      ],
      faults: [...faults],
    },
  };
  return {
    name,
    seed: 1,
    edge: 'direct',
    scenario,
    specs: [specOf(tale.spec)],
    faults: between,
    families: [],
    sameEnd,
    does,
  };
}

export const TASK = {
  cpu: 256,
  memory: 512,
  stopTimeout: '10s',
  start: '2s-4s',
  ready: '1s-2s',
  shutdown: '1s-3s',
} satisfies Service['task'];

/** Jobs that start until ten seconds before that, and outlast it. */
export const JOBS = {
  jobs: [{ family: 'job', perMinute: 12, until: '110s', seconds: '150s', task: { ...TASK, cpu: 100 } }],
} satisfies Partial<Tale>;

const SERVICE: Service = {
  name: 'web',
  desired: 4,
  task: TASK,
  spread: ['instance'],
  loadBalancer: { deregistrationDelay: '10s', healthCheckInterval: '5s' },
  traffic: { seconds: 0.1, perTask: 200, points: [{ at: '0s', requestsPerSecond: 5 }] },
};
