// However many actions there are of whatever kinds, no call holds more of them than AWS takes (docs/failures.md, row 16).
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBatches } from '#act/lanes.ts';
import type { Action, ActionKind } from '#model/plan.ts';
import { howOften } from './how-often.ts';

/** aws-facts.md §1.4, §4.3, §6.1; one for what has no list. */
const MOST: Partial<Record<ActionKind, number>> = {
  drain: 10,
  activate: 10,
  remember: 10,
  protect: 50,
  unprotect: 50,
  removeTarget: 1_000,
};

it('from none to ten thousand, each once', () => {
  const kinds = [
    'drain',
    'activate',
    'remember',
    'protect',
    'unprotect',
    'removeTarget',
    'stopTask',
    'end',
  ] as const;
  const anyNumber = fc.integer({ min: 0, max: 10_000 });
  const half = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(anyNumber, half, (size, share) => {
      const actions = kinds.flatMap((kind) =>
        Array.from({ length: size }, (_, n) => ({
          ...{ kind, forced: n < size * share, instanceId: `i-${n}` },
          ...{ group: 'g', value: '', targetGroupArn: 't' },
        })),
      ) as unknown as Action[];
      const batches = toBatches(actions);
      expect(new Set(batches.flat()).size).toBe(actions.length);
      expect(batches.flat()).toHaveLength(actions.length);
      const wrong = batches.filter(
        (batch) =>
          batch.length === 0 ||
          batch.length > (MOST[batch[0]!.kind] ?? 1) ||
          batch.some(({ kind, forced }) => kind !== batch[0]!.kind || forced !== batch[0]!.forced),
      );
      expect(wrong).toEqual([]);
    }),
    { ...howOften(1, 10), examples: [[10_000, 1]] },
  );
});
