// One trace of demand under one policy with one setting: what it cost, and what it lost. The world is a service that follows its
// requests, batch jobs beside it, and one group of hosts.

import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import type { Policy, SimulationReport } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { HOURS, type Trace } from './traces.ts';

/** What a policy is swept over. */
export interface Contestant {
  readonly policy: Policy;
  /** Its main setting, in words. */
  readonly setting: string;
  /** Target capacity or reservation of a rival in percent; room for so many more tasks of Sluice. */
  readonly value: number;
}

export const contestants: readonly Contestant[] = [
  ...[0, 2, 3, 4, 8, 12].map((value) => ({
    policy: 'sluice' as const,
    setting: `headroomTasks ${value}`,
    value,
  })),
  ...[70, 80, 90, 100].map((value) => ({
    policy: 'capacity-provider' as const,
    setting: `targetCapacity ${value}`,
    value,
  })),
  ...[50, 60, 70, 80].map((value) => ({
    policy: 'best-practice' as const,
    setting: `reservation ${value} %`,
    value,
  })),
];

const TASK = { cpu: 960, memory: 1024, stopTimeout: '20s', shutdown: '1s-6s' } as const;
const JOB = { cpu: 960, memory: 512, stopTimeout: '10s', shutdown: '1s-3s' } as const;
export const TASKS_PER_HOST = 2;

export interface Lived {
  readonly report: SimulationReport;
  /** How long each task waited until it ran, ms: beyond the boot of a host that was launched meanwhile, and in all. */
  readonly waits: { readonly beyondMs: readonly number[]; readonly wholeMs: readonly number[] };
  /** Tasks that shall run, minute by minute: what an operator that knows the future would have hosts for. */
  readonly wanted: readonly number[];
}

export async function liveTrace(trace: Trace, { policy, value }: Contestant, seed: number): Promise<Lived> {
  const wanted: number[] = [];
  const { report, sandbox } = await simulate({
    scenario: scenarioOf(trace, policy, value),
    specs: specsWith(policy === 'sluice' ? value : 0),
    policy,
    seed,
    onMinute: ({ world }) => {
      const tasks = [...world.clusters.values()].flatMap((cluster) => [...cluster.tasks.values()]);
      const jobs = tasks.filter((task) => !task.service && task.desiredStatus === 'RUNNING').length;
      const services = [...world.clusters.values()].flatMap((cluster) => [...cluster.services.values()]);
      const desired = services.reduce((sum, each) => sum + (each.daemon ? 0 : each.desiredCount), 0);
      wanted.push(desired + jobs);
    },
  });
  const { waitBeyondBootMs: beyondMs, waitToPlaceMs: wholeMs } = sandbox.world.tally.tasks;
  return { report, waits: { beyondMs, wholeMs }, wanted };
}

/** Of hosts that are there exactly while they are needed, each from a boot before; a lower bound, not to be reached. */
export function oracleHours(wanted: readonly number[]): number {
  const BOOT_MINUTES = 2;
  const hosts = wanted.map((_, minute) =>
    Math.ceil(Math.max(...wanted.slice(minute, minute + BOOT_MINUTES + 1)) / TASKS_PER_HOST),
  );
  return hosts.reduce((sum, each) => sum + each, 0) / 60;
}

function scenarioOf({ points }: Trace, policy: Policy, value: number): Scenario {
  const rates = points.map(([second, requestsPerSecond]) => ({ at: `${second}s`, requestsPerSecond }));
  const pool = {
    name: 'hosts',
    min: 2,
    max: 60,
    desired: 6,
    instance: { type: 'm6i.large', cpu: 2048, memory: 7600 },
    targetTracking: {
      metric: 'CPUReservation',
      target: policy === 'best-practice' ? value : 70,
      withoutOperator: true,
    },
    ...(policy === 'capacity-provider' && { capacityProvider: { targetCapacity: value } }),
  };
  const service = {
    name: 'pages',
    desired: 6,
    task: TASK,
    loadBalancer: { deregistrationDelay: '30s', healthCheckInterval: '10s' },
    autoScaling: { min: 4, max: 60, requestsPerTask: 10 },
    traffic: { seconds: 0.2, perTask: 20, points: rates },
  };
  const queues = [
    { name: 'shortage', forOperator: true },
    { name: 'events', forOperator: true, events: ['*'] },
  ];
  const jobs = [{ family: 'batch', perMinute: 1, seconds: '60s-240s', shortageQueue: 'shortage', task: JOB }];
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'bench' },
    spec: {
      duration: `${HOURS}h`,
      queues,
      clusters: [{ name: 'bench', pools: [pool], services: [service], jobs }],
    },
  };
  const { scenario, problems } = parseScenario(Buffer.from(JSON.stringify(document)), 'bench.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  return scenario;
}

function specsWith(headroomTasks: number) {
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'bench' },
    spec: {
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster: 'bench',
      mode: 'scale',
      events: { queue: 'events' },
      workloads: [
        { match: { service: '*' }, onInterruption: 'evacuate', onScaleIn: 'drain', drainTimeout: '15m' },
      ],
      pools: [
        {
          name: 'hosts',
          autoScalingGroup: { name: 'hosts' },
          lifecycleHook: { name: 'sluice-drain', manage: true },
          limits: { min: 2, max: 60 },
          headroomTasks,
        },
      ],
      scaleOut: { unplacedTasks: true, shortageQueue: 'shortage' },
      scaleIn: { stableFor: '1m', consolidate: true },
      disruption: { budgets: [{ max: '20%' }] },
    },
  };
  const bytes = Buffer.from(JSON.stringify(document));
  const { specs, problems } = parseClusterSpecs([{ file: 'bench.yaml', bytes }]);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return specs.map(({ spec }) => spec);
}
