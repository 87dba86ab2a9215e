// What a pool was asked for and nobody has seen yet: launches that are under way, or do not come.
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import { unitsOf } from './units.ts';

/** In instances, or in units where they are weighted; one of unknown weight counts `otherwise`. */
export function unseenOf(facts: PoolFacts, instances: Iterable<InstanceFacts>, otherwise = 1): number {
  let there = 0;
  for (const instance of instances)
    if (instance.pool === facts.name && counts(instance)) there += unitsOf(instance) ?? otherwise;
  return Math.max(0, (facts.group?.desired ?? facts.fleet?.target ?? 0) - there);
}

/** In the desired capacity of its group, or the target of its fleet. */
function counts({ group, ec2State = '' }: InstanceFacts): boolean {
  const state = group?.lifecycleState ?? '';
  const isLeft = state.startsWith('Terminat') || state.endsWith('Standby');
  return !isLeft && !['shutting-down', 'terminated'].includes(ec2State);
}
