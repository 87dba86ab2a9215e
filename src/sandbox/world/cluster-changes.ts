// Which container instances of a cluster changed, in order, so that whoever keeps numbers about all of them (placement,
// reservation) looks again at those alone: the cost of a change must not grow with the cluster.
import type { ChangeLog, Cluster, ContainerInstance } from './state.ts';

export const changeLog = (): ChangeLog => ({ entries: [], dropped: 0 });

/** To be called after anything that placement or reservation asks of it has changed. */
export function touch(container: ContainerInstance): void {
  const { changes, containerInstances } = container.cluster;
  // The sweep costs everybody one look at the cluster, and comes at most once in as many changes.
  if (changes.entries.length > 1_000 + 4 * containerInstances.size) {
    changes.dropped += changes.entries.length;
    changes.entries = [];
  }
  changes.entries.push(container);
}

export const lastChange = ({ changes }: Cluster): number => changes.dropped + changes.entries.length;

/** What changed after `seen` (a value of `lastChange`); the whole cluster when that is too long ago. */
export function changedSince(cluster: Cluster, seen: number): Iterable<ContainerInstance> {
  const { changes, containerInstances } = cluster;
  if (seen < changes.dropped) return [...containerInstances.values(), ...changes.entries];
  return changes.entries.slice(seen - changes.dropped);
}
