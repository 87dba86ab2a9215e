// Why a person's wish may not have been taken up yet, as far as AWS shows it: the brakes of its cluster, a Sluice that was
// never there, the budgets of its record, and who else of its group is DRAINING. Which of these it is, only the operator
// knows. Reads only.
import { inParallel } from '#lib/parallel.ts';
import { readPages } from '#observe/paging.ts';
import type { Budget } from '#plan/budgets.ts';
import { MODE_TAG, readRecord } from '#plan/record.ts';
import { BRAKE_TAGS, brakesOn } from './brakes.ts';
import { findCluster, type Hand } from './clusters.ts';
import { lookAt } from './look.ts';
import { groupOf, type InstanceReport } from './report.ts';

export interface Held {
  readonly cluster: string;
  /** The instances that wait, by EC2 instance id. */
  readonly instances: readonly string[];
  /** The brakes that are on, each with what its tag says. */
  readonly brakes: readonly { readonly brake: 'paused' | 'frozen'; readonly note: string }[];
  /** Whether a Sluice has worked on the cluster, in protect or above. */
  readonly operated: boolean;
  /** Those of its record that may hold a person's wish; none: it has none. Absent where the record does not tell. */
  readonly budgets?: readonly Budget[];
  /** Others of their groups that are DRAINING: budgets count them. */
  readonly othersOut: readonly { readonly group: string; readonly instances: readonly string[] }[];
}

export function whyHeld(hand: Hand, reports: readonly InstanceReport[]): Promise<Held[]> {
  const waiting = reports.filter(({ became }) => became === 'asked');
  const clusters = [...new Set(waiting.flatMap(({ cluster }) => cluster ?? []))];
  return inParallel(clusters, (cluster) =>
    heldIn(
      hand,
      cluster,
      waiting.filter((each) => each.cluster === cluster),
    ),
  );
}

async function heldIn(hand: Hand, name: string, waiting: readonly InstanceReport[]): Promise<Held> {
  const cluster = await findCluster(hand, name);
  const arns = await readPages(async (nextToken) => {
    const page = await hand.ports.ecs.listContainerInstances({
      cluster: name,
      status: 'DRAINING',
      nextToken,
    });
    return { items: page.containerInstanceArns, next: page.nextToken };
  });
  const out = arns.length === 0 ? [] : await lookAt(hand, cluster, arns);
  const groups = [...new Set(waiting.flatMap(({ group }) => group ?? []))];
  const others = groups.map((group) => ({
    group,
    instances: out.flatMap(({ instance }) => (groupOf(instance) === group ? [instance.instanceId] : [])),
  }));
  return {
    cluster: name,
    instances: waiting.flatMap(({ instanceId }) => instanceId ?? []),
    brakes: brakesOn(cluster.tags).map((brake) => ({ brake, note: cluster.tags[BRAKE_TAGS[brake]] ?? '' })),
    operated: Object.hasOwn(cluster.tags, MODE_TAG),
    ...budgetsIn(cluster.tags),
    othersOut: others.filter(({ instances }) => instances.length > 0),
  };
}

function budgetsIn(tags: Readonly<Record<string, string>>): Pick<Held, 'budgets'> {
  const record = readRecord(tags);
  if (record.kind !== 'known') return {};
  const budgets = record.spec.disruption?.budgets ?? [];
  return { budgets: budgets.filter(({ reasons }) => reasons === undefined || reasons.includes('person')) };
}
