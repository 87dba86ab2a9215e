// AWS answers with less than there is: empty lists, half lists, one that is missing. Nothing may be ended, released or
// forgotten on the strength of a silence. Each story is one kind of lie, told while instances leave.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { Tamper } from '#simulate/edge.ts';
import { brokenPromises } from '#simulate/report.ts';
import { type SimulateOptions, simulate } from '#simulate/simulate.ts';
import { loadStory } from '../../support/story.ts';

const PATIENCE = { timeout: 120_000 };

type Faults = NonNullable<Scenario['spec']['faults']>;
interface Lie extends Pick<SimulateOptions, 'killsAtSeconds' | 'clockOffsetMs'> {
  readonly duration: string;
  readonly faults: Faults;
  /** Changes the story before it begins. */
  readonly setUp?: (scenario: Scenario) => void;
  /** Returns the answer of a lie, or undefined for the truth. */
  readonly lie?: (call: Parameters<Tamper>[0], answer: Record<string, never[]>) => unknown;
}

/** Lives the story through and returns its report, how often AWS lied, and what the log told of a kind. */
async function tell(name: string, { duration, faults, setUp, lie, ...rest }: Lie) {
  const { scenario, specs } = structuredClone(loadStory(name));
  Object.assign(scenario.spec, { duration, faults });
  if (name === 'scale-in-kills-tasks') leaveRoom(scenario);
  // Hosts that leave unevenly would make the group move others: zone balance is another story.
  for (const pool of scenario.spec.clusters.flatMap((each) => each.pools)) pool.suspended = ['AZRebalance'];
  setUp?.(scenario);
  let lies = 0;
  const tamper: Tamper = (call, answer) => {
    const told = lie?.(call, answer as Record<string, never[]>);
    if (told !== undefined) lies += 1;
    return told ?? answer;
  };
  const { report, sandbox } = await simulate({ scenario, specs, policy: 'sluice', seed: 1, tamper, ...rest });
  const calls = sandbox.calls.counts().byOperation;
  return { report, lies, calls, sandbox };
}

const ended = (at: string, count: number): Faults => [
  { at, terminateInGroup: { pool: 'music-on-demand', count } },
];
const interrupted = (count: number): Faults => [
  { at: '6m', spotInterruption: { pool: 'recipes-spot', count } },
];
const during = (from: number, to: number) => (atSecond: number) => atSecond >= from && atSecond < to;

/** Fewer tasks than the hosts hold, so that those of a leaving host find room at once. */
function leaveRoom({ spec }: Scenario): void {
  const [cluster] = spec.clusters!;
  cluster!.services = cluster!.services!.map((service) => ({
    ...service,
    desired: Math.ceil(service.desired! * 0.75),
    autoScaling: undefined,
  }));
}

/** Two instances, one service and the daemon: too few to see a half answer by its size. */
function small({ spec }: Scenario): void {
  const cluster = spec.clusters![0]!;
  const [, catalogue, , monitoring] = cluster.services!;
  Object.assign(cluster.pools![0]!, { min: 1, desired: 2, targetTracking: undefined });
  const traffic = { ...catalogue!.traffic!, points: [{ at: '0s', requestsPerSecond: 10 }] };
  cluster.services = [{ ...catalogue!, desired: 3, autoScaling: undefined, traffic }, monitoring!];
}

describe('a list without what is there ends nothing', PATIENCE, () => {
  it('no container instance is listed from the fifth minute on, and three hosts leave', async () => {
    const { report, lies } = await tell('scale-in-kills-tasks', {
      duration: '14m',
      faults: ended('6m', 3),
      lie: ({ operation, atSecond }) =>
        operation === 'ListContainerInstances' && atSecond > 300 ? { containerInstanceArns: [] } : undefined,
    });
    expect(lies).toBeGreaterThan(10);
    expect(brokenPromises(report)).toEqual([]);
    expect(report.instances.terminated).toBe(3);
  });

  it('only the one that leaves is missing, from every list', async () => {
    const arns = new Map<string, string>();
    let leaving: string | undefined;
    const { report, lies } = await tell('scale-in-kills-tasks', {
      duration: '14m',
      faults: ended('6m', 1),
      lie({ operation }, answer) {
        const items = (key: string) => (answer[key] ?? []) as Record<string, string>[];
        for (const item of items('containerInstances'))
          arns.set(item.ec2InstanceId!, item.containerInstanceArn!);
        for (const group of items('AutoScalingGroups') as unknown as Record<
          string,
          Record<string, string>[]
        >[])
          leaving ??= group.Instances?.find((each) => each.LifecycleState === 'Terminating:Wait')?.InstanceId;
        if (operation !== 'ListContainerInstances' || leaving === undefined) return undefined;
        const hidden = arns.get(leaving);
        return { containerInstanceArns: answer.containerInstanceArns?.filter((arn) => arn !== hidden) };
      },
    });
    expect(lies).toBeGreaterThan(5);
    expect(brokenPromises(report)).toEqual([]);
    expect(report.instances.terminated).toBe(1);
  });

  it.each([
    ['', []],
    [', to an operator that has just been started', [365]],
  ])('two hosts, none listed while one leaves%s', async (_, killsAtSeconds) => {
    const lying = during(355, 400);
    const { report, lies } = await tell('scale-in-kills-tasks', {
      duration: '14m',
      faults: ended('6m', 1),
      setUp: small,
      killsAtSeconds,
      lie: ({ operation, atSecond }) =>
        operation === 'ListContainerInstances' && lying(atSecond) ? { containerInstanceArns: [] } : undefined,
    });
    expect(lies).toBeGreaterThan(1);
    expect(brokenPromises(report)).toEqual([]);
    expect(report.instances.terminated).toBe(1);
  });

  it.each(['STOPPED', undefined])(
    'no task is listed (desired status %s) from the fifth minute on',
    async (status) => {
      const { report, lies } = await tell('scale-in-kills-tasks', {
        duration: '14m',
        faults: ended('6m', 2),
        lie: ({ operation, input, atSecond }) =>
          operation === 'ListTasks' &&
          atSecond > 300 &&
          (status === undefined || (input as { desiredStatus?: string }).desiredStatus === status)
            ? { taskArns: [] }
            : undefined,
      });
      expect(lies).toBeGreaterThan(10);
      expect(brokenPromises(report)).toEqual([]);
      expect(report.instances.terminated).toBe(2);
    },
  );

  it.each([
    ['every other member is', (_: string, n: number) => n % 2 === 0],
    ['those that leave are', (state: string) => !state.startsWith('Terminating')],
  ])('%s missing from the group for good, and two hosts leave', async (_, isListed) => {
    const { report, lies } = await tell('scale-in-kills-tasks', {
      duration: '14m',
      faults: ended('6m', 2),
      lie({ operation, atSecond }, answer) {
        if (operation !== 'DescribeAutoScalingGroups' || atSecond < 300) return undefined;
        const groups = answer.AutoScalingGroups as unknown as { Instances: { LifecycleState: string }[] }[];
        const listed = (each: { LifecycleState: string }, n: number) => isListed(each.LifecycleState, n);
        return {
          AutoScalingGroups: groups.map((group) => ({ ...group, Instances: group.Instances.filter(listed) })),
        };
      },
    });
    expect(lies).toBeGreaterThan(5);
    expect(brokenPromises(report)).toEqual([]);
    expect(report.instances.terminated).toBe(2);
  });
});

describe('an evacuation goes on', PATIENCE, () => {
  const rows: [string, string, unknown][] = [
    ['EC2 knows no instance', 'DescribeInstances', { Reservations: [] }],
    ['ECS knows no cluster', 'DescribeClusters', { clusters: [], failures: [{ reason: 'MISSING' }] }],
    ['Auto Scaling knows no group', 'DescribeAutoScalingGroups', { AutoScalingGroups: [] }],
  ];
  it.each(rows)('while %s', async (_, lied, answer) => {
    const lying = during(355, 470);
    const { report, lies } = await tell('spot-reclaim', {
      duration: '11m',
      faults: interrupted(3),
      lie: ({ operation, atSecond }) => (operation === lied && lying(atSecond) ? answer : undefined),
    });
    expect(lies).toBeGreaterThan(3);
    expect(brokenPromises(report)).toEqual([]);
    expect(report.interruptions).toMatchObject({ noticed: 3, evacuatedInTime: 3 });
  });

  it('while a target group that a service names is gone', async () => {
    const gone = Object.assign(new Error('One or more target groups not found'), {
      name: 'TargetGroupNotFoundException',
    });
    const { report, calls } = await tell('spot-reclaim', {
      duration: '11m',
      faults: interrupted(3),
      lie({ operation, input }) {
        const arns = (input as { TargetGroupArns?: string[] }).TargetGroupArns ?? [];
        if (operation === 'DescribeTargetGroups' && arns.length > 1) throw gone;
        return undefined;
      },
    });
    expect(calls['elbv2:DescribeTargetHealth']).toBeGreaterThan(100);
    expect(brokenPromises(report)).toEqual([]);
  });
});

describe('what is not known stops only itself', PATIENCE, () => {
  it('a task definition that cannot be read: its hosts leave all the same', async () => {
    const unreadable = Object.assign(new Error('Unable to describe task definition.'), {
      name: 'ClientException',
    });
    const { report, calls } = await tell('scale-in-kills-tasks', {
      duration: '14m',
      faults: ended('6m', 3),
      lie({ operation, input }) {
        if (operation === 'DescribeTaskDefinition' && /search/.test(JSON.stringify(input))) throw unreadable;
        return undefined;
      },
    });
    expect(brokenPromises(report)).toEqual([]);
    expect(report.instances.terminated).toBe(3);
    expect(calls['autoscaling:CompleteLifecycleAction']).toBeGreaterThan(2);
  });
});

describe('a wall clock that steps back', PATIENCE, () => {
  it('by an hour, just before hosts leave: they are emptied and let go', async () => {
    const { report } = await tell('scale-in-kills-tasks', {
      duration: '16m',
      faults: [...ended('4m', 1), ...ended('6m', 2)],
      clockOffsetMs: (atSecond) => (atSecond < 300 ? 0 : -3_600_000),
    });
    expect(brokenPromises(report)).toEqual([]);
    expect(report.instances.terminated).toBe(3);
  });

  it('by half a minute, in the middle of an evacuation: nothing is killed', async () => {
    const { report } = await tell('spot-reclaim', {
      duration: '11m',
      faults: interrupted(3),
      clockOffsetMs: (atSecond) => (atSecond < 370 ? 0 : -30_000),
    });
    expect(report.tasks).toMatchObject({ killedWithInstance: 0 });
    expect(report.requests).toMatchObject({ failed: 0 });
  });
});
