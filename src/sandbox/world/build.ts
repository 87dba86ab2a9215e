// From a scenario to a warm world: pools at their desired size, services at their desired count, targets healthy.

import { parseDurationMs, parseRangeMs } from '#lib/duration.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { addFleet } from './build-fleet.ts';
import { addPool } from './build-pool.ts';
import { addService, taskDefinition, warmUp } from './build-service.ts';
import { createEventQueue } from './bus-rules.ts';
import { startProvider } from './capacity-provider.ts';
import { changeLog } from './cluster-changes.ts';
import { register } from './container-instance.ts';
import { startFaults } from './faults.ts';
import { arn } from './ids.ts';
import { startLauncher } from './launcher.ts';
import { startMetrics } from './metrics.ts';
import { readSettings } from './read-settings.ts';
import { trackReservation } from './scaling.ts';
import { startPasses } from './scheduler.ts';
import type { Cluster, World } from './state.ts';
import { createWorld, type RunningWorld } from './world.ts';

type ClusterSpec = Scenario['spec']['clusters'][number];

export interface BuildOptions {
  readonly seed: number;
  /** Whether what belongs to the operator's installation (its queue, rules and hooks) is there. */
  readonly operatorParts: boolean;
  /** What the clock shows at the start, ms since the epoch, instead of the scenario's own time. */
  readonly startAt?: number;
}

export function buildWorld(scenario: Scenario, options: BuildOptions): RunningWorld {
  const { spec } = scenario;
  const w = createWorld({
    start: options.startAt ?? Date.parse(spec.start ?? '2026-11-22T00:00:00Z'),
    seed: options.seed,
    account: spec.account ?? '111122223333',
    region: spec.region ?? 'ap-northeast-1',
    settings: readSettings(spec.settings ?? {}),
  });
  for (const queue of spec.queues ?? []) {
    if (options.operatorParts || !queue.forOperator) addQueue(w, queue);
  }
  for (const cluster of spec.clusters) addCluster(w, cluster, options);
  startFaults(w, spec.faults ?? []);
  // Counted from here: what was there at the start was not launched by anybody in the story.
  w.tally.instances.launched = 0;
  countHours(w);
  startMetrics(w);
  return w;
}

function addQueue(w: World, spec: NonNullable<Scenario['spec']['queues']>[number]): void {
  const { deadLetter } = spec;
  createEventQueue(w, spec.name, {
    events: spec.events ?? [],
    visibilityTimeoutMs: parseDurationMs(spec.visibilityTimeout ?? '30s'),
    redrive: deadLetter && {
      deadLetterArn: arn.queue(w, deadLetter.queue),
      maxReceiveCount: deadLetter.maxReceiveCount,
    },
  });
}

function addCluster(w: World, spec: ClusterSpec, options: BuildOptions): void {
  const cluster: Cluster = {
    name: spec.name,
    arn: arn.cluster(w, spec.name),
    tags: new Map(),
    containerInstances: new Map(),
    changes: changeLog(),
    registered: 0,
    created: 0,
    services: new Map(),
    tasks: new Map(),
    capacityProviders: [],
  };
  w.clusters.set(cluster.name, cluster);
  const services = (spec.services ?? []).map((s) => addService(w, cluster, s));
  for (const pool of spec.pools) addPool(w, cluster, { pool, ...options });
  for (const fleet of spec.fleets ?? []) addFleet(w, cluster, fleet);
  // Warm: whatever is due at the first instant happens before anybody looks.
  w.engine.advance(w.engine.now);
  for (const member of w.instances.values()) {
    if (member.state === 'running' && !member.container && member.joins.cluster === cluster)
      register(w, cluster, member);
  }
  // Daemons take their share of each host first, so that no host holds more than it has.
  for (const service of services.filter((s) => s.daemon)) warmUp(w, service);
  for (const service of services.filter((s) => !s.daemon)) warmUp(w, service);
  for (const provider of cluster.capacityProviders) startProvider(w, provider);
  for (const service of services) startPasses(w, service);
  for (const pool of spec.pools) {
    const group = w.groups.get(pool.name);
    const policy = pool.targetTracking;
    if (!group || !policy || (policy.withoutOperator && options.operatorParts)) continue;
    trackReservation(w, group, { ...policy, cooldownMs: parseDurationMs(policy.cooldown ?? '5m') });
  }
  for (const job of spec.jobs ?? []) {
    const definition = taskDefinition(w, job.family, job.task);
    const untilMs = job.until ? parseDurationMs(job.until) : Number.POSITIVE_INFINITY;
    startLauncher(w, {
      cluster,
      definition,
      provider: job.capacityProvider ? w.capacityProviders.get(job.capacityProvider) : undefined,
      perMinute: job.perMinute,
      works: parseRangeMs(job.seconds),
      untilMs,
      reportsTo: job.shortageQueue === undefined ? undefined : w.queues.get(job.shortageQueue),
    });
  }
}

/** Once a minute, so that the digest covers traffic that went well too. */
function countHours(w: World): void {
  const again = () => {
    w.log(
      'minute',
      `${w.tally.requests.total} requests, ${w.tally.requests.failed} failed, ${w.instances.size} instances`,
    );
    w.engine.after(60_000, again);
  };
  w.engine.after(60_000, again);
}
