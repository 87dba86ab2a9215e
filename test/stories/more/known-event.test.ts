// A show at a known time: its capacity is asked for ahead of the window, and there when it opens.
import { expect, it } from 'vitest';
import { live } from '../../support/story.ts';
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('known-event', {
  seeds: [1, 2],
  short: '35m',
  checked: ['no-limit-or-capacity-written', 'no-pool-below-its-minimum-by-us'],
  harm: ({ report }) => {
    expect(report.requests.failed).toBeGreaterThan(100_000);
    expect(report.tasks.waitToPlace.p99).toBeGreaterThan(600);
  },
});

it('known-event costs less than a capacity provider, and tasks wait a third as long beyond the boot of a host', async () => {
  const own = await live('known-event', { policy: 'sluice', seed: 1 });
  const rival = await live('known-event', { policy: 'capacity-provider', seed: 1 });
  expect(own.instances.instanceHours).toBeLessThan(rival.instances.instanceHours);
  expect(own.tasks.waitBeyondBoot.p99).toBeLessThan(rival.tasks.waitBeyondBoot.p99 / 3);
}, 400_000);
