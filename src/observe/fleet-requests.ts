// Which Spot Fleet request a pool of the spec means: the one of its id, or the only one with its tag (aws-facts.md §5.2).
// Reads only.
import { AwsError } from '#aws/errors.ts';
import type { SpotFleetRequestConfig } from '#aws/types.ts';
import { inParallel } from '#lib/parallel.ts';
import type { ReadContext, Spec } from './context.ts';
import { readPages } from './paging.ts';

type PoolSpec = NonNullable<Spec['pools']>[number];
export type FleetPool = PoolSpec & Required<Pick<PoolSpec, 'spotFleet'>>;

export interface Meant {
  readonly pool: FleetPool;
  readonly request?: SpotFleetRequestConfig;
  /** Why it means none. */
  readonly problem?: string;
}

export interface MeantFleets {
  /** One for each pool, in the order of the spec. */
  readonly meant: readonly Meant[];
  /** Every request that was in the answers, whoever means it. */
  readonly answered: ReadonlySet<string>;
}

export async function readMeantFleets(context: ReadContext): Promise<MeantFleets> {
  const pools = (context.spec.pools ?? []).filter((pool): pool is FleetPool => pool.spotFleet !== undefined);
  const requests = await readRequests(context, pools);
  const taken = new Map<string, string>();
  const meant = pools.map((pool): Meant => {
    const found = meaningOf(pool, requests);
    const id = found.request?.SpotFleetRequestId ?? '';
    const other = taken.get(id);
    if (found.request !== undefined && other === undefined) taken.set(id, pool.name);
    if (other === undefined) return { pool, ...found };
    return {
      pool,
      problem: `the Spot Fleet ${id} of pool ${pool.name} is already pool ${other}; leave it in one pool`,
    };
  });
  return { meant, answered: new Set(requests.map(({ SpotFleetRequestId = '' }) => SpotFleetRequestId)) };
}

/** Those that pools name by id and, where a pool names a tag, all there are: EC2 has no filter for them. */
async function readRequests({ ports }: ReadContext, pools: readonly FleetPool[]) {
  const ids = pools.flatMap(({ spotFleet }) => spotFleet.id ?? []);
  const named = inParallel(ids, (id) =>
    ports.ec2
      .describeSpotFleetRequests({ SpotFleetRequestIds: [id] })
      .then(({ SpotFleetRequestConfigs }) => SpotFleetRequestConfigs ?? [], noneIfUnknown),
  );
  const all = pools.some(({ spotFleet }) => spotFleet.tag !== undefined)
    ? readPages(async (NextToken) => {
        const page = await ports.ec2.describeSpotFleetRequests({ MaxResults: 1000, NextToken });
        return { items: page.SpotFleetRequestConfigs, next: page.NextToken };
      })
    : [];
  const requests = [...(await named).flat(), ...(await all)];
  return [...new Map(requests.map((each) => [each.SpotFleetRequestId, each])).values()];
}

/** That there is no fleet of that id is an answer. */
function noneIfUnknown(error: unknown): SpotFleetRequestConfig[] {
  if (error instanceof AwsError && error.kind === 'notFound') return [];
  throw error;
}

/** Of several with the tag those count that still launch; one that was cancelled only while no other is left. */
const RANKS = [/^(submitted|active|modifying)$/, /^cancelled_/];

function meaningOf(
  { name, spotFleet }: FleetPool,
  requests: readonly SpotFleetRequestConfig[],
): Omit<Meant, 'pool'> {
  const { id, tag } = spotFleet;
  if (id !== undefined) {
    const request = requests.find((each) => each.SpotFleetRequestId === id);
    return request ? { request } : { problem: `there is no Spot Fleet ${id} (pool ${name})` };
  }
  const [[key, value] = ['', '']] = Object.entries(tag ?? {});
  const tagged = requests.filter(({ Tags }) =>
    Tags?.some(({ Key, Value }) => Key === key && Value === value),
  );
  const ranked = RANKS.map((rank) => tagged.filter((each) => rank.test(each.SpotFleetRequestState ?? '')));
  const [request, ...others] = ranked.find((some) => some.length > 0) ?? [];
  if (request === undefined)
    return { problem: `there is no Spot Fleet tagged ${key}=${value} (pool ${name})` };
  if (others.length === 0) return { request };
  const ids = [request, ...others].map(({ SpotFleetRequestId }) => SpotFleetRequestId).join(', ');
  return {
    problem: `several Spot Fleets are tagged ${key}=${value}: ${ids} (pool ${name}); leave the tag on one, or name its id`,
  };
}
