// What a diff shows of scale-in by Sluice: how much is reserved against the thresholds, and whom it would end first. Asks the
// very decision, as if little had been reserved for long enough: a diff is one look, and cannot know for how long.
import { MOST_AT_ONCE } from '#decide/choose.ts';
import { decide, type Input } from '#decide/decide.ts';
import { stableFor } from '#decide/too-large.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { surplusPace } from '#plan/budgets.ts';
import type { NextToEnd, PoolCapacity } from '#plan/diff.ts';
import { leastAt, limitsAt } from '#plan/limits.ts';
import { isInTag, MEMORY_TAG, memoryValue, unpackMemory } from '#plan/memory.ts';
import { isLow, reservationOf, scaleInOf } from '#plan/reservation.ts';
import type { MayGo } from '#plan/sizes.ts';
import { capacityOf, unitsOf } from '#plan/units.ts';
import { counts } from '#plan/unseen.ts';

type PoolSpec = NonNullable<Input['spec']['pools']>[number];

/** So many of a pool are named … */
const NAMED = 3;
/** … and so many of the cluster looked for: each takes a decision about the whole of it. */
const LOOKED_FOR = 24;

/** Each pool of a spec in mode scale that has a rule or a limit by which something may go. */
export function capacityNow(input: Input): PoolCapacity[] {
  const { spec, observation } = input;
  if (spec.mode !== 'scale') return [];
  const ruled = (spec.pools ?? []).filter((pool) => scaleInOf(spec, pool) ?? pool.limits?.max);
  const low = ruled.filter((pool) => isLow(observation, spec, pool));
  const recall = { ...input.recall, lowSince: new Map(low.map(({ name }) => [name, 0])) };
  const { actions, waits } = decide({ ...input, recall });
  const next = nextToEnd({ ...input, recall });
  return ruled.map((pool) => {
    const { name } = pool;
    const mine = next.filter((each) => each.pool === name).map(({ pool: _, ...each }) => each);
    const facts = observation.pools.get(name);
    const least = leastAt(spec, pool, { facts, now: input.now });
    const going = goingOf(observation, pool, { least, actions });
    const held = waits.find((wait) => wait.pool === name && wait.reason.includes(' to end ('))?.reason;
    const reserved = reservationOf(observation, name);
    const size = capacityOf(facts);
    const { max: limit } = limitsAt(spec, pool, input.now);
    const most = Math.min(limit, facts?.group?.max ?? Number.POSITIVE_INFINITY);
    return {
      pool: name,
      ...(reserved && { reserved: { cpu: Math.round(reserved.cpu), memory: Math.round(reserved.memory) } }),
      below: scaleInOf(spec, pool)?.reservation ?? {},
      stableFor: stableFor(spec, pool),
      low: low.includes(pool),
      ...(size !== undefined && { size }),
      least,
      ...(Number.isFinite(most) && { most }),
      ...(most < limit && { mostBy: 'MaxSize' as const }),
      next: mine.slice(0, NAMED),
      mayGo: mayGoOf([...going.map(unitsOf), ...mine.map(({ units }) => units)], next.length >= LOOKED_FOR),
      pace: surplusPace(spec.disruption?.budgets, input.now),
      ...(held !== undefined && { held }),
    };
  });
}

/** No more are chosen of a pool at a time. `units`: of each; nothing is chosen of which they are not known. */
const mayGoOf = (units: readonly (number | undefined)[], orMore: boolean): MayGo => ({
  instances: units.length,
  units: units.reduce<number>((sum, each = 0) => sum + each, 0),
  orMore: orMore || units.length >= MOST_AT_ONCE,
});

/** Each counted as chosen for the next, in all pools together; budgets only say how many go at a time. */
function nextToEnd(input: Input): (NextToEnd & { readonly pool?: string })[] {
  const spec = { ...input.spec, disruption: { budgets: [{ max: 10_000 }] } };
  const found: (NextToEnd & { readonly pool?: string })[] = [];
  let { observation } = input;
  while (found.length < LOOKED_FOR) {
    const chosen = decide({ ...input, spec, observation }).actions.filter(isScaleIn);
    if (chosen.length === 0) break;
    for (const { instanceId, pool, value, reason } of chosen) {
      const instance = observation.instances.get(instanceId)!;
      const units = unitsOf(instance);
      const why = reason.replace(/^to leave: /, '');
      found.push({ instanceId, pool, ...(units !== undefined && { units }), why });
      observation = withMemory(observation, instance, value);
    }
  }
  return found;
}

/** Chosen already, still there, and not to be taken back: by the plan, or as less would be left than the least. */
function goingOf(
  { instances, pools }: Observation,
  { name }: PoolSpec,
  { least, actions }: { least: number; actions: readonly Action[] },
): InstanceFacts[] {
  const size = capacityOf(pools.get(name)) ?? 0;
  const back = new Set(actions.flatMap((action) => (isTakenBack(action) ? [action.instanceId] : [])));
  const chosen = [...instances.values()].filter(
    (each) => each.pool === name && counts(each) && isSurplus(memoryValue(each)),
  );
  return chosen.filter((each) => !back.has(each.instanceId) && size - (unitsOf(each) ?? 0) >= least);
}

const isTakenBack = (action: Action): action is Extract<Action, { kind: 'remember' | 'activate' }> =>
  action.kind === 'activate' ||
  (action.kind === 'remember' && (!isSurplus(action.value) || action.reason.endsWith('it is taken back')));

function isSurplus(value: string | undefined): boolean {
  const memory = unpackMemory(value);
  return memory !== undefined && 'why' in memory && ['scaleIn', 'consolidate'].includes(memory.why);
}

/** That one is chosen; what is remembered of one that is taken back begins otherwise. */
function isScaleIn(action: Action): action is Extract<Action, { kind: 'remember' }> {
  return action.kind === 'remember' && isSurplus(action.value) && action.reason.startsWith('to leave: ');
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
