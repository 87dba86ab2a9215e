// What comes while a pass reads is decided in that very pass: the next one may be a slow reading away.
import { expect, it } from 'vitest';
import type { Notice } from '#model/notice.ts';
import type { Outcome, Plan } from '#model/plan.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { anInstance, anObservation, aPool, aSpec, NOW } from '../../test/support/facts.ts';
import type { Cluster } from './cluster.ts';
import { createRecall } from './recall.ts';
import { reconcile } from './reconcile.ts';

it('a notice that comes while a pass reads is acted on in it', async () => {
  const instances = [anInstance('a', { market: 'spot' }), anInstance('b', { market: 'spot' })];
  const held: Notice[] = [];
  let given: readonly Notice[] = [];
  const cluster = {
    name: 'web',
    spec: aSpec(),
    recall: createRecall(),
    clock: createTestClock(NOW),
    account: { assertRightAccount: async () => undefined },
    observe: async () => {
      held.push({ kind: 'spotInterruption', instanceId: 'i-a', at: NOW, channel: 'event' });
      return anObservation({ instances, pools: [aPool()] });
    },
    act: async (_: Plan, notices: readonly Notice[]) => {
      given = notices;
      return [] as Outcome[];
    },
  } as unknown as Cluster;
  const { plan } = await reconcile(cluster, { notices: () => [...held] });
  const drained = plan.actions.flatMap((each) => (each.kind === 'drain' ? each.instanceId : []));
  expect([drained, given]).toEqual([['i-a'], held]);
});
