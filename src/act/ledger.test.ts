// What is under way is not sent twice; what was just acknowledged not again before reads can show it.
import { describe, expect, it } from 'vitest';
import type { Action } from '#model/plan.ts';
import { actions } from './fixtures.ts';
import { createLedger } from './ledger.ts';

const second = { instanceId: 'i-2' };
const others: [string, Action, Action][] = [
  ['drain', actions.drain, { ...actions.drain, ...second }],
  ['a hook, by its group', actions.putHook, { ...actions.putHook, group: 'other' }],
  ['a hook, by its name', actions.putHook, { ...actions.putHook, hook: 'other' }],
  ['record', actions.record, { ...actions.record, clusterArn: 'other' }],
  ['a signal, by its task', actions.quiesce, { ...actions.quiesce, taskArn: 'other' }],
  [
    'a signal, by what it is for',
    actions.quiesce,
    { ...actions.quiesce, signal: { ...actions.quiesce.signal, why: 'spotInterruption' } },
  ],
  ['a task', actions.stopTask, { ...actions.stopTask, taskArn: 'other' }],
  ...[{ targetGroupArn: 'tg-2' }, { targetId: 'i-2' }, { port: 1 }].flatMap(
    (differs): [string, Action, Action][] => [
      ['a removal', actions.removeTarget, { ...actions.removeTarget, ...differs }],
      ['a restore', actions.restoreTarget, { ...actions.restoreTarget, ...differs }],
    ],
  ),
  ['a removal and its way back', actions.removeTarget, actions.restoreTarget],
  ['two kinds', actions.drain, actions.activate],
];

describe('the ledger', () => {
  it.each(others)('holds %s once, and lets another be', (_, one, other) => {
    const ledger = createLedger(() => 0);
    expect([ledger.claim(one), ledger.claim(one), ledger.claim({ ...one })]).toEqual([true, false, false]);
    expect(ledger.claim(other)).toBe(true);
    expect(ledger.size).toBe(2);
    ledger.release(one);
    expect(ledger.size).toBe(1);
    expect(ledger.claim(one)).toBe(true);
  });

  it('takes the same effect on the same object for the same, whatever else a plan says of it', () => {
    const ledger = createLedger(() => 0);
    ledger.claim(actions.stopTask);
    expect(ledger.claim({ ...actions.stopTask, instanceId: 'i-2', reason: 'another' })).toBe(false);
    ledger.claim(actions.removeTarget);
    expect(ledger.claim({ ...actions.removeTarget, taskArn: 'task-2' })).toBe(false);
    ledger.claim(actions.record);
    expect(ledger.claim({ ...actions.record, obsolete: ['x'] })).toBe(false);
    ledger.claim(actions.putHook);
    expect(ledger.claim({ ...actions.putHook, correct: true })).toBe(false);
  });

  it('keeps what has settled back until its time has come, each for itself', () => {
    let now = 0;
    const ledger = createLedger(() => now);
    ledger.claim(actions.drain);
    ledger.settle(actions.drain, 5_000);
    ledger.settle({ ...actions.drain, ...second }, 9_000);
    expect(ledger.size).toBe(0);
    now = 4_999;
    expect(ledger.claim(actions.drain)).toBe(false);
    now = 5_000;
    ledger.settle({ ...actions.drain, instanceId: 'i-3' }, 9_000);
    expect(ledger.claim({ ...actions.drain, ...second })).toBe(false);
    expect(ledger.claim(actions.drain)).toBe(true);
    ledger.release(actions.drain);
    expect(ledger.claim(actions.drain)).toBe(true);
  });
});
