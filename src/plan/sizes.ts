// What each pool has and will have once a plan is carried out, in instances or units, and the instance-hours that makes a day. What
// cannot be known has a reason instead of a number.
import { count } from '#lib/text.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Plan } from '#model/plan.ts';
import { surplusPace } from './budgets.ts';
import type { Spec } from './canonical.ts';
import { leastAt, limitsAt } from './limits.ts';
import { isLow } from './reservation.ts';
import { type OpenWindow, openNow, type WindowHours, windowHours } from './size-windows.ts';
import { capacityOf, unitsOf } from './units.ts';
import { counts, thereOf } from './unseen.ts';

type PoolSpec = NonNullable<Spec['pools']>[number];

export interface Change {
  readonly before: number;
  /** Absent: not known. */
  readonly after?: number;
  /** More may go than were looked for, so that `after` is a bound. */
  readonly orFewer?: true;
}

export interface PoolSize {
  readonly pool: string;
  /** Units: of a Spot Fleet, and of a group whose instances have weights. */
  readonly in: 'instances' | 'units';
  /** What is there, and what will be. Absent: not known. */
  readonly size?: Change;
  readonly instances?: Change;
  /** A day at that size. */
  readonly instanceHours?: Change;
  /** What makes the difference, and what of the numbers holds for a while only; in words. */
  readonly why: readonly string[];
  /** What the least of its schedules adds in the next 24 hours. */
  readonly schedules: readonly WindowHours[];
  /** Why a number is absent. */
  readonly unknown?: string;
}

export interface TotalSize {
  readonly instances?: Change;
  readonly instanceHours?: Change;
  /** Instance-hours that schedules add in the next 24 hours; absent where one of them is in units. */
  readonly scheduledHours?: number;
}

/** What of a pool may go: chosen already, or to be chosen while nothing else changes. */
export interface MayGo {
  readonly instances: number;
  readonly units: number;
  /** No more than so many were looked for. */
  readonly orMore: boolean;
}

export interface SizesInput {
  readonly spec: Spec;
  readonly observation: Observation;
  readonly plan: Plan;
  /** By the pool's name. */
  readonly mayGo: ReadonlyMap<string, MayGo>;
}

export const sizesOf = (input: SizesInput): PoolSize[] =>
  (input.spec.pools ?? []).map((pool) => sizeOf(input, pool));

function sizeOf(input: SizesInput, pool: PoolSpec): PoolSize {
  const { spec, observation, plan } = input;
  const facts = observation.pools.get(pool.name);
  const capacity = capacityOf(facts);
  const base = { pool: pool.name, in: unitOf(observation, pool), why: [], schedules: [] } as const;
  if (facts === undefined || capacity === undefined)
    return { ...base, unknown: `its ${pool.spotFleet ? 'Spot Fleet' : 'Auto Scaling group'} is not known` };
  const there = membersOf(observation, pool.name);
  if (there.some((each) => unitsOf(each) === undefined))
    return { ...base, unknown: 'what one of its instances counts is not known' };
  const before = thereOf(pool.name, there);
  const blind = plan.waits.find(({ reason }) => reason.startsWith(BLIND));
  if (blind !== undefined) {
    const known = { size: { before }, instances: { before: there.length } };
    return { ...base, ...known, instanceHours: { before: 24 * there.length }, unknown: blind.reason };
  }
  const steps = stepsOf(input, pool, { capacity, before });
  const { orFewer } = steps;
  const after = { size: steps.after, instances: instancesAfter(base.in, there.length, steps) };
  const hours = after.instances === undefined ? undefined : 24 * after.instances;
  const now = plan.at;
  const most = facts.group?.max ?? Number.POSITIVE_INFINITY;
  const sets = spec.mode === 'scale';
  const open = sets ? openNow(spec, pool, now) : undefined;
  return {
    ...base,
    size: changeOf(before, after.size, orFewer),
    instances: changeOf(there.length, after.instances, orFewer),
    instanceHours: changeOf(24 * there.length, hours, orFewer),
    why: [...steps.why, ...(open === undefined ? [] : [openWords(open)])],
    schedules: sets ? windowHours(spec, pool, { now, after: after.size, most }) : [],
    ...(after.instances === undefined && { unknown: UNKNOWN_TYPES }),
  };
}

/** How the plan says that nothing can be said of what is lacking. */
export const BLIND = 'nothing is launched: ';
const UNKNOWN_TYPES =
  'how many instances its units will be is not known: which types come is not ours to choose';

const changeOf = (before: number, after: number | undefined, orFewer = false): Change => ({
  before,
  ...(after !== undefined && { after }),
  ...(after !== undefined && orFewer && { orFewer }),
});

const openWords = ({ name, closes }: OpenWindow) =>
  `the schedule ${name} asks for its least until ${closes}; a day is reckoned as if it stayed`;

function unitOf(observation: Observation, { name, spotFleet }: PoolSpec): PoolSize['in'] {
  if (spotFleet !== undefined) return 'units';
  const mine = membersOf(observation, name);
  return mine.some(({ group }) => group?.weight !== undefined) ? 'units' : 'instances';
}

const membersOf = ({ instances }: Observation, pool: string): InstanceFacts[] =>
  [...instances.values()].filter((each) => each.pool === pool && counts(each));

interface Steps {
  readonly after: number;
  readonly why: readonly string[];
  /** How many named instances go; undefined: something comes or goes of which it is not known what it will be. */
  readonly leave?: number;
  /** More may go than were looked for. */
  readonly orFewer: boolean;
}

/** From what it is asked for now: what the plan adds, and what may go. */
function stepsOf(
  input: SizesInput,
  pool: PoolSpec,
  { capacity, before }: { capacity: number; before: number },
): Steps {
  const { plan, mayGo, observation, spec } = input;
  const { name } = pool;
  const grow = plan.actions.find((action) => action.kind === 'grow' && action.pool === name);
  const go = mayGo.get(name) ?? { instances: 0, units: 0, orMore: false };
  const isFleet = observation.pools.get(name)?.fleet !== undefined;
  // The target of a fleet is lowered before the end of an instance: what it has beyond it is counted as going already.
  const going = Math.max(0, go.units - (isFleet ? Math.max(0, before - capacity) : 0));
  const asked = grow?.kind === 'grow' ? grow.to : capacity;
  const end = endOf(input, pool, { left: asked - going, orMore: go.orMore });
  // The named ones make all the difference.
  const isSettled = grow === undefined && before - go.units === end.after;
  const more = capacity - before;
  const why = [
    ...(grow === undefined ? [] : [`grows to ${asked}: ${grow.reason}`]),
    ...(more > 0 ? [comingWords(more, spec)] : []),
    ...(more < 0 && !isFleet
      ? [`its group lets ${-more} go: so many more are there than it shall have`]
      : []),
    ...goWords(go, end, surplusPace(spec.disruption?.budgets, plan.at)),
  ];
  const { after, orFewer } = end;
  return { after, orFewer, why, ...(isSettled && { leave: go.instances }) };
}

/** For how long they have not come one look cannot know. */
function comingWords(more: number, { pools = [], mode }: Spec): string {
  const words = `${more} more ${more === 1 ? 'is' : 'are'} asked for already and not there yet`;
  if (pools.length < 2 || mode !== 'scale') return words;
  return `${words}; while ${more === 1 ? 'it does' : 'they do'} not come within a minute the next pool grows instead`;
}

interface End {
  readonly after: number;
  readonly orFewer: boolean;
  /** What the limits let the pool have, where all above it goes, however few were looked for. */
  readonly most?: number;
}

/** `left`: without those that may go; where no more were looked for it is known no further than the limits say. */
function endOf(
  { spec, observation, plan }: SizesInput,
  pool: PoolSpec,
  { left, orMore }: { left: number; orMore: boolean },
): End {
  if (!orMore) return { after: left, orFewer: false };
  const { max: most } = limitsAt(spec, pool, plan.at);
  const after = Math.min(left, most);
  const least = leastAt(spec, pool, { facts: observation.pools.get(pool.name), now: plan.at });
  const orFewer = after > least && isLow(observation, spec, pool) === true;
  return { after, orFewer, ...(left > most && { most }) };
}

function goWords({ instances }: MayGo, { orFewer, most }: End, pace: string): string[] {
  if (most !== undefined) return [`what is above its limit of ${most} goes, ${pace}`];
  if (instances === 0) return [];
  return [`${count(instances, 'instance')}${orFewer ? ' or more' : ''} may go, ${pace}`];
}

/** Of a group without weights each is one; else it is known only where named instances go and nothing comes. */
function instancesAfter(unit: PoolSize['in'], before: number, { after, leave }: Steps): number | undefined {
  // What an empty group launches may have weights: nothing of it says so.
  if (unit === 'instances' && (before > 0 || after === 0)) return after;
  return leave === undefined ? undefined : before - leave;
}

/** Of the whole cluster, as far as all of it is known. */
export function totalOf(sizes: readonly PoolSize[]): TotalSize {
  const instances = sumOf(sizes.map((each) => each.instances));
  const hours = sumOf(sizes.map((each) => each.instanceHours));
  const isKnown = sizes.every(({ in: unit, schedules }) => unit === 'instances' || schedules.length === 0);
  const scheduled = sizes.flatMap(({ schedules }) => schedules).reduce((sum, each) => sum + each.hours, 0);
  return {
    ...(instances && { instances }),
    ...(hours && { instanceHours: hours }),
    ...(isKnown && instances?.after !== undefined && { scheduledHours: scheduled }),
  };
}

function sumOf(all: readonly (Change | undefined)[]): Change | undefined {
  const known = all.filter((each) => each !== undefined);
  if (known.length < all.length) return undefined;
  const before = known.reduce((sum, each) => sum + each.before, 0);
  const isWhole = known.every(({ after }) => after !== undefined);
  const after = isWhole ? known.reduce((sum, each) => sum + (each.after ?? 0), 0) : undefined;
  return changeOf(
    before,
    after,
    known.some(({ orFewer }) => orFewer),
  );
}
