// A burst of demand while EC2 has no spot capacity: what waits gets the hosts on which it fits, on demand where it must be.
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('capacity-shortage', {
  seeds: [1],
  beats: true,
  short: '25m',
  checked: ['no-limit-or-capacity-written', 'no-pool-below-its-minimum-by-us'],
  harm: ({ report }) => {
    expect(report.tasks.jobsKilled).toBeGreaterThan(0);
    expect(report.tasks.waitToPlace.p99).toBeGreaterThan(600);
  },
  patienceMs: 400_000,
});
