// How many instances there may be: in an account, and in a cluster.
import { describe, expect, it } from 'vitest';
import { testAccount } from '../api/test-account.ts';
import { deregister } from './container-instance.ts';
import { MOST_CONTAINER_INSTANCES } from './joining.ts';

const boundless = { AutoScalingGroupName: 'base', MinSize: 0, MaxSize: 30_000, DesiredCapacity: 20_000 };

describe('container instances of one cluster (aws-facts.md §1.4)', () => {
  it('are at most 5,000; whose agent is refused joins when another one has left', () => {
    const { world, cluster, base, containers, autoscaling, pass } = testAccount();
    const filler = { status: 'ACTIVE', attributes: new Map() };
    for (let n = cluster.containerInstances.size; n < MOST_CONTAINER_INSTANCES; n++)
      cluster.containerInstances.set(`filler-${n}`, {
        ...containers[0]!,
        ...filler,
        tasks: new Set(),
      } as never);
    autoscaling.SetDesiredCapacity({ AutoScalingGroupName: 'base', DesiredCapacity: 13 });
    pass(400);
    const late = [...base.members.values()].at(-1)!.instance;
    expect([late.state, late.container]).toEqual(['running', undefined]);
    deregister(world, containers[3]!);
    pass(330);
    expect(late.container).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('instances of one account', () => {
  it('are at most 10,000: a group without bounds is refused the rest, and waits', () => {
    const { autoscaling, base, pass, world } = testAccount();
    autoscaling.UpdateAutoScalingGroup(boundless);
    pass(5);
    expect(world.instances.size).toBe(10_000);
    expect(base.activities[0]!.statusMessage).toContain('VcpuLimitExceeded');
    pass(10);
    expect(world.instances.size).toBe(10_000);
  });
});
