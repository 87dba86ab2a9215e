import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, ActionKind } from '#model/plan.ts';
import { orderActions } from './order.ts';
import { VERBS } from './verbs.ts';

const act = (kind: ActionKind, forced: boolean, deadline?: number) =>
  ({
    kind,
    forced,
    ...(deadline !== undefined && { deadline }),
    instanceId: 'i',
    reason: '',
    nature: 'routine',
  }) as unknown as Action;
const told = (actions: Action[]) =>
  orderActions(actions).map((each) => `${each.kind} ${each.deadline ?? '-'}`);

describe('the order of a plan', () => {
  it('is by deadline, DRAINING first within one, memory after all that is forced, then what is voluntary', () => {
    const actions = [
      act('unprotect', false),
      act('remember', true, 1),
      act('completeHook', true),
      act('stopTask', true, 2),
      act('drain', true, 2),
      act('removeTarget', true, 1),
      act('record', false),
      act('protect', false),
      act('putHook', false),
      act('heartbeat', true),
    ];
    expect(told(actions)).toEqual([
      'removeTarget 1',
      'drain 2',
      'stopTask 2',
      'heartbeat -',
      'completeHook -',
      'remember 1',
      'protect -',
      'putHook -',
      'record -',
      'unprotect -',
    ]);
  });

  it('loses nothing and depends on no order of equals but their own', () => {
    const kinds = fc.constantFrom(...(Object.keys(VERBS) as ActionKind[]));
    const anAction = fc
      .tuple(kinds, fc.boolean(), fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }))
      .map((each) => act(...each));
    fc.assert(
      fc.property(fc.array(anAction), (actions) => {
        const once = orderActions(actions);
        expect(once).toHaveLength(actions.length);
        expect(new Set(once)).toEqual(new Set(actions));
        expect(orderActions(once)).toEqual(once);
      }),
    );
  });
});
