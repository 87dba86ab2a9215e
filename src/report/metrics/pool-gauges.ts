// What there is to see of one pool at a moment, as gauges. Pure.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Plan } from '#model/plan.ts';
import { FROZEN_TAG } from '#plan/brake-tags.ts';
import { mostOutAtOnce } from '#plan/budgets.ts';
import { limitsAt } from '#plan/limits.ts';
import { memoryValue, unpackMemory } from '#plan/memory.ts';
import { countPool } from '#plan/pool-count.ts';
import { reservationOf } from '#plan/reservation.ts';
import { JOIN_MS, unjoinedFor } from '#plan/stray.ts';
import { capacityOf } from '#plan/units.ts';
import { hookEnd, hookOf } from './hook-end.ts';
import type { Gauge } from './registry.ts';
import type { ClusterView } from './view.ts';

interface Of {
  readonly pool: NonNullable<ClusterSpec['spec']['pools']>[number];
  readonly observation: Observation;
}

export function poolGauges(view: ClusterView, of: Of, gauge: Gauge): void {
  const labels = { cluster: view.name, pool: of.pool.name };
  const members = [...of.observation.instances.values()].filter((each) => each.pool === of.pool.name);
  leaving(view, members, (name, value) => gauge(name, labels, value));
  hooks(view, { ...of, members }, (name, value) => gauge(name, labels, value));
  budgets(view, of, (name, value) => gauge(name, labels, value));
  sizes(view, of, (name, value, more) => gauge(name, { ...labels, ...more }, value));
  const serving = members.filter(
    ({ container }) => container?.status === 'ACTIVE' && container.agentConnected,
  );
  gauge('sluice_pool_in_service', labels, serving.length);
  gauge('sluice_stray_hosts', labels, members.filter((each) => isStray(each, view)).length);
  gauge('sluice_launches_failing', labels, view.recall.growFailures?.get(of.pool.name)?.times ?? 0);
}

type Put = (name: Parameters<Gauge>[0], value: number, more?: Readonly<Record<string, string>>) => void;

function leaving({ drainingSince, now }: ClusterView, members: readonly InstanceFacts[], put: Put): void {
  const draining = members.filter(({ container }) => container?.status === 'DRAINING');
  const ages = draining.map((each) => now - Math.min(since(each), drainingSince.get(each.instanceId) ?? now));
  put('sluice_drains_under_way', draining.length);
  put('sluice_drain_oldest_seconds', Math.max(0, ...ages) / 1000);
}

/** What outlives this process is the memory of the instance. */
function since(instance: InstanceFacts): number {
  const memory = unpackMemory(memoryValue(instance));
  return memory === undefined || 'handsOff' in memory ? Number.POSITIVE_INFINITY : memory.since;
}

function hooks(
  { spec, recall, waitingSince, now }: ClusterView,
  { pool, observation, members }: Of & { members: readonly InstanceFacts[] },
  put: Put,
): void {
  const isKept = !Object.hasOwn(observation.cluster.tags, FROZEN_TAG);
  const known = observation.pools.get(pool.name)?.group?.hooks ?? [];
  const ends = members.flatMap((instance) => {
    const hook = hookOf(instance, pool, known);
    if (hook === undefined) return [];
    const { instanceId: id } = instance;
    const heartbeat = recall.heartbeats.get(id);
    return [hookEnd({ hook, since: waitingSince.get(id) ?? now, heartbeat, isKept, now })];
  });
  put('sluice_hooks_waiting', ends.length);
  // In the other modes somebody else looks after hooks, and nothing is known of his heartbeats.
  const isOurs = spec.mode === 'drain' || spec.mode === 'scale';
  if (isOurs && ends.length > 0) put('sluice_hook_seconds_left', Math.max(0, Math.min(...ends) - now) / 1000);
}

function budgets(
  { spec, recall, now }: ClusterView,
  { pool: { name: pool }, observation }: Of,
  put: Put,
): void {
  const counted = countPool(observation, { pool, drains: recall.drains ?? new Map(), now });
  put('sluice_budget_out', counted.out);
  const most = mostOutAtOnce(spec.disruption?.budgets, counted.size, now);
  if (most !== undefined) put('sluice_budget_allowed', most);
}

function sizes({ spec, plan, now }: ClusterView, { pool, observation }: Of, put: Put): void {
  const facts = observation.pools.get(pool.name);
  const desired = capacityOf(facts);
  if (desired !== undefined) {
    put('sluice_pool_desired', desired);
    put('sluice_pool_wanted', wanted(plan, pool.name) ?? desired);
  }
  const { min, max } = limitsAt(spec, pool, now);
  put('sluice_pool_limit', min, { limit: 'min' });
  if (Number.isFinite(max)) put('sluice_pool_limit', max, { limit: 'max' });
  const reserved = reservationOf(observation, pool.name);
  if (reserved === undefined) return;
  put('sluice_pool_reserved_ratio', reserved.cpu / 100, { resource: 'cpu' });
  put('sluice_pool_reserved_ratio', reserved.memory / 100, { resource: 'memory' });
}

function wanted(plan: Plan | undefined, pool: string): number | undefined {
  const grows = plan?.actions.flatMap((action) =>
    action.kind === 'grow' && action.pool === pool ? action.to : [],
  );
  return grows === undefined || grows.length === 0 ? undefined : Math.max(...grows);
}

const isStray = (instance: InstanceFacts, { recall, now }: ClusterView): boolean =>
  instance.container === undefined &&
  instance.ec2State === 'running' &&
  unjoinedFor(instance, { watchedSince: recall.watchedSince, now }) > JOIN_MS;
