// Who else has a say: a capacity provider of ECS in a group, another document in the cluster. Planner and gate ask the same
// questions, each of the facts that it has itself.
import type { GroupFacts } from '#model/observation.ts';

/** Cluster tag: the `metadata.name` of the document whose Sluice operates it. */
export const OWNER_TAG = 'sluice.dev/owner';

/** An EC2 tag of this name on an instance: its scale-in protection is left alone, and Sluice does not end it of its own. */
export const KEEP_TAG = 'sluice.dev/keep';

/** What a capacity provider of ECS can take over (aws-facts.md §1.7, §1.2), as its fields are called. */
export type EcsManaged = 'managedScaling' | 'managedDraining' | 'managedTerminationProtection';

/** Where the provider could not be read, the tag that ECS puts on its groups counts for all three. */
export function ecsOwns(group: GroupFacts | undefined, what: EcsManaged): boolean {
  if (group === undefined) return false;
  return group.capacityProvider === undefined ? group.managedByEcs : group.capacityProvider[what];
}

/** The document that operates the cluster, where it is another one than this. Without a name nothing can be told. */
export function otherDocument(
  tags: Readonly<Record<string, string>> | undefined,
  document: string | undefined,
): string | undefined {
  const owner = tags?.[OWNER_TAG];
  return document === undefined || owner === document ? undefined : owner;
}
