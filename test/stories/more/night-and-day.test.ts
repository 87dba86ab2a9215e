// A day of a shop: hosts follow the services, up before the morning and down by name.
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('night-and-day', {
  seeds: [1],
  beats: true,
  short: '30m',
  checked: ['no-limit-or-capacity-written', 'no-pool-below-its-minimum-by-us'],
  harm: ({ report }) => {
    expect(report.requests.failed).toBeGreaterThan(500);
    expect(report.tasks.killedWithInstance).toBeGreaterThan(20);
  },
  patienceMs: 400_000,
});
