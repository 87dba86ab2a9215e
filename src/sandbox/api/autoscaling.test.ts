import { describe, expect, it } from 'vitest';
import { type Account, faultOf, testAccount } from './test-account.ts';

const AutoScalingGroupName = 'base';
const groups = ({ autoscaling }: Account, input: object = {}) =>
  (autoscaling.DescribeAutoScalingGroups(input) as any).AutoScalingGroups;

describe('describing groups and their instances (aws-facts.md §4.4)', () => {
  it('shows capacity and members, and leaves members out when asked to', () => {
    const account = testAccount();
    const [base] = groups(account, { AutoScalingGroupNames: ['base', 'unknown'] });
    expect(base).toMatchObject({
      MinSize: 2,
      MaxSize: 14,
      DesiredCapacity: 12,
      LaunchTemplate: { Version: '$Default' },
    });
    expect(base.Instances).toHaveLength(12);
    expect(base.Instances[0]).toMatchObject({
      LifecycleState: 'InService',
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: false,
    });
    expect(groups(account, { IncludeInstances: false })[0].Instances).toEqual([]);
    expect(groups(account, { MaxRecords: 1 })).toHaveLength(1);
  });

  it('passes over unknown instances, writes the health in capitals, takes fifty ids', () => {
    const { autoscaling, containers } = testAccount();
    const describe = (InstanceIds: string[]) =>
      (autoscaling.DescribeAutoScalingInstances({ InstanceIds }) as any).AutoScalingInstances;
    expect(describe([containers[0]!.host.id, 'i-unknown'])).toMatchObject([
      { AutoScalingGroupName: 'base', HealthStatus: 'HEALTHY' },
    ]);
    expect(faultOf(() => describe(Array(51).fill('i-1')))).toMatch(/^ValidationError: .*50/);
  });

  it('filters by tag, and refuses bad pages, names beyond fifty, other filters', () => {
    const account = testAccount();
    const tag = {
      ResourceId: 'base',
      ResourceType: 'auto-scaling-group',
      Key: 'team',
      Value: 'web',
      PropagateAtLaunch: true,
    };
    account.autoscaling.CreateOrUpdateTags({ Tags: [tag] });
    const named = (Name: string, ...Values: string[]) => groups(account, { Filters: [{ Name, Values }] });
    expect(named('tag:team', 'web')).toHaveLength(1);
    expect(named('tag-key', 'other')).toEqual([]);
    expect(faultOf(() => named('size', '1'))).toMatch(/^NotImplemented/);
    expect(faultOf(() => groups(account, { MaxRecords: 101 }))).toMatch(
      /^ValidationError: .*less than or equal to 100/,
    );
    expect(faultOf(() => groups(account, { AutoScalingGroupNames: Array(51).fill('a') }))).toMatch(
      /^ValidationError/,
    );
    expect(faultOf(() => groups(account, { NextToken: 'x' }))).toMatch(/^InvalidNextToken/);
    const unpropagated = { Tags: [{ ...tag, PropagateAtLaunch: false }] };
    expect(faultOf(() => account.autoscaling.CreateOrUpdateTags(unpropagated))).toMatch(/^NotImplemented/);
  });
});

describe('capacity (aws-facts.md §4.4)', () => {
  it('is set within bounds only', () => {
    const { autoscaling, base } = testAccount();
    const set = (DesiredCapacity: number, name = 'base') =>
      faultOf(() => autoscaling.SetDesiredCapacity({ AutoScalingGroupName: name, DesiredCapacity }));
    expect(set(15)).toBe(
      'ValidationError: New SetDesiredCapacity value 15 is above max value 14 for the AutoScalingGroup.',
    );
    expect(set(1)).toBe(
      'ValidationError: New SetDesiredCapacity value 1 is below min value 2 for the AutoScalingGroup.',
    );
    expect(set(3, 'none')).toMatch(/^ValidationError: AutoScalingGroup name not found/);
    expect(base.desired).toBe(12);
    expect(set(13)).toBe('no fault');
    expect(base.desired).toBe(13);
  });

  it('moves into new bounds by itself, and contradictions are refused', () => {
    const { autoscaling, base } = testAccount();
    const update = (input: object) =>
      faultOf(() => autoscaling.UpdateAutoScalingGroup({ AutoScalingGroupName, ...input }));
    expect(update({ MinSize: 20 })).toMatch(/^ValidationError: Max bound/);
    expect(update({ MinSize: 2, MaxSize: 4, DesiredCapacity: 9 })).toMatch(
      /^ValidationError: Desired capacity:9/,
    );
    expect(update({ MaxSize: 10 })).toBe('no fault');
    expect([base.max, base.desired]).toEqual([10, 10]);
    expect(update({ HealthCheckType: 'ELB' })).toMatch(/^NotImplemented/);
  });

  it('processes are suspended by name or all together', () => {
    const { autoscaling, base } = testAccount();
    autoscaling.SuspendProcesses({ AutoScalingGroupName, ScalingProcesses: ['Terminate'] });
    expect([...base.suspended]).toEqual(['Terminate']);
    autoscaling.SuspendProcesses({ AutoScalingGroupName });
    expect(base.suspended.size).toBe(9);
    autoscaling.ResumeProcesses({ AutoScalingGroupName });
    expect(base.suspended.size).toBe(0);
    expect(
      faultOf(() => autoscaling.SuspendProcesses({ AutoScalingGroupName, ScalingProcesses: ['X'] })),
    ).toMatch(/^ValidationError/);
    expect(autoscaling.DescribePolicies({ AutoScalingGroupName })).toEqual({ ScalingPolicies: [] });
  });
});

describe('scale-in protection (aws-facts.md §4.3)', () => {
  it('is set and shown, and refused for strangers, too many, and instances on their way out', () => {
    const account = testAccount();
    const { autoscaling, containers, pass } = account;
    const ids = containers.map(({ host }) => host.id);
    const protect = (InstanceIds: string[]) =>
      faultOf(() =>
        autoscaling.SetInstanceProtection({ AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn: true }),
      );
    expect(protect(ids)).toBe('no fault');
    expect(groups(account)[0].Instances.every((i: any) => i.ProtectedFromScaleIn)).toBe(true);
    expect(protect(Array(51).fill(ids[0]))).toMatch(/^ValidationError: .*50/);
    expect(protect(['i-00000000'])).toBe(
      'ValidationError: The instance i-00000000 is not part of Auto Scaling group base.',
    );
    autoscaling.TerminateInstanceInAutoScalingGroup({
      InstanceId: ids[0]!,
      ShouldDecrementDesiredCapacity: true,
    });
    pass(3);
    expect(protect([ids[0]!])).toBe(
      `ValidationError: The instance ${ids[0]} is not in InService or EnteringStandby or Standby.`,
    );
  });
});

describe('terminating through the group (aws-facts.md §4.4)', () => {
  const end = ({ autoscaling }: Account, InstanceId: string, decrement = true) =>
    autoscaling.TerminateInstanceInAutoScalingGroup({
      InstanceId,
      ShouldDecrementDesiredCapacity: decrement,
    }) as any;

  it('lowers the desired capacity once, however often it is asked, and shows the activity', () => {
    const account = testAccount();
    const { id } = account.containers[0]!.host;
    const first = end(account, id).Activity;
    expect(end(account, id).Activity.ActivityId).toBe(first.ActivityId);
    expect(account.base.desired).toBe(11);
    expect(first.Cause).toContain('shrinking the capacity from 12 to 11');
    const { Activities } = account.autoscaling.DescribeScalingActivities({
      ActivityIds: [first.ActivityId],
    }) as any;
    expect(Activities).toHaveLength(1);
  });

  it('never goes below the minimum, and knows its instances', () => {
    const account = testAccount();
    account.autoscaling.UpdateAutoScalingGroup({ AutoScalingGroupName, MinSize: 12 });
    const { id } = account.containers[0]!.host;
    expect(faultOf(() => end(account, id))).toMatch(
      /^ValidationError: Currently, desiredSize equals minSize \(12\)/,
    );
    expect(faultOf(() => end(account, 'i-1'))).toBe(
      'ValidationError: Instance Id not found - No managed instance found for instance ID: i-1',
    );
    expect(end(account, id, false).Activity.StatusCode).toBeDefined();
  });

  it('never lowers the desired capacity below the minimum, however many units an instance has', () => {
    const instance = { type: 'm6i.large', cpu: 2048, memory: 7680 };
    const mixed = { weight: 3, types: [] };
    const pools = [{ name: 'base', min: 10, max: 15, desired: 12, instance, mixed }];
    const account = testAccount({}, { pools, services: [], jobs: [] });
    expect(faultOf(() => end(account, account.containers[0]!.host.id))).toMatch(
      /^ValidationError: .*min size constraint/,
    );
    expect(account.base.desired).toBe(12);
  });
});

describe('lifecycle hooks (aws-facts.md §4.2)', () => {
  const hook = {
    AutoScalingGroupName,
    LifecycleHookName: 'drain',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    HeartbeatTimeout: 600,
    DefaultResult: 'CONTINUE',
  };
  const names = { AutoScalingGroupName, LifecycleHookName: 'drain' };

  function waiting() {
    const account = testAccount();
    account.autoscaling.PutLifecycleHook(hook);
    const InstanceId = account.containers[0]!.host.id;
    account.autoscaling.TerminateInstanceInAutoScalingGroup({
      InstanceId,
      ShouldDecrementDesiredCapacity: true,
    });
    account.pass(5);
    return { ...account, InstanceId, state: () => account.base.members.get(InstanceId)?.lifecycleState };
  }

  it('hold an instance, live on with heartbeats, and let it go when completed', () => {
    const { autoscaling, InstanceId, state, pass } = waiting();
    expect(state()).toBe('Terminating:Wait');
    pass(590);
    autoscaling.RecordLifecycleActionHeartbeat({ ...names, InstanceId });
    pass(590);
    expect(state()).toBe('Terminating:Wait');
    autoscaling.CompleteLifecycleAction({ ...names, InstanceId, LifecycleActionResult: 'CONTINUE' });
    pass(1);
    expect(state()).not.toBe('Terminating:Wait');
  });

  it('are completed by token too, and tell when there is nothing to complete', () => {
    const { autoscaling, InstanceId, base } = waiting();
    const complete = (input: object, LifecycleActionResult = 'CONTINUE') =>
      faultOf(() => autoscaling.CompleteLifecycleAction({ ...names, LifecycleActionResult, ...input }));
    const { token } = base.members.get(InstanceId)!.waiting.get('drain')!;
    expect(complete({ LifecycleActionToken: 'x' })).toBe(
      'ValidationError: No active Lifecycle Action found with token x',
    );
    expect(complete({})).toMatch(/^ValidationError/);
    expect(complete({ InstanceId }, 'MAYBE')).toMatch(/^ValidationError: .*lifecycleActionResult/);
    expect(complete({ LifecycleActionToken: token })).toBe('no fault');
    const late = `ValidationError: No active Lifecycle Action found with instance ID ${InstanceId}`;
    expect(complete({ InstanceId })).toBe(late);
    expect(faultOf(() => autoscaling.RecordLifecycleActionHeartbeat({ ...names, InstanceId }))).toBe(late);
  });

  it('let go what waits for them when they are deleted', () => {
    const { autoscaling, state, pass } = waiting();
    autoscaling.DeleteLifecycleHook(names);
    pass(1);
    expect(state()).not.toBe('Terminating:Wait');
    expect(faultOf(() => autoscaling.DeleteLifecycleHook(names))).toMatch(
      /^ValidationError: No Lifecycle Hook found/,
    );
  });

  it('take both transitions and a queue of their own; a group has fifty at most', () => {
    const { autoscaling, world } = testAccount();
    const [queue] = world.queues.values();
    const launch = { ...hook, LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING' };
    autoscaling.PutLifecycleHook({ ...launch, NotificationTargetARN: queue!.arn, RoleARN: 'arn:role' });
    const { LifecycleHooks } = autoscaling.DescribeLifecycleHooks({ AutoScalingGroupName }) as any;
    expect(LifecycleHooks[0]).toMatchObject({
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      NotificationTargetARN: queue!.arn,
    });
    for (let n = 1; n < 50; n++) autoscaling.PutLifecycleHook({ ...hook, LifecycleHookName: `hook-${n}` });
    const more = () => autoscaling.PutLifecycleHook({ ...hook, LifecycleHookName: 'one-more' });
    expect(faultOf(more)).toMatch(/^LimitExceeded/);
  });

  it('are described with their global timeout, keep what an update leaves out, and refuse bad values', () => {
    const { autoscaling } = testAccount();
    const put = (input: object) => faultOf(() => autoscaling.PutLifecycleHook({ ...hook, ...input }));
    expect(put({ HeartbeatTimeout: 29 })).toMatch(/^ValidationError: .*greater than or equal to 30/);
    expect(put({ HeartbeatTimeout: 7201 })).toMatch(/^ValidationError: .*less than or equal to 7200/);
    expect(put({ DefaultResult: 'RETRY' })).toMatch(/^ValidationError: .*defaultResult/);
    expect(put({ LifecycleTransition: undefined })).toMatch(/^ValidationError: LifecycleTransition/);
    expect(put({ NotificationTargetARN: 'arn:aws:sqs:x' })).toMatch(/^NotImplemented/);
    expect(put({})).toBe('no fault');
    autoscaling.PutLifecycleHook({ ...names, NotificationMetadata: 'm' });
    expect(autoscaling.DescribeLifecycleHooks({ AutoScalingGroupName })).toEqual({
      LifecycleHooks: [{ ...hook, NotificationMetadata: 'm', GlobalTimeout: 60_000 }],
    });
  });
});
