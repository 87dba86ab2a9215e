// Story: Auto Scaling itself ends instances: to even out zones, to follow recommendations, to come down in size, with hooks
// of others beside ours (aws-facts.md §4.2, §4.4).
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';
import { servicesThatAreShort } from '../../support/world-at-rest.ts';

storyPromises('group-rebalances', {
  seeds: [1],
  short: '10m',
  checked: ['no-busy-instance-terminated-by-us', 'no-busy-container-instance-deregistered'],
  ends: (sandbox) => {
    const { groups } = sandbox.world;
    expect([groups.get('radio-steady')!.desired, groups.get('radio-spot')!.desired]).toEqual([8, 5]);
    expect(sandbox.report().instances.waiting).toBe(0);
    expect(servicesThatAreShort(sandbox)).toEqual([]);
  },
});
