// Instances of the declared groups that ended within the last hour, as far as EC2 still shows them (aws-facts.md §5): what
// budgets with a rolling window count across restarts. Read only where such a budget is in the spec.
import type { Instance } from '#aws/types.ts';
import type { DepartedFacts, Departure } from '#model/observation.ts';
import type { ReadContext, Spec } from './context.ts';
import { readPages } from './paging.ts';
import { poolsByGroup } from './pools.ts';

/** Undefined where no budget asks for it. A reading that fails is no proof that nobody went. */
export async function readDepartures(context: ReadContext): Promise<DepartedFacts | undefined> {
  if (!hasRollingBudget(context.spec)) return undefined;
  const byGroup = poolsByGroup(context.spec);
  const byPool = new Map<string, Departure[]>([...byGroup.values()].map((pool) => [pool, []]));
  try {
    for (const instance of await describeEnded(context, [...byGroup.keys()])) {
      const group = instance.Tags?.find(({ Key }) => Key === GROUP_TAG)?.Value ?? '';
      const instanceId = instance.InstanceId ?? '';
      byPool.get(byGroup.get(group) ?? '')?.push({ instanceId, at: endedAt(context, instance) });
    }
    return { complete: true, byPool };
  } catch {
    // Budgets take what is unknown for spent, and say so.
    return { complete: false, byPool };
  }
}

const GROUP_TAG = 'aws:autoscaling:groupName';

const hasRollingBudget = ({ disruption }: Spec) =>
  disruption?.budgets?.some(({ per }) => per !== undefined) === true;

function describeEnded({ ports }: ReadContext, groups: readonly string[]): Promise<Instance[]> {
  return readPages(async (NextToken) => {
    const page = await ports.ec2.describeInstances({
      Filters: [
        { Name: `tag:${GROUP_TAG}`, Values: [...groups] },
        { Name: 'instance-state-name', Values: ['shutting-down', 'terminated'] },
      ],
      MaxResults: 1000,
      NextToken,
    });
    return { items: page.Reservations?.flatMap(({ Instances }) => Instances ?? []), next: page.NextToken };
  });
}

/** `User initiated (2026-11-25 12:00:00 GMT)`; without a time, when it was first seen to have ended. */
function endedAt(
  { cache, clock }: ReadContext,
  { InstanceId = '', StateTransitionReason = '' }: Instance,
): number {
  const [, date, time] = /\((\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) GMT\)/.exec(StateTransitionReason) ?? [];
  if (date !== undefined) return Date.parse(`${date}T${time}Z`);
  const seen = cache.endedSeen.get(InstanceId) ?? clock.now();
  cache.endedSeen.set(InstanceId, seen);
  return seen;
}
