// Which tasks go when a service wants fewer, and that thousands of them cost no more than sorting them.
import { describe, expect, it } from 'vitest';
import { testAccount } from '../api/test-account.ts';
import type { Task } from './state.ts';

const instance = { type: 'm6i.large', cpu: 1_000_000, memory: 1_000_000 };

function shopOf(desired: number, more: { spread?: 'zone'[] } = {}) {
  const account = testAccount(
    { schedulerPass: '5s' },
    {
      pools: [{ name: 'base', min: 0, max: 9, desired: 6, instance }],
      services: [{ name: 'shop', desired, task: { cpu: 10, memory: 10 }, ...more }],
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
  it('keeps its zones even', () => {
    const { want, live } = shopOf(11);
    want(5);
    const perZone = new Map<string | undefined, number>();
    for (const { zone } of live()) perZone.set(zone, (perZone.get(zone) ?? 0) + 1);
    const counts = [...perZone.values()];
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('takes from the hosts that have the most of its tasks, the newest first', () => {
    const { want, live, ecs, containers, pass } = shopOf(6);
    const old = live();
    expect(new Set(old.map(({ container }) => container)).size).toBe(6);
    // All new ones have to go to one zone's hosts, and there to one host.
    const [only] = containers;
    const others = containers.filter((each) => each !== only && each.host.zone === only!.host.zone);
    const drain = (status: 'DRAINING' | 'ACTIVE') =>
      ecs.UpdateContainerInstancesState({
        cluster: 'web',
        containerInstances: others.map(({ arn }) => arn),
        status,
      });
    drain('DRAINING');
    pass(120);
    drain('ACTIVE');
    const on = (arn: string) => live().filter((task) => task.container!.arn === arn).length;
    const before = on(only!.arn);
    expect(before).toBeGreaterThan(1);
    want(5);
    expect(on(only!.arn)).toBe(before - 1);
  });

  it('takes any of a zone where it spreads over zones alone', () => {
    const { want, live, shop } = shopOf(300, { spread: ['zone'] });
    const byAge = [...live()].sort((a, b) => a.ordinal - b.ordinal);
    want(150);
    const left = new Set(live());
    const oldHalf = byAge.slice(0, 150).filter((task) => left.has(task)).length;
    expect(shop.strategies).toEqual(['zone']);
    expect(oldHalf).toBeGreaterThan(40);
    expect(oldHalf).toBeLessThan(110);
  });

  it('sorts thousands once instead of comparing each with each', () => {
    const { want, live, shop } = shopOf(3000);
    expect(shop.steady).toBe(true);
    let reads = 0;
    const counting = (task: Task) => {
      const { createdAt } = task;
      const get = () => {
        reads++;
        return createdAt;
      };
      Object.defineProperty(task, 'createdAt', { get });
    };
    for (const task of live()) counting(task);
    want(0);
    expect(live()).toHaveLength(0);
    expect(reads).toBeLessThan(500_000);
  });
});
