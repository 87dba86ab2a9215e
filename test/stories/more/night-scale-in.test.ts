// Story: the evening after a busy day. What it costs when the group itself chooses whom to end.
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';
import { neverJoined, servicesThatAreShort } from '../../support/world-at-rest.ts';

storyPromises('night-scale-in', {
  seeds: [1],
  short: '40m',
  patienceMs: 400_000,
  checked: ['no-busy-instance-terminated-by-us'],
  harm: ({ report, sandbox }) => {
    expect(report.requests.failed).toBeGreaterThan(500);
    expect(report.tasks.killedWithInstance).toBeGreaterThan(20);
    // And the fleet is paid for all night.
    const [fleet] = sandbox.world.fleets.values();
    expect(fleet?.target).toBe(48);
    expect(sandbox.world.groups.get('magazine-base')?.desired).toBeLessThan(20);
  },
  ends: (sandbox) => {
    const [fleet] = sandbox.world.fleets.values();
    const target = fleet!.target;
    const desired = sandbox.world.groups.get('magazine-base')!.desired;
    // Within the limits of the spec, and smaller than by day: 48 and 40.
    expect([target >= 8 && target < 48, desired >= 8 && desired < 40]).toEqual([true, true]);
    expect([...neverJoined(sandbox), ...servicesThatAreShort(sandbox)]).toEqual([]);
  },
});
