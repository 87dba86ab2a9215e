// The container instances of a cluster in the order in which placement would take them, for one kind of task: kept up to
// date by looking at what changed, so that a task costs the logarithm of the cluster's size.
import TinyQueue from 'tinyqueue';
import { changedSince, lastChange } from './cluster-changes.ts';
import type { Cluster, ContainerInstance } from './state.ts';

/** What the index has to know about one container instance; undefined where it does not count at all. */
export interface Look {
  /** Why it takes no more; undefined: it does. */
  readonly obstacle?: string;
  /** One number for each strategy but the zone's, the smaller the better. */
  readonly scores: readonly number[];
  /** Tasks of the group that its zone counts. */
  readonly inGroup: number;
}

export interface Entry extends Look {
  readonly container: ContainerInstance;
  /** Replaced by a newer look; what still lies in a queue is passed over. */
  stale: boolean;
}

export interface PlacementIndex {
  /** Looks again at what changed since the last time. */
  refresh(): void;
  /** The best of each zone. */
  best(zone?: string): Entry[];
  /** The first container instance, in the order of registration, that this holds back. */
  heldBackBy(obstacle: string): ContainerInstance | undefined;
  /** How many tasks of the group are in a zone. */
  inZone(zone: string): number;
}

/** The smaller the better, one strategy after the other; the one that registered first wins a tie. */
export function compareEntries(a: Entry, b: Entry): number {
  // No iterator: every push and pop of every queue comes through here.
  for (let index = 0; index < a.scores.length; index++) {
    const difference = a.scores[index]! - b.scores[index]!;
    if (difference !== 0) return difference;
  }
  return a.container.ordinal - b.container.ordinal;
}

export function createIndex(
  cluster: Cluster,
  look: (container: ContainerInstance) => Look | undefined,
): PlacementIndex {
  const entries = new Map<ContainerInstance, Entry>();
  const zones = new Map<string, number>();
  const byZone = queues();
  const byObstacle = queues();
  let seen = -1;

  function note(container: ContainerInstance): void {
    const { zone } = container.host;
    const before = entries.get(container);
    const found = look(container);
    // Most changes on a host are the business of other kinds of tasks.
    if (before && found && isSame(before, found)) return;
    if (before) {
      before.stale = true;
      entries.delete(container);
      zones.set(zone, (zones.get(zone) ?? 0) - before.inGroup);
    }
    if (!found) return;
    const entry = { ...found, container, stale: false };
    entries.set(container, entry);
    zones.set(zone, (zones.get(zone) ?? 0) + entry.inGroup);
    if (entry.obstacle === undefined) byZone.push(zone, entry, entries.size);
    else byObstacle.push(entry.obstacle, entry, entries.size);
  }

  return {
    refresh() {
      const now = lastChange(cluster);
      if (seen === now) return;
      const changed = seen < 0 ? cluster.containerInstances.values() : changedSince(cluster, seen);
      seen = now;
      for (const container of new Set(changed)) note(container);
    },
    best: (zone) => byZone.fronts(zone),
    heldBackBy: (obstacle) => byObstacle.fronts(obstacle)[0]?.container,
    inZone: (zone) => zones.get(zone) ?? 0,
  };
}

/** Named queues whose stale entries are passed over, and swept out when they are most of a queue. */
function queues() {
  const all = new Map<string, TinyQueue<Entry>>();
  function front(name: string): Entry | undefined {
    const queue = all.get(name);
    while (queue?.peek()?.stale) queue.pop();
    return queue?.peek();
  }
  return {
    push(name: string, entry: Entry, live: number): void {
      const queue = all.get(name) ?? new TinyQueue<Entry>([], compareEntries);
      queue.push(entry);
      const isFull = queue.length > 64 + 2 * live;
      all.set(name, isFull ? new TinyQueue(queue.data.filter(isFresh), compareEntries) : queue);
    },
    fronts(name?: string): Entry[] {
      const names = name === undefined ? [...all.keys()] : [name];
      return names.map(front).filter((entry) => entry !== undefined);
    },
  };
}

const isSame = (a: Look, b: Look): boolean =>
  a.obstacle === b.obstacle &&
  a.inGroup === b.inGroup &&
  a.scores.length === b.scores.length &&
  a.scores.every((score, index) => score === b.scores[index]);

const isFresh = ({ stale }: Entry) => !stale;
