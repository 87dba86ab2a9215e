// The declared Spot Fleets: their targets in units, and whom they list (aws-facts.md §5.2). A list of theirs only ever adds:
// it is stale at times, and nothing leaves a fleet but by its end. Reads only.
import type { ActiveInstance, SpotFleetRequestConfig } from '#aws/types.ts';
import { inParallel } from '#lib/parallel.ts';
import type { FleetFacts, PoolFacts, TemplateFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { type Meant, readMeantFleets } from './fleet-requests.ts';
import { fleetLaunches } from './launches.ts';
import { readPages } from './paging.ts';
import type { Answer } from './part.ts';
import type { Member, Pools } from './pools.ts';
import { recently } from './recent.ts';
import { readTemplate } from './templates.ts';
import { whole } from './whole.ts';

/**
 * Their buckets are the smallest that Sluice draws from, 3 and 5 calls a second for all clusters of an account
 * (aws-facts.md §2.2), and EC2 makes the lists anew only now and then: who is new is told by EC2's tag.
 */
const GOOD_FOR_MS = 30_000;

export async function readFleets(context: ReadContext, known: Pools): Promise<Answer<Pools>> {
  const { meant, answered, listed, templates } = await recently(
    context,
    { key: 'fleets', forMs: GOOD_FOR_MS },
    () => readAnew(context),
  );
  const kept = meant.flatMap((each) => keptPool(each, { known, answered }));
  const read = meant.flatMap(({ pool, request }): PoolFacts[] =>
    request === undefined
      ? []
      : [
          {
            name: pool.name,
            fleet: { ...fleetFacts(request), ...templates.get(pool.name)?.own },
            ...templates.get(pool.name)?.pool,
          },
        ],
  );
  const pools = new Map([...read, ...kept].map((pool) => [pool.name, pool]));
  const byFleet = poolsByFleet(pools);
  const knownMembers = [...known.members].filter(([, { fleet }]) => byFleet.has(fleet?.id ?? ''));
  const value = { pools, members: new Map([...knownMembers, ...listed]) };
  const problems = meant.flatMap(({ problem }) => problem ?? []);
  return problems.length === 0 ? { value } : { value, problem: problems.join('; ') };
}

async function readAnew(context: ReadContext) {
  const { meant, answered } = await readMeantFleets(context);
  const lists = await inParallel(meant, async ({ pool, request }) => {
    if (request === undefined) return [];
    const active = await listFleet(context, request.SpotFleetRequestId ?? '');
    return active.map((instance) => toMember(instance, { pool: pool.name, request }));
  });
  const templates = await inParallel(meant, async ({ pool, request }) => {
    const [template, launches] = await Promise.all([
      readTemplate(context, ...templateOf(request)),
      request && fleetLaunches(context, request),
    ]);
    return [pool.name, { own: template && { template }, pool: launches && { launches } }] as const;
  });
  return { meant, answered, listed: lists.flat(), templates: new Map(templates) };
}

/** While a fleet that is not in the answer has members, it is there. One that is, and lost its tag, is not ours any more. */
function keptPool(
  { pool, request }: Meant,
  { known, answered }: { known: Pools; answered: ReadonlySet<string> },
): PoolFacts[] {
  const before = known.pools.get(pool.name);
  const id = before?.fleet?.id;
  if (request !== undefined || before === undefined || id === undefined || answered.has(id)) return [];
  const hasMembers = [...known.members.values()].some(({ fleet }) => fleet?.id === id);
  return hasMembers ? [before] : [];
}

/** The pool of the spec by the id of its fleet. */
export function poolsByFleet(pools: ReadonlyMap<string, PoolFacts>): ReadonlyMap<string, string> {
  return new Map(
    [...pools.values()].flatMap(({ name, fleet }) => (fleet === undefined ? [] : [[fleet.id, name]])),
  );
}

export function listFleet({ ports }: ReadContext, SpotFleetRequestId: string): Promise<ActiveInstance[]> {
  return readPages(async (NextToken) => {
    const page = await ports.ec2.describeSpotFleetInstances({
      SpotFleetRequestId,
      MaxResults: 1000,
      NextToken,
    });
    return { items: whole(page.ActiveInstances, 'InstanceId'), next: page.NextToken };
  });
}

function toMember(
  { InstanceId = '', InstanceType = '' }: ActiveInstance,
  { pool, request }: { pool: string; request: SpotFleetRequestConfig },
): [string, Member] {
  const units = unitsOf(request, InstanceType);
  const id = request.SpotFleetRequestId ?? '';
  return [InstanceId, { pool, fleet: { id, ...(units !== undefined && { units }) } }];
}

/** What one of this type counts: its weight, or 1; undefined where weights differ by zone. */
function unitsOf(
  { SpotFleetRequestConfig: config }: SpotFleetRequestConfig,
  type: string,
): number | undefined {
  const launches = [
    ...(config?.LaunchTemplateConfigs ?? []).flatMap(({ Overrides }) => Overrides ?? []),
    ...(config?.LaunchSpecifications ?? []),
  ];
  const own = launches.filter(({ InstanceType }) => InstanceType === type);
  const weights = new Set(own.map(({ WeightedCapacity = 1 }) => WeightedCapacity));
  if (weights.size > 1) return undefined;
  return [...weights][0] ?? 1;
}

/** The template of its first configuration, and whether all launch from that one. */
function templateOf(request: SpotFleetRequestConfig | undefined): [TemplateFacts | undefined, boolean] {
  const given = request?.SpotFleetRequestConfig?.LaunchTemplateConfigs ?? [];
  const [first, ...others] = given.map(({ LaunchTemplateSpecification }) => LaunchTemplateSpecification);
  if (first?.LaunchTemplateId === undefined) return [undefined, false];
  const { LaunchTemplateId: id, Version: version = '$Default' } = first;
  return [
    { id, version },
    others.every((each) => each?.LaunchTemplateId === id && (each.Version ?? '$Default') === version),
  ];
}

/** What a request says of itself. */
export function fleetFacts(request: SpotFleetRequestConfig): FleetFacts {
  const config = request.SpotFleetRequestConfig;
  const fulfilled = config?.FulfilledCapacity;
  return {
    id: request.SpotFleetRequestId ?? '',
    state: request.SpotFleetRequestState ?? '',
    tags: Object.fromEntries((request.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    target: config?.TargetCapacity ?? 0,
    onDemandTarget: config?.OnDemandTargetCapacity ?? 0,
    ...(fulfilled !== undefined && { fulfilled }),
    hasTemplate: (config?.LaunchTemplateConfigs?.length ?? 0) > 0,
    maintains: (config?.Type ?? 'maintain') === 'maintain',
  };
}
