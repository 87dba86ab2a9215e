// What a pool lacks of what it shall have. Those that leave because they are not needed are no lack: their pool is one smaller with each.
import type { InstanceFacts } from '#model/observation.ts';
import { shortOf } from '#plan/pool-count.ts';
import type { PoolSpec, Situation } from './situation.ts';
import { standingOf } from './standing.ts';

/** In instances; `going`: one that is to go, and may serve no more than those that are gone. */
export function lackOf(situation: Situation, { name }: PoolSpec, going?: string) {
  const surplus = chosenOf(situation);
  return shortOf(situation.observation, name, { surplus, ...(going !== undefined && { going }) });
}

/** Asked for each that is to leave: thousands of them must not look at all the others anew. */
const known = new WeakMap<Situation, ReadonlySet<InstanceFacts>>();

/** All of the cluster that leave because they are not needed. */
export function chosenOf(situation: Situation): ReadonlySet<InstanceFacts> {
  const chosen =
    known.get(situation) ??
    new Set([...situation.observation.instances.values()].filter((each) => isSurplus(situation, each)));
  known.set(situation, chosen);
  return chosen;
}

/** It was chosen to leave, and nothing is to come in its place. */
export function isSurplus(situation: Situation, instance: InstanceFacts): boolean {
  const reason = standingOf(situation, instance).wish?.reason;
  return reason === 'scaleIn' || reason === 'consolidate';
}
