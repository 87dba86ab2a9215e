// A recommendation to replace: when it was given, and when it is nobody's, somebody else's, or of an instance of before.
import { expect, it } from 'vitest';
import type { Notice } from '#model/notice.ts';
import type { GroupFacts } from '#model/observation.ts';
import { aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aPool, aPoolSpec, NOW } from '../../test/support/facts.ts';
import { recommendedAt } from './rebalance.ts';
import type { PoolSpec } from './situation.ts';

const told = (at = NOW, kind: Notice['kind'] = 'rebalance'): Notice => ({
  kind,
  instanceId: 'i-a',
  at,
  channel: 'event',
});

interface Given {
  readonly notices?: readonly Notice[];
  readonly onRebalance?: PoolSpec['onRebalance'];
  readonly group?: Partial<GroupFacts>;
  readonly over?: Parameters<typeof anInstance>[1];
}
function since({ notices = [told()], onRebalance = 'replace', group, over }: Given = {}): number | undefined {
  const instance = anInstance('a', { market: 'spot', ...over });
  const situation = aSituation(anObservation({ instances: [instance] }), {
    notices: new Map([['i-a', notices]]),
  });
  const of = { pool: aPoolSpec({ onRebalance }), group: aPool(group).group! };
  return recommendedAt(situation, of, instance);
}

it('counts from the first time that it was told', () => {
  expect(since()).toBe(NOW);
  expect(since({ notices: [told(NOW), told(NOW - 1_000), told(NOW + 1_000)] })).toBe(NOW - 1_000);
  expect(since({ over: { launchedAt: NOW } })).toBe(NOW);
  expect(since({ over: { launchedAt: undefined } })).toBe(NOW);
});

it.each<[string, Given]>([
  ['nothing was told', { notices: [] }],
  ['something else was told', { notices: [told(NOW, 'spotInterruption')] }],
  ['it was told of what ran before', { over: { launchedAt: NOW + 1 } }],
  ['it is no spot instance', { over: { market: 'on-demand' } }],
  ['the pool ignores it', { onRebalance: 'ignore' }],
  ['its group replaces such instances by itself', { group: { capacityRebalance: true } }],
])('is none where %s', (_, given) => expect(since(given)).toBeUndefined());
