// What is reserved in a cluster of what its ACTIVE and DRAINING instances have (aws-facts.md §1.8): draining hosts dilute
// it. Sums that are kept, so that each minute costs what has changed and not the whole cluster.
import { changedSince, lastChange } from './cluster-changes.ts';
import type { Cluster, ContainerInstance } from './state.ts';

const METRICS = { CPUReservation: 'cpu', MemoryReservation: 'memory', GPUReservation: 'gpus' } as const;
type Kind = (typeof METRICS)[keyof typeof METRICS];
type Amounts = Record<Kind, number>;

interface Share {
  readonly reserved: Amounts;
  readonly registered: Amounts;
}

interface Sums extends Share {
  seen: number;
  readonly shares: Map<ContainerInstance, Share>;
}

const kept = new WeakMap<Cluster, Sums>();

/** Each metric with what tasks hold and what there is. */
export function reservations(cluster: Cluster) {
  const sums = kept.get(cluster) ?? { seen: -1, shares: new Map(), reserved: none(), registered: none() };
  kept.set(cluster, sums);
  const changed = sums.seen < 0 ? cluster.containerInstances.values() : changedSince(cluster, sums.seen);
  sums.seen = lastChange(cluster);
  for (const container of new Set(changed)) count(sums, container);
  return Object.entries(METRICS).map(([metric, kind]) => ({
    metric,
    reserved: sums.reserved[kind],
    registered: sums.registered[kind],
  }));
}

function count(sums: Sums, container: ContainerInstance): void {
  const before = sums.shares.get(container);
  if (before) add(sums, before, -1);
  sums.shares.delete(container);
  if (container.status !== 'ACTIVE' && container.status !== 'DRAINING') return;
  const { cpu, memory, gpus } = container.host;
  const share = { reserved: amountsOf(container), registered: { cpu, memory, gpus } };
  sums.shares.set(container, share);
  add(sums, share, 1);
}

const amountsOf = ({ reserved: { cpu, memory, gpus } }: ContainerInstance): Amounts => ({
  cpu,
  memory,
  gpus,
});
const none = (): Amounts => ({ cpu: 0, memory: 0, gpus: 0 });

function add(sums: Share, share: Share, sign: 1 | -1): void {
  for (const kind of Object.values(METRICS)) {
    sums.reserved[kind] += sign * share.reserved[kind];
    sums.registered[kind] += sign * share.registered[kind];
  }
}
