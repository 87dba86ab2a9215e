// Mixed instances policies: On-Demand and Spot side by side, several types, weights.
import { describe, expect, it } from 'vitest';
import { setDesired, terminateMember } from './group.ts';
import { type GroupFixture, groupFixture } from './group-fixture.ts';

const big = { type: 'm6i.xlarge', cpu: 4096, memory: 15_360 };
const bought = ({ inService }: GroupFixture) => ({
  onDemand: inService().filter(({ instance }) => instance.market === 'on-demand').length,
  spot: inService().filter(({ instance }) => instance.market === 'spot').length,
});

describe('a mixed instances policy (aws-facts.md §4.4 Mixed instances)', () => {
  it('buys On-Demand only, unless it says otherwise', () => {
    expect(bought(groupFixture({ desired: 6, mixed: { types: [big] } }))).toEqual({ onDemand: 6, spot: 0 });
  });

  it('buys its base and its percentage above that On-Demand, the rest on Spot', () => {
    const mixed = { onDemandBase: 2, onDemandPercentage: 25, types: [big] };
    const fixture = groupFixture({ desired: 10, mixed });
    expect(bought(fixture)).toEqual({ onDemand: 4, spot: 6 });
    setDesired(fixture.w, fixture.group, 6);
    fixture.pass(60);
    expect(bought(fixture)).toEqual({ onDemand: 3, spot: 3 });
  });

  it('spreads lowest-price over two types of a zone, and keeps to the best one with other strategies', () => {
    const types = (spotAllocation: 'lowest-price' | 'capacity-optimized') => {
      const mixed = { onDemandPercentage: 0, spotAllocation, types: [big] };
      const { inService } = groupFixture({ desired: 6, zones: ['a'], mixed });
      return new Set(inService().map(({ instance }) => instance.type)).size;
    };
    expect(types('lowest-price')).toBe(2);
    expect(types('capacity-optimized')).toBe(1);
  });

  it('takes another type where one has no capacity', () => {
    const fixture = groupFixture({ desired: 2, zones: ['a'], mixed: { types: [big] } });
    const { w, group, pass, inService } = fixture;
    w.troubles.insufficientCapacity.push({ type: 'm6i.large', until: w.engine.now + 600_000 });
    setDesired(w, group, 4);
    pass(120);
    expect(inService().map(({ instance }) => instance.type)).toEqual([
      'm6i.large',
      'm6i.large',
      'm6i.xlarge',
      'm6i.xlarge',
    ]);
  });
});

describe('weights (aws-facts.md §4.4 Mixed instances)', () => {
  const weighted = { weight: 3, types: [] };

  it('count units, and may exceed the maximum by less than the heaviest', () => {
    const { inService } = groupFixture({ desired: 10, max: 10, mixed: weighted });
    expect(inService()).toHaveLength(4);
  });

  it('of a member that is ended by name lower the desired capacity by its own', () => {
    const { w, group, pass, inService } = groupFixture({ desired: 12, mixed: weighted });
    const [first, second] = inService();
    terminateMember(w, group, first!, { decrement: true, cause: 'a user request' });
    pass(120);
    expect([group.desired, inService().length]).toEqual([9, 3]);
    terminateMember(w, group, second!, { decrement: false, cause: 'a user request' });
    pass(180);
    expect([group.desired, inService().length]).toEqual([9, 3]);
  });

  it('end nothing that would go below the desired capacity', () => {
    const { w, group, pass, inService } = groupFixture({ desired: 12, mixed: weighted });
    setDesired(w, group, 10);
    pass(60);
    expect(inService()).toHaveLength(4);
    setDesired(w, group, 9);
    pass(60);
    expect(inService()).toHaveLength(3);
  });
});
