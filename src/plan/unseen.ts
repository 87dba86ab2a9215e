// What a pool was asked for and nobody has seen yet: launches that are under way, or do not come.
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import { capacityOf, unitsOf } from './units.ts';

/** In instances, or in units where they are weighted; one of unknown weight counts `otherwise`. */
export const unseenOf = (facts: PoolFacts, instances: Iterable<InstanceFacts>, otherwise = 1): number =>
  Math.max(0, (capacityOf(facts) ?? 0) - thereOf(facts.name, instances, otherwise));

/**
 * What counts in its capacity: more than it shall have where protection holds back a scale-in (aws-facts.md §4.3), and then what it is
 * asked for must be more than that, or nothing is launched.
 */
export function thereOf(pool: string, instances: Iterable<InstanceFacts>, otherwise = 1): number {
  let there = 0;
  for (const instance of instances)
    if (instance.pool === pool && counts(instance)) there += unitsOf(instance) ?? otherwise;
  return there;
}

/** In the desired capacity of its group, or the target of its fleet. */
export function counts({ group, ec2State = '' }: InstanceFacts): boolean {
  const state = group?.lifecycleState ?? '';
  const isLeft = state.startsWith('Terminat') || state.endsWith('Standby');
  return !isLeft && !['shutting-down', 'terminated'].includes(ec2State);
}
