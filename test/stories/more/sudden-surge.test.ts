// A surge that nobody told of: the service sees it minutes late, and hosts must not make it later.
import { expect, it } from 'vitest';
import { live } from '../../support/story.ts';
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('sudden-surge', {
  seeds: [1, 2],
  short: '20m',
  checked: ['no-limit-or-capacity-written', 'no-pool-below-its-minimum-by-us'],
  harm: ({ report }) => {
    expect(report.requests.failedBy.overload).toBeGreaterThan(10_000);
    expect(report.tasks.waitToPlace.p99).toBeGreaterThan(600);
  },
});

it('sudden-surge costs less than a capacity provider, and tasks wait a third as long beyond the boot of a host', async () => {
  const own = await live('sudden-surge', { policy: 'sluice', seed: 1 });
  const rival = await live('sudden-surge', { policy: 'capacity-provider', seed: 1 });
  expect(own.instances.instanceHours).toBeLessThan(rival.instances.instanceHours);
  expect(own.tasks.waitBeyondBoot.p99).toBeLessThan(rival.tasks.waitBeyondBoot.p99 / 3);
}, 400_000);
