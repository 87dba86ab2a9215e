// The hosts of a cluster as placement sees them: those that take tasks and will stay, and those that are on their way.
import type { InstanceFacts, Observation, OfferFacts, PoolFacts } from '#model/observation.ts';
import type { Host } from '#plan/placing/host.ts';
import type { Shape } from '#plan/placing/opening.ts';
import { isOut } from '#plan/pool-count.ts';
import { JOIN_MS } from '#plan/stray.ts';
import { unitsOf } from '#plan/units.ts';
import { unseenOf } from '#plan/unseen.ts';
import { isNoticed } from '../classify.ts';
import type { Situation } from '../situation.ts';
import { standingOf } from '../standing.ts';

/** Those on which ECS places tasks now, and that nobody has chosen to leave. Undefined: of one it is not known what it offers. */
export function hostsOf(situation: Situation): Host[] | undefined {
  const staying = [...situation.observation.instances.values()].filter((each) => stays(situation, each));
  if (staying.some(({ container }) => container?.offer === undefined)) return undefined;
  return staying.map((each) => hostOf(each, each.container!.offer!));
}

function hostOf(instance: InstanceFacts, { whole, left, attributes, provider }: OfferFacts): Host {
  const { instanceId, pool, zone } = instance;
  return {
    id: instanceId,
    instanceId,
    pool,
    zone,
    provider,
    whole,
    room: left,
    attributes,
    groups: groupsOn(instance),
  };
}

/** Whether ECS may place a task there, and it would not be in vain. */
export function stays(situation: Situation, instance: InstanceFacts): boolean {
  const { container, group } = instance;
  if (situation.without?.has(instance.instanceId)) return false;
  if (container?.status !== 'ACTIVE' || !container.agentConnected || isOut(instance)) return false;
  const isMember = group === undefined || group.lifecycleState === 'InService';
  return isMember && !isNoticed(situation, instance) && standingOf(situation, instance).wish === undefined;
}

/** Tasks that shall run there, by group: what spread and distinctInstance count (aws-facts.md §1.6). */
function groupsOn({ tasks }: InstanceFacts): Map<string, number> {
  const groups = new Map<string, number>();
  for (const { group, desiredStatus } of tasks)
    if (desiredStatus !== 'STOPPED') groups.set(group, (groups.get(group) ?? 0) + 1);
  return groups;
}

/** What a pool's instances are, the commonest first; empty where nothing is known of any. */
export function shapesOf({ instances }: Observation, pool: string): Shape[] {
  const shapes = new Map<string, { readonly shape: Shape; many: number }>();
  for (const instance of instances.values()) {
    const offer = instance.container?.offer;
    const units = unitsOf(instance);
    if (instance.pool !== pool || offer === undefined || units === undefined) continue;
    const name = offer.attributes.get('ecs.instance-type') ?? 'host';
    const known = shapes.get(name);
    const shape = { name, room: offer.whole, attributes: sharedOnly(offer.attributes), units };
    if (known === undefined) shapes.set(name, { shape, many: 1 });
    else known.many++;
  }
  return [...shapes.values()].sort((a, b) => b.many - a.many).map(({ shape }) => shape);
}

/** What another of its kind would register with as well: not where it happens to stand. */
const sharedOnly = (attributes: ReadonlyMap<string, string>) =>
  new Map([...attributes].filter(([name]) => !OWN.has(name)));
const OWN: ReadonlySet<string> = new Set([
  'ecs.availability-zone',
  'ecs.subnet-id',
  'ecs.awsvpc-trunk-id',
  'sluice.dev/memory',
]);

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
  { observation, now }: Situation,
  facts: PoolFacts,
  { shortMs, patienceMs }: { shortMs: number; patienceMs: number },
): Coming {
  const [shape] = shapesOf(observation, facts.name);
  if (shape === undefined) return { hosts: [], overdue: 0 };
  const mine = [...observation.instances.values()].filter(({ pool }) => pool === facts.name);
  const booting = mine.filter((each) => isBooting(each, now));
  const unseen = unseenOf(facts, mine, shape.units);
  const hosts = booting.map(({ instanceId, zone }) => blank(shape, facts.name, instanceId, zone));
  if (shortMs > patienceMs) return { hosts, overdue: unseen };
  for (let units = 0, index = 1; units < unseen; units += shape.units, index++)
    hosts.push(
      blank(
        shape,
        facts.name,
        `${facts.name} (launching ${index})`,
        facts.group?.zones[index % facts.group.zones.length],
      ),
    );
  return { hosts, overdue: 0 };
}

/** Launched a moment ago, and not joined. */
function isBooting({ container, group, ec2State, launchedAt }: InstanceFacts, now: number): boolean {
  const isUp = ec2State === undefined || ec2State === 'pending' || ec2State === 'running';
  const isLeaving = group?.lifecycleState.startsWith('Terminat') === true;
  return container === undefined && isUp && !isLeaving && now - (launchedAt ?? now) < JOIN_MS;
}

function blank(shape: Shape, pool: string, id: string, zone: string | undefined): Host {
  const { room, attributes, name } = shape;
  return { id, pool, zone, shape: name, room, whole: room, attributes, groups: new Map() };
}
