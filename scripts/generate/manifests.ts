// The policies under manifests/ for the process and for `sluice release`, made from the table of `sluice iam` for a cluster that
// has everything: whoever has names of her own asks `sluice iam` instead.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { leaseGrants, RELEASE_GRANTS, timelineGrants, timelineReaderGrants } from '#plan/iam/extras.ts';
import { type PolicyDocument, policyFor } from '#plan/iam/policy.ts';

const example = (mode: ClusterSpec['spec']['mode']): ClusterSpec => ({
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'ClusterSpec',
  metadata: { name: 'web' },
  spec: {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web-prod',
    mode,
    events: { queue: 'sluice-events' },
    workloads: [
      { match: { family: 'jobs' }, quiesce: { queue: 'job-signals' } },
      {
        match: { family: 'batch' },
        quiesce: { topic: 'arn:aws:sns:ap-northeast-1:111122223333:job-signals' },
      },
    ],
    pools: [
      {
        name: 'on-demand',
        autoScalingGroup: { name: 'web-on-demand' },
        lifecycleHook: { name: 'sluice-drain', manage: true },
      },
      // Whichever fleet: a tag of this example would bind the template of everybody to it.
      { name: 'spot', spotFleet: { id: 'sfr-*' } },
    ],
    scaleOut: { unplacedTasks: true, shortageQueue: 'sluice-shortage' },
  },
});

/** Path from the root → content. */
export function renderManifests(): Map<string, string> {
  const files = new Map<string, string>();
  for (const mode of ['protect', 'drain', 'scale'] as const)
    files.set(`manifests/iam-${mode}.json`, textOf(policyFor([example(mode)]).document));
  // The reads of every mode, whatever the names: so that `diff --as` shows the next one.
  const { document } = policyFor([example('scale')], { readsAnywhere: true });
  const reads = document.Statement.filter(({ Sid }) => Sid === 'SluiceReads');
  files.set('manifests/iam-read-only.json', textOf({ ...document, Statement: reads }));
  files.set(
    'manifests/iam-release.json',
    textOf(policyFor([example('drain')], { only: RELEASE_GRANTS }).document),
  );
  for (const [name, only] of [
    ['leases', leaseGrants('sluice-leases')],
    ['timeline', timelineGrants('sluice-timeline')],
    ['timeline-read', timelineReaderGrants('sluice-timeline')],
  ] as const)
    files.set(`manifests/iam-${name}.json`, textOf(policyFor([example('drain')], { only }).document));
  return files;
}

/** Short lists on one line, as the formatter has them. */
function textOf(document: PolicyDocument): string {
  const text = JSON.stringify(document, null, 2).replace(
    /\[\n\s+("[^\n]*"(?:,\n\s+"[^\n]*")*)\n\s+\]/g,
    (whole, items: string, at: number, all: string) => {
      const line = `[${items.replace(/,\n\s+/g, ', ')}]`;
      const before = at - (all.lastIndexOf('\n', at) + 1);
      return before + line.length + 1 <= 110 ? line : whole;
    },
  );
  return `${text}\n`;
}
