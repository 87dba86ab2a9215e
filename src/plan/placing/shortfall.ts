// What a cluster lacks: the fewest new hosts on which everything that waits has a place, with what shall be kept free. Told by
// placing it all in thought, not by percentages.
import { count as counted, listed } from '#lib/text.ts';
import { type Host, type Slot, slotOf, type Wanted } from './host.ts';
import { type Launch, Opening, type Source } from './opening.ts';
import { fill, type Placement, type Unplaced } from './place.ts';

export interface Shortfall {
  readonly launches: readonly Launch[];
  /** What has no place however much is launched, or not within the limits; for people. */
  readonly stuck: readonly string[];
  /** Pools that cannot keep free what shall be. */
  readonly short: readonly string[];
}

/**
 * `waiting`: what ECS places in this order, one list after the other. `hosts`: those that take tasks, then those on their way.
 * `sources`: the preferred first. Pools that are no source keep their room. `place`: packed, as well as it can be done, for what is
 * launched: should ECS place worse, what is then left over is launched next. As ECS does it, for what is taken away.
 */
export function shortfallOf(
  hosts: readonly Host[],
  waiting: readonly (readonly Wanted[])[],
  { sources, place }: { sources: readonly Source[]; place: Placement },
): Shortfall {
  const openings = sources.map((source) => new Opening(source, hosts));
  const slots = hosts.map(slotOf);
  const byPool = new Map(openings.map((opening) => [opening.pool, opening]));
  const keeps = ({ host: { pool = '' } }: Slot) => byPool.get(pool)?.keeps(slots) ?? true;
  const left = waiting.flatMap((together) => place(slots, together, keeps));
  const fresh: Slot[] = [];
  const stuck = left.flatMap((unplaced) => openFor(unplaced, openings, fresh) ?? []);
  slots.push(...fresh);
  const short = openings.flatMap((opening) => {
    const lacks = opening.keepFree(slots);
    return lacks === undefined ? [] : [{ pool: opening.pool, lacks }];
  });
  return {
    launches: openings.flatMap((opening) => opening.launch(slots) ?? []),
    stuck: [...stuck, ...short.map(({ lacks }) => lacks)],
    short: short.map(({ pool }) => pool),
  };
}

/** Opens hosts until all of them have a place, and returns what has none; those that were opened for others may have room. */
function openFor(
  { wanted, count, why }: Unplaced,
  openings: readonly Opening[],
  fresh: Slot[],
): string | undefined {
  let left = fresh.reduce((many, slot) => fill(slot, wanted, many), count);
  for (
    let next = nextFor(openings, wanted);
    left > 0 && next !== undefined;
    next = nextFor(openings, wanted)
  ) {
    next.opening.open(next.slot, wanted);
    fresh.push(next.slot);
    left = fill(next.slot, wanted, left);
  }
  if (left === 0) return undefined;
  const reasons = openings.map((opening) => `${opening.pool}: ${opening.whyNot(wanted)}`);
  const where = reasons.length > 0 ? `; ${listed(reasons, 5)}` : '; no pool may grow';
  return `${counted(left, 'task')} of ${wanted.group} ${left === 1 ? 'has' : 'have'} no place (${why})${where}`;
}

/** The host that is opened next for such a task, and by whom; undefined: none can. */
function nextFor(openings: readonly Opening[], wanted: Wanted) {
  let next: { opening: Opening; slot: Slot } | undefined;
  for (const opening of openings) {
    const slot = opening.slotFor(wanted);
    if (slot !== undefined && (next === undefined || isSooner(opening.turn, next.opening.turn)))
      next = { opening, slot };
  }
  return next;
}

const isSooner = ([a, x]: Opening['turn'], [b, y]: Opening['turn']) => a < b || (a === b && x < y);
