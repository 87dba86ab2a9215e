// From a scenario to a warm world: pools at their desired size, services at their desired count, targets healthy.
import { parseDurationMs, parseRangeMs } from '#lib/duration.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { addService, taskDefinition, warmUp } from './build-service.ts';
import { register } from './container-instance.ts';
import { startFaults } from './faults.ts';
import { startGroup } from './group.ts';
import { TERMINATING } from './hooks.ts';
import { arn } from './ids.ts';
import { startLauncher } from './launcher.ts';
import { trackReservation } from './scaling.ts';
import { startPasses } from './scheduler.ts';
import type { Settings } from './settings.ts';
import type { Cluster, Group, World } from './state.ts';
import { createWorld, type RunningWorld } from './world.ts';

type ClusterSpec = Scenario['spec']['clusters'][number];
type PoolSpec = ClusterSpec['pools'][number];

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
    settings: fixedSettings(spec.settings ?? {}),
  });
  for (const queue of spec.queues ?? []) {
    if (options.operatorParts || !queue.forOperator) addQueue(w, queue);
  }
  for (const cluster of spec.clusters) addCluster(w, cluster, options);
  startFaults(w, spec.faults ?? []);
  // Counted from here: what was there at the start was not launched by anybody in the story.
  w.tally.instances.launched = 0;
  countHours(w);
  return w;
}

function fixedSettings(given: NonNullable<Scenario['spec']['settings']>): Partial<Settings> {
  const fixed: { -readonly [K in keyof Settings]?: Settings[K] } = {};
  if (given.schedulerPass) fixed.schedulerPassMs = parseDurationMs(given.schedulerPass);
  if (given.spotRequestLag) fixed.spotRequestLagMs = parseDurationMs(given.spotRequestLag);
  if (given.hostDeathLag) fixed.hostDeathLagMs = parseDurationMs(given.hostDeathLag);
  if (given.metricDelay) fixed.metricDelayMs = parseDurationMs(given.metricDelay);
  if (given.removedTargets) fixed.removedTargets = given.removedTargets;
  if (given.stopTask) fixed.stopTask = given.stopTask;
  if (given.drainDelay) fixed.drainDelay = given.drainDelay;
  if (given.attributesOnDraining !== undefined) fixed.attributesOnDraining = given.attributesOnDraining;
  return fixed;
}

function addQueue(w: World, spec: NonNullable<Scenario['spec']['queues']>[number]): void {
  const queue = {
    name: spec.name,
    arn: arn.queue(w, spec.name),
    createdAt: w.engine.now,
    visibilityTimeoutMs: 30_000,
    messages: [],
    waiters: new Set<() => void>(),
  };
  w.queues.set(queue.name, queue);
  if (spec.events?.length) w.rules.push({ name: `${spec.name}-rule`, detailTypes: spec.events, queue });
}

function addCluster(w: World, spec: ClusterSpec, options: BuildOptions): void {
  const cluster: Cluster = {
    name: spec.name,
    arn: arn.cluster(w, spec.name),
    tags: new Map(),
    containerInstances: new Map(),
    services: new Map(),
    tasks: new Map(),
  };
  w.clusters.set(cluster.name, cluster);
  const services = (spec.services ?? []).map((s) => addService(w, cluster, s));
  for (const pool of spec.pools) addPool(w, cluster, { pool, options });
  // Warm: whatever is due at the first instant happens before anybody looks.
  w.engine.advance(w.engine.now);
  for (const member of w.instances.values()) {
    if (member.state === 'running' && !member.container && member.group?.cluster === cluster)
      register(w, cluster, member);
  }
  // Daemons take their share of each host first, so that no host holds more than it has.
  for (const service of services.filter((s) => s.daemon)) warmUp(w, service);
  for (const service of services.filter((s) => !s.daemon)) warmUp(w, service);
  for (const service of services) startPasses(w, service);
  for (const pool of spec.pools) {
    const group = w.groups.get(pool.name);
    const policy = pool.targetTracking;
    if (!group || !policy) continue;
    trackReservation(w, group, { ...policy, cooldownMs: parseDurationMs(policy.cooldown ?? '5m') });
  }
  for (const job of spec.jobs ?? []) {
    const definition = taskDefinition(w, job.family, job.task);
    const untilMs = job.until ? parseDurationMs(job.until) : Number.POSITIVE_INFINITY;
    startLauncher(w, {
      cluster,
      definition,
      perMinute: job.perMinute,
      works: parseRangeMs(job.seconds),
      untilMs,
    });
  }
}

function addPool(w: World, cluster: Cluster, of: { pool: PoolSpec; options: BuildOptions }): void {
  const { pool } = of;
  const group: Group = {
    name: pool.name,
    arn: arn.group(w, pool.name),
    cluster,
    min: pool.min,
    max: pool.max,
    desired: pool.desired,
    zones: pool.zones ?? ['a', 'c', 'd'],
    market: pool.market ?? 'on-demand',
    instanceType: pool.instance.type,
    cpu: pool.instance.cpu,
    memory: pool.instance.memory,
    imageId: `ami-0${w.random.hex(16)}`,
    launchTemplate: { id: `lt-0${w.random.hex(16)}`, name: pool.name, version: '1' },
    boot: parseRangeMs(pool.boot ?? '60s-90s'),
    createdAt: w.engine.now,
    members: new Map(),
    hooks: new Map(),
    suspended: new Set(),
    newInstancesProtected: false,
    tags: new Map(),
    activities: [],
  };
  for (const hook of pool.hooks ?? []) {
    if (!of.options.operatorParts && hook.forOperator) continue;
    group.hooks.set(hook.name, {
      name: hook.name,
      transition: TERMINATING,
      heartbeatMs: parseDurationMs(hook.heartbeat ?? '1h'),
      defaultResult: hook.defaultResult ?? 'ABANDON',
    });
  }
  w.groups.set(group.name, group);
  startGroup(w, group);
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
