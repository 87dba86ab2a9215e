// How much of a plan may change one pool in one pass: one instance, and of those that are not needed as many as budgets and limits allow.
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { heldAsSurplus, withOut } from '#plan/budgets.ts';
import { leastAt } from '#plan/limits.ts';
import { countPool } from '#plan/pool-count.ts';
import { capacityOf, unitsOf } from '#plan/units.ts';
import { isSurplus } from './lack.ts';
import { type Findings, poolOf, type Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { fullestFirst, isFullest, zonesOf } from './zones.ts';

const CHANGES_POOL: ReadonlySet<Action['kind']> = new Set([
  'drain',
  'standby',
  'end',
  'lowerTarget',
  'terminate',
]);

interface Change {
  readonly action: Action;
  readonly instance: InstanceFacts;
}

/** Of what could also be left undone. The next pass counts this one. */
export function atOnce(situation: Situation, found: Findings): Findings {
  const alike = new Map<string, Change[]>();
  const others: Action[] = [];
  for (const action of found.actions) {
    const change = changeOf(situation, action);
    const key = `${action.kind} ${action.pool}`;
    if (change === undefined) others.push(action);
    else alike.set(key, [...(alike.get(key) ?? []), change]);
  }
  const kept = [...alike.values()].flatMap((changes) => thisPass(situation, changes));
  return { ...found, actions: [...others, ...kept] };
}

function changeOf({ observation }: Situation, action: Action): Change | undefined {
  if (action.forced || !CHANGES_POOL.has(action.kind) || !('instanceId' in action)) return undefined;
  return { action, instance: observation.instances.get(action.instanceId)! };
}

/** Those that need not wait for the next one, in their turn. */
function thisPass(situation: Situation, changes: readonly Change[]): Action[] {
  const [first, ...rest] = inTurn(situation, changes);
  const before = [first!.instance];
  const following = rest.flatMap(({ action, instance }) => {
    if (!mayFollow(situation, { action, instance, before })) return [];
    before.push(instance);
    return [action];
  });
  return [first!.action, ...following];
}

/** As they come; where none of them is needed, so that the zones stay even. */
function inTurn(situation: Situation, changes: readonly Change[]): readonly Change[] {
  if (!changes.every(({ instance }) => isSurplus(situation, instance))) return changes;
  const zones = zonesOf(membersOf(situation, changes[0]!));
  return fullestFirst(changes, zones, ({ instance }) => instance.zone);
}

/** Those that its group counts. */
const membersOf = ({ observation }: Situation, { action, instance: { pool } }: Change) =>
  [...observation.instances.values()].filter(
    (each) =>
      each.pool === pool &&
      each.group?.lifecycleState === 'InService' &&
      (action.kind !== 'drain' || each.container?.status === 'ACTIVE'),
  );

interface Following extends Change {
  /** Those of its pool that go the same way in this pass. */
  readonly before: readonly InstanceFacts[];
}

function mayFollow(situation: Situation, following: Following): boolean {
  const { action, instance, before } = following;
  // What is replaced waits for the one before it: its replacement may not come.
  if (![...before, instance].every((each) => isSurplus(situation, each))) return false;
  if (!isAboveLeast(situation, following)) return false;
  if (action.kind === 'drain') return isWithinBudgets(situation, following);
  return action.kind === 'end' && keepsEven(situation, following);
}

function isWithinBudgets(situation: Situation, { instance, before }: Following): boolean {
  const { spec, observation, recall, now } = situation;
  const drains = recall.drains ?? new Map();
  const pool = countPool(observation, { pool: instance.pool!, drains, now });
  const { reason } = standingOf(situation, instance).wish!;
  const counted = withOut(pool, before.length, now);
  return heldAsSurplus(spec.disruption?.budgets, { pool: counted, reason, now }) === undefined;
}

function isAboveLeast({ spec, observation, now }: Situation, { instance, before }: Following): boolean {
  const pool = poolOf(spec, instance);
  const facts = observation.pools.get(instance.pool ?? '');
  const size = capacityOf(facts);
  if (pool === undefined || size === undefined) return false;
  const units = [...before, instance].reduce((sum, each) => sum + (unitsOf(each) ?? 0), 0);
  return size - units >= leastAt(spec, pool, { facts, now });
}

function keepsEven(situation: Situation, following: Following): boolean {
  const left = membersOf(situation, following).filter((each) => !following.before.includes(each));
  return isFullest(zonesOf(left), following.instance.zone);
}
