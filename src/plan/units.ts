// What one instance counts in the capacity of its pool: 1, or its weight (aws-facts.md §4.1, §5.2).
import type { InstanceFacts } from '#model/observation.ts';

/** Undefined where it is not known. */
export function unitsOf({ group, fleet }: InstanceFacts): number | undefined {
  return group === undefined ? fleet?.units : (group.weight ?? 1);
}
