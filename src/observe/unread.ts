// What a host holds for tasks that were not read. Hosts and tasks are listed at the same time: a task that is placed in between is in
// the one list and not in the other. Then its service seems to lack it, and its room seems to be taken.
import type { ContainerInstanceFacts, OfferFacts, TaskFacts } from '#model/observation.ts';
import type { TaskKind } from '#model/room.ts';

interface Around {
  readonly tasks: readonly TaskFacts[];
  readonly definitions: ReadonlyMap<string, TaskKind>;
  /** As it was last read. */
  readonly before?: ContainerInstanceFacts;
  /** Ms since the epoch. */
  readonly now: number;
}

/** A container instance whose offer tells that as well, where it is read. */
export function withUnread(
  container: ContainerInstanceFacts | undefined,
  around: Around,
): ContainerInstanceFacts | undefined {
  if (container?.offer === undefined) return container;
  const unread = unreadOf(container.offer, around);
  return unread === undefined ? container : { ...container, offer: { ...container.offer, unread } };
}

const KINDS = ['cpu', 'memory', 'gpus'] as const;

/** Since when it has been no less: a reading passes, and what a RunTask asks for beyond its definition stays. */
function unreadOf({ whole, left }: OfferFacts, around: Around): OfferFacts['unread'] {
  const { tasks, definitions, before, now } = around;
  const needs = tasks.flatMap(({ definition = '' }) => definitions.get(definition)?.needs ?? []);
  const [cpu = 0, memory = 0, gpus = 0] = KINDS.map((of) =>
    Math.max(0, whole[of] - left[of] - needs.reduce((sum, each) => sum + each[of], 0)),
  );
  if (cpu + memory + gpus === 0) return undefined;
  const last = before?.offer?.unread;
  const isOld = last !== undefined && last.cpu >= cpu && last.memory >= memory && last.gpus >= gpus;
  return { cpu, memory, gpus, since: isOld ? last.since : now };
}
