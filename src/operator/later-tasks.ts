// Of two readings of one instance that overlapped: which tells of its tasks.
import type { InstanceFacts } from '#model/observation.ts';

/** A look at its state alone has listed no tasks: what another reading has listed since counts. */
export function withLaterTasks(seen: InstanceFacts, other: InstanceFacts | undefined): InstanceFacts {
  const { readAt = Number.NEGATIVE_INFINITY, quiet: _, ...rest } = seen;
  if (seen.stateReadAt === undefined || other?.readAt === undefined || other.readAt <= readAt) return seen;
  const { tasks, stoppingTasksReadAt, quiet } = other;
  return { ...rest, tasks, stoppingTasksReadAt, readAt: other.readAt, ...(quiet && { quiet }) };
}
