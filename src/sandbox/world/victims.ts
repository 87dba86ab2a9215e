// Which instances a scale-in ends: zones are evened out first, then the market and pool that fit a mixed group least,
// then the termination policies in their order, then chance (aws-facts.md §4.4 Termination policy).
import { onDemandShare, unitsOf, zoneLetter } from './group-count.ts';
import { badness } from './spot-pools.ts';
import type { Group, Member, World } from './state.ts';

const HOUR_MS = 3_600_000;

type Key = (member: Member) => number;

interface Candidate {
  readonly member: Member;
  readonly keys: readonly number[];
}

interface Zone {
  /** Units in service, protected ones included. */
  units: number;
  /** The next to go is last. */
  readonly open: Candidate[];
}

/** What is in service, as victims are taken from it. */
interface Field {
  readonly group: Group;
  readonly zones: Map<string, Zone>;
  units: number;
  onDemand: number;
}

/** Members to end so that `excess` units go, and not one more; fewer where the rest is protected or too heavy. */
export function chooseVictims(w: World, group: Group, excess: number): Member[] {
  const field = fieldOf(w, group);
  const chosen: Member[] = [];
  let left = excess;
  while (left > 0) {
    const next = takeNext(field, left);
    if (!next) break;
    chosen.push(next);
    left -= unitsOf(group, next.instance);
  }
  return chosen;
}

/** One that may be ended in a zone, by its letter; for evening zones out. */
export function victimIn(w: World, group: Group, zone: string): Member | undefined {
  return fieldOf(w, group).zones.get(zone)?.open.at(-1)?.member;
}

function fieldOf(w: World, group: Group): Field {
  const keys = keysOf(w, group);
  const field: Field = { group, zones: new Map(), units: 0, onDemand: 0 };
  for (const member of group.members.values()) {
    if (member.lifecycleState !== 'InService') continue;
    const letter = zoneLetter(member.instance);
    const zone = field.zones.get(letter) ?? { units: 0, open: [] };
    field.zones.set(letter, zone);
    count(field, zone, { member, sign: 1 });
    if (!member.protected) zone.open.push({ member, keys: keys.map((key) => key(member)) });
  }
  for (const zone of field.zones.values()) zone.open.sort((a, b) => compare(b, a));
  return field;
}

function count(field: Field, zone: Zone, of: { member: Member; sign: 1 | -1 }): void {
  const { instance } = of.member;
  const units = of.sign * unitsOf(field.group, instance);
  zone.units += units;
  field.units += units;
  if (instance.market === 'on-demand') field.onDemand += units;
}

/** From the zone with most; between equal zones the better victim decides. */
function takeNext(field: Field, left: number): Member | undefined {
  let best: { zone: Zone; index: number } | undefined;
  for (const zone of field.zones.values()) {
    const index = nextIn(field, zone, left);
    if (index < 0) continue;
    const more = best ? zone.units - best.zone.units : 1;
    if (more > 0 || (more === 0 && compare(zone.open[index]!, best!.zone.open[best!.index]!) < 0))
      best = { zone, index };
  }
  const member = best?.zone.open.splice(best.index, 1)[0]?.member;
  if (best && member) count(field, best.zone, { member, sign: -1 });
  return member;
}

/** In a mixed group the market of which there is too much gives first (aws-facts.md §4.4). */
function nextIn({ group, units, onDemand }: Field, zone: Zone, left: number): number {
  const fits = ({ member }: Candidate) => unitsOf(group, member.instance) <= left;
  if (!group.mixed) return zone.open.findLastIndex(fits);
  const side = onDemand > onDemandShare(group, units - 1) ? 'on-demand' : 'spot';
  const own = zone.open.findLastIndex((each) => each.member.instance.market === side && fits(each));
  return own >= 0 ? own : zone.open.findLastIndex(fits);
}

/** Below 0 when `a` goes before `b`. */
function compare(a: Candidate, b: Candidate): number {
  for (let index = 0; index < a.keys.length; index++) {
    const difference = a.keys[index]! - b.keys[index]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function keysOf(w: World, group: Group): Key[] {
  const chance = w.chance('termination');
  const keys = group.terminationPolicies.flatMap((policy) => policyKeys(w, group, policy));
  return [...keys, () => chance.int(0, 1_000_000)];
}

function policyKeys(w: World, group: Group, policy: string): Key[] {
  switch (policy) {
    case 'OldestInstance':
      return [(m) => m.instance.launchedAt];
    case 'NewestInstance':
      return [(m) => -m.instance.launchedAt];
    case 'OldestLaunchTemplate':
      return [(m) => templateAge(group, m)];
    case 'ClosestToNextInstanceHour':
      return [(m) => untilNextHour(w, m)];
    case 'AllocationStrategy':
      return group.mixed ? [(m) => -misfit(w, group, m)] : [];
    case 'Default':
      return [
        ...(group.mixed ? [(m: Member) => -misfit(w, group, m)] : []),
        (m) => templateAge(group, m),
        (m) => untilNextHour(w, m),
      ];
    // No group here has a launch configuration.
    default:
      return [];
  }
}

/** Of a spot instance, how badly its pool fits; On-Demand is prioritized by the order of the types. */
function misfit(w: World, group: Group, { instance }: Member): number {
  const index = group.types.findIndex(({ type }) => type === instance.type);
  const type = group.types[index];
  if (!type) return Number.MAX_SAFE_INTEGER;
  return instance.market === 'spot' ? badness(w, group, { zone: zoneLetter(instance), type }) : index;
}

/** Another template than the group's goes first, then the oldest version. */
function templateAge(group: Group, { instance }: Member): number {
  return instance.launchTemplate.id === group.launchTemplate.id ? Number(instance.launchTemplate.version) : 0;
}

const untilNextHour = (w: World, { instance }: Member): number =>
  HOUR_MS - ((w.engine.now - instance.launchedAt) % HOUR_MS);
