// When what the gate needs to know of an instance was read: for what is done with one of its tasks its state is enough.
import type { InstanceFacts } from '#model/observation.ts';
import type { Action, ActionKind } from '#model/plan.ts';

/** What is done with one task of an instance follows from its state, whatever other tasks it has. */
const byStateAlone: ReadonlySet<ActionKind> = new Set(['removeTarget', 'stopTask']);

export const needsTaskLists = ({ kind }: Action): boolean => !byStateAlone.has(kind);

/** When what the gate needs to know of the instance was read, ms since the epoch. */
export function readAtFor(action: Action, instance: InstanceFacts | undefined): number | undefined {
  const { readAt, stateReadAt } = instance ?? {};
  if (needsTaskLists(action)) return readAt;
  return stateReadAt === undefined || (readAt ?? 0) > stateReadAt ? readAt : stateReadAt;
}
