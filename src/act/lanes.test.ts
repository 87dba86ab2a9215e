// Batches: never more than AWS takes, never what may not go together, forced work first.
import { expect, it } from 'vitest';
import type { Action } from '#model/plan.ts';
import { actions } from './fixtures.ts';
import { inOrder, toBatches } from './lanes.ts';

const many = (action: Action, count: number): Action[] =>
  Array.from({ length: count }, (_, index) => ({ ...action, instanceId: `i-${index}` }) as Action);
const sizes = (batch: readonly Action[]) => toBatches(batch).map(({ length }) => length);

it('never sends more in one call than AWS takes', () => {
  for (const count of [0, 1, 9, 10, 11, 99, 1_001]) {
    for (const [action, most] of [
      [actions.drain, 10],
      [actions.activate, 10],
      [actions.remember, 10],
      [actions.removeTarget, 100],
      [actions.restoreTarget, 20],
      [actions.protect, 50],
      [actions.unprotect, 10],
      [actions.quiesce, 1],
      [actions.stopTask, 1],
      [actions.standby, 1],
      [actions.end, 1],
      [actions.lowerTarget, 1],
      [actions.terminate, 1],
      [actions.deregister, 1],
      [actions.heartbeat, 1],
      [actions.completeHook, 1],
      [actions.putHook, 1],
      [actions.record, 1],
    ] as const) {
      const batches = toBatches(many(action, count));
      expect(batches.every(({ length }) => length >= 1 && length <= most)).toBe(true);
      expect(batches.flat()).toHaveLength(count);
    }
  }
});

it('sends 5,000 drains in 500 calls', () => {
  expect(sizes(many(actions.noticed, 5_000))).toHaveLength(500);
});

it('takes the targets of a hundred hosts out by one look: calls of other hosts have another', () => {
  const of = (host: number, group: number): Action => ({
    ...actions.removeTarget,
    instanceId: `i-${host}`,
    targetGroupArn: `tg-${group}`,
  });
  const storm = Array.from({ length: 250 }, (_, host) => [of(host, 1), of(host, 2)]).flat();
  const batches = toBatches(storm);
  expect(batches.map(({ length }) => length)).toEqual([100, 100, 100, 100, 50, 50]);
  const hostsOf = (batch: readonly Action[]) =>
    new Set(batch.map((action) => 'instanceId' in action && action.instanceId));
  expect(hostsOf(batches[0]!)).toEqual(hostsOf(batches[1]!));
});

it('keeps kinds, groups and target groups apart, and forced work from voluntary', () => {
  expect(sizes([actions.drain, actions.activate])).toEqual([1, 1]);
  expect(sizes([actions.protect, { ...actions.protect, group: 'other' }])).toEqual([1, 1]);
  expect(sizes([actions.unprotect, { ...actions.unprotect, group: 'other' }])).toEqual([1, 1]);
  expect(sizes([actions.removeTarget, { ...actions.removeTarget, targetGroupArn: 'tg-2' }])).toEqual([1, 1]);
  expect(sizes([actions.drain, { ...actions.drain, forced: false }])).toEqual([1, 1]);
  expect(sizes([actions.drain, actions.noticed])).toEqual([1, 1]);
  expect(sizes([actions.remember, { ...actions.remember, value: '' }])).toEqual([1, 1]);
  expect(sizes([actions.remember, { ...actions.remember, inTag: true }])).toEqual([1, 1]);
  expect(sizes([actions.restoreTarget, { ...actions.restoreTarget, targetGroupArn: 'tg-2' }])).toEqual([
    1, 1,
  ]);
});

it('puts the nearest deadline first and voluntary work last, else keeps the order of the plan', () => {
  const voluntary = { ...actions.protect, instanceId: 'i-v' };
  const late = { ...actions.drain, instanceId: 'i-late', deadline: 2_000 };
  const soon = { ...actions.drain, instanceId: 'i-soon', deadline: 1_000 };
  const never = { ...actions.heartbeat, instanceId: 'i-never' };
  const ids = inOrder([voluntary, never, late, soon]).map(
    (action) => 'instanceId' in action && action.instanceId,
  );
  expect(ids).toEqual(['i-soon', 'i-late', 'i-never', 'i-v']);
});
