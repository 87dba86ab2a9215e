// Replacing instances launch first: the new one is there before the old one ends, and until then both count above the
// desired capacity (aws-facts.md §4.4: AZ rebalancing, Capacity Rebalance, instance refresh above 100 %).
import { type Census, counted, keepingOf, surplus, takeCensus, unitsOf } from './group-count.ts';
import { terminateMember } from './group-end.ts';
import { launchOne } from './group-launch.ts';
import type { Group, Member, Replacement, World } from './state.ts';
import { victimIn } from './victims.ts';

export interface ReplaceWish {
  /** What ends; without it, the best victim of the zone `from` does. */
  readonly old?: Member;
  readonly from?: string;
  /** Where the new one goes; anywhere unless given. */
  readonly to?: string;
  readonly warmupMs?: number;
  readonly cause: string;
  readonly census: Census;
}

/** Launches what will take the place of another one; false when it could not be launched. */
export function replaceFirst(w: World, group: Group, wish: ReplaceWish): boolean {
  const keeping = keepingOf(group);
  if (group.suspended.has('Launch') || w.engine.now < keeping.launchAfter) return false;
  const fresh = launchOne(w, group, { cause: wish.cause, census: wish.census, zone: wish.to });
  if (!fresh) return false;
  keeping.replacements.push({
    fresh,
    old: wish.old,
    zone: wish.from,
    units: unitsOf(group, fresh.instance),
    warmupMs: wish.warmupMs ?? 0,
    cause: wish.cause,
  });
  return true;
}

export const isBeingReplaced = (group: Group, member: Member): boolean =>
  group.keeping?.replacements.some(({ old }) => old === member) === true;

/** Ends the old ones of replacements that serve, and forgets those that came to nothing. */
export function settleReplacements(w: World, group: Group): void {
  const keeping = group.keeping;
  if (!keeping || keeping.replacements.length === 0) return;
  keeping.replacements = keeping.replacements.filter((each) => !settled(w, group, each));
}

function settled(w: World, group: Group, { fresh, old, zone, warmupMs, cause }: Replacement): boolean {
  if (!counted(fresh)) return true;
  if (old && !counted(old)) return true;
  if (fresh.inServiceAt === undefined || w.engine.now < fresh.inServiceAt + warmupMs) return false;
  const victim = old ?? (zone ? victimIn(w, group, zone) : undefined);
  if (victim && !group.suspended.has('Terminate'))
    terminateMember(w, group, victim, { decrement: false, cause });
  return true;
}

/** Whether one more may be launched above the desired capacity: by a tenth of `of`, at least one, over max. */
export function mayExceed(group: Group, census: Census, of: number): boolean {
  const lightest = Math.min(...group.types.map((type) => unitsOf(group, type)));
  return census.units + lightest <= group.max + Math.max(1, Math.floor(of * 0.1));
}

/**
 * Evens the zones of a group out after something left them uneven: launches in the emptiest zone, then ends one in the
 * fullest. With Terminate suspended the group grows, by up to a tenth over max.
 */
export function evenZones(w: World, group: Group): void {
  const keeping = keepingOf(group);
  if (!keeping.uneven || keeping.replacements.length > 0) return;
  if (group.suspended.has('AZRebalance') || group.suspended.has('Launch')) return;
  const census = takeCensus(group);
  if (census.units !== group.desired + surplus(group) && !group.suspended.has('Terminate')) return;
  const plan = unevenness(group, census);
  if (!plan) {
    keeping.uneven = false;
    return;
  }
  const { fullest, emptiest } = plan;
  if (!victimIn(w, group, fullest) || !mayExceed(group, census, group.max)) return;
  const cause = `an imbalance of the group's availability zones, from ${fullest} to ${emptiest}`;
  replaceFirst(w, group, { from: fullest, to: emptiest, cause, census });
}

/** From which zone to which one may go; a zone that the group has no longer is emptied whatever it holds. */
function unevenness(group: Group, census: Census): { fullest: string; emptiest: string } | undefined {
  const has = (zone: string) => census.zones.get(zone) ?? 0;
  const own = [...group.zones].sort((a, b) => has(a) - has(b));
  const emptiest = own[0];
  const former = [...census.zones.keys()].find((zone) => !group.zones.includes(zone) && has(zone) > 0);
  const fullest = former ?? own.at(-1);
  if (emptiest === undefined || fullest === undefined) return undefined;
  const heaviest = group.weighted ? Math.max(...group.types.map(({ weight }) => weight)) : 1;
  const even = former === undefined && has(fullest) - has(emptiest) < 2 * heaviest;
  return even ? undefined : { fullest, emptiest };
}
