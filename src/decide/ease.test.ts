// Who goes first: the idle, then the oldest; and of two that are alike the same one in every pass.
import { expect, it } from 'vitest';
import { anInstance, aTask, NOW } from '../../test/support/facts.ts';
import { byEase } from './ease.ts';

type Over = Parameters<typeof anInstance>[1];
const tasks = (many: number) =>
  Array.from({ length: many }, (_, n) => aTask(`${n}`, { family: n > 0 ? 'log' : 'job' }));

it.each<[string, Record<string, Over>, string]>([
  ['what is less busy', { a: { tasks: tasks(2) }, b: { tasks: tasks(1) }, c: {} }, 'c b a'],
  ['what is idle but young', { a: { tasks: tasks(1) }, b: { launchedAt: NOW } }, 'b a'],
  [
    'what is older',
    { a: { launchedAt: NOW - 1 }, b: { launchedAt: NOW - 2 }, c: { launchedAt: NOW - 3 } },
    'c b a',
  ],
  ['what nobody knows the age of', { a: { launchedAt: NOW - 1 }, b: { launchedAt: undefined } }, 'b a'],
  ['of what is alike always the same', { c: {}, a: {}, d: {}, b: {} }, 'a b c d'],
])('%s goes first', (_, overs, order) => {
  const all = Object.entries(overs).map(([id, over]) => anInstance(id, over));
  for (const some of [all, [...all].reverse()])
    expect(
      [...some]
        .sort(byEase({ spec: { account: '1', region: 'r', cluster: 'c' } }))
        .map(({ instanceId }) => instanceId.slice(2))
        .join(' '),
    ).toBe(order);
});

it('a task that is ignored makes nobody busy', () => {
  const workloads = [{ match: { family: 'log' }, ignore: true }];
  const young = anInstance('a', { tasks: tasks(3), launchedAt: NOW });
  const old = anInstance('b', { tasks: tasks(1) });
  const order = byEase({ spec: { account: '1', region: 'r', cluster: 'c', workloads } });
  expect(order(young, old)).toBeGreaterThan(0);
});
