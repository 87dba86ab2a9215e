// Could everything in a cluster leave its instance in time? Judges what was read of it; no spec is needed.
import type { PartName } from '#model/observation.ts';
import type { ClusterReadiness, ReadinessFacts, Unread } from '#model/readiness.ts';
import { judgePools } from './groups.ts';
import { judgeBatch, judgeServices } from './services.ts';
import { judgeSignals } from './signals.ts';

export function judgeCluster(facts: ReadinessFacts): ClusterReadiness {
  const { observation } = facts;
  const { cluster, account, region, at, instances } = observation;
  const services = judgeServices(facts);
  return {
    cluster: cluster.name,
    account,
    region,
    observedAt: at,
    instances: instances.size,
    spotInstances: [...instances.values()].filter(({ market }) => market === 'spot').length,
    incomplete: unreadOf(facts),
    services,
    batch: judgeBatch(facts),
    pools: judgePools(facts, services),
    findings: judgeSignals(facts),
  };
}

/** What nothing here rests on may be missing: the second channel of interruptions, status checks. */
const PARTS: readonly PartName[] = [
  'cluster',
  'containerInstances',
  'tasks',
  'services',
  'targets',
  'pools',
  'ec2',
];

function unreadOf({ observation: { parts, pools }, problems }: ReadinessFacts): Unread[] {
  const told = PARTS.flatMap((part): Unread[] => {
    const { complete, problem = 'it was not read whole' } = parts[part];
    // A complete part with a problem is one that was guessed in part.
    return complete && parts[part].problem === undefined ? [] : [{ part, problem }];
  });
  const groups = [...pools.values()].flatMap(({ group }) =>
    (group?.unread ?? []).map((problem) => ({ part: `group ${group!.name}`, problem })),
  );
  return [...problems, ...told, ...groups];
}
