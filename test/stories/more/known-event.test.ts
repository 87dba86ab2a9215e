// A show at a known time: its capacity is asked for ahead of the window, and there when it opens.
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('known-event', {
  seeds: [1],
  beats: true,
  short: '35m',
  checked: ['no-limit-or-capacity-written', 'no-pool-below-its-minimum-by-us'],
  harm: ({ report }) => {
    expect(report.requests.failed).toBeGreaterThan(100_000);
    expect(report.tasks.waitToPlace.p99).toBeGreaterThan(600);
  },
  patienceMs: 400_000,
});
