// When what the gate needs to know of an instance was read: for DRAINING, and for what is done with one task, its state is enough.
import type { InstanceFacts } from '#model/observation.ts';
import type { Action, ActionKind } from '#model/plan.ts';

/**
 * DRAINING, and what is done with one task of an instance, follow from its state, whatever else runs there. Listings are of each host, 20
 * a second (aws-facts.md §2.1): where fifty leave at once, drains that asked for them found each other's looks too old, for ever.
 */
const byStateAlone: ReadonlySet<ActionKind> = new Set(['drain', 'removeTarget', 'stopTask']);

export const needsTaskLists = ({ kind }: Action): boolean => !byStateAlone.has(kind);

/** When what the gate needs to know of the instance was read, ms since the epoch. */
export function readAtFor(action: Action, instance: InstanceFacts | undefined): number | undefined {
  const { readAt, stateReadAt } = instance ?? {};
  if (needsTaskLists(action)) return readAt;
  return stateReadAt === undefined || (readAt ?? 0) > stateReadAt ? readAt : stateReadAt;
}
