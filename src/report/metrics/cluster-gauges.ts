// What there is to see of one cluster at a moment, as gauges. Pure: all of it follows from what was read, planned and remembered.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Observation } from '#model/observation.ts';
import { FROZEN_TAG, PAUSED_TAG } from '#plan/brake-tags.ts';
import { poolGauges } from './pool-gauges.ts';
import type { Gauge } from './registry.ts';
import type { ClusterView } from './view.ts';

export function clusterGauges(view: ClusterView, gauge: Gauge): void {
  const { name: cluster, spec, commit = '', observation, plan, states, now } = view;
  const { account, region, mode = 'observe' } = spec;
  gauge('sluice_cluster_info', { cluster, ecs_cluster: spec.cluster, account, region, mode, commit }, 1);
  for (const kind of ['waiting', 'refused', 'notActedOn', 'warning'] as const)
    if (plan)
      gauge('sluice_waits', { cluster, kind }, plan.waits.filter((wait) => wait.kind === kind).length);
  if (observation === undefined) return;
  const { tags } = observation.cluster;
  gauge('sluice_cluster_paused', { cluster }, Number(Object.hasOwn(tags, PAUSED_TAG)));
  gauge('sluice_cluster_frozen', { cluster }, Number(Object.hasOwn(tags, FROZEN_TAG)));
  for (const [part, { at, complete }] of Object.entries(observation.parts)) {
    gauge('sluice_observation_incomplete', { cluster, part }, Number(!complete));
    if (at > 0) gauge('sluice_observation_age_seconds', { cluster, part }, Math.max(0, now - at) / 1000);
  }
  for (const [key, number] of tally(observation, states, spec)) {
    const [pool, state] = JSON.parse(key) as [string, string];
    gauge('sluice_instances', { cluster, pool, state }, number);
  }
  for (const pool of spec.pools ?? []) poolGauges(view, { pool, observation }, gauge);
}

/** Each state that a pool has ever shown in this process would be a series for ever: those that there are now are told, and two always. */
const ALWAYS = ['inService.busy', 'inService.idle'];

function tally(
  { instances }: Observation,
  states: ReadonlyMap<string, string>,
  { pools = [] }: ClusterSpec['spec'],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of pools) for (const state of ALWAYS) counts.set(JSON.stringify([name, state]), 0);
  for (const [id, { pool = '' }] of instances) {
    const key = JSON.stringify([pool, states.get(id) ?? 'unknown']);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
