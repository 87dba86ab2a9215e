// What budgets have to know of a pool, counted from an observation: how large it is, how many of it are out, who went.
import type { FleetFacts, InstanceFacts, Observation } from '#model/observation.ts';
import type { PoolCount } from './budgets.ts';
import { memoryValue, unpackMemory } from './memory.ts';
import { OWN_LAG_MS } from './read-lag.ts';
import { isReleasedTo } from './refresh.ts';
import { unitsOf as unitsIn } from './units.ts';

export interface Counting {
  readonly pool: string;
  /**
   * When we let instances go (DRAINING, or released to an instance refresh), by id: reads may not show it for a while. What somebody else
   * took back meanwhile counts as out as long.
   */
  readonly drains: ReadonlyMap<string, number>;
  /** The instance that is to go: an earlier drain of its own, taken back since, does not hold it. */
  readonly going?: string;
  /** Ms since the epoch. */
  readonly now: number;
}

/** Whoever drains one host, takes it back, and drains the next waits no longer for reads that may be late. */
const PERSON_MS = 60_000;

function isForPerson(instance: InstanceFacts | undefined): boolean {
  const memory = instance && unpackMemory(memoryValue(instance));
  return memory !== undefined && 'why' in memory && memory.why === 'person';
}

export function countPool(observation: Observation, { pool, drains, going, now }: Counting): PoolCount {
  const mine = [...observation.instances.values()].filter((instance) => instance.pool === pool);
  // One that EC2 has ended is out until its group has let go of it.
  const here = mine.filter((instance) => !isGone(instance));
  const unseenForMs = isForPerson(mine.find(({ instanceId }) => instanceId === going))
    ? PERSON_MS
    : OWN_LAG_MS;
  const isUnseen = ({ instanceId }: InstanceFacts) =>
    instanceId !== going && now - (drains.get(instanceId) ?? 0) < unseenForMs;
  const isOff = (instance: InstanceFacts) =>
    hasEnded(instance) || isOut(instance) || isReleasedTo(instance, observation.pools.get(pool)?.group);
  const away = here.filter((instance) => isOff(instance) || isUnseen(instance));
  const departed = observation.departed;
  const known = new Set(mine.map(({ instanceId }) => instanceId));
  const gone = [...(departed?.byPool.get(pool) ?? [])].filter(({ instanceId }) => !known.has(instanceId));
  const ended = mine.filter(isGone);
  const standby = here.filter((instance) => isOnStandby(instance) && !hasEnded(instance));
  return {
    size: here.length,
    out: Math.max(away.length, shortOf(observation, pool, { leaving: new Set(away), going }).short),
    left: [
      ...[...away, ...ended].map((instance) => leftAt(instance, { drains, now })),
      ...gone.map(({ at }) => at),
    ],
    leftKnown: departed?.complete === true,
    onStandby: { instances: standby.length, units: unitsOf(standby) },
  };
}

/**
 * How many instances a group or a fleet lacks of what it shall have, apart from `leaving` and `going`: those that have not joined yet
 * serve as little as those that ended. Of `surplus` those that are out are no lack, as none comes in their place. Weights count in units.
 * `desired` and `serving`, with what of `surplus` is here still, in instances or units.
 */
export function shortOf(
  observation: Observation,
  pool: string,
  {
    leaving,
    going,
    surplus,
  }: {
    leaving?: ReadonlySet<InstanceFacts>;
    going?: string;
    surplus?: ReadonlySet<InstanceFacts>;
  } = {},
) {
  const { group: its, fleet } = observation.pools.get(pool) ?? {};
  const desired = its?.desired ?? fleet?.target ?? 0;
  const mine = [...observation.instances.values()].filter((instance) => instance.pool === pool);
  // In service of its group, or running in its fleet; registered, and its agent there. The one that is to go may serve no more than
  // those that are gone: it is not lacking as long as it is here.
  const isMember = ({ group, fleet: of, ec2State = 'running' }: InstanceFacts) =>
    of === undefined ? group?.lifecycleState === 'InService' : ['pending', 'running'].includes(ec2State);
  const speaks = ({ instanceId, container }: InstanceFacts) =>
    container?.status === 'ACTIVE' && (container.agentConnected || instanceId === going);
  const serving = mine.filter(
    (each) => isMember(each) && speaks(each) && !isOut(each) && !leaving?.has(each),
  );
  // What a fleet has beyond its target it was lowered by already.
  const lowered = Math.max(0, (fleet?.fulfilled ?? 0) - (fleet?.target ?? 0));
  const spared = unitsOf(mine.filter((each) => surplus?.has(each) && isMember(each) && isOut(each)));
  const units = unitsOf(serving) + Math.max(0, spared - lowered);
  const largest = Math.max(1, ...mine.map(weightOf));
  return { desired, serving: units, short: Math.ceil(Math.max(0, desired - units) / largest) };
}

const weightOf = (instance: InstanceFacts) => unitsIn(instance) ?? 1;
const unitsOf = (instances: readonly InstanceFacts[]) =>
  instances.reduce((sum, instance) => sum + weightOf(instance), 0);

/** Out of its group's count, or on the way there: the group has, or will have, another in its place. */
export const isOnStandby = ({ group }: InstanceFacts) =>
  group?.lifecycleState === 'EnteringStandby' || group?.lifecycleState === 'Standby';

/** Serves no more, or is about to: whatever the reason, somebody has to take its place. */
export function isOut({ container, group, spotRequest }: InstanceFacts): boolean {
  const leavesGroup = group?.lifecycleState.startsWith('Terminat') === true;
  const taken = spotRequest?.statusCode.startsWith('marked-for-') === true;
  const drained = container !== undefined && ['DRAINING', 'DEREGISTERING'].includes(container.status);
  return leavesGroup || taken || drained;
}

const hasEnded = ({ ec2State }: InstanceFacts) => ec2State === 'shutting-down' || ec2State === 'terminated';

const isGone = (instance: InstanceFacts) => hasEnded(instance) && instance.group === undefined;

/**
 * When it began to go: as it is remembered, else now, which is the more cautious. Until the next look notes when its drain has begun, its
 * memory tells when it was chosen, which may be long before.
 */
function leftAt(instance: InstanceFacts, { drains, now }: Pick<Counting, 'drains' | 'now'>): number {
  const memory = unpackMemory(memoryValue(instance));
  const drainedAt = drains.get(instance.instanceId) ?? Number.NEGATIVE_INFINITY;
  return memory === undefined || 'handsOff' in memory ? now : Math.max(memory.since, drainedAt);
}

/** What a fleet lacks of its target, in one clause; undefined: nothing. */
export function fleetIsShort({ fulfilled, target }: FleetFacts): string | undefined {
  if (fulfilled === undefined) return 'what its fleet has is not known';
  return fulfilled < target ? `waiting for its fleet, which has ${fulfilled} of ${target} units` : undefined;
}
