// Draws what lets pools grow, into the spec of a cluster in mode scale and into its world: rules, room that shall be free, limits,
// a window; launchers that report; and demand that comes and goes. By the middle of a trial all of it is over.
import type { Random } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Cluster } from './draw-cluster.ts';
import { type Drawn, world } from './family.ts';

type Spec = ClusterSpec['spec'];
type PoolSpec = NonNullable<Spec['pools']>[number];
type Schedule = NonNullable<Spec['schedules']>[number];

/** Where launchers of drawn clusters say what found no room. */
export const SHORTAGES = 'sluice-shortage';

/** Of the seeds in mode scale. */
const SHARE = 0.75;

/** Seconds since the start: demand rises after the first, and is what it was by the second, so that what it cost can go again. */
const RISES = 600;
const FALLS = 5_000;

/** The document with rules under which its pools grow; some stay as they are. */
export function withGrowth(document: ClusterSpec, cluster: Cluster, random: Random): ClusterSpec {
  const { spec } = document;
  if (spec.mode !== 'scale' || !random.chance(SHARE)) return document;
  const pools = withFallback(
    (spec.pools ?? []).map((pool) => growing(pool, cluster, random.fork(pool.name))),
    random.fork('fallback'),
  );
  const schedules = random.chance(0.3) ? [drawWindow(pools, cluster, random.fork('window'))] : [];
  return {
    ...document,
    spec: {
      ...spec,
      scaleOut: {
        unplacedTasks: true,
        ...(cluster.jobs && random.chance(0.6) && { shortageQueue: SHORTAGES }),
        ...(random.chance(0.15) && { reservation: { cpu: random.int(85, 95) } }),
      },
      pools,
      ...(schedules.length > 0 && { schedules }),
    },
  };
}

function growing(pool: PoolSpec, { pools, fleets = [] }: Cluster, random: Random): PoolSpec {
  const group = pools.find(({ name }) => name === pool.autoScalingGroup?.name);
  const most = group?.max ?? fleets[0]!.target + 16;
  const min = pool.limits?.min;
  const max = group === undefined || random.chance(0.5) ? most - random.int(0, 2) : undefined;
  const isShared = random.chance(0.2);
  return {
    ...pool,
    ...((min !== undefined || max !== undefined) && {
      limits: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
    }),
    ...(random.chance(0.2) && { headroom: random.pick<number | string>([1, 1, '10%']) }),
    ...(random.chance(0.25) && { headroomTasks: random.int(1, 3) }),
    ...(random.chance(0.15) && { surviveLossOf: 1 }),
    ...(isShared && { base: random.int(0, 6), weight: random.int(1, 3) }),
  };
}

/** From the last pool, which is spot where there is one, to the first. */
function withFallback(pools: PoolSpec[], random: Random): PoolSpec[] {
  const [first, ...others] = pools;
  if (first === undefined || others.length === 0 || !random.chance(0.5)) return pools;
  return [first, ...others.map((pool) => ({ ...pool, fallback: first.name }))];
}

/** It opens within the first hour, and closes while things still go wrong. */
function drawWindow(pools: readonly PoolSpec[], cluster: Cluster, random: Random): Schedule {
  const pool = pools[0]!;
  const { desired, max } = cluster.pools[0]!;
  return {
    name: 'event',
    cron: `${random.int(15, 50)} 0 * * *`,
    duration: `${random.int(10, 40)}m`,
    pool: pool.name,
    min: Math.min(pool.limits?.max ?? max, desired + random.int(1, 3)),
  };
}

/** The world of such a spec: launchers report, and start nothing new once the time to heal begins. */
export function reporting(cluster: Cluster, { spec }: ClusterSpec, lastFault: number): Cluster {
  if (spec.scaleOut?.shortageQueue === undefined) return cluster;
  const jobs = cluster.jobs?.map((job) => ({ ...job, shortageQueue: SHORTAGES, until: `${lastFault}s` }));
  return { ...cluster, jobs };
}

/** Somebody, or something, wants up to five times as many tasks of a service for a while. */
export function demandOf(cluster: Cluster, { spec }: ClusterSpec, random: Random): Drawn[] {
  const services = (cluster.services ?? []).filter(({ daemon }) => !daemon);
  if (spec.scaleOut === undefined || services.length === 0) return [];
  return Array.from({ length: random.int(1, 2) }, () => {
    const { name: service, desired } = random.pick(services);
    const length = random.pick([300, 900, 1_800]);
    const at = random.int(RISES, FALLS - length);
    const more = desired * random.int(2, 5) + random.int(0, 3);
    return [
      world(at, { setServiceDesired: { service, desired: more } }),
      world(at + length, { setServiceDesired: { service, desired } }),
    ];
  }).flat();
}
