// A day of a shop: hosts follow the services, up before the morning and down by name.
import { expect, it } from 'vitest';
import { live } from '../../support/story.ts';
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('night-and-day', {
  seeds: [1, 2],
  short: '30m',
  checked: ['no-limit-or-capacity-written', 'no-pool-below-its-minimum-by-us'],
  harm: ({ report }) => {
    expect(report.requests.failed).toBeGreaterThan(500);
    expect(report.tasks.killedWithInstance).toBeGreaterThan(20);
  },
  patienceMs: 400_000,
});

it('night-and-day costs less than a capacity provider, and tasks wait a third as long beyond the boot of a host', async () => {
  const own = await live('night-and-day', { policy: 'sluice', seed: 1 });
  const rival = await live('night-and-day', { policy: 'capacity-provider', seed: 1 });
  expect(own.instances.instanceHours).toBeLessThan(rival.instances.instanceHours);
  expect(own.tasks.waitBeyondBoot.p99).toBeLessThan(rival.tasks.waitBeyondBoot.p99 / 3);
}, 400_000);
