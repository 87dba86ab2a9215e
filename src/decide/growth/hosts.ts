// The hosts of a cluster as placement sees them: those that take tasks and will stay, and those that are on their way.
import type { InstanceFacts, Observation, OfferFacts, PoolFacts } from '#model/observation.ts';
import type { Host } from '#plan/placing/host.ts';
import type { Shape } from '#plan/placing/opening.ts';
import { inZone } from '#plan/placing/place.ts';
import { isOut } from '#plan/pool-count.ts';
import { JOIN_MS, unjoinedFor } from '#plan/stray.ts';
import { unseenOf } from '#plan/unseen.ts';
import type { Situation } from '../situation.ts';
import { standingOf } from '../standing.ts';
import { shapesOf, wholeOf } from './shapes.ts';

/** What was launched last is filled last, in whatever order it is listed: so each look places as the one before did. */
function oldestFirst(observation: Observation): readonly InstanceFacts[] {
  const known = sorted.get(observation);
  if (known !== undefined) return known;
  const oldest = [...observation.instances.values()].sort(
    (a, b) => (a.launchedAt ?? 0) - (b.launchedAt ?? 0) || (a.instanceId < b.instanceId ? -1 : 1),
  );
  sorted.set(observation, oldest);
  return oldest;
}

/** It is asked for each pool, and for each host that might be spare. */
const sorted = new WeakMap<Observation, readonly InstanceFacts[]>();

/** How long what a host holds is taken to be for tasks that another reading will show. */
const UNREAD_MS = 60_000;

/**
 * Those on which ECS places tasks now. Undefined: of one it is not known what it offers. Where it is asked what to launch, the room of
 * tasks that were not read is theirs: they are among those that seem to be lacking. `back`: who is about to be taken back.
 */
export function hostsOf(
  situation: Situation,
  asked: 'more' | 'less' = 'less',
  back: ReadonlySet<string> = NONE,
): Host[] | undefined {
  const staying = oldestFirst(situation.observation).filter(
    (each) => takes(situation, each) || (back.has(each.instanceId) && comesBack(situation, each)),
  );
  if (staying.some(({ container }) => container?.offer === undefined)) return undefined;
  return staying.map((each) => {
    const offer = each.container!.offer!;
    return hostOf(situation.observation, each, asked === 'more' ? withUnread(offer, situation.now) : offer);
  });
}

function withUnread(offer: OfferFacts, now: number): OfferFacts {
  const { left, unread } = offer;
  if (unread === undefined || now - unread.since >= UNREAD_MS) return offer;
  const [cpu, memory, gpus] = [left.cpu + unread.cpu, left.memory + unread.memory, left.gpus + unread.gpus];
  return { ...offer, left: { ...left, cpu, memory, gpus } };
}

function hostOf(observation: Observation, instance: InstanceFacts, offer: OfferFacts): Host {
  const { instanceId, pool, zone } = instance;
  const { left, attributes, provider } = offer;
  const whole = wholeOf(observation, offer);
  return {
    id: instanceId,
    instanceId,
    pool,
    zone,
    provider,
    whole,
    room: { ...left, interfaces: whole.interfaces - interfacesOn(observation, instance) },
    attributes,
    groups: groupsOn(instance),
  };
}

/** Those that its tasks hold, until they are STOPPED. */
function interfacesOn({ definitions }: Observation, { tasks }: InstanceFacts): number {
  const needs = tasks.map(({ definition = '' }) => definitions?.get(definition)?.needs.interfaces ?? 0);
  return needs.reduce((sum, each) => sum + each, 0);
}

/**
 * Whether what runs there may stay: nobody takes the host away. A silent agent changes nothing about that: ECS replaces no task for it.
 * One that is only chosen to leave stays until it is DRAINING.
 */
export function keeps(situation: Situation, instance: InstanceFacts): boolean {
  const { container, instanceId, ec2State = 'running' } = instance;
  if (container?.status !== 'ACTIVE' || situation.without?.has(instanceId)) return false;
  const { spot, takenBack } = standingOf(situation, instance);
  const isTaken = spot !== undefined && !takenBack;
  return !isTaken && !isOut(instance) && ['pending', 'running'].includes(ec2State);
}

/** Of its group; a fleet has no states for its members. */
const isMember = ({ group }: InstanceFacts): boolean =>
  group === undefined || group.lifecycleState === 'InService';

/** Whether ECS may place a task there as well. */
function takes(situation: Situation, instance: InstanceFacts): boolean {
  return isMember(instance) && instance.container?.agentConnected === true && keeps(situation, instance);
}

const NONE: ReadonlySet<string> = new Set();

/** Drained as it was not needed, empty, and about to be taken back. */
const comesBack = ({ without }: Situation, instance: InstanceFacts): boolean => {
  const { instanceId, container, tasks, ec2State = 'running' } = instance;
  return (
    without?.has(instanceId) !== true &&
    container?.status === 'DRAINING' &&
    container.agentConnected &&
    tasks.length === 0 &&
    ec2State === 'running' &&
    isMember(instance)
  );
};

/** Tasks that shall run there, by group: what spread and distinctInstance count (aws-facts.md §1.6). */
function groupsOn({ tasks }: InstanceFacts): Map<string, number> {
  const groups = new Map<string, number>();
  for (const { group, desiredStatus } of tasks)
    if (desiredStatus !== 'STOPPED') groups.set(group, (groups.get(group) ?? 0) + 1);
  return groups;
}

export interface Coming {
  readonly hosts: readonly Host[];
  /** Units that were asked for and of which nothing has been seen for too long: they do not come. */
  readonly overdue: number;
}

/**
 * Those of a pool that were asked for and have not joined. `shortMs`: for how long the pool has had less than it asked for; within
 * `patienceMs` what nobody has seen yet is believed to come.
 */
export function comingOf(
  situation: Situation,
  facts: PoolFacts,
  { shortMs, patienceMs }: { shortMs: number; patienceMs: number },
): Coming {
  const { observation } = situation;
  const [shape] = shapesOf(observation, facts.name);
  // Of what counts nothing any number would be on its way.
  if (shape === undefined || shape.units <= 0) return { hosts: [], overdue: 0 };
  const mine = oldestFirst(observation).filter(({ pool }) => pool === facts.name);
  const booting = mine.filter((each) => isBooting(situation, each));
  const unseen = unseenOf(facts, mine, shape.units);
  const hosts = booting.map(({ instanceId, zone }) => blank(shape, facts, { id: instanceId, zone }));
  if (shortMs > patienceMs) return { hosts, overdue: unseen };
  const inZones = countByZone(facts, mine);
  for (let units = 0, index = 1; units < unseen; units += shape.units, index++) {
    // A group launches where it has the fewest.
    const [zone] = [...inZones].reduce((least, each) => (each[1] < least[1] ? each : least), NOWHERE);
    if (zone !== undefined) inZones.set(zone, inZones.get(zone)! + 1);
    hosts.push(blank(shape, facts, { id: `${facts.name} (launching ${index})`, zone }));
  }
  return { hosts, overdue: 0 };
}

const NOWHERE: readonly [string | undefined, number] = [undefined, Number.POSITIVE_INFINITY];

function countByZone({ group }: PoolFacts, mine: readonly InstanceFacts[]): Map<string, number> {
  const there = mine.filter((each) => !isOut(each)).map(({ zone }) => zone);
  const zones = group?.zones ?? [];
  return new Map(zones.map((zone) => [zone, there.filter((each) => each === zone).length]));
}

/** Launched a moment ago, and not ready: not joined, not in service of its group, or its agent, which started no task, is not there yet. */
function isBooting({ recall, now }: Situation, instance: InstanceFacts): boolean {
  const { container, group, ec2State } = instance;
  const isUp = ec2State === undefined || ec2State === 'pending' || ec2State === 'running';
  const state = group?.lifecycleState ?? 'InService';
  const isComing = state.startsWith('Pending') || state === 'InService';
  const isReady = container?.status === 'ACTIVE' && container.agentConnected && state === 'InService';
  const isLeaving = container?.status === 'DRAINING' || container?.status === 'DEREGISTERING';
  const isSilent = container?.agentConnected === false && instance.tasks.length > 0;
  const ageMs = unjoinedFor(instance, { watchedSince: recall.watchedSince, now });
  return isUp && isComing && !isReady && !isLeaving && !isSilent && ageMs < JOIN_MS;
}

function blank(
  { room, whole, attributes, name: shape }: Shape,
  { name: pool, group }: PoolFacts,
  { id, zone }: { readonly id: string; readonly zone: string | undefined },
): Host {
  const provider = group?.capacityProvider?.name;
  return {
    id,
    pool,
    provider,
    zone,
    shape,
    room,
    whole,
    attributes: inZone(attributes, zone),
    groups: new Map(),
  };
}
