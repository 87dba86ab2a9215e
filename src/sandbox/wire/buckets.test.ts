// Token buckets on a virtual clock, against the published figures (aws-facts.md §2.1–2.4).
import { describe, expect, it } from 'vitest';
import { createBuckets } from './buckets.ts';
import type { ServiceName } from './table.ts';

function harness() {
  let now = 0;
  const throttle = createBuckets({ now: () => now });
  const allowed = (service: ServiceName, operation: string, input: object = {}) => {
    let count = 0;
    while (count < 2_000 && !throttle(service, operation, input)) count++;
    return count;
  };
  return { throttle, allowed, pass: (seconds: number) => (now += seconds * 1000) };
}

describe('bursts and refills', () => {
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

describe('refusals', () => {
  it.each<[ServiceName, string, string, number]>([
    ['ecs', 'DescribeTasks', 'ThrottlingException', 400],
    ['ec2', 'CreateTags', 'RequestLimitExceeded', 503],
    ['autoscaling', 'SetDesiredCapacity', 'Throttling', 400],
    ['elbv2', 'DescribeTargetHealth', 'ThrottlingException', 400],
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
