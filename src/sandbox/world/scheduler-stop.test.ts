// Which tasks go when a service wants fewer, and that thousands of them cost no more than sorting them.
import { describe, expect, it } from 'vitest';
import { testAccount } from '../api/test-account.ts';
import type { Task } from './state.ts';

const instance = { type: 'm6i.large', cpu: 1_000_000, memory: 1_000_000 };

function shopOf(desired: number) {
  const account = testAccount(
    { schedulerPass: '5s' },
    {
      pools: [{ name: 'base', min: 0, max: 9, desired: 6, instance }],
      services: [{ name: 'shop', desired, task: { cpu: 10, memory: 10 } }],
      jobs: [],
    },
  );
  account.pass(60);
  const shop = account.cluster.services.get('shop')!;
  const want = (desiredCount: number) => {
    account.ecs.UpdateService({ cluster: 'web', service: 'shop', desiredCount });
    account.pass(3);
  };
  const live = () => [...shop.tasks].filter((task) => task.desiredStatus === 'RUNNING');
  return { ...account, shop, want, live };
}

describe('a service that wants fewer tasks (aws-facts.md §1.6)', () => {
  it('keeps its zones even, and stops the newest of the fullest', () => {
    const { want, live } = shopOf(8);
    const old = live();
    want(11);
    expect(live()).toHaveLength(11);
    want(8);
    expect(live()).toEqual(old);
    want(5);
    const perZone = new Map<string | undefined, number>();
    for (const { zone } of live()) perZone.set(zone, (perZone.get(zone) ?? 0) + 1);
    const counts = [...perZone.values()];
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('sorts thousands once instead of comparing each with each', () => {
    const { want, live, shop } = shopOf(3000);
    expect(shop.steady).toBe(true);
    let reads = 0;
    const counting = (task: Task) => {
      const { createdAt } = task;
      Object.defineProperty(task, 'createdAt', { get: () => (reads++, createdAt) });
    };
    for (const task of live()) counting(task);
    want(0);
    expect(live()).toHaveLength(0);
    expect(reads).toBeLessThan(500_000);
  });
});
