// Instances of the declared pools that ended within the last hour, as far as EC2 still shows them (aws-facts.md §5): what
// budgets with a rolling window count across restarts. Read only where such a budget is in the spec.
import type { Instance } from '#aws/types.ts';
import type { DepartedFacts, Departure } from '#model/departures.ts';
import type { PoolFacts } from '#model/observation.ts';
import type { ReadContext, Spec } from './context.ts';
import { FLEET_TAG, GROUP_TAG } from './ec2.ts';
import { poolsByFleet } from './fleets.ts';
import { readPages } from './paging.ts';
import { poolsByGroup } from './pools.ts';

/** Undefined where no budget asks for it. A reading that fails is no proof that nobody went. */
export async function readDepartures(
  context: ReadContext,
  pools: ReadonlyMap<string, PoolFacts>,
): Promise<DepartedFacts | undefined> {
  if (!hasRollingBudget(context.spec)) return undefined;
  const sources = [
    { tag: GROUP_TAG, pools: poolsByGroup(context.spec) },
    { tag: FLEET_TAG, pools: poolsByFleet(pools) },
  ].filter((source) => source.pools.size > 0);
  forgetEnded(context);
  const byPool = new Map<string, Departure[]>(
    sources.flatMap((source) => [...source.pools.values()].map((pool) => [pool, []])),
  );
  try {
    for (const source of sources) {
      for (const instance of await describeEnded(context, source)) {
        const launchedBy = instance.Tags?.find(({ Key }) => Key === source.tag)?.Value ?? '';
        const instanceId = instance.InstanceId ?? '';
        byPool.get(source.pools.get(launchedBy) ?? '')?.push({ instanceId, at: endedAt(context, instance) });
      }
    }
    return { complete: true, byPool };
  } catch {
    // Budgets take what is unknown for spent, and say so.
    return { complete: false, byPool };
  }
}

/** EC2 shows what has ended for an hour (aws-facts.md §5). */
const SHOWN_MS = 2 * 3_600_000;

function forgetEnded({ cache, clock }: ReadContext): void {
  for (const [id, seen] of cache.endedSeen) if (clock.now() - seen > SHOWN_MS) cache.endedSeen.delete(id);
}

const hasRollingBudget = ({ disruption }: Spec) =>
  disruption?.budgets?.some(({ per }) => per !== undefined) === true;

interface Source {
  readonly tag: string;
  readonly pools: ReadonlyMap<string, string>;
}

function describeEnded({ ports }: ReadContext, { tag, pools }: Source): Promise<Instance[]> {
  return readPages(async (NextToken) => {
    const page = await ports.ec2.describeInstances({
      Filters: [
        { Name: `tag:${tag}`, Values: [...pools.keys()] },
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
