// Members that leave service without ending, refreshes, policies and target groups, as callers see them.
import { describe, expect, it } from 'vitest';
import { type Account, faultOf, testAccount } from './test-account.ts';

const AutoScalingGroupName = 'base';
const named = (account: Account, count: number) => ({
  AutoScalingGroupName,
  InstanceIds: account.containers.slice(0, count).map(({ host }) => host.id),
});
const state = ({ base }: Account, id: string) => base.members.get(id)?.lifecycleState;

describe('standby (aws-facts.md §4.1, §4.4)', () => {
  it('takes an instance out of service and back, with the desired capacity following', () => {
    const account = testAccount();
    const { autoscaling, base, pass } = account;
    const one = named(account, 1);
    const id = one.InstanceIds[0]!;
    const { Activities } = autoscaling.EnterStandby({ ...one, ShouldDecrementDesiredCapacity: true }) as any;
    expect(Activities[0].Description).toBe(`Moving EC2 instance to Standby: ${id}`);
    expect(state(account, id)).toBe('EnteringStandby');
    pass(60);
    expect([state(account, id), base.desired, base.members.size]).toEqual(['Standby', 11, 12]);
    autoscaling.ExitStandby(one);
    pass(60);
    expect([state(account, id), base.desired, base.members.size]).toEqual(['InService', 12, 12]);
  });

  it('counts an id that is given twice once', () => {
    const account = testAccount();
    const { autoscaling, base, pass } = account;
    const id = named(account, 1).InstanceIds[0]!;
    const twice = { AutoScalingGroupName, InstanceIds: [id, id] };
    autoscaling.EnterStandby({ ...twice, ShouldDecrementDesiredCapacity: true });
    pass(10);
    expect([base.desired, state(account, id)]).toEqual([11, 'Standby']);
    autoscaling.ExitStandby(twice);
    pass(10);
    expect(base.desired).toBe(12);
    const { Activities } = autoscaling.DetachInstances({
      ...twice,
      ShouldDecrementDesiredCapacity: true,
    }) as any;
    pass(10);
    expect([Activities.length, base.desired]).toEqual([1, 11]);
    autoscaling.AttachInstances(twice);
    expect(base.desired).toBe(12);
  });

  it('lowers the desired capacity once, also when the instance ends from there', () => {
    const account = testAccount();
    const { autoscaling, base, pass } = account;
    const one = named(account, 1);
    autoscaling.EnterStandby({ ...one, ShouldDecrementDesiredCapacity: true });
    pass(10);
    autoscaling.TerminateInstanceInAutoScalingGroup({
      InstanceId: one.InstanceIds[0]!,
      ShouldDecrementDesiredCapacity: true,
    });
    pass(120);
    const serving = [...base.members.values()].filter((m) => m.lifecycleState === 'InService');
    expect([base.desired, serving.length]).toEqual([11, 11]);
  });

  it('ends from there through its hooks, and with or without a decrement nothing takes its place', () => {
    for (const ShouldDecrementDesiredCapacity of [true, false]) {
      const account = testAccount();
      const { autoscaling, base, pass } = account;
      autoscaling.PutLifecycleHook({
        AutoScalingGroupName,
        LifecycleHookName: 'drain',
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
        HeartbeatTimeout: 60,
      });
      const one = named(account, 1);
      const id = one.InstanceIds[0]!;
      autoscaling.EnterStandby({ ...one, ShouldDecrementDesiredCapacity: false });
      pass(180);
      const serving = () => [...base.members.values()].filter((m) => m.lifecycleState === 'InService').length;
      expect([serving(), base.desired, state(account, id)]).toEqual([12, 12, 'Standby']);
      autoscaling.TerminateInstanceInAutoScalingGroup({ InstanceId: id, ShouldDecrementDesiredCapacity });
      pass(30);
      expect(state(account, id)).toBe('Terminating:Wait');
      pass(200);
      expect([serving(), base.desired, state(account, id)]).toEqual([12, 12, undefined]);
    }
  });

  it('without a decrement is replaced also where the group is at its maximum', () => {
    const account = testAccount();
    const { autoscaling, base, pass } = account;
    autoscaling.UpdateAutoScalingGroup({ AutoScalingGroupName, MaxSize: 12 });
    autoscaling.EnterStandby({ ...named(account, 1), ShouldDecrementDesiredCapacity: false });
    pass(180);
    expect([base.desired, base.members.size]).toEqual([12, 13]);
    expect(faultOf(() => autoscaling.ExitStandby(named(account, 1)))).toMatch(/max-size=12/);
  });

  it('stays a member that is called healthy when EC2 ends the instance: nobody checks its health', () => {
    const account = testAccount();
    const { autoscaling, ec2, base, pass } = account;
    const one = named(account, 1);
    autoscaling.EnterStandby({ ...one, ShouldDecrementDesiredCapacity: true });
    pass(10);
    ec2.TerminateInstances({ InstanceIds: one.InstanceIds });
    pass(300);
    const { lifecycleState, health } = base.members.get(one.InstanceIds[0]!)!;
    expect([lifecycleState, health, base.desired]).toEqual(['Standby', 'Healthy', 11]);
  });

  it('stays a member when EC2 has forgotten it, and leaves when its end is asked for; nothing takes its place', () => {
    const account = testAccount();
    const { autoscaling, ec2, base, pass } = account;
    const one = named(account, 1);
    const id = one.InstanceIds[0]!;
    autoscaling.EnterStandby({ ...one, ShouldDecrementDesiredCapacity: true });
    pass(10);
    ec2.TerminateInstances({ InstanceIds: one.InstanceIds });
    pass(3700);
    expect(faultOf(() => ec2.DescribeInstances({ InstanceIds: [id] }))).toMatch(/does not exist/);
    expect(state(account, id)).toBe('Standby');
    autoscaling.TerminateInstanceInAutoScalingGroup({
      InstanceId: id,
      ShouldDecrementDesiredCapacity: false,
    });
    pass(120);
    expect([state(account, id), base.desired, base.members.size]).toEqual([undefined, 11, 11]);
  });

  it('takes twenty ids, in service only, and keeps the bounds of the group', () => {
    const account = testAccount();
    const { autoscaling } = account;
    const enter = (input: object) =>
      faultOf(() =>
        autoscaling.EnterStandby({ ...named(account, 1), ShouldDecrementDesiredCapacity: true, ...input }),
      );
    expect(enter({ InstanceIds: Array(21).fill('i-1') })).toMatch(/^ValidationError: .*20/);
    expect(enter({ InstanceIds: ['i-1'] })).toMatch(/^ValidationError: The instance i-1 is not part of/);
    expect(faultOf(() => autoscaling.ExitStandby(named(account, 1)))).toMatch(/is not in Standby/);
    autoscaling.UpdateAutoScalingGroup({ AutoScalingGroupName, MinSize: 12 });
    expect(enter({})).toMatch(/^ValidationError: AutoScalingGroup base has min-size=12/);
  });
});

describe('detaching and attaching (aws-facts.md §4.4, §4.3)', () => {
  it('lets the instance run on outside of the group, unprotected, and takes it back', () => {
    const account = testAccount();
    const { autoscaling, world, base, pass } = account;
    const one = named(account, 1);
    const id = one.InstanceIds[0]!;
    autoscaling.SetInstanceProtection({ ...one, ProtectedFromScaleIn: true });
    autoscaling.DetachInstances({ ...one, ShouldDecrementDesiredCapacity: true });
    pass(10);
    expect([state(account, id), base.desired, base.members.size]).toEqual([undefined, 11, 11]);
    expect(world.instances.get(id)!.state).toBe('running');
    autoscaling.AttachInstances(one);
    pass(10);
    expect([state(account, id), base.desired]).toEqual(['InService', 12]);
    expect(base.members.get(id)!.protected).toBe(false);
    expect(faultOf(() => autoscaling.AttachInstances(one))).toMatch(/already part of AutoScalingGroup:base/);
  });

  it('is not mixed up with an end: an instance that is being detached cannot be terminated', () => {
    const account = testAccount();
    const { autoscaling, world, base, pass } = account;
    const one = named(account, 1);
    const InstanceId = one.InstanceIds[0]!;
    autoscaling.DetachInstances({ ...one, ShouldDecrementDesiredCapacity: true });
    expect(
      faultOf(() =>
        autoscaling.TerminateInstanceInAutoScalingGroup({ InstanceId, ShouldDecrementDesiredCapacity: true }),
      ),
    ).toMatch(/^ScalingActivityInProgress/);
    pass(120);
    expect([base.desired, world.instances.get(InstanceId)!.state]).toEqual([11, 'running']);
    expect(base.activities.filter(({ endedAt }) => endedAt === undefined)).toEqual([]);
  });

  it('replaces what was detached without lowering the desired capacity', () => {
    const account = testAccount();
    account.autoscaling.DetachInstances({ ...named(account, 2), ShouldDecrementDesiredCapacity: false });
    account.pass(120);
    expect([account.base.desired, account.base.members.size]).toEqual([12, 12]);
  });
});

describe('instance health set by a caller (aws-facts.md §4.4)', () => {
  it('replaces an instance that is said to be unhealthy, protected or not', () => {
    const account = testAccount();
    const { autoscaling, pass } = account;
    const one = named(account, 1);
    autoscaling.SetInstanceProtection({ ...one, ProtectedFromScaleIn: true });
    const InstanceId = one.InstanceIds[0]!;
    autoscaling.SetInstanceHealth({ InstanceId, HealthStatus: 'Unhealthy', ShouldRespectGracePeriod: true });
    pass(20);
    expect(state(account, InstanceId)).not.toBe('InService');
    const set = (input: object) =>
      faultOf(() => autoscaling.SetInstanceHealth({ InstanceId, HealthStatus: 'Healthy', ...input }));
    expect(set({ HealthStatus: 'Sick' })).toMatch(/^ValidationError/);
    expect(set({ InstanceId: 'i-1' })).toMatch(/^ValidationError: Instance Id not found/);
  });
});

describe('instance refreshes over the API (aws-facts.md §4.4)', () => {
  it('are started once at a time, described with their progress, and cancelled', () => {
    const { autoscaling, pass } = testAccount();
    const Preferences = { MinHealthyPercentage: 50, SkipMatching: false };
    const { InstanceRefreshId } = autoscaling.StartInstanceRefresh({
      AutoScalingGroupName,
      Preferences,
    }) as any;
    expect(faultOf(() => autoscaling.StartInstanceRefresh({ AutoScalingGroupName }))).toMatch(
      /^InstanceRefreshInProgress: .*already in progress/,
    );
    pass(20);
    const { InstanceRefreshes } = autoscaling.DescribeInstanceRefreshes({ AutoScalingGroupName }) as any;
    expect(InstanceRefreshes).toMatchObject([
      {
        InstanceRefreshId,
        Status: 'InProgress',
        PercentageComplete: 50,
        InstancesToUpdate: 6,
        Preferences: {
          MinHealthyPercentage: 50,
          MaxHealthyPercentage: 100,
          ScaleInProtectedInstances: 'Wait',
        },
      },
    ]);
    autoscaling.CancelInstanceRefresh({ AutoScalingGroupName });
    pass(20);
    expect(faultOf(() => autoscaling.CancelInstanceRefresh({ AutoScalingGroupName }))).toMatch(
      /^ActiveInstanceRefreshNotFound/,
    );
  });

  it('refuse percentages that make no sense, and what is not modelled', () => {
    const { autoscaling } = testAccount();
    const start = (Preferences: object, more: object = {}) =>
      faultOf(() => autoscaling.StartInstanceRefresh({ AutoScalingGroupName, Preferences, ...more }));
    expect(start({ MinHealthyPercentage: 101 })).toMatch(/^ValidationError/);
    expect(start({ MinHealthyPercentage: 10, MaxHealthyPercentage: 150 })).toMatch(/greater than 100/);
    expect(start({ ScaleInProtectedInstances: 'Maybe' })).toMatch(/^ValidationError/);
    expect(start({ AutoRollback: true })).toMatch(/^NotImplemented/);
    expect(start({}, { Strategy: 'ReplaceRootVolume' })).toMatch(/^NotImplemented/);
  });
});

describe('what a group shows and takes (aws-facts.md §4.4)', () => {
  it('changes template version, policies, zones and lifetime, each within its rules', () => {
    const { autoscaling, base } = testAccount();
    const update = (input: object) =>
      faultOf(() => autoscaling.UpdateAutoScalingGroup({ AutoScalingGroupName, ...input }));
    const LaunchTemplate = { LaunchTemplateId: base.launchTemplate.id, Version: '$Latest' };
    expect(update({ LaunchTemplate, TerminationPolicies: ['OldestInstance', 'Default'] })).toBe('no fault');
    expect(update({ MaxInstanceLifetime: 86_400, CapacityRebalance: true })).toBe('no fault');
    expect(update({ VPCZoneIdentifier: 'subnet-aaaaaaaa,subnet-cccccccc' })).toBe('no fault');
    const retain = { RetentionTriggers: { TerminateHookAbandon: 'retain' } };
    expect(update({ InstanceLifecyclePolicy: retain })).toBe('no fault');
    expect((autoscaling.DescribeAutoScalingGroups({}) as any).AutoScalingGroups[0]).toMatchObject({
      LaunchTemplate: { Version: '$Latest' },
      TerminationPolicies: ['OldestInstance', 'Default'],
      MaxInstanceLifetime: 86_400,
      CapacityRebalance: true,
      VPCZoneIdentifier: 'subnet-aaaaaaaa,subnet-cccccccc',
      InstanceLifecyclePolicy: retain,
    });
    expect(update({ MaxInstanceLifetime: 60 })).toMatch(/^ValidationError/);
    expect(update({ TerminationPolicies: ['Whatever'] })).toMatch(/^ValidationError: Termination policy/);
    expect(update({ LaunchTemplate: { ...LaunchTemplate, Version: '9' } })).toMatch(/version 9/);
  });

  it('takes zones and subnets of its own Region only, sizes from 0 on, and nothing that it does not know', () => {
    const { autoscaling, base } = testAccount();
    const before = { zones: base.zones, min: base.min, desired: base.desired };
    const update = (input: object) =>
      faultOf(() => autoscaling.UpdateAutoScalingGroup({ AutoScalingGroupName, ...input }));
    for (const input of [
      { AvailabilityZones: ['us-east-1z'] },
      { AvailabilityZones: ['ap-northeast-1z'] },
      { VPCZoneIdentifier: 'subnet-0123456789abcdefa' },
      { VPCZoneIdentifier: 'subnet-aaaaaaaa', AvailabilityZones: ['ap-northeast-1c'] },
      { MinSize: -5 },
      { MinSize: -5, MaxSize: -1, DesiredCapacity: -3 },
      { InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'keep' } } },
    ])
      expect(update(input), JSON.stringify(input)).toMatch(/^ValidationError/);
    expect({ zones: base.zones, min: base.min, desired: base.desired }).toEqual(before);
    expect(update({ AvailabilityZones: ['ap-northeast-1a'], VPCZoneIdentifier: 'subnet-aaaaaaaa' })).toBe(
      'no fault',
    );
    expect(base.zones).toEqual(['a']);
  });

  it('keeps to the cooldown if asked to, and else does not', () => {
    const { autoscaling, pass } = testAccount();
    const set = (HonorCooldown: boolean, DesiredCapacity: number) =>
      faultOf(() => autoscaling.SetDesiredCapacity({ AutoScalingGroupName, DesiredCapacity, HonorCooldown }));
    pass(301);
    expect(set(true, 13)).toBe('no fault');
    pass(60);
    expect(set(true, 12)).toMatch(/^ScalingActivityInProgress/);
    expect(set(false, 12)).toBe('no fault');
    pass(400);
    expect(set(true, 13)).toBe('no fault');
  });

  it('knows its limits and names', () => {
    const { autoscaling } = testAccount();
    expect(autoscaling.DescribeAccountLimits({})).toMatchObject({ MaxNumberOfAutoScalingGroups: 500 });
    expect((autoscaling.DescribeScalingProcessTypes({}) as any).Processes).toHaveLength(9);
    expect((autoscaling.DescribeTerminationPolicyTypes({}) as any).TerminationPolicyTypes).toContain(
      'Default',
    );
    expect((autoscaling.DescribeLifecycleHookTypes({}) as any).LifecycleHookTypes).toHaveLength(2);
  });
});

describe('target tracking policies (aws-facts.md §7.2, §1.8)', () => {
  it('are shown by group, name and type', () => {
    const { autoscaling, base } = testAccount();
    base.policies.push({ name: 'cpu', arn: 'arn:cpu', metric: 'CPUReservation', target: 70 });
    const policies = (input: object) => (autoscaling.DescribePolicies(input) as any).ScalingPolicies;
    expect(policies({ AutoScalingGroupName })).toMatchObject([
      {
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          TargetValue: 70,
          CustomizedMetricSpecification: { Namespace: 'AWS/ECS', MetricName: 'CPUReservation' },
        },
      },
    ]);
    expect(policies({ PolicyNames: ['arn:cpu'] })).toHaveLength(1);
    expect(policies({ PolicyTypes: ['StepScaling'] })).toEqual([]);
  });
});

describe('target groups of a group (aws-facts.md §4.1)', () => {
  it('get its instances, and lose one, draining, before its hook runs', () => {
    const account = testAccount();
    const { autoscaling, world, base, pass } = account;
    const targetGroup = [...world.targetGroups.values()][0]!;
    const TargetGroupARNs = [targetGroup.arn];
    autoscaling.AttachLoadBalancerTargetGroups({ AutoScalingGroupName, TargetGroupARNs });
    autoscaling.PutLifecycleHook({
      AutoScalingGroupName,
      LifecycleHookName: 'drain',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    });
    expect((autoscaling.DescribeAutoScalingGroups({}) as any).AutoScalingGroups[0].TargetGroupARNs).toEqual(
      TargetGroupARNs,
    );
    const id = account.containers[0]!.host.id;
    expect(targetGroup.targets.has(`${id}:80`)).toBe(true);
    autoscaling.TerminateInstanceInAutoScalingGroup({ InstanceId: id, ShouldDecrementDesiredCapacity: true });
    pass(3);
    expect(state(account, id)).toBe('Terminating');
    expect(base.members.get(id)!.termination!.status).toBe('WaitingForELBConnectionDraining');
    expect(targetGroup.targets.get(`${id}:80`)!.state).toBe('draining');
    pass(targetGroup.deregistrationDelayMs / 1000);
    expect(state(account, id)).toBe('Terminating:Wait');
    expect(base.members.get(id)!.termination!.status).toBe('MidLifecycleAction');
    autoscaling.DetachLoadBalancerTargetGroups({ AutoScalingGroupName, TargetGroupARNs });
    expect(base.targetGroups).toEqual([]);
    const stranger = { AutoScalingGroupName, TargetGroupARNs: ['arn:none'] };
    expect(faultOf(() => autoscaling.AttachLoadBalancerTargetGroups(stranger))).toMatch(/^ValidationError/);
  });
});
