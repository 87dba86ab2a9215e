// Token buckets on a virtual clock, against the published figures (aws-facts.md §2.1–2.5).
import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { noTroubles } from '../world/state-troubles.ts';
import type { SizedGroup } from './bucket-table.ts';
import { createBuckets } from './buckets.ts';
import type { EdgeWorld } from './edge-trouble.ts';
import type { ServiceName } from './table.ts';

type Settings = EdgeWorld['settings'];

function harness(settings: Partial<Settings> = {}) {
  let now = 0;
  const random = createRandom(1);
  const world = {
    engine: {
      get now() {
        return now;
      },
    },
    settings: { autoScalingThrottle: 'Throttling', describeById: 'filtered', ...settings } as const,
    troubles: noTroubles(),
    groups: new Map<string, SizedGroup>(),
    chance: () => random,
  };
  const throttle = createBuckets({ now: () => now, world });
  const allowed = (service: ServiceName, operation: string, input: object = {}) => {
    let count = 0;
    while (count < 2_000 && !throttle(service, operation, input)) count++;
    return count;
  };
  return { world, throttle, allowed, pass: (seconds: number) => (now += seconds * 1000) };
}

describe('bursts and refills (aws-facts.md §2.1–2.5)', () => {
  it.each<[ServiceName, string, object, number, number]>([
    ['ecs', 'DescribeTasks', {}, 100, 20],
    ['ecs', 'UpdateContainerInstancesState', {}, 100, 40],
    ['ecs', 'UpdateService', {}, 50, 5],
    ['ecs', 'RegisterTaskDefinition', {}, 20, 1],
    ['ec2', 'DescribeInstances', { Filters: [{ Name: 'x' }] }, 100, 20],
    ['ec2', 'DescribeInstances', { InstanceIds: ['i-1'] }, 100, 20],
    ['ec2', 'DescribeInstances', {}, 50, 10],
    ['ec2', 'DescribeInstances', { InstanceIds: [] }, 50, 10],
    ['ec2', 'TerminateInstances', { InstanceIds: ['i-1'] }, 100, 5],
    ['ec2', 'RunInstances', { MaxCount: 1 }, 5, 2],
    ['ec2', 'DescribeSpotFleetRequests', {}, 50, 3],
    ['ec2', 'ModifySpotFleetRequest', {}, 50, 5],
    ['ec2', 'CreateTags', {}, 100, 10],
    ['autoscaling', 'SetInstanceProtection', {}, 100, 10],
    ['elbv2', 'DeregisterTargets', {}, 20, 4],
    ['elbv2', 'DescribeTargetHealth', {}, 40, 10],
    ['cloudwatch', 'GetMetricData', {}, 500, 500],
    ['cloudwatch', 'GetMetricStatistics', {}, 400, 400],
    ['cloudwatch', 'ListMetrics', {}, 25, 25],
    ['events', 'PutRule', {}, 50, 10],
  ])('%s:%s with %j: %i at once, then %i a second', (service, operation, input, burst, perSecond) => {
    const { allowed, pass } = harness();
    expect(allowed(service, operation, input)).toBe(burst);
    pass(1);
    expect(allowed(service, operation, input)).toBe(perSecond);
    pass(3_600);
    expect(allowed(service, operation, input)).toBe(burst);
  });

  it('are shared within a category of ECS, and separate between categories', () => {
    const { allowed } = harness();
    expect(allowed('ecs', 'ListTasks')).toBe(100);
    expect(allowed('ecs', 'DescribeContainerInstances')).toBe(0);
    expect(allowed('ecs', 'DescribeServices')).toBe(100);
  });

  it('are per operation in EC2', () => {
    const { allowed } = harness();
    expect(allowed('ec2', 'CreateTags')).toBe(100);
    expect(allowed('ec2', 'DeleteTags')).toBe(100);
  });

  it('count instances as well as calls when instances are ended', () => {
    const { allowed } = harness();
    const InstanceIds = Array.from({ length: 100 }, (_, index) => `i-${index}`);
    expect(allowed('ec2', 'TerminateInstances', { InstanceIds })).toBe(10);
  });

  it('take nothing from a call that is refused', () => {
    const { allowed, throttle, pass } = harness();
    expect(allowed('elbv2', 'RegisterTargets')).toBe(20);
    for (let n = 0; n < 100; n++) throttle('elbv2', 'RegisterTargets', {});
    expect(allowed('elbv2', 'DescribeTargetHealth')).toBe(20);
    pass(1);
    expect(allowed('elbv2', 'RegisterTargets')).toBe(4);
  });
});

describe('what is not published is a setting', () => {
  it('whether naming ids makes an EC2 list a filtered one (aws-facts.md §2.2)', () => {
    const byId = (settings: Partial<Settings>) =>
      harness(settings).allowed('ec2', 'DescribeInstances', { InstanceIds: ['i-1'] });
    expect([byId({ describeById: 'filtered' }), byId({ describeById: 'unfiltered' })]).toEqual([100, 50]);
  });

  it('how Auto Scaling says that a call came too soon (aws-facts.md §2.3)', () => {
    const { allowed, throttle } = harness({ autoScalingThrottle: 'RateExceeded' });
    allowed('autoscaling', 'SetDesiredCapacity');
    expect(throttle('autoscaling', 'SetDesiredCapacity', {})).toMatchObject({ code: 'RateExceeded' });
  });
});

it('groups of many instances are described more rarely, unless without them (aws-facts.md §2.3)', () => {
  const allowed = (input: object) => {
    const { world, allowed } = harness();
    for (const [name, size] of [
      ['big', 950],
      ['small', 5],
    ] as const)
      world.groups.set(name, { name, members: { size } });
    return allowed('autoscaling', 'DescribeAutoScalingGroups', input);
  };
  expect(allowed({})).toBe(10);
  expect(allowed({ AutoScalingGroupNames: ['big'] })).toBe(10);
  expect(allowed({ AutoScalingGroupNames: ['small'] })).toBe(100);
  expect(allowed({ IncludeInstances: false })).toBe(100);
});

describe('datapoints of CloudWatch', () => {
  const queries = (count: number) =>
    Array.from({ length: count }, () => ({ MetricStat: { Period: 60, Stat: 'Sum' } }));

  it('are counted too: more for old data than for that of the last three hours (aws-facts.md §2.5)', () => {
    const recent = harness();
    recent.pass(3_600);
    const hour = { StartTime: new Date(0), EndTime: new Date(3_600_000) };
    // 500 × 60 = 30,000 datapoints a call.
    expect(recent.allowed('cloudwatch', 'GetMetricData', { ...hour, MetricDataQueries: queries(500) })).toBe(
      6,
    );
    const old = harness();
    old.pass(86_400);
    expect(old.allowed('cloudwatch', 'GetMetricData', { ...hour, MetricDataQueries: queries(500) })).toBe(13);
  });
});

describe('trouble that a fault ordered', () => {
  it('throttles a part of the calls of a service, as the service says it, while it lasts', () => {
    const { world, throttle, pass } = harness();
    world.troubles.throttles.push({ until: 10_000, service: 'ec2', operation: 'CreateTags', percent: 40 });
    const struck = (operation: string) => {
      let count = 0;
      for (let n = 0; n < 50; n++)
        if (throttle('ec2', operation, {})?.code === 'RequestLimitExceeded') count++;
      return count;
    };
    const some = struck('CreateTags');
    expect(some).toBeGreaterThan(8);
    expect(some).toBeLessThan(35);
    expect(struck('DeleteTags')).toBe(0);
    pass(11);
    expect(struck('CreateTags')).toBe(0);
  });

  it('answers with the error that it says, before any bucket is asked', () => {
    const { world, throttle } = harness();
    const error = { until: 10_000, service: 'ecs', code: 'ServerException', status: 500, percent: 100 };
    world.troubles.apiErrors.push(error);
    expect(throttle('ecs', 'ListTasks', {})).toMatchObject({ code: 'ServerException', status: 500 });
    expect(throttle('ec2', 'CreateTags', {})).toBeUndefined();
  });
});

describe('refusals (aws-facts.md §2.1–2.5)', () => {
  it.each<[ServiceName, string, string, number]>([
    ['ecs', 'DescribeTasks', 'ThrottlingException', 400],
    ['ec2', 'CreateTags', 'RequestLimitExceeded', 503],
    ['autoscaling', 'SetDesiredCapacity', 'Throttling', 400],
    ['elbv2', 'DescribeTargetHealth', 'ThrottlingException', 400],
    ['cloudwatch', 'ListMetrics', 'Throttling', 400],
    ['events', 'ListRules', 'ThrottlingException', 400],
  ])('%s says it in its own words', (service, operation, code, status) => {
    const { allowed, throttle } = harness();
    allowed(service, operation);
    expect(throttle(service, operation, {})).toMatchObject({ code, status });
  });

  it('never come from SQS, STS, or operations without a published bucket', () => {
    const { allowed } = harness();
    expect(allowed('sqs', 'ReceiveMessage')).toBe(2_000);
    expect(allowed('sts', 'GetCallerIdentity')).toBe(2_000);
    expect(allowed('ecs', 'CreateTaskSet')).toBe(2_000);
  });
});
