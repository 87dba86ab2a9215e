// The checks of a Scenario that a schema cannot express. Each takes a value of which any part may be missing, so
// that one mistake does not hide another.
import type { Path } from '#lib/document-problem.ts';
import { formatDuration, tryParseDurationMs } from '#lib/duration.ts';
import { checkPool, checkService } from './check-cluster.ts';
import { checkFaults } from './check-faults.ts';
import { type Checking, checkBounds, checkRange, checkUnique, type LenientCluster } from './checking.ts';

/** Reports every contradiction within a scenario. */
export function checkScenario(checking: Checking): void {
  const { spec, report } = checking;
  checkClock(checking);
  checkSettings(checking);
  const queues = new Set<string>();
  for (const [index, queue] of (spec.queues ?? []).entries()) {
    checkUnique(queue?.name, ['spec', 'queues', index, 'name'], queues, report);
  }
  const clusters = new Set<string>();
  // Auto Scaling groups belong to the account, not to a cluster.
  const pools = new Set<string>();
  for (const [index, cluster] of (spec.clusters ?? []).entries()) {
    if (!cluster) continue;
    const path = ['spec', 'clusters', index];
    checkUnique(cluster.name, [...path, 'name'], clusters, report);
    checkCluster(cluster, path, { ...checking, pools });
  }
  checkFaults(checking);
}

function checkCluster(
  cluster: LenientCluster,
  path: Path,
  checking: Checking & { pools: Set<string> },
): void {
  const { report, spec, pools } = checking;
  for (const [index, pool] of (cluster.pools ?? []).entries()) {
    if (!pool) continue;
    checkUnique(pool.name, [...path, 'pools', index, 'name'], pools, report);
    checkPool(pool, [...path, 'pools', index], report);
  }
  const services = new Set<string>();
  for (const [index, service] of (cluster.services ?? []).entries()) {
    if (!service) continue;
    checkUnique(service.name, [...path, 'services', index, 'name'], services, report);
    checkService(service, [...path, 'services', index], report);
  }
  const families = new Set<string>();
  for (const [index, job] of (cluster.jobs ?? []).entries()) {
    const at = [...path, 'jobs', index];
    checkUnique(job?.family, [...at, 'family'], families, report);
    checkRange(job?.seconds, [...at, 'seconds'], report);
    for (const key of ['start', 'ready', 'shutdown'] as const) {
      checkRange(job?.task?.[key], [...at, 'task', key], report);
    }
    checkWithin(job?.until, [...at, 'until'], { spec, report });
  }
}

function checkClock({ spec, report }: Checking): void {
  if (spec.start !== undefined && Number.isNaN(Date.parse(spec.start))) {
    report(['spec', 'start'], 'there is no such day or time', {
      hint: 'write it such as 2026-11-22T00:00:00Z',
    });
  }
  const durationMs = spec.duration === undefined ? undefined : tryParseDurationMs(spec.duration);
  if (durationMs === 0) report(['spec', 'duration'], 'the scenario is over as soon as it begins');
}

/** Reports a time that the scenario does not reach. */
export function checkWithin(at: string | undefined, path: Path, { spec, report }: Checking): void {
  const atMs = at === undefined ? undefined : tryParseDurationMs(at);
  const endMs = spec.duration === undefined ? undefined : tryParseDurationMs(spec.duration);
  if (atMs === undefined || endMs === undefined || atMs <= endMs) return;
  report(path, `${at} is after the end, which is at ${formatDuration(endMs)}`, {
    hint: 'lengthen spec.duration',
  });
}

function checkSettings({ spec, report }: Checking): void {
  const bounds = {
    schedulerPass: [5, 15],
    spotRequestLag: [0, 15],
    hostDeathLag: [10, 120],
    metricDelay: [60, 120],
  };
  for (const [key, [low = 0, high = 0]] of Object.entries(bounds)) {
    const value = spec.settings?.[key as keyof typeof bounds];
    const limits = { report, lowMs: low * 1_000, highMs: high * 1_000 };
    checkBounds(value, ['spec', 'settings', key], limits);
  }
}
