// Where new hosts can come from: pools that Sluice may let grow now, the preferred first, each with what shall be free there.
import { formatDuration } from '#lib/duration.ts';
import { clockTime, count } from '#lib/text.ts';
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import type { Needs } from '#model/room.ts';
import { type Limits, limitsAt } from '#plan/limits.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import type { Host } from '#plan/placing/host.ts';
import type { Shape, Source, Spare } from '#plan/placing/opening.ts';
import { bySize, shortageOf } from '#plan/placing/room.ts';
import { JOIN_MS, unjoinedFor } from '#plan/stray.ts';
import { capacityOf } from '#plan/units.ts';
import { thereOf } from '#plan/unseen.ts';
import { capacityOwner } from '../owner.ts';
import { silentFor } from '../sick.ts';
import type { PoolSpec, Situation } from '../situation.ts';
import { type Coming, comingOf } from './hosts.ts';

/**
 * How long a pool is believed to be about to launch what it was asked for: a group shows what it launches within seconds. Then another
 * takes over.
 */
export const PATIENCE_MS = 60_000;

/** A pool that could not be made larger so often in a row … */
const FAILURES = 3;
/** … is passed over for so long. */
const RETRY_MS = 600_000;
/** What was launched this recently tells what the next one would be. */
const YOUNG_MS = 3_600_000;
/** Agents drop their connection now and then, and are back within moments (aws-facts.md §1.3). */
const BLIP_MS = 60_000;

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
    const most = Math.min(limits.max, facts.group?.max ?? Number.POSITIVE_INFINITY);
    const held = heldBack(situation, pool, { facts, coming, most });
    return [{ pool, facts, capacity, size, most, limits, coming, held }];
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
  { facts: { group, fleet }, coming: { overdue }, most }: Pick<Ground, 'facts' | 'coming' | 'most'>,
): string | undefined {
  const { observation } = situation;
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
  return strangersOf(
    situation,
    [...observation.instances.values()].filter((each) => each.pool === pool.name),
  );
}

/** A call that fails each time is not made each time: meanwhile others grow. */
function failing({ recall, now }: Situation, { name }: PoolSpec): string | undefined {
  const { times, at, why } = recall.growFailures?.get(name) ?? { times: 0, at: 0, why: '' };
  if (times < FAILURES || now - at >= RETRY_MS) return undefined;
  return `that failed ${times} times in a row, at last with: ${why}; it is tried again at ${clockTime(at + RETRY_MS)}`;
}

/** What is launched like those that did not join, or have no agent, may be no better. */
function strangersOf(situation: Situation, mine: readonly InstanceFacts[]): string | undefined {
  const { now } = situation;
  const lost = mine.filter((each) => isStranger(situation, each)).length;
  if (lost > 0)
    return `${count(lost, 'instance')} did not join within ${formatDuration(JOIN_MS)}; others may not either`;
  const silent = mine.filter((each) => isSilent(situation, each));
  const active = mine.filter(({ container }) => container?.status === 'ACTIVE').length;
  if (silent.length * 2 > active)
    return `the agents of ${silent.length} of its ${active} instances are silent`;
  const young = silent.filter(
    ({ launchedAt = 0 }) => now - launchedAt >= JOIN_MS && now - launchedAt < YOUNG_MS,
  );
  if (young.length === 0) return undefined;
  const whose =
    young.length === 1
      ? 'the agent of 1 instance that was'
      : `the agents of ${young.length} instances that were`;
  return `${whose} launched within the hour ${young.length === 1 ? 'is' : 'are'} silent; others may be as well`;
}

/** It should have joined long ago; one that a person keeps tells nothing. */
function isStranger({ recall, now }: Situation, instance: InstanceFacts): boolean {
  const { container, group, tags, ec2State = 'running' } = instance;
  return (
    container === undefined &&
    ec2State === 'running' &&
    !Object.hasOwn(tags, KEEP_TAG) &&
    group?.lifecycleState.startsWith('Terminat') !== true &&
    unjoinedFor(instance, { watchedSince: recall.watchedSince, now }) >= JOIN_MS
  );
}

/** For longer than an agent takes to come back; where nobody has watched for so long it is taken to be. */
function isSilent(situation: Situation, instance: InstanceFacts): boolean {
  if (instance.container?.status !== 'ACTIVE' || instance.container.agentConnected) return false;
  const { recall, now } = situation;
  const watched = now - (recall.watchedSince ?? now);
  return watched < BLIP_MS || silentFor(situation, instance) >= BLIP_MS;
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
    zones: facts.group?.zones ?? zonesOf(hosts, pool.name),
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

const zonesOf = (hosts: readonly Host[], pool: string): string[] => {
  const zones = hosts.filter((host) => host.pool === pool).map(({ zone }) => zone ?? '');
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
