// Faults that a person commits on clusters and instances: a cluster that is there, and what AWS lets people write.

import type { Path } from '#lib/document-problem.ts';
import { type Checking, checkKnown, type LenientFault } from './checking.ts';

export function checkPeople(
  { setAttribute, setClusterTag, setInstanceTag }: LenientFault,
  clusters: readonly string[],
  { path, report }: Pick<Checking, 'report'> & { path: Path },
): void {
  const ofEcs = /^(ecs\.|com\.amazonaws\.)/;
  if (ofEcs.test(setAttribute?.name ?? ''))
    report([...path, 'setAttribute', 'name'], 'ECS sets this attribute itself', {
      hint: 'choose another name',
    });
  const at = [...path, 'setClusterTag'];
  checkKnown(setClusterTag?.cluster, [...at, 'cluster'], { what: 'cluster', known: clusters, report });
  const tags = { setClusterTag, setInstanceTag };
  for (const [kind, tag] of Object.entries(tags))
    if (/^aws:/i.test(tag?.key ?? ''))
      report([...path, kind, 'key'], 'keys that begin with aws: are reserved', {
        hint: 'choose another key',
      });
}
