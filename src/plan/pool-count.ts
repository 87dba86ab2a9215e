// What budgets have to know of a pool, counted from an observation: how large it is, how many of it are out, who went.
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { PoolCount } from './budgets.ts';
import { memoryValue, unpackMemory } from './memory.ts';
import { isReleasedTo } from './refresh.ts';

export interface Counting {
  readonly pool: string;
  /** Instances that we let go (DRAINING, or released to an instance refresh) and that reads may not show so yet, by id. */
  readonly drains: ReadonlyMap<string, number>;
  /** The instance that is to go: an earlier drain of its own, taken back since, does not hold it. */
  readonly going?: string;
  /** Ms since the epoch. */
  readonly now: number;
}

/** A drain of ours that reads do not show after this long has been taken back. */
const UNSEEN_MS = 60_000;

export function countPool(observation: Observation, { pool, drains, going, now }: Counting): PoolCount {
  const mine = [...observation.instances.values()].filter((instance) => instance.pool === pool);
  // One that EC2 has ended is out until its group has let go of it.
  const here = mine.filter((instance) => !isGone(instance));
  const isUnseen = ({ instanceId }: InstanceFacts) =>
    instanceId !== going && now - (drains.get(instanceId) ?? 0) < UNSEEN_MS;
  const isOff = (instance: InstanceFacts) =>
    hasEnded(instance) || isOut(instance) || isReleasedTo(instance, observation.pools.get(pool)?.group);
  const away = here.filter((instance) => isOff(instance) || isUnseen(instance));
  const departed = observation.departed;
  const known = new Set(mine.map(({ instanceId }) => instanceId));
  const gone = [...(departed?.byPool.get(pool) ?? [])].filter(({ instanceId }) => !known.has(instanceId));
  const ended = mine.filter(isGone);
  return {
    size: here.length,
    out: Math.max(away.length, shortOf(observation, pool, new Set(away)).short),
    left: [...[...away, ...ended].map((instance) => leftAt(instance, now)), ...gone.map(({ at }) => at)],
    leftKnown: departed?.complete === true,
  };
}

/**
 * How many instances a group lacks of what it shall have, apart from `leaving`: those that have not joined yet serve as little
 * as those that ended. Groups with weights count in units. `desired` in instances or units.
 */
export function shortOf(
  observation: Observation,
  pool: string,
  leaving: ReadonlySet<InstanceFacts> = new Set(),
) {
  const desired = observation.pools.get(pool)?.group?.desired ?? 0;
  const mine = [...observation.instances.values()].filter((instance) => instance.pool === pool);
  const serving = mine.filter((instance) => serves(instance) && !isOut(instance) && !leaving.has(instance));
  const weightOf = ({ group }: InstanceFacts) => group?.weight ?? 1;
  const units = serving.reduce((sum, instance) => sum + weightOf(instance), 0);
  const largest = Math.max(1, ...mine.map(weightOf));
  return { desired, short: Math.ceil(Math.max(0, desired - units) / largest) };
}

/** In service of its group, registered, and its agent there. */
function serves({ container, group }: InstanceFacts): boolean {
  return group?.lifecycleState === 'InService' && container?.status === 'ACTIVE' && container.agentConnected;
}

/** Serves no more, or is about to: whatever the reason, somebody has to take its place. */
export function isOut({ container, group, spotRequest }: InstanceFacts): boolean {
  const leavesGroup = group?.lifecycleState.startsWith('Terminat') === true;
  const taken = spotRequest?.statusCode.startsWith('marked-for-') === true;
  const drained = container !== undefined && ['DRAINING', 'DEREGISTERING'].includes(container.status);
  return leavesGroup || taken || drained;
}

const hasEnded = ({ ec2State }: InstanceFacts) => ec2State === 'shutting-down' || ec2State === 'terminated';

const isGone = (instance: InstanceFacts) => hasEnded(instance) && instance.group === undefined;

/** When it began to go: as it is remembered, else now, which is the more cautious. */
function leftAt(instance: InstanceFacts, now: number): number {
  const memory = unpackMemory(memoryValue(instance));
  return memory === undefined || 'handsOff' in memory ? now : memory.since;
}
