import { expect, it } from 'vitest';
import { AwsError } from './errors.ts';
import { operations, portFromCall } from './ports.ts';

it('turns a method into service, operation and input', async () => {
  const calls: unknown[] = [];
  const ports = portFromCall(async (...call) => {
    calls.push(call);
    return { taskArns: ['a'] };
  });
  const { signal } = new AbortController();
  expect(await ports.ecs.listTasks({ cluster: 'web' }, { signal })).toEqual({ taskArns: ['a'] });
  expect(calls).toEqual([['ecs', 'ListTasks', { cluster: 'web' }, { signal }]]);
});

it('lets failures out as AwsError only', async () => {
  const ports = portFromCall(() => Promise.reject(Object.assign(new Error('x'), { name: 'AccessDenied' })));
  await expect(ports.ec2.describeInstances({})).rejects.toBeInstanceOf(AwsError);
});

it('has no way to write the limits of a group, or to take instances out of it for good', () => {
  const names = Object.values(operations).flat();
  for (const name of ['UpdateAutoScalingGroup', 'DetachInstances', 'ExitStandby'])
    expect(names).not.toContain(name);
});
