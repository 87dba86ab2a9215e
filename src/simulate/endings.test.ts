// Whom the operator ended and why, read from the world at the moment of its call.
import { expect, test } from 'vitest';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { countEndings } from './endings.ts';

const host = (memory?: string) =>
  ({
    state: 'running',
    tags: new Map(),
    ...(memory !== undefined && { container: { attributes: new Map([['sluice.dev/memory', memory]]) } }),
  }) as unknown as Ec2Instance;

function aWorld(hosts: Readonly<Record<string, Ec2Instance>>) {
  const instances = new Map(Object.entries(hosts));
  const { onCall, counts } = countEndings(() => ({ instances }) as unknown as RunningWorld);
  const end = (id: string) =>
    onCall({
      service: 'autoscaling',
      operation: 'TerminateInstanceInAutoScalingGroup',
      caller: 'sluice',
      input: { InstanceId: id },
    });
  return { instances, onCall, counts, end };
}

const NONE = { sick: 0, stray: 0, refresh: 0, rebalance: 0, scaleIn: 0, consolidate: 0 };

test.each([
  ['v1:unhealthy:tj:-:-', 'sick'],
  ['v1:refresh:tj:-:-', 'refresh'],
  ['v1:rebalance:tj:-:-s', 'rebalance'],
  ['v1:spot:tj:-:-s', 'rebalance'],
  ['v1:scalein:tj:-:-', 'scaleIn'],
  ['v1:consolidate:tj:-:-', 'consolidate'],
  [undefined, 'stray'],
])('one that remembers %s counts as %s, once, and only when it has ended', (memory, reason) => {
  const { instances, counts, end } = aWorld({ 'i-1': host(memory) });
  end('i-1');
  end('i-1');
  expect(counts()).toEqual(NONE);
  instances.get('i-1')!.state = 'shutting-down';
  end('i-1');
  expect(counts()).toEqual({ ...NONE, [reason]: 1 });
  // Long gone ones are in no list any more.
  instances.delete('i-1');
  expect(counts()).toEqual({ ...NONE, [reason]: 1 });
});

test('members of fleets are ended through EC2; other calls, and what a person drained, count for nothing', () => {
  const { instances, onCall, counts } = aWorld({
    'i-1': host('v1:refresh:tj:-:-'),
    'i-2': host('v1:person:tj:-:-'),
  });
  onCall({
    service: 'ec2',
    operation: 'TerminateInstances',
    caller: 'sluice',
    input: { InstanceIds: ['i-1', 'i-2'] },
  });
  onCall({
    service: 'ec2',
    operation: 'DescribeInstances',
    caller: 'sluice',
    input: { InstanceIds: ['i-2'] },
  });
  for (const each of instances.values()) each.state = 'terminated';
  expect(counts()).toEqual({ ...NONE, refresh: 1 });
});
