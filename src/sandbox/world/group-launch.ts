// Launches of an Auto Scaling group: market, zone and type of the next instance, launch hooks, entry into service, and
// what happens when EC2 refuses (aws-facts.md §4.1, §4.2, §4.4).
import { finish, note, noteAside } from './activities.ts';
import { canLaunch, launchInstance } from './ec2.ts';
import { addTo, type Census, isGone, keepingOf, onDemandShare, versionNow } from './group-count.ts';
import { leave } from './group-end.ts';
import { registerMember } from './group-targets.ts';
import { LAUNCHING, startHooks } from './hooks.ts';
import { terminateInstance } from './host-end.ts';
import { rankTypes } from './spot-pools.ts';
import type { Ec2Instance, Group, InstanceType, LaunchTemplateVersion, Member, World } from './state.ts';

const BACK_OFF_MS = 15_000;
const MOST_BACK_OFF_MS = 300_000;
/** SpotInstancePools: how many of the cheapest pools lowest-price spreads over, by default. */
const CHEAPEST_POOLS = 2;

export interface LaunchWish {
  readonly cause: string;
  /** What the group has; the launch is added to it. */
  readonly census: Census;
  /** Only in this zone, and with no word about it when EC2 refuses. */
  readonly zone?: string;
  /** There from the start: in service at once, without hooks. */
  readonly warm?: boolean;
  /** What it is already, where it is copied from somewhere else (standing.ts). */
  readonly as?: StandingInstance;
}

export interface StandingInstance {
  readonly id: string;
  /** Ms since the epoch. */
  readonly launchedAt: number;
  /** Of a template of another id than that of its group, where it came from one. */
  readonly templateId?: string;
  readonly version: LaunchTemplateVersion;
}

export interface Place {
  readonly zone: string;
  readonly type: InstanceType;
  readonly market: 'on-demand' | 'spot';
}

/** Launches one instance where it fits best; undefined when EC2 refuses everywhere, after which the group waits. */
export function launchOne(w: World, group: Group, wish: LaunchWish): Member | undefined {
  const places = placesFor(w, group, wish);
  let refused = { place: places[0], code: 'ValidationError' };
  for (const place of places) {
    const code = wish.warm ? undefined : refusal(w, group, place);
    if (code === undefined) {
      // Not where it belonged: once that zone has capacity again, the group evens its zones out.
      if (place.zone !== places[0]!.zone) keepingOf(group).uneven = true;
      return launchMember(w, group, { place, wish });
    }
    if (place === places[0]) refused = { place, code };
  }
  if (refused.place && !wish.zone)
    failed(w, group, { place: refused.place, code: refused.code, cause: wish.cause });
  return undefined;
}

/** In the order in which they are tried: the emptiest zone first, in it the type that the strategy prefers. */
function placesFor(w: World, group: Group, { census, zone }: LaunchWish): Place[] {
  const market = census.onDemand < onDemandShare(group, census.units + 1) ? 'on-demand' : 'spot';
  const zones = zone
    ? [zone]
    : [...group.zones].sort((a, b) => (census.zones.get(a) ?? 0) - (census.zones.get(b) ?? 0));
  return zones.flatMap((each) => {
    const types = market === 'spot' ? spread(w, group, { zone: each, census }) : group.types;
    return types.map((type) => ({ zone: each, type, market }) as const);
  });
}

/** lowest-price spreads over the cheapest pools; the other strategies take the best one. */
function spread(w: World, group: Group, at: { zone: string; census: Census }): readonly InstanceType[] {
  const ranked = rankTypes(w, group, at.zone);
  if (ranked.length < 2 || group.mixed?.spotAllocation !== 'lowest-price') return ranked;
  const has = (type: InstanceType) => at.census.pools.get(`${at.zone}/${type.type}`) ?? 0;
  const cheapest = ranked.slice(0, CHEAPEST_POOLS).sort((a, b) => has(a) - has(b));
  return [...cheapest, ...ranked.slice(CHEAPEST_POOLS)];
}

/** EC2's error code for a launch here, or undefined. */
function refusal(w: World, group: Group, place: Place): string | undefined {
  const { zone, type, market } = place;
  return canLaunch(w, { zone, type: type.type, market, pool: group.name });
}

/** Launches one instance in this place, whether EC2 has room or not. */
export function launchMember(w: World, group: Group, of: { place: Place; wish: LaunchWish }): Member {
  const { place, wish } = of;
  const { as } = wish;
  const { id, name } = group.launchTemplate;
  const instance = launchInstance(w, {
    ...place,
    warm: wish.warm,
    template: { id: as?.templateId ?? id, name, version: as?.version ?? versionNow(group) },
    as,
    joins: group.joins,
    tags: new Map([...group.tags, ['aws:autoscaling:groupName', group.name]]),
    by: { group },
    onRunning: (i) => runs(w, group, { instance: i, warm: wish.warm }),
  });
  const description = `Launching a new EC2 instance: ${instance.id}`;
  const launch = note(w, group, { description, cause: wish.cause, instance });
  const member: Member = {
    instance,
    launch,
    lifecycleState: 'Pending',
    protected: group.newInstancesProtected,
    health: 'Healthy',
    waiting: new Map(),
  };
  group.members.set(instance.id, member);
  addTo(wish.census, group, instance);
  return member;
}

function runs(w: World, group: Group, on: { instance: Ec2Instance; warm?: boolean }): void {
  const member = group.members.get(on.instance.id);
  if (member?.lifecycleState !== 'Pending') return;
  if (on.warm) return enterService(w, group, member);
  startHooks(w, group, {
    member,
    transition: LAUNCHING,
    origin: 'EC2',
    activity: member.launch,
    proceed: () => enterService(w, group, member),
    abandon: (why) => giveUp(w, group, { member, why }),
  });
}

export function enterService(w: World, group: Group, member: Member): void {
  if (isGone(member.instance)) return;
  member.lifecycleState = 'InService';
  member.inServiceAt = w.engine.now;
  keepingOf(group).failures = 0;
  finish(w, group, { activity: member.launch, outcome: { status: 'Successful', event: 'Launch' } });
  registerMember(w, group, member);
  w.log('group', `${member.instance.id} InService in ${group.name}`);
}

/** An abandoned launch ends the instance, without terminate hooks; the next look launches another (aws-facts.md §4.2). */
function giveUp(w: World, group: Group, on: { member: Member; why: string }): void {
  const { member, why } = on;
  const message = `Instance failed to complete user's Lifecycle Action: ${why}`;
  const outcome = { status: 'Cancelled', message, event: 'Launch' } as const;
  finish(w, group, { activity: member.launch, outcome });
  backOff(w, group);
  terminateInstance(w, member.instance, {
    by: 'group',
    reason: 'Client.UserInitiatedShutdown: User initiated shutdown',
  });
  leave(w, group, member);
}

/** An instance that ended before it came into service counts as a launch that failed. */
export function diedEarly(w: World, group: Group, member: Member): void {
  const message = 'Instance became unhealthy while waiting for instance to be in InService state.';
  const outcome = { status: 'Failed', message, event: 'Launch' } as const;
  finish(w, group, { activity: member.launch, outcome });
  backOff(w, group);
}

function failed(w: World, group: Group, on: { place: Place; code: string; cause: string }): void {
  const message = `${wording(w, on)} Launching EC2 instance failed.`;
  const description = `Launching a new EC2 instance.  Status Reason: ${message}`;
  const activity = noteAside(w, group, { description, cause: on.cause });
  activity.place = {
    zone: `${w.region}${on.place.zone}`,
    subnetId: `subnet-${on.place.zone.repeat(8)}`,
  };
  finish(w, group, { activity, outcome: { status: 'Failed', message, event: 'Launch' } });
  backOff(w, group);
  w.log('group', `${group.name} launch failed: ${on.code}`);
}

/** Auto Scaling slows down while launches keep failing; how fast is not published (aws-facts.md §4.2). */
function backOff(w: World, group: Group): void {
  const keeping = keepingOf(group);
  keeping.failures++;
  const delay = Math.min(MOST_BACK_OFF_MS, BACK_OFF_MS * 2 ** (keeping.failures - 1));
  keeping.launchAfter = w.engine.now + delay;
}

function wording(w: World, { place, code }: { place: Place; code: string }): string {
  if (code === 'InsufficientInstanceCapacity') {
    return `We currently do not have sufficient ${place.type.type} capacity in the Availability Zone you requested (${w.region}${place.zone}).`;
  }
  return `${code}: the request to launch ${place.type.type} in ${w.region}${place.zone} was not fulfilled.`;
}

/** Launches until the group has `wanted` units; a last heavy instance may go above. */
export function launchUpTo(w: World, group: Group, of: { wanted: number; wish: LaunchWish }): void {
  const { wanted, wish } = of;
  while (wish.census.units < wanted) if (!launchOne(w, group, wish)) return;
}
