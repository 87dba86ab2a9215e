// Where ECS would put waiting tasks: who has room, then the constraints, then the strategies in their order (aws-facts.md §1.6).
import type { Requirement, Strategy } from '#model/room.ts';
import { occupy, type Slot, type Wanted } from './host.ts';
import { bySize, shortageOf } from './room.ts';

/** Tasks for which there is no place, and what stood in the way on the host that came nearest. */
export interface Unplaced {
  readonly wanted: Wanted;
  readonly count: number;
  readonly why: string;
}

/**
 * Places all that has a place, the largest first, and returns what is left. The slots are changed. `keeps`: whether there is free in
 * the pool of a slot what shall be.
 */
export type Placement = (
  slots: readonly Slot[],
  waiting: readonly Wanted[],
  keeps?: (slot: Slot) => boolean,
) => Unplaced[];

/** As ECS does it, which knows of nothing that shall be free. */
export const spread: Placement = (slots, waiting) => placeBy(placeAll, slots, waiting);

/** On as few hosts as can be, and on what shall be free last: else what was launched for that would be launched once more. */
export const pack: Placement = (slots, waiting, keeps = () => true) =>
  placeBy((all, wanted) => wanted.count - packAll(all, wanted, keeps), slots, waiting);

/** How many of them found no place. */
function packAll(slots: readonly Slot[], wanted: Wanted, keeps: (slot: Slot) => boolean): number {
  const left = slots.reduce((many, slot) => fillKeeping(slot, wanted, { many, keeps }), wanted.count);
  return slots.reduce((many, slot) => fill(slot, wanted, many), left);
}

/** None at all where they would take what shall be free. */
function fillKeeping(
  slot: Slot,
  wanted: Wanted,
  { many, keeps }: { readonly many: number; readonly keeps: (slot: Slot) => boolean },
): number {
  const { room } = slot;
  const left = fill(slot, wanted, many);
  if (left === many || keeps(slot)) return left;
  slot.room = room;
  const before = slot.groups.get(wanted.group)! - (many - left);
  // Constraints ask which groups are there, not how often.
  if (before === 0) slot.groups.delete(wanted.group);
  else slot.groups.set(wanted.group, before);
  return many;
}

type PlaceOne = (slots: readonly Slot[], wanted: Wanted) => number;

function placeBy(placeOne: PlaceOne, slots: readonly Slot[], waiting: readonly Wanted[]): Unplaced[] {
  const left: Unplaced[] = [];
  for (const wanted of [...waiting].sort(bySizeAndName)) {
    const placed = placeOne(slots, wanted);
    if (placed < wanted.count)
      left.push({ wanted, count: wanted.count - placed, why: nearest(slots, wanted) });
  }
  return left;
}

const bySizeAndName = (a: Wanted, b: Wanted) =>
  bySize(a.needs, b.needs) || (a.group < b.group ? -1 : Number(a.group > b.group));

/** Puts as many there as fit, and returns how many are left. */
export function fill(slot: Slot, wanted: Wanted, many: number): number {
  let left = many;
  while (left > 0 && obstacleOf(slot, wanted) === undefined) {
    occupy(slot, wanted);
    left--;
  }
  return left;
}

/** How many of them found a place. */
function placeAll(slots: readonly Slot[], wanted: Wanted): number {
  // A host that is in the way of one is in the way of all that follow: rooms only shrink here.
  let open = slots.filter((slot) => obstacleOf(slot, wanted) === undefined);
  const ranks = wanted.strategies.map((strategy) => rankBy(strategy, slots, wanted));
  for (let placed = 0; placed < wanted.count; placed++) {
    const slot = ranks.reduce(least, open)[0];
    if (slot === undefined) return placed;
    occupy(slot, wanted);
    for (const rank of ranks) rank.placed(slot);
    if (obstacleOf(slot, wanted) !== undefined) open = open.filter((each) => each !== slot);
  }
  return wanted.count;
}

/** The nearer to the end, the nearer a host came to taking it. */
const PROGRESS = [
  'of another capacity provider',
  'in another zone',
  'an attribute that it requires',
  'CPU',
  'memory',
  'GPUs',
  'ports',
  'network interfaces',
  'a constraint',
  'one of its kind there',
] as const;
type Obstacle = (typeof PROGRESS)[number];

/** Why such a task cannot go there; undefined: it can. */
export function obstacleOf(slot: Slot, wanted: Wanted): Obstacle | undefined {
  const { host, room, groups } = slot;
  if (wanted.providers !== undefined && !wanted.providers.has(host.provider ?? ''))
    return 'of another capacity provider';
  if (wanted.zones !== undefined && !(host.zone !== undefined && wanted.zones.has(host.zone)))
    return 'in another zone';
  if (missingOf(host.attributes, wanted) !== undefined) return 'an attribute that it requires';
  const short = shortageOf(room, wanted.needs);
  if (short !== undefined) return short;
  const subject = { ...host, groups };
  if (!wanted.constraints.every((allows) => allows(subject))) return 'a constraint';
  return wanted.distinct && (groups.get(wanted.group) ?? 0) > 0 ? 'one of its kind there' : undefined;
}

/** An attribute that such a task requires, and that is not among these; undefined: all are. */
export function missingOf(
  attributes: ReadonlyMap<string, string>,
  { requires = [] }: Pick<Wanted, 'requires'>,
): Requirement | undefined {
  return requires.find(
    ({ name, value }) => !attributes.has(name) || (value !== undefined && attributes.get(name) !== value),
  );
}

function nearest(slots: readonly Slot[], wanted: Wanted): string {
  const met = slots.map((slot) => PROGRESS.indexOf(obstacleOf(slot, wanted)!));
  if (met.length === 0) return 'no host';
  const next = PROGRESS[Math.max(...met)]!;
  return next === 'of another capacity provider'
    ? `${next} than ${[...(wanted.providers ?? [])].join(' or ')}`
    : next;
}

/** One strategy: the lower the better, and what a task that was placed changes about it. */
interface Rank {
  readonly of: (slot: Slot) => number;
  readonly placed: (slot: Slot) => void;
}

/** Those that it prefers, all alike to it; the first of equals is taken in the end. */
function least(slots: readonly Slot[], { of }: Rank): readonly Slot[] {
  const lowest = slots.reduce((low, slot) => Math.min(low, of(slot)), Number.POSITIVE_INFINITY);
  return slots.filter((slot) => of(slot) === lowest);
}

function rankBy(strategy: Strategy, slots: readonly Slot[], { group }: Wanted): Rank {
  if ('binpack' in strategy) return { of: ({ room }) => room[strategy.binpack], placed: () => {} };
  const { spread } = strategy;
  const own = ({ groups }: Slot) => groups.get(group) ?? 0;
  if (spread === 'instanceId') return { of: own, placed: () => {} };
  const valueAt = ({ host }: Slot) => (spread === ZONE ? host.zone : host.attributes.get(spread)) ?? '';
  const tasks = new Map<string, number>();
  const add = (slot: Slot, more: number) => tasks.set(valueAt(slot), (tasks.get(valueAt(slot)) ?? 0) + more);
  for (const slot of slots) add(slot, own(slot));
  return { of: (slot) => tasks.get(valueAt(slot)) ?? 0, placed: (slot) => add(slot, 1) };
}

/** The attribute that ECS gives each host (aws-facts.md §1.4). */
export const ZONE = 'ecs.availability-zone';

/** What a new host has there. */
export const inZone = (
  attributes: ReadonlyMap<string, string>,
  zone: string | undefined,
): ReadonlyMap<string, string> => (zone ? new Map([...attributes, [ZONE, zone]]) : attributes);
