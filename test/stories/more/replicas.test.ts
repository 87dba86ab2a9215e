// Three replicas share the clusters of a story by leases, and one after the other is killed in the middle of things.
import { expect, it } from 'vitest';
import { liveThrough } from '../../support/story.ts';

it('spot hosts are taken while replicas die: nothing fails, and each notice is answered at once', async () => {
  const { report, crashes } = await liveThrough('spot-reclaim', {
    policy: 'sluice',
    seed: 1,
    duration: '30m',
    sharing: { by: 'leases', replicas: 3 },
    killsAtSeconds: [370, 500, 790, 1330],
  });
  const { requests, tasks, interruptions, violations } = report;
  expect(crashes).toEqual([]);
  expect(violations).toEqual([]);
  expect([requests.failed, tasks.killedWithInstance]).toEqual([0, 0]);
  expect(interruptions.noticed).toBe(6);
  expect(interruptions.evacuatedInTime).toBe(6);
  expect(interruptions.noticeToDraining.max).toBeLessThan(15);
});
