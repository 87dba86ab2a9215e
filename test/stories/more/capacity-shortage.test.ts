// A burst of demand while EC2 has no spot capacity: what waits gets the hosts on which it fits, on demand where it must be.
import { expect, it } from 'vitest';
import { live } from '../../support/story.ts';
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('capacity-shortage', {
  seeds: [1, 2],
  short: '25m',
  checked: ['no-limit-or-capacity-written', 'no-pool-below-its-minimum-by-us'],
  harm: ({ report }) => {
    expect(report.tasks.jobsKilled).toBeGreaterThan(0);
    expect(report.tasks.waitToPlace.p99).toBeGreaterThan(600);
  },
});

it('capacity-shortage costs less than a capacity provider, and tasks wait a third as long beyond the boot of a host', async () => {
  const own = await live('capacity-shortage', { policy: 'sluice', seed: 1 });
  const rival = await live('capacity-shortage', { policy: 'capacity-provider', seed: 1 });
  expect(own.instances.instanceHours).toBeLessThan(rival.instances.instanceHours);
  expect(own.tasks.waitBeyondBoot.p99).toBeLessThan(rival.tasks.waitBeyondBoot.p99 / 3);
}, 400_000);
