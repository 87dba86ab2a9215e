// Whether the cluster can do without some hosts: on what is left everything has its place, with what shall be free. So that nothing is
// taken away that would have to be launched again. What is not known counts as needed.
import type { InstanceFacts } from '#model/observation.ts';
import { type Placement, pack, spread } from '#plan/placing/place.ts';
import { unitsOf } from '#plan/units.ts';
import { chosenOf } from '../lack.ts';
import type { Situation } from '../situation.ts';
import { isAboveLimit } from '../too-large.ts';
import { foresee } from './grow.ts';
import { hostsOf } from './hosts.ts';
import { groundsOf } from './sources.ts';

/**
 * Tells of some hosts why not, in one clause; undefined: it can. Those that are chosen already are thought away as well. How it is with
 * those alone is looked at once, however many are asked about.
 */
export function needWithout(situation: Situation): (ids: readonly string[]) => string | undefined {
  const { instances } = situation.observation;
  const chosen = [...chosenOf(situation)].map(({ instanceId }) => instanceId);
  let before: ReturnType<typeof lackingWithout> | undefined;
  return (ids) => {
    before ??= lackingWithout(situation, chosen, { place: spread });
    if (typeof before === 'string') return before;
    const { known, short } = before;
    // How much of it is lacking is not told: at its limit such a pool would lose a host and get it back for ever.
    const pool = ids.map((id) => instances.get(id)?.pool ?? '').find((each) => short.includes(each));
    if (pool !== undefined) return `less is free in ${pool} than shall be`;
    // Spread as ECS does it; and packed as it is done for what is launched, or the next look would launch another.
    return (
      lacksMore(situation, [...chosen, ...ids], { known, place: spread }) ??
      lacksMore(situation, [...chosen, ...ids], { known, place: pack })
    );
  };
}

interface How {
  readonly place: Placement;
  /** Of those that were to leave: who is there again, unless it is thought away. Then what ECS counts has its place, as for launches. */
  readonly back?: ReadonlySet<string>;
}

/** What would be launched without these hosts, or be without a place that is not now; undefined: nothing. */
function lacksMore(
  situation: Situation,
  ids: readonly string[],
  { known, ...how }: How & { readonly known: ReadonlySet<string> },
): string | undefined {
  const then = lackingWithout(situation, ids, how);
  if (typeof then === 'string') return then;
  return then.launches[0]?.why ?? [...then.stuck, ...then.unknown].find((each) => !known.has(each));
}

const wanted = new WeakMap<Situation, ReadonlyMap<string, string>>();

/**
 * Those that were chosen to leave as they were not needed, and are by now: by instance id, with what for. Else others would be launched
 * while they go. What is above a limit goes all the same.
 */
export function wantedBack(situation: Situation): ReadonlyMap<string, string> {
  const found = wanted.get(situation) ?? findWanted(situation);
  wanted.set(situation, found);
  return found;
}

/** Whether it is known what the hosts have free and what tasks take: without that nobody is wanted back for what waits. */
export const isRoomKnown = (situation: Situation): boolean =>
  situation.observation.definitions !== undefined && hostsOf(situation) !== undefined;

function findWanted(situation: Situation): ReadonlyMap<string, string> {
  const chosen = [...chosenOf(situation)];
  const ids = chosen.map(({ instanceId }) => instanceId);
  const how: How = { place: pack, back: new Set(ids) };
  const before = chosen.length === 0 ? 'nothing is chosen' : lackingWithout(situation, [], how);
  if (typeof before === 'string') return new Map();
  const than = { ...how, known: before.known };
  if (lacksMore(situation, ids, than) === undefined) return new Map();
  // As many as needed; those that drain already go first.
  const isUnderWay = ({ container }: InstanceFacts) => (container?.status === 'ACTIVE' ? 1 : 0);
  const gone: string[] = [];
  const back = new Map<string, string>();
  for (const each of chosen.toSorted((a, b) => isUnderWay(a) - isUnderWay(b))) {
    const why = lacksMore(situation, [...gone, each.instanceId], than);
    if (why === undefined || goesAnyway(situation, each, gone)) gone.push(each.instanceId);
    else back.set(each.instanceId, why);
  }
  return back;
}

/** Its pool has more than it may, also when these are gone. */
function goesAnyway(situation: Situation, { pool: name }: InstanceFacts, gone: readonly string[]): boolean {
  const { spec, observation } = situation;
  const pool = spec.pools?.find((each) => each.name === name);
  const going = gone.map((id) => observation.instances.get(id)!).filter((each) => each.pool === name);
  const units = going.reduce((sum, each) => sum + (unitsOf(each) ?? 0), 0);
  return pool !== undefined && isAboveLimit(situation, pool, units);
}

function lackingWithout(situation: Situation, ids: readonly string[], { place, back }: How) {
  const without = new Set([...(situation.without ?? []), ...ids]);
  const left = { ...situation, without };
  const hosts = hostsOf(left, 'less', back);
  if (hosts === undefined) return 'what the hosts have free is not known';
  // Where pools may grow matters as little as whether they may: nothing is to be lacking.
  const counted = back !== undefined;
  const { shortfall, unknown } = foresee(left, { hosts, grounds: groundsOf(left), place, counted });
  return { ...shortfall, unknown, known: new Set([...shortfall.stuck, ...unknown]) };
}
