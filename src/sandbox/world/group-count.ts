// What an Auto Scaling group has, counted once per look: units, zones, markets and pools.
import { resolveVersion } from './launch-template.ts';
import type { Ec2Instance, Group, Keeping, LaunchTemplateVersion, Member } from './state.ts';

/** Whether a member counts for the desired capacity: not on standby, retained, or on its way out. */
export const counted = (member: Member): boolean =>
  member.lifecycleState === 'InService' || member.lifecycleState.startsWith('Pending');

/** In a weighted group capacity is in units, else in instances. */
export const unitsOf = (group: Group, instance: Pick<Ec2Instance, 'weight'>): number =>
  group.weighted ? instance.weight : 1;

export const zoneLetter = (instance: Ec2Instance): string => instance.zone.slice(-1);

export const isGone = (instance: Ec2Instance): boolean =>
  instance.state === 'shutting-down' || instance.state === 'terminated';

/** What the group remembers between looks. */
export function keepingOf(group: Group): Keeping {
  group.keeping ??= { replacements: [], uneven: false, failures: 0, launchAfter: 0, saidProtected: false };
  return group.keeping;
}

/** The version that a launch would take now: `$Latest` and `$Default` are resolved at launch (aws-facts.md §4.4). */
export const versionNow = (group: Group): LaunchTemplateVersion =>
  resolveVersion(group.launchTemplate, group.launchTemplateVersion) ?? group.launchTemplate.versions[0]!;

export interface Census {
  units: number;
  onDemand: number;
  /** Units by the letter of the zone, for every zone of the group. */
  readonly zones: Map<string, number>;
  /** Instances by zone and type. */
  readonly pools: Map<string, number>;
}

export function emptyCensus(group: Group): Census {
  return { units: 0, onDemand: 0, zones: new Map(group.zones.map((zone) => [zone, 0])), pools: new Map() };
}

export function takeCensus(group: Group): Census {
  const census = emptyCensus(group);
  for (const member of group.members.values()) if (counted(member)) addTo(census, group, member.instance);
  return census;
}

export function addTo(census: Census, group: Group, instance: Ec2Instance): void {
  const units = unitsOf(group, instance);
  const zone = zoneLetter(instance);
  const pool = `${zone}/${instance.type}`;
  census.units += units;
  if (instance.market === 'on-demand') census.onDemand += units;
  census.zones.set(zone, (census.zones.get(zone) ?? 0) + units);
  census.pools.set(pool, (census.pools.get(pool) ?? 0) + 1);
}

/** Units of On-Demand that a mixed group of this size should have (aws-facts.md §4.4 Mixed instances). */
export function onDemandShare(group: Group, units: number): number {
  const { mixed } = group;
  if (!mixed) return group.market === 'on-demand' ? units : 0;
  const base = Math.min(units, mixed.onDemandBase);
  return base + Math.ceil(((units - base) * mixed.onDemandPercentage) / 100);
}

/** What launch-first replacements add to the desired capacity while both are there. */
export function surplus(group: Group): number {
  let units = 0;
  for (const { old, fresh, units: own } of group.keeping?.replacements ?? [])
    if (counted(fresh) && (!old || counted(old))) units += own;
  return units;
}
