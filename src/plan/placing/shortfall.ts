// What a cluster lacks: the fewest new hosts on which everything that waits has a place, with what shall be kept free. Told by
// placing it all in thought, not by percentages.
import { count as counted, listed } from '#lib/text.ts';
import { type Host, occupy, type Slot, slotOf, type Wanted } from './host.ts';
import { type Launch, Opening, type Source } from './opening.ts';
import { obstacleOf, place, type Unplaced } from './place.ts';

export interface Shortfall {
  readonly launches: readonly Launch[];
  /** What has no place however much is launched, or not within the limits; for people. */
  readonly stuck: readonly string[];
}

/**
 * `hosts`: those that take tasks and those on their way. `sources`: the preferred first. Pools that are no source keep their room.
 * Every time hosts were added all is placed anew, as ECS would place it, which spreads and does not pack: so that no launch is
 * followed by another for the same tasks.
 */
export function shortfallOf(
  hosts: readonly Host[],
  waiting: readonly Wanted[],
  sources: readonly Source[],
): Shortfall {
  const openings = sources.map((source) => new Opening(source, hosts));
  for (;;) {
    const planned = openings.flatMap((opening) => opening.planned);
    const slots = [...hosts, ...planned].map(slotOf);
    const left = place(slots, waiting);
    const fresh: Slot[] = [];
    const stuck = left.flatMap((unplaced) => openFor(unplaced, openings, fresh) ?? []);
    if (fresh.length > 0) continue;
    stuck.push(...openings.flatMap((opening) => opening.keepFree(slots) ?? []));
    return { launches: openings.flatMap((opening) => opening.launch(slots) ?? []), stuck };
  }
}

/** Opens hosts until all of them have a place, and returns what has none; those that were opened for others may have room. */
function openFor(
  { wanted, count, why }: Unplaced,
  openings: readonly Opening[],
  fresh: Slot[],
): string | undefined {
  let left = fresh.reduce((many, slot) => fill(slot, wanted, many), count);
  for (const opening of openings) {
    for (let slot = opening.slotFor(wanted); left > 0 && slot !== undefined; slot = opening.slotFor(wanted)) {
      opening.open(slot);
      fresh.push(slot);
      left = fill(slot, wanted, left);
    }
  }
  if (left === 0) return undefined;
  const reasons = openings.map((opening) => `${opening.pool}: ${opening.whyNot(wanted)}`);
  const where = reasons.length > 0 ? `; ${listed(reasons, 5)}` : '; no pool may grow';
  return `${counted(left, 'task')} of ${wanted.group} ${left === 1 ? 'has' : 'have'} no place (${why})${where}`;
}

/** Puts as many there as fit, and returns how many are left. */
function fill(slot: Slot, wanted: Wanted, many: number): number {
  let left = many;
  while (left > 0 && obstacleOf(slot, wanted) === undefined) {
    occupy(slot, wanted);
    left--;
  }
  return left;
}
