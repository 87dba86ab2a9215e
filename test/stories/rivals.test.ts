// The stories under the rivals: what AWS documents and people publish instead of Sluice (aws-facts.md §1.7, §1.2). What has
// a cure there is said to be cured; what has none must still go wrong, or the sandbox flatters somebody.
import { describe, expect, it } from 'vitest';
import type { Policy } from '#simulate/report.ts';
import { live } from '../support/story.ts';

const PATIENCE = { timeout: 120_000 };
const rival = (story: string, policy: Policy, duration: string) => live(story, { policy, seed: 1, duration });

describe('scale-in-kills-tasks', PATIENCE, () => {
  it('goes wrong when nobody manages it', async () => {
    const { requests, tasks } = await rival('scale-in-kills-tasks', 'unmanaged', '60m');
    expect(requests.failed).toBeGreaterThan(100);
    expect(tasks.killedWithInstance).toBeGreaterThan(5);
  });

  it.each(['best-practice', 'capacity-provider'] as const)(
    'is borne by %s: a terminate hook that drains is a cure for scale-in',
    async (policy) => {
      const { requests, tasks, instances } = await rival('scale-in-kills-tasks', policy, '60m');
      expect(instances.terminated).toBeGreaterThan(2);
      expect(requests.failed).toBe(0);
      expect(tasks.killedWithInstance).toBe(0);
    },
  );
});

describe('spot-reclaim', PATIENCE, () => {
  it('goes wrong when nobody manages it', async () => {
    const { requests, tasks } = await rival('spot-reclaim', 'unmanaged', '30m');
    expect(requests.failed).toBeGreaterThan(100);
    expect(tasks.killedWithInstance).toBeGreaterThan(5);
  });

  it.each(['best-practice', 'capacity-provider'] as const)(
    'still costs %s its jobs: draining leaves standalone tasks alone until the host is taken (aws-facts.md §1.2)',
    async (policy) => {
      const { tasks, interruptions } = await rival('spot-reclaim', policy, '40m');
      expect(interruptions.noticed).toBeGreaterThan(5);
      expect(tasks.jobsKilled).toBeGreaterThan(0);
    },
  );

  it('loses nothing with Sluice', async () => {
    const { requests, tasks } = await rival('spot-reclaim', 'sluice', '20m');
    expect(requests.failed + tasks.killedWithInstance).toBe(0);
  });
});
