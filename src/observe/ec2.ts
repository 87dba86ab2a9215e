// The EC2 side of instances (aws-facts.md §5). Asked for by filter and page, which EC2 throttles less than by id
// (aws-facts.md §2.2), and which does not fail when one of them is unknown. Reads only.

import type { Instance } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { SpotRequestFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { readPages, toMs } from './paging.ts';

export interface Ec2Facts {
  readonly state: string;
  readonly zone?: string;
  readonly privateIp?: string;
  readonly launchedAt?: number;
  readonly market: 'on-demand' | 'spot';
  /** Tags whose key begins with `sluice.dev/`. */
  readonly tags: Readonly<Record<string, string>>;
  /** The group that launched it, by a tag that only AWS can write. */
  readonly launchedBy?: string;
}

/** EC2 takes at most 200 values for a filter. */
const filterValues = 200;

export async function readEc2(
  context: ReadContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Ec2Facts>> {
  const chunks = await inParallel(chunksOf(ids, filterValues), (Values) =>
    readPages(async (NextToken) => {
      const page = await context.ports.ec2.describeInstances({
        Filters: [{ Name: 'instance-id', Values }],
        MaxResults: 1000,
        NextToken,
      });
      return {
        items: page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
        next: page.NextToken,
      };
    }),
  );
  return new Map(chunks.flat().map((instance) => [instance.InstanceId ?? '', toFacts(instance)]));
}

function toFacts(instance: Instance): Ec2Facts {
  const tags = (instance.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''] as const);
  return {
    state: instance.State?.Name ?? '',
    zone: instance.Placement?.AvailabilityZone,
    privateIp: instance.PrivateIpAddress,
    launchedAt: toMs(instance.LaunchTime),
    market: instance.InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
    tags: Object.fromEntries(tags.filter(([key]) => key.startsWith('sluice.dev/'))),
    launchedBy: tags.find(([key]) => key === 'aws:autoscaling:groupName')?.[1],
  };
}

/** The spot requests behind these instances, by instance id: the second channel of an interruption. */
export async function readSpotRequests(
  context: ReadContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SpotRequestFacts>> {
  const chunks = await inParallel(chunksOf(ids, filterValues), (Values) =>
    readPages(async (NextToken) => {
      const page = await context.ports.ec2.describeSpotInstanceRequests({
        Filters: [{ Name: 'instance-id', Values }],
        MaxResults: 1000,
        NextToken,
      });
      return { items: page.SpotInstanceRequests, next: page.NextToken };
    }),
  );
  return new Map(
    chunks.flat().map((request) => [
      request.InstanceId ?? '',
      {
        id: request.SpotInstanceRequestId ?? '',
        statusCode: request.Status?.Code ?? '',
        statusAt: toMs(request.Status?.UpdateTime),
      },
    ]),
  );
}
