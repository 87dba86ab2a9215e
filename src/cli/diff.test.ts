// A diff of a cluster that another document operates shows what `sluice run` would do there: nothing that could be left.
import { expect, it } from 'vitest';
import { anObservation, aSpec, NOW } from '../../test/support/facts.ts';
import { diffOf } from './diff.ts';

const diffOfWeb = (tags: Record<string, string>) => {
  const observation = anObservation();
  const tagged = { ...observation, cluster: { ...observation.cluster, tags } };
  const spec = aSpec({ mode: 'protect' });
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'web' },
    spec,
  } as const;
  return diffOf({ spec: document, origin: { file: 'web.yaml', line: 1 } }, tagged, NOW);
};

const actionsOf = ({ changes }: ReturnType<typeof diffOfWeb>) =>
  changes.flatMap((change) => (change.kind === 'action' ? [change.action] : []));

it('says who operates it, and plans no record of its own', () => {
  const diff = diffOfWeb({ 'sluice.dev/owner': 'shop' });
  expect(actionsOf(diff)).toEqual([]);
  expect(JSON.stringify(diff)).toContain('operates this cluster');
});

it('shows the name that it writes there', () => {
  const [record] = actionsOf(diffOfWeb({}));
  expect(record).toMatchObject({ kind: 'record', tags: { 'sluice.dev/owner': 'web' } });
});
