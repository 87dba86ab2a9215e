// Scaling acts on what CloudWatch shows, not on what is.
import { describe, expect, it } from 'vitest';
import { testAccount } from '../api/test-account.ts';

const instance = { type: 'm6i.large', cpu: 2048, memory: 4096 };
const pool = { name: 'base', min: 1, max: 9, desired: 2, instance };
const tracked = { ...pool, targetTracking: { metric: 'CPUReservation' as const, target: 50 } };
const shop = { name: 'shop', desired: 6, task: { cpu: 512, memory: 64 } };
const settings = { metricDelay: '60s' };

function fullCluster(change: object = {}) {
  const account = testAccount(settings, { pools: [tracked], services: [shop], jobs: [], ...change });
  const gap = (minutes: number) =>
    account.world.troubles.metricGaps.push({ until: account.world.engine.now + minutes * 60_000 });
  return { ...account, gap };
}

describe('target tracking on a reservation metric (aws-facts.md §1.8, §7.2)', () => {
  it('scales out when the published metric has been high for three minutes', () => {
    const { base, pass } = fullCluster();
    pass(180);
    expect(base.desired).toBe(2);
    pass(120);
    expect(base.desired).toBe(3);
  });

  it('is not there beside an operator who scales, where the scenario says so', () => {
    const targetTracking = { ...tracked.targetTracking, withoutOperator: true };
    const { base, pass } = fullCluster({ pools: [{ ...tracked, targetTracking }] });
    pass(600);
    expect([base.desired, base.policies]).toEqual([2, []]);
  });

  it('does nothing while the metric has a gap', () => {
    const { base, pass, gap } = fullCluster();
    gap(30);
    pass(1_800);
    expect(base.desired).toBe(2);
    pass(300);
    expect(base.desired).toBe(3);
  });

  it('counts no instance that is still REGISTERING, however much it will have', () => {
    const { base, cluster, pass } = fullCluster({ pools: [{ ...tracked, desired: 3 }] });
    // Half is reserved of three, and three quarters of the two that count; its tasks move there.
    [...cluster.containerInstances.values()][0]!.status = 'REGISTERING';
    pass(600);
    expect(base.desired).toBeGreaterThan(3);
  });
});

describe('managed scaling (aws-facts.md §1.7)', () => {
  it('does nothing while its metric has a gap', () => {
    const capacityProvider = { name: 'cp' };
    const services = [{ ...shop, desired: 12, capacityProvider: 'cp' }];
    const { base, pass, gap } = fullCluster({ pools: [{ ...pool, capacityProvider }], services });
    gap(10);
    pass(590);
    expect(base.desired).toBe(2);
    pass(120);
    expect(base.desired).toBeGreaterThan(2);
  });
});
