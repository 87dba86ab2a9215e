// What one instance counts in the capacity of its pool: 1, or its weight (aws-facts.md §4.1, §5.2); and what that capacity is.
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';

/** Undefined where it is not known. */
export function unitsOf({ group, fleet }: InstanceFacts): number | undefined {
  return group === undefined ? fleet?.units : (group.weight ?? 1);
}

/** What the pool shall have, in instances, or in units where they are weighted. */
export function capacityOf(facts: PoolFacts | undefined): number | undefined {
  return facts?.group?.desired ?? facts?.fleet?.target;
}
