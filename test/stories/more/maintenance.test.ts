// Story: people drain hosts and zones for maintenance, take some back, and end others before they are empty (decision 0015).
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';
import { membersInService, neverJoined, servicesThatAreShort } from '../../support/world-at-rest.ts';

storyPromises('maintenance', {
  seeds: [1, 3],
  short: '14m',
  checked: ['no-drain-above-the-budget', 'no-busy-instance-terminated-by-us'],
  harm: ({ report }) => {
    expect(report.requests.failed).toBeGreaterThan(500);
    expect(report.tasks.killedWithInstance).toBeGreaterThan(10);
  },
  ends: (sandbox) => {
    const members = membersInService(sandbox, 'library-hosts');
    // Nine, less the one that was ended through the group. It keeps more only where all of them are busy, so protected.
    expect(sandbox.world.groups.get('library-hosts')!.desired).toBe(8);
    expect(members.length === 8 || (members.length > 8 && members.every((each) => each.protected))).toBe(
      true,
    );
    // And everybody who was only drained is back.
    expect(new Set(members.map(({ instance }) => instance.container?.status))).toEqual(new Set(['ACTIVE']));
    const wishes = members.map(({ instance }) => instance.container?.attributes.get('sluice.dev/memory'));
    expect(wishes.filter((wish) => wish !== undefined)).toEqual([]);
    expect([...neverJoined(sandbox), ...servicesThatAreShort(sandbox)]).toEqual([]);
  },
});
