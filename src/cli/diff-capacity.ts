// What a diff shows of scale-in by Sluice: how much is reserved against the thresholds, and whom it would end first. Asks the
// very decision, as if little had been reserved for long enough: a diff is one look, and cannot know for how long.
import { decide, type Input } from '#decide/decide.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import type { NextToEnd, PoolCapacity } from '#plan/diff.ts';
import { leastAt, limitsAt } from '#plan/limits.ts';
import { isInTag, MEMORY_TAG, unpackMemory } from '#plan/memory.ts';
import { isLow, reservationOf, scaleInOf } from '#plan/reservation.ts';
import { capacityOf, unitsOf } from '#plan/units.ts';

type PoolSpec = NonNullable<Input['spec']['pools']>[number];

/** So many of a pool are named. */
const NAMED = 3;

/** Each pool of a spec in mode scale that has a rule or a limit by which something may go. */
export function capacityNow(input: Input): PoolCapacity[] {
  const { spec, observation } = input;
  if (spec.mode !== 'scale') return [];
  const ruled = (spec.pools ?? []).filter((pool) => scaleInOf(spec, pool) ?? pool.limits?.max);
  const low = ruled.filter((pool) => isLow(observation, spec, pool));
  const recall = { ...input.recall, lowSince: new Map(low.map(({ name }) => [name, 0])) };
  const { waits } = decide({ ...input, recall });
  return ruled.map((pool) => {
    const { name } = pool;
    const facts = observation.pools.get(name);
    const held = waits.find((wait) => wait.pool === name && wait.reason.includes(' to end ('))?.reason;
    const reserved = reservationOf(observation, name);
    const size = capacityOf(facts);
    const most = limitsAt(spec, pool, input.now).max;
    return {
      pool: name,
      ...(reserved && { reserved: { cpu: Math.round(reserved.cpu), memory: Math.round(reserved.memory) } }),
      below: scaleInOf(spec, pool)?.reservation ?? {},
      stableFor: scaleInOf(spec, pool)?.stableFor ?? '10m',
      low: low.includes(pool),
      ...(size !== undefined && { size }),
      least: leastAt(spec, pool, { facts, now: input.now }),
      ...(Number.isFinite(most) && { most }),
      next: nextToEnd({ ...input, recall }, pool),
      ...(held !== undefined && { held }),
    };
  });
}

/** One after the other, each counted as chosen for the next; budgets only say how many go at a time. */
function nextToEnd(input: Input, { name }: PoolSpec): NextToEnd[] {
  const spec = { ...input.spec, disruption: { budgets: [{ max: 10_000 }] } };
  const found: NextToEnd[] = [];
  let { observation } = input;
  while (found.length < NAMED) {
    const { actions } = decide({ ...input, spec, observation });
    const chosen = actions.find((action) => action.pool === name && isScaleIn(action));
    if (chosen?.kind !== 'remember') break;
    const { instanceId, value, reason } = chosen;
    const instance = observation.instances.get(instanceId)!;
    const units = unitsOf(instance);
    found.push({ instanceId, ...(units !== undefined && { units }), why: reason.replace(/^to leave: /, '') });
    observation = withMemory(observation, instance, value);
  }
  return found;
}

function isScaleIn(action: Action): boolean {
  const memory = action.kind === 'remember' ? unpackMemory(action.value) : undefined;
  return memory !== undefined && 'why' in memory && ['scaleIn', 'consolidate'].includes(memory.why);
}

/** A tag that is there is where its memory stays. */
function withMemory(observation: Observation, instance: InstanceFacts, memory: string): Observation {
  const remembered = isInTag(instance)
    ? { tags: { ...instance.tags, [MEMORY_TAG]: memory } }
    : { container: { ...instance.container!, memory } };
  const chosen = { ...instance, ...remembered };
  const instances = new Map([...observation.instances, [instance.instanceId, chosen]]);
  return { ...observation, instances };
}
