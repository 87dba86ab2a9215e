// Who else changes a group, as it is read: few calls, nothing in mode observe, and no failure that hides the group.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { readPools } from './pools.ts';

const NOTHING = { pools: new Map(), members: new Map() };
const group = { AutoScalingGroupName: 'web-main', AutoScalingGroupARN: 'arn:main', DesiredCapacity: 2 };
const tagged = { ...group, Tags: [{ Key: 'AmazonECSManaged' }] };
const provider = {
  name: 'cp',
  status: 'ACTIVE',
  autoScalingGroupProvider: { autoScalingGroupArn: 'arn:main', managedDraining: 'ENABLED' },
};

function setUp(answers: Record<string, unknown>, mode: ReadContext['spec']['mode'] = 'drain') {
  const calls: string[] = [];
  const given: Record<string, unknown> = {
    DescribeAutoScalingGroups: { AutoScalingGroups: [group] },
    DescribeLifecycleHooks: {},
    DescribeCapacityProviders: {},
    DescribeInstanceRefreshes: {},
    DescribePolicies: {},
    ...answers,
  };
  const ports = portFromCall(async (_, operation) => {
    calls.push(operation);
    const answer = given[operation];
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const pools = [{ name: 'main', autoScalingGroup: { name: 'web-main' } }];
  const spec = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web', mode, pools };
  const context: ReadContext = { ports, spec, clock: createTestClock(), cache: createReadCache() };
  const read = async () => {
    const { value, problem } = await readPools(context, NOTHING);
    expect(problem).toBeUndefined();
    return value.pools.get('main')!.group!;
  };
  return { calls, given, read, clock: context.clock as ReturnType<typeof createTestClock> };
}

describe('what else is read of a group', () => {
  it('is which of its policies never lower the capacity', async () => {
    const tracking = (PolicyName: string, DisableScaleIn?: boolean) => ({
      PolicyName,
      TargetTrackingConfiguration: { DisableScaleIn },
    });
    const ScalingPolicies = [tracking('cpu', false), tracking('surge', true), { PolicyName: 'steps' }];
    const { read } = setUp({ DescribePolicies: { ScalingPolicies } }, 'scale');
    expect(await read()).toMatchObject({
      scalingPolicies: ['cpu', 'surge', 'steps'],
      growOnly: ['surge'],
    });
  });
  it('is how old its instances may grow, and whom its hooks tell', async () => {
    const hook = { LifecycleHookName: 'drain', LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING' };
    const { read } = setUp({
      DescribeAutoScalingGroups: { AutoScalingGroups: [{ ...group, MaxInstanceLifetime: 86_400 }] },
      DescribeLifecycleHooks: { LifecycleHooks: [{ ...hook, NotificationTargetARN: 'arn:queue' }, hook] },
    });
    const { maxInstanceLifetimeMs, hooks } = await read();
    expect(maxInstanceLifetimeMs).toBe(86_400_000);
    expect(hooks.map(({ notifies }) => notifies)).toEqual(['arn:queue', undefined]);
  });
  it('is nothing of the kind where there is none', async () => {
    const { read } = setUp({
      DescribeAutoScalingGroups: { AutoScalingGroups: [{ ...group, MaxInstanceLifetime: 0 }] },
    });
    const facts = await read();
    expect('maxInstanceLifetimeMs' in facts).toBe(false);
    expect('growOnly' in facts).toBe(false);
  });
});

describe('the capacity provider of a group', () => {
  it('is found by the ARN of the group, whatever its tags say', async () => {
    const { read } = setUp({ DescribeCapacityProviders: { capacityProviders: [provider] } });
    const managed = { managedScaling: false, managedDraining: true, managedTerminationProtection: false };
    expect(await read()).toMatchObject({ managedByEcs: true, capacityProvider: { name: 'cp', ...managed } });
  });
  it('is none where a tag is all that is left of it; where none can be read the tag counts, and that is told', async () => {
    const groups = { DescribeAutoScalingGroups: { AutoScalingGroups: [tagged] } };
    expect((await setUp(groups).read()).managedByEcs).toBe(false);
    const denied = await setUp({ ...groups, DescribeCapacityProviders: new Error('denied') }).read();
    expect(denied.managedByEcs).toBe(true);
    expect(denied.unread).toEqual([expect.stringMatching(/^ecs:DescribeCapacityProviders failed: .*denied/)]);
  });
  it('stays as it was known when a later reading fails', async () => {
    const { read, given, clock } = setUp({ DescribeCapacityProviders: { capacityProviders: [provider] } });
    await read();
    given.DescribeCapacityProviders = new Error('throttled');
    await clock.advance(61_000);
    expect(await read()).toMatchObject({ capacityProvider: { name: 'cp' }, unread: [expect.any(String)] });
  });
});

describe('the calls', () => {
  it('are none in mode observe, and few in the next pass', async () => {
    const observing = setUp({}, 'observe');
    await observing.read();
    expect(observing.calls).toEqual(['DescribeAutoScalingGroups', 'DescribeLifecycleHooks']);
    const { read, calls } = setUp({}, 'scale');
    await read();
    expect(calls).toHaveLength(5);
    await read();
    expect(calls).toHaveLength(7);
  });
});

describe('scaling policies', () => {
  it('are those that change the group: enabled, no mere forecast, and not that of ECS', async () => {
    const ofEcs = { CustomizedMetricSpecification: { Namespace: 'AWS/ECS/ManagedScaling' } };
    const ScalingPolicies = [
      { PolicyName: 'cpu', Enabled: true },
      { PolicyName: 'off', Enabled: false },
      { PolicyName: 'forecast', PredictiveScalingConfiguration: { Mode: 'ForecastOnly' } },
      { PolicyName: 'ECSManaged', TargetTrackingConfiguration: ofEcs },
    ];
    const { read } = setUp({ DescribePolicies: { ScalingPolicies } }, 'scale');
    expect((await read()).scalingPolicies).toEqual(['cpu']);
  });
});

describe('an instance refresh', () => {
  const active = { InstanceRefreshId: 'r2', Status: 'InProgress', StartTime: new Date(1_000) };
  const ended = { InstanceRefreshId: 'r1', Status: 'Failed', StartTime: new Date(0) };
  it('is the one that is not over, and waits for protected instances unless it says otherwise', async () => {
    const { read } = setUp({ DescribeInstanceRefreshes: { InstanceRefreshes: [active, ended] } });
    expect((await read()).refresh).toMatchObject({ id: 'r2', startedAt: 1_000, protectedInstances: 'Wait' });
    const over = setUp({ DescribeInstanceRefreshes: { InstanceRefreshes: [ended] } });
    expect((await over.read()).refresh).toBeUndefined();
  });
  it('that skips what is up to date is read with the number of the version it aims at', async () => {
    const skipping = { ...active, Preferences: { SkipMatching: true } };
    const LaunchTemplate = { LaunchTemplateId: 'lt-1', Version: '$Latest' };
    const { read } = setUp({
      DescribeAutoScalingGroups: { AutoScalingGroups: [{ ...group, LaunchTemplate }] },
      DescribeInstanceRefreshes: { InstanceRefreshes: [skipping] },
      DescribeLaunchTemplateVersions: { LaunchTemplateVersions: [{ VersionNumber: 7 }] },
    });
    expect((await read()).refresh?.target).toEqual({ id: 'lt-1', version: '7' });
  });
});
