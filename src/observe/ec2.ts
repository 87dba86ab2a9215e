// The EC2 side of instances (aws-facts.md §5). Asked for by filter and page, which EC2 throttles less than by id
// (aws-facts.md §2.2), and which does not fail when one of them is unknown. Reads only.

import { AwsError } from '#aws/errors.ts';
import type { Instance } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { SpotRequestFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { readPages, toMs } from './paging.ts';
import type { Answer } from './part.ts';
import { whole } from './whole.ts';

export interface Ec2Facts {
  /** Undefined when EC2 has not shown the instance for minutes, and does not say that there is none. */
  readonly state?: string;
  readonly zone?: string;
  readonly privateIp?: string;
  readonly launchedAt?: number;
  readonly market?: 'on-demand' | 'spot';
  /** Tags whose key begins with `sluice.dev/`. */
  readonly tags: Readonly<Record<string, string>>;
  readonly imageId?: string;
  /** The group that launched it, by a tag that only AWS can write. */
  readonly launchedBy?: string;
  /** The Spot Fleet that launched it, by such a tag too (aws-facts.md §5.2). */
  readonly fleet?: string;
  /** When this was read, ms since the epoch. */
  readonly readAt?: number;
  /** EC2 does not know its name: its state is what follows from that, and not EC2's own word. */
  readonly forgotten?: true;
}

/** Tags of instances that only AWS can write: nobody else may use a key that begins with `aws:`. */
export const GROUP_TAG = 'aws:autoscaling:groupName';
export const FLEET_TAG = 'aws:ec2spot:fleet-request-id';

export type Ec2ById = ReadonlyMap<string, Ec2Facts>;

/** EC2 takes at most 200 values for a filter. */
const filterValues = 200;
/** EC2 loses sight of young instances for a while, and forgets ended ones after about an hour. */
const forgottenAfterMs = 300_000;
const namedAtOnce = 100;

/**
 * The EC2 facts of these instances; one that the answer lacks keeps its known market, launch time and tags. One that has been
 * missing for so long that it may be forgotten is asked for by its name: EC2 forgets only what it has terminated.
 */
export async function readEc2(
  context: ReadContext,
  ids: readonly string[],
  known: Ec2ById,
): Promise<Answer<Ec2ById>> {
  const readAt = context.clock.now();
  const withTime = (instances: readonly Instance[]) =>
    whole(instances, 'InstanceId', 'State').map(
      (instance) => [instance.InstanceId, { ...toFacts(instance), readAt }] as const,
    );
  const listed = new Map<string, Ec2Facts>(withTime(await describeInstances(context, ids)));
  for (const id of listed.keys()) context.cache.absences.present(keyOf(id));
  const absent = ids.filter((id) => !listed.has(id));
  const lost = absent.filter((id) => mayBeForgotten(context, id, known.get(id)));
  const { found, none } = await askByName(context, lost);
  const kept = absent.map((id): [string, Ec2Facts] => {
    const facts = known.get(id) ?? { tags: {} };
    if (none.has(id)) return [id, { ...facts, state: 'terminated', readAt, forgotten: true }];
    const isBelieved = !lost.includes(id) || hasEnded(facts.state);
    return [id, isBelieved ? facts : { ...facts, state: undefined }];
  });
  const value = new Map([...listed, ...kept, ...withTime(found)]);
  const doubted = absent.length - lost.length;
  if (doubted === 0) return { value };
  return { value, problem: `${doubted} instances are missing from the answer of EC2` };
}

const keyOf = (id: string) => `EC2 instance ${id}`;

function mayBeForgotten({ cache, clock }: ReadContext, id: string, known: Ec2Facts | undefined): boolean {
  if (hasEnded(known?.state)) return true;
  return cache.absences.absent(keyOf(id), clock.monotonic()) >= forgottenAfterMs;
}

/** The error names those that EC2 does not know; of the others it then says nothing. */
async function askByName({ ports }: ReadContext, ids: readonly string[]) {
  const none = new Set<string>();
  const answers = await inParallel(chunksOf(ids, namedAtOnce), async (InstanceIds) => {
    try {
      return (await ports.ec2.describeInstances({ InstanceIds })).Reservations ?? [];
    } catch (error) {
      if (error instanceof AwsError && error.code === 'InvalidInstanceID.NotFound')
        for (const id of error.message.match(/\bi-[0-9a-z]+/g) ?? []) none.add(id);
      return [];
    }
  });
  return { found: answers.flat().flatMap(({ Instances }) => Instances ?? []), none };
}

export function hasEnded(ec2State: string | undefined): boolean {
  return ec2State === 'shutting-down' || ec2State === 'terminated';
}

async function describeInstances(context: ReadContext, ids: readonly string[]): Promise<Instance[]> {
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
  return chunks.flat();
}

function toFacts(instance: Instance): Ec2Facts {
  const tags = (instance.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''] as const);
  return {
    state: instance.State?.Name ?? '',
    zone: instance.Placement?.AvailabilityZone,
    privateIp: instance.PrivateIpAddress,
    imageId: instance.ImageId,
    launchedAt: toMs(instance.LaunchTime),
    market: instance.InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
    tags: Object.fromEntries(tags.filter(([key]) => key.startsWith('sluice.dev/'))),
    launchedBy: tags.find(([key]) => key === GROUP_TAG)?.[1],
    fleet: tags.find(([key]) => key === FLEET_TAG)?.[1],
  };
}

export type SpotRequests = ReadonlyMap<string, SpotRequestFacts>;

/**
 * The spot requests behind these instances, by instance id: the second channel of an interruption. A mark that was
 * seen is not taken back by silence, nor by an answer that is older than it.
 */
export async function readSpotRequests(
  context: ReadContext,
  ids: readonly string[],
  known: SpotRequests,
): Promise<SpotRequests> {
  const readAt = context.clock.now();
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
  const read = whole(chunks.flat(), 'InstanceId').map((request): [string, SpotRequestFacts] => [
    request.InstanceId,
    {
      id: request.SpotInstanceRequestId ?? '',
      statusCode: request.Status?.Code ?? '',
      statusAt: toMs(request.Status?.UpdateTime),
      readAt,
    },
  ]);
  const marked = [...known].filter(
    ([id, { statusCode }]) => ids.includes(id) && statusCode.startsWith('marked-for-'),
  );
  const news = read.filter(([id, facts]) => !isOlder(facts, known.get(id)));
  return new Map([...marked, ...news]);
}

/** Of the same request, from before what is known of it. */
function isOlder({ id, statusAt }: SpotRequestFacts, known: SpotRequestFacts | undefined): boolean {
  if (known?.id !== id || known.statusAt === undefined || statusAt === undefined) return false;
  return known.statusCode.startsWith('marked-for-') && statusAt < known.statusAt;
}

/** Which of these instances may have a spot request: all but those that are known to have none, or to have ended. */
export function maybeSpot(ids: readonly string[], ec2: Ec2ById): string[] {
  return ids.filter((id) => ec2.get(id)?.market !== 'on-demand' && !hasEnded(ec2.get(id)?.state));
}
