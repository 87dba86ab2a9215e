// Where new hosts can come from: pools that Sluice may let grow now, the preferred first, each with what shall be free there.
import { clockTime } from '#lib/text.ts';
import type { PoolFacts } from '#model/observation.ts';
import type { Needs } from '#model/room.ts';
import { type Limits, limitsAt } from '#plan/limits.ts';
import type { Host } from '#plan/placing/host.ts';
import type { Shape, Source, Spare } from '#plan/placing/opening.ts';
import { bySize, shortageOf } from '#plan/placing/room.ts';
import { capacityOf } from '#plan/units.ts';
import { thereOf } from '#plan/unseen.ts';
import { capacityOwner } from '../owner.ts';
import type { PoolSpec, Situation } from '../situation.ts';
import { type Coming, comingOf } from './hosts.ts';
import { shapesOf } from './shapes.ts';
import { strangersOf, trialOf } from './strangers.ts';

/**
 * How long a pool is believed to be about to launch what it was asked for: a group shows what it launches within seconds. Then another
 * takes over.
 */
export const PATIENCE_MS = 60_000;

/** A pool that could not be made larger so often in a row … */
const FAILURES = 3;
/** … is passed over for so long. */
const RETRY_MS = 600_000;
export interface Ground {
  readonly pool: PoolSpec;
  readonly facts: PoolFacts;
  /** What it shall have, in instances, or units where they are weighted. */
  readonly capacity: number;
  /** What it has or shall have, whichever is more. */
  readonly size: number;
  /** What it may have. */
  readonly most: number;
  readonly limits: Limits;
  readonly coming: Coming;
  /** Why it may not grow now; undefined: it may. */
  readonly held?: string;
  /** Why it may grow by one host alone, and by no more until that has joined. */
  readonly trial?: string;
}

/** What is known of each pool that was found. */
export function groundsOf(situation: Situation): Ground[] {
  return (situation.spec.pools ?? []).flatMap((pool) => {
    const facts = situation.observation.pools.get(pool.name);
    const capacity = capacityOf(facts);
    if (facts === undefined || capacity === undefined) return [];
    const shortMs = shortFor(situation, pool);
    const coming = comingOf(situation, facts, { shortMs, patienceMs: PATIENCE_MS });
    const limits = limitsAt(situation.spec, pool, situation.now);
    const size = Math.max(capacity, thereOf(pool.name, situation.observation.instances.values()));
    const limit = Math.min(limits.max, facts.group?.max ?? Number.POSITIVE_INFINITY);
    const trial = trialOf(situation, pool.name, coming.hosts.length);
    const held = heldBack(situation, pool, { facts, coming, most: limit, trial });
    const one = shapesOf(situation.observation, pool.name)[0]?.units ?? 1;
    const most = trial === undefined ? limit : Math.min(limit, size + one);
    return [{ pool, facts, capacity, size, most, limits, coming, held, trial }];
  });
}

/** For how long nothing has come of what it was asked for: where one goes and another comes, something is missing all the time. */
function shortFor({ recall, now, observation }: Situation, { name }: PoolSpec): number {
  const since = recall.shortSince?.get(name);
  if (since === undefined) return 0;
  const launched = [...observation.instances.values()].map(({ pool, launchedAt = 0 }) =>
    pool === name ? launchedAt : 0,
  );
  return now - launched.reduce((latest, at) => Math.max(latest, at), since);
}

function heldBack(
  situation: Situation,
  pool: PoolSpec,
  {
    facts: { group, fleet },
    coming: { overdue },
    most,
    trial,
  }: Omit<Ground, 'pool' | 'capacity' | 'size' | 'limits'>,
): string | undefined {
  const owner = capacityOwner(situation, pool);
  if (owner !== undefined) return owner;
  if (group?.suspendedProcesses.includes('Launch')) return 'its group launches nothing: Launch is suspended';
  if (fleet !== undefined && fleet.state !== 'active') return `its Spot Fleet is ${fleet.state}`;
  if (fleet?.maintains === false)
    return 'its Spot Fleet is of type request, of which the target cannot be changed; make one of type maintain';
  const failed = failing(situation, pool);
  if (failed !== undefined) return failed;
  if (!Number.isFinite(most)) return 'nothing says how far: give it limits.max';
  if (overdue > 0) return `${overdue} of what it was asked for does not come`;
  return trial === undefined ? strangersOf(situation, pool.name) : undefined;
}

/** A call that fails each time is not made each time: meanwhile others grow. */
function failing({ recall, now }: Situation, { name }: PoolSpec): string | undefined {
  const { times, at, why } = recall.growFailures?.get(name) ?? { times: 0, at: 0, why: '' };
  if (times < FAILURES || now - at >= RETRY_MS) return undefined;
  return `that failed ${times} times in a row, at last with: ${why}; it is tried again at ${clockTime(at + RETRY_MS)}`;
}

/** `kinds`: what one task of each service takes, for headroom in tasks. */
export function sourcesOf(
  { spec }: Situation,
  grounds: readonly Ground[],
  { hosts, kinds }: { hosts: readonly Host[]; kinds: readonly Needs[] },
  shapes: (pool: string) => Source['shapes'],
): Source[] {
  const open = grounds.filter(({ held }) => held === undefined);
  const order = growthOrder(grounds.map(({ pool }) => pool));
  const sorted = open.toSorted((a, b) => order.indexOf(a.pool) - order.indexOf(b.pool));
  return sorted.map(({ pool, facts, size, most }) => ({
    pool: pool.name,
    provider: facts.group?.capacityProvider?.name,
    shapes: shapes(pool.name),
    zones: facts.group?.zones ?? zonesOf(hosts),
    units: Math.max(0, most - size),
    forWaiting: growsFor(spec, pool),
    has: size,
    ...(pool.base !== undefined && { base: pool.base }),
    ...(pool.weight !== undefined && { weight: pool.weight }),
    spare: spareOf(spec, pool, largestOn(shapes(pool.name)[0], kinds)),
  }));
}

/** As the spec names them; a pool that others fall back to comes after those. */
export function growthOrder(pools: readonly PoolSpec[]): PoolSpec[] {
  const fallbacks = new Set(pools.flatMap(({ fallback }) => fallback ?? []));
  const isLast = ({ name }: PoolSpec) => fallbacks.has(name);
  return [...pools.filter((each) => !isLast(each)), ...pools.filter(isLast)];
}

/** Where a fleet launches no call tells: wherever hosts are. */
const zonesOf = (hosts: readonly Host[]): string[] => {
  const zones = hosts.map(({ zone }) => zone ?? '');
  return zones.length > 0 ? [...new Set(zones)].sort() : [''];
};

/** The rules of a pool: its own, else those of the whole cluster. */
export const scaleOutOf = (spec: Situation['spec'], pool: PoolSpec) => pool.scaleOut ?? spec.scaleOut;

/** Whether tasks that have no place let it grow. With a queue alone it is there for what launchers report. */
function growsFor(spec: Situation['spec'], pool: PoolSpec): boolean | 'reports' {
  if (growsForServices(spec, pool)) return true;
  return scaleOutOf(spec, pool)?.shortageQueue === undefined ? false : 'reports';
}

/** Losses that are to be borne are of services: room for what they lack belongs to it. */
export const growsForServices = (spec: Situation['spec'], pool: PoolSpec): boolean =>
  scaleOutOf(spec, pool)?.unplacedTasks === true || (pool.surviveLossOf ?? 0) > 0;

/** The largest that one of its hosts can hold. */
const largestOn = (shape: Shape | undefined, kinds: readonly Needs[]): Needs | undefined =>
  shape && kinds.filter((needs) => shortageOf(shape.room, needs) === undefined).sort(bySize)[0];

function spareOf(spec: Situation['spec'], pool: PoolSpec, largest: Needs | undefined): Spare {
  const { headroom } = pool;
  const used = scaleOutOf(spec, pool)?.reservation;
  return {
    ...(typeof headroom === 'number' && { hosts: headroom }),
    ...(typeof headroom === 'string' && headroom.endsWith('%') && { percent: Number.parseInt(headroom, 10) }),
    ...(pool.headroomTasks !== undefined &&
      largest !== undefined && { tasks: { needs: largest, count: pool.headroomTasks } }),
    ...(used !== undefined && { used }),
  };
}
