// The second look of a budget: who is in the group now, in one call, merged without touching what was read of tasks.
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { readGroupOf, withGroup } from '#observe/observe-group.ts';
import { countPool } from '#plan/pool-count.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { anInstance, anObservation, aPool, aSpec, NOW } from '../../test/support/facts.ts';

const answering = (AutoScalingGroups: unknown[], others: Record<string, unknown> = {}) => {
  const calls: string[] = [];
  const ports = portFromCall(async (_, operation) => {
    calls.push(operation);
    return others[operation] ?? { AutoScalingGroups };
  });
  return { calls, ports, spec: aSpec(), clock: createTestClock(NOW) };
};
const instances = [anInstance('1'), anInstance('2'), anInstance('3')];
const observation = anObservation({ instances, pools: [aPool({ desired: 3 })] });

it('shows what others have ended, and the number they have set, since the whole was read', async () => {
  const member = (id: string, LifecycleState: string) => ({ InstanceId: `i-${id}`, LifecycleState });
  const Instances = [member('1', 'InService'), member('2', 'Terminating')];
  const size = { MinSize: 1, MaxSize: 5, DesiredCapacity: 2 };
  const looking = answering([{ AutoScalingGroupName: 'web-main', ...size, Instances }]);
  const seen = await readGroupOf('main', looking);
  const now = withGroup(observation, 'main', seen!);
  const counted = countPool(now, { pool: 'main', drains: new Map(), now: NOW });
  expect([counted.out, now.pools.get('main')?.group?.desired, looking.calls]).toEqual([
    1,
    2,
    ['DescribeAutoScalingGroups'],
  ]);
  expect(now.pools.get('main')?.group).toMatchObject({ min: 1, max: 5 });
  // One that is not in the answer stays as it was known: absence proves nothing.
  expect(now.instances.get('i-3')).toBe(observation.instances.get('i-3'));
});

it('asks nothing of a pool that is no group, and takes no answer for one', async () => {
  const looking = answering([]);
  expect(await readGroupOf('elsewhere', looking)).toBeUndefined();
  expect(looking.calls).toEqual([]);
  await expect(readGroupOf('main', looking)).rejects.toThrow(
    'the answer lacks the Auto Scaling group web-main',
  );
});

it('reads the instance refresh and the hooks again while one is known, so that its end is seen', async () => {
  const refresh = (Status: string) => ({ InstanceRefreshId: 'r', Status, StartTime: new Date(NOW - 60_000) });
  const look = async (Status: string) => {
    const answers = {
      DescribeInstanceRefreshes: { InstanceRefreshes: [refresh(Status)] },
      DescribeLifecycleHooks: { LifecycleHooks: [] },
    };
    const looking = answering([{ AutoScalingGroupName: 'web-main', DesiredCapacity: 3 }], answers);
    const seen = await readGroupOf('main', looking, true);
    return withGroup(observation, 'main', seen!).pools.get('main')?.group;
  };
  const during = await look('InProgress');
  expect(during?.refresh).toMatchObject({ id: 'r', protectedInstances: 'Wait', readAt: NOW });
  expect(during?.hooks).toEqual([]);
  expect((await look('Successful'))?.refresh).toBeUndefined();
});
