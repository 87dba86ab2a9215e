// Story: EC2 recommends to replace spot instances, and takes some of them later (aws-facts.md §5.1).
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';
import { membersInService, servicesThatAreShort } from '../../support/world-at-rest.ts';

storyPromises('rebalance-recommended', {
  seeds: [1],
  short: '8m30s',
  checked: [
    'no-task-stopped-on-a-staying-instance',
    'no-memory-written-in-vain',
    'no-replacement-beyond-surge-or-maxsize',
  ],
  ends: (sandbox) => {
    const encoders = membersInService(sandbox, 'video-encoders');
    expect([encoders.length, sandbox.world.groups.get('video-encoders')!.desired]).toEqual([8, 8]);
    // Whom EC2 recommended to replace was replaced, another first, and nobody is left on standby.
    expect(encoders.filter(({ instance }) => instance.rebalanceAt !== undefined)).toEqual([]);
    expect(sandbox.world.groups.get('video-encoders')!.members.size).toBe(8);
    // In the other pool a recommendation moves nobody.
    const web = membersInService(sandbox, 'video-web');
    expect([web.length, sandbox.report().interruptions.noticed]).toEqual([6, 11]);
    expect(servicesThatAreShort(sandbox)).toEqual([]);
  },
});
