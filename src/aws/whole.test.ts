import { describe, expect, it } from 'vitest';
import { classifyError } from './errors.ts';
import { portsOnAws } from './ports.ts';

const answering = (answer: unknown) => portsOnAws(async () => answer);
const task = {
  taskArn: 'task-1',
  taskDefinitionArn: 'web:1',
  containerInstanceArn: 'ci-1',
  group: 'service:web',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  containers: [],
  tags: [],
};
const member = {
  InstanceId: 'i-1',
  LifecycleState: 'InService',
  HealthStatus: 'Healthy',
  ProtectedFromScaleIn: true,
};
const group = {
  AutoScalingGroupName: 'web',
  MinSize: 1,
  MaxSize: 3,
  DesiredCapacity: 1,
  SuspendedProcesses: [],
  Instances: [member],
};
const without = (item: object, name: string) =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key !== name));

describe('an answer that is not whole', () => {
  it('is a failed call that passes, and says what it lacks', async () => {
    const failed = answering({ tasks: [without(task, 'group')] }).ecs.describeTasks({ tasks: ['task-1'] });
    await expect(failed).rejects.toThrow('the answer lacks group in tasks');
    expect(await failed.catch(classifyError)).toBe('transient');
  });

  it('is one without its list: no list is not an empty list', async () => {
    await expect(answering({}).ecs.listTasks({})).rejects.toThrow('lacks taskArns');
    await expect(answering({ taskArns: [] }).ecs.listTasks({})).resolves.toEqual({ taskArns: [] });
  });

  it('does not make a running task one that has ended, by losing its host', async () => {
    const torn = answering({ tasks: [without(task, 'containerInstanceArn')] });
    await expect(torn.ecs.describeTasks({ tasks: [] })).rejects.toThrow('lacks containerInstanceArn');
  });

  it('does not lower what a group shall have to 0, nor unprotect its members', async () => {
    const of = (each: object) =>
      answering({ AutoScalingGroups: [each] }).autoscaling.describeAutoScalingGroups({});
    await expect(of(without(group, 'DesiredCapacity'))).rejects.toThrow('lacks DesiredCapacity');
    await expect(of(without(group, 'Instances'))).rejects.toThrow('lacks Instances');
    const half = { ...group, Instances: [without(member, 'ProtectedFromScaleIn')] };
    await expect(of(half)).rejects.toThrow('lacks ProtectedFromScaleIn');
    await expect(of(group)).resolves.toBeDefined();
  });

  it('does not lift a pause that is a tag of the cluster', async () => {
    const torn = { clusterName: 'web', clusterArn: 'arn', status: 'ACTIVE' };
    await expect(answering({ clusters: [torn] }).ecs.describeClusters({})).rejects.toThrow('lacks tags');
  });
});

describe('a whole answer', () => {
  it('may tell of tasks that have no host: not placed yet, stopped, or on Fargate', async () => {
    const homeless = without(task, 'containerInstanceArn');
    const tasks = [
      { ...homeless, lastStatus: 'PROVISIONING' },
      // One that gave up waiting for capacity: its call must not fail for all others.
      { ...homeless, lastStatus: 'DEPROVISIONING' },
      { ...homeless, lastStatus: 'STOPPED' },
      { ...homeless, launchType: 'FARGATE' },
    ];
    await expect(answering({ tasks }).ecs.describeTasks({ tasks: [] })).resolves.toEqual({ tasks });
  });
});
