// Counts what an operator does, and tells what there is to see when somebody looks. It only listens.
import type { Clock } from '#lib/clock.ts';
import type { TimelineRecord } from '#model/timeline.ts';
import { clusterGauges } from '#report/metrics/cluster-gauges.ts';
import { type Lease, standingOf } from '#report/metrics/ready.ts';
import type { Gauge, Registry } from '#report/metrics/registry.ts';
import type { ClusterView } from '#report/metrics/view.ts';
import { countReceipt } from './meter-receipts.ts';
import type { ClusterStatus } from './operator.ts';
import type { Watch } from './watch.ts';

export interface MeterOptions {
  readonly registry: Registry;
  readonly clock: Clock;
  /** What is known of the lease of a cluster, null while nothing is; absent where replicas have no table. */
  readonly leaseOf?: (name: string) => Lease | null | undefined;
}

export interface Meter extends Watch {
  /** What goes into the timeline; of it receipts are counted. */
  records(records: readonly TimelineRecord[]): void;
  gauges(statuses: readonly ClusterStatus[], gauge: Gauge): void;
}

/** What is kept of one cluster between passes. */
interface Kept {
  states: ReadonlyMap<string, string>;
  /** The pool of each instance, by its id. */
  pools: ReadonlyMap<string, string>;
  drainingSince: ReadonlyMap<string, number>;
  waitingSince: ReadonlyMap<string, number>;
  /** When the event said that a hook began to wait, by instance id, ms since the epoch. */
  readonly toldWaiting: Map<string, number>;
  lagMs: number;
  seenBefore: boolean;
}

export function createMeter({ registry, clock, leaseOf }: MeterOptions): Meter {
  const kept = new Map<string, Kept>();
  const startedAt = clock.now();
  const keptOf = (name: string): Kept => {
    const known = kept.get(name) ?? begin(name, registry);
    kept.set(name, known);
    return known;
  };
  return {
    began(name, lateMs) {
      keptOf(name).lagMs = lateMs;
    },
    async within(name, what, run) {
      if (what !== 'reconcile') return run();
      const beganAt = clock.monotonic();
      const end = (result: 'ok' | 'failed') => {
        registry.add('sluice_reconciles_total', { cluster: name, result });
        registry.observe('sluice_reconcile_seconds', { cluster: name }, (clock.monotonic() - beganAt) / 1000);
      };
      try {
        const answer = await run();
        end('ok');
        return answer;
      } catch (error) {
        end('failed');
        throw error;
      }
    },
    seen(name, { plan, observation, states }) {
      const mine = keptOf(name);
      const now = plan.at;
      const all = [...observation.instances.values()];
      const pools = new Map(
        all.flatMap(({ instanceId, pool }) => (pool === undefined ? [] : [[instanceId, pool]])),
      );
      for (const pool of new Set(pools.values())) beginPool(registry, name, pool);
      for (const [id, pool] of pools)
        if (mine.seenBefore && leaves(states.get(id)) && !leaves(mine.states.get(id)))
          registry.add('sluice_leavings_total', { cluster: name, pool });
      const draining = all.filter(({ container }) => container?.status === 'DRAINING');
      const waiting = all.filter(({ group }) => group?.lifecycleState === 'Terminating:Wait');
      const { toldWaiting } = mine;
      for (const id of toldWaiting.keys()) if (!observation.instances.has(id)) toldWaiting.delete(id);
      mine.drainingSince = since(draining, mine.drainingSince, () => now);
      mine.waitingSince = since(waiting, mine.waitingSince, (id) =>
        Math.min(now, toldWaiting.get(id) ?? now),
      );
      mine.states = states;
      mine.pools = pools;
      mine.seenBefore = true;
    },
    notice(name, { kind, instanceId, at }) {
      registry.add('sluice_notices_total', { cluster: name, notice: kind });
      if (kind === 'lifecycleHook') keptOf(name).toldWaiting.set(instanceId, at);
    },
    outcome(name, { action, result, check }) {
      registry.add('sluice_actions_total', { cluster: name, action: action.kind, result });
      if (check !== undefined)
        registry.add('sluice_gate_refusals_total', { cluster: name, action: action.kind, check });
    },
    records(records) {
      for (const record of records)
        if (record.kind === 'receipt')
          countReceipt(registry, record, kept.get(record.spec)?.pools.get(record.instance) ?? '');
    },
    gauges(statuses, gauge) {
      for (const status of statuses) {
        const mine = keptOf(status.name);
        const lease = leaseOf?.(status.name);
        clusterGauges(viewOf(status, mine, clock.now()), gauge);
        loopGauges(status, { gauge, lease, lagMs: mine.lagMs, now: clock.monotonic() });
        queueGauges(status, { gauge, registry, startedAt, now: clock.now() });
      }
    },
  };
}

function begin(name: string, registry: Registry): Kept {
  for (const result of ['ok', 'failed'])
    registry.add('sluice_reconciles_total', { cluster: name, result }, 0);
  for (const notice of ['spotInterruption', 'rebalance', 'lifecycleHook'])
    registry.add('sluice_notices_total', { cluster: name, notice }, 0);
  const empty = new Map<string, never>();
  return {
    states: empty,
    pools: empty,
    drainingSince: empty,
    waitingSince: empty,
    toldWaiting: new Map(),
    lagMs: 0,
    seenBefore: false,
  };
}

/** A counter that begins at 1 has not risen by Prometheus's rules. */
function beginPool(registry: Registry, cluster: string, pool: string): void {
  registry.add('sluice_leavings_total', { cluster, pool }, 0);
  registry.add('sluice_tasks_cut_total', { cluster, pool }, 0);
}

/** On its way out, and not only chosen or on its way back. */
const leaves = (state = ''): boolean =>
  state.startsWith('leaving.') && state !== 'leaving.chosen' && state !== 'leaving.returning';

function since(
  instances: readonly { readonly instanceId: string }[],
  before: ReadonlyMap<string, number>,
  otherwise: (id: string) => number,
): ReadonlyMap<string, number> {
  return new Map(instances.map(({ instanceId: id }) => [id, before.get(id) ?? otherwise(id)]));
}

function viewOf(status: ClusterStatus, mine: Kept, now: number): ClusterView {
  const { name, spec, commit, observation, plan, recall } = status;
  const { states, drainingSince, waitingSince } = mine;
  return { name, spec, commit, observation, plan, recall, states, drainingSince, waitingSince, now };
}

/** As /readyz sees it. */
export const loopOf = ({ name, passed, problem }: ClusterStatus, lease: Lease | null | undefined) => ({
  name,
  passed,
  problem,
  lease,
});

function loopGauges(
  status: ClusterStatus,
  of: { gauge: Gauge; lease: Lease | null | undefined; lagMs: number; now: number },
): void {
  const { gauge, lease, lagMs, now } = of;
  const labels = { cluster: status.name };
  gauge('sluice_cluster_ready', labels, Number(standingOf(loopOf(status, lease), now).ready));
  gauge('sluice_reconcile_lag_seconds', labels, lagMs / 1000);
  if (status.passed) gauge('sluice_last_reconcile_age_seconds', labels, (now - status.passed.at) / 1000);
  if (lease === undefined) return;
  gauge('sluice_lease_held', labels, Number(lease?.held === true));
  if (lease?.secondsLeft !== undefined) gauge('sluice_lease_seconds_left', labels, lease.secondsLeft);
  if (lease?.fence !== undefined) gauge('sluice_lease_fence', labels, lease.fence);
}

function queueGauges(
  { name, queue }: ClusterStatus,
  { gauge, registry, startedAt, now }: { gauge: Gauge; registry: Registry; startedAt: number; now: number },
): void {
  if (queue === undefined) return;
  const { received, ignored, left, held, lastAt, problem } = queue;
  // Of a URL or an ARN what the queue is called.
  const labels = { cluster: name, queue: queue.name.split(/[/:]/).at(-1)! };
  const kinds = { event: received - ignored - left, ignored, left };
  for (const [kind, number] of Object.entries(kinds))
    registry.total('sluice_queue_messages_total', { ...labels, kind }, number);
  gauge('sluice_queue_notices_held', labels, held);
  gauge('sluice_queue_last_message_age_seconds', labels, Math.max(0, now - (lastAt ?? startedAt)) / 1000);
  gauge('sluice_queue_unreadable', labels, Number(problem !== undefined));
}
