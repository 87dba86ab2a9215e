// Growth is carried out as far as two looks agree on it.
import { expect, it } from 'vitest';
import type { Action, Plan } from '#model/plan.ts';
import { NOW } from '../../test/support/facts.ts';
import { type Asked, onTwoLooks } from './two-looks.ts';

const grow = (to: number, from = 4): Action => ({
  kind: 'grow',
  pool: 'main',
  group: 'web-main',
  from,
  to,
  forced: false,
  nature: 'routine',
  reason: `${to - from} more hosts`,
});
const planOf = (...actions: Action[]): Plan => ({ cluster: 'web', at: NOW, actions, waits: [] });
const sizes = ({ actions }: Plan) => actions.flatMap((each) => (each.kind === 'grow' ? each.to : []));

it('waits for the next look, which comes soon, and then launches', () => {
  const asked: Asked = new Map();
  const first = onTwoLooks(planOf(grow(6)), asked);
  expect([sizes(first), first.dueAt, first.waits.map(({ reason }) => reason)]).toEqual([
    [],
    NOW + 2_000,
    ['looks once more before it grows to 6: 2 more hosts'],
  ]);
  expect(onTwoLooks(planOf(grow(6)), asked)).toEqual(planOf(grow(6)));
});

it('launches nothing for a list that was torn once', () => {
  const asked: Asked = new Map();
  const plans = [planOf(grow(9)), planOf(), planOf(grow(9))].map((plan) => onTwoLooks(plan, asked));
  expect(plans.flatMap(sizes)).toEqual([]);
});

it('asks the next look that can tell, where one between them could not', () => {
  const asked: Asked = new Map();
  onTwoLooks(planOf(grow(6)), asked);
  expect(sizes(onTwoLooks(planOf(), asked, true))).toEqual([]);
  expect(sizes(onTwoLooks(planOf(grow(6)), asked))).toEqual([6]);
});

it('launches what both looks ask for, and the rest when it is seen again', () => {
  const asked: Asked = new Map();
  onTwoLooks(planOf(grow(6)), asked);
  const second = onTwoLooks(planOf(grow(9)), asked);
  expect([sizes(second), second.actions[0]?.reason]).toEqual([
    [6],
    '2 of the 5 asked for, as both looks say: 5 more hosts',
  ]);
  expect(sizes(onTwoLooks(planOf(grow(9, 6)), asked))).toEqual([9]);
  expect(sizes(onTwoLooks(planOf(grow(7, 6)), new Map([['main', 9]])))).toEqual([7]);
});

it('leaves everything else of a plan as it is, and what is due sooner', () => {
  const release = { kind: 'protect', instanceId: 'i-1' } as unknown as Action;
  const soon = { ...planOf(release, grow(6)), dueAt: NOW + 500 };
  const { actions, dueAt } = onTwoLooks(soon, new Map());
  expect([actions, dueAt]).toEqual([[release], NOW + 500]);
});
