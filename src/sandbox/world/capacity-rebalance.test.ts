// What a group does with instances that EC2 says are at risk.
import { describe, expect, it } from 'vitest';
import { groupFixture } from './group-fixture.ts';

const spot = {
  market: 'spot' as const,
  capacityRebalance: true,
  hooks: [{ name: 'drain', heartbeat: '10m' }],
};

describe('Capacity Rebalance (aws-facts.md §4.4)', () => {
  it('launches a replacement first, and ends the instance at risk, through its hook, once that serves', () => {
    const { w, pass, inService, group } = groupFixture({ ...spot, max: 3 });
    const [risky] = inService();
    risky!.instance.rebalanceAt = w.engine.now;
    pass(5);
    expect(group.members.size).toBe(4);
    expect(risky!.lifecycleState).toBe('InService');
    pass(60);
    expect(risky!.lifecycleState).toBe('Terminating:Wait');
    expect(inService()).toHaveLength(3);
    expect(group.desired).toBe(3);
  });

  it('goes over the maximum by a tenth of the desired capacity at most', () => {
    const { w, pass, inService, group } = groupFixture({ ...spot, desired: 20, max: 20 });
    for (const { instance } of inService()) instance.rebalanceAt = w.engine.now;
    pass(5);
    expect(group.members.size).toBe(22);
    pass(600);
    expect(inService().every(({ instance }) => instance.rebalanceAt === undefined)).toBe(true);
  });

  it('starts hook and launch at once when the notice has come too', () => {
    const { w, pass, inService, group } = groupFixture(spot);
    const { instance } = inService()[0]!;
    instance.rebalanceAt = w.engine.now;
    instance.interruption = { noticedAt: w.engine.now, takenAt: w.engine.now + 120_000 };
    pass(6);
    expect(group.members.get(instance.id)!.lifecycleState).toBe('Terminating:Wait');
    expect(group.members.size).toBe(4);
  });

  it('does nothing where it is off: the replacement comes after the end', () => {
    const { w, pass, inService, group } = groupFixture({ ...spot, capacityRebalance: false });
    inService()[0]!.instance.rebalanceAt = w.engine.now;
    pass(600);
    expect(group.members.size).toBe(3);
  });
});
