// The checks of a Scenario that a schema cannot express. Each takes a value of which any part may be missing, so
// that one mistake does not hide another.
import type { Path } from '#lib/document-problem.ts';
import { formatDuration, tryParseDurationMs } from '#lib/duration.ts';
import { checkCapacity } from './check-capacity.ts';
import { checkConstraints } from './check-constraints.ts';
import { checkFaults } from './check-faults.ts';
import { checkFleet, checkPool } from './check-pool.ts';
import { checkQueues } from './check-queues.ts';
import { checkService, checkTask } from './check-service.ts';
import {
  type Checking,
  checkBounds,
  checkRange,
  checkUnique,
  checkWithin,
  type LenientCluster,
} from './checking.ts';

/** Reports every contradiction within a scenario. */
export function checkScenario(checking: Checking): void {
  const { spec, report } = checking;
  checkClock(checking);
  checkSettings(checking);
  checkQueues(checking);
  const clusters = new Set<string>();
  // Auto Scaling groups, fleets and capacity providers belong to the account, not to a cluster.
  const taken = { pools: new Set<string>(), providers: new Set<string>() };
  for (const [index, cluster] of (spec.clusters ?? []).entries()) {
    if (!cluster) continue;
    const path = ['spec', 'clusters', index];
    checkUnique(cluster.name, [...path, 'name'], clusters, report);
    checkSources(cluster, path, { ...checking, ...taken });
    checkWork(cluster, path, checking);
    checkCapacity(cluster, path, checking);
    checkConstraints(cluster, path, checking);
  }
  checkFaults(checking);
}

function checkSources(
  cluster: LenientCluster,
  path: Path,
  { report, pools, providers }: Checking & { pools: Set<string>; providers: Set<string> },
): void {
  for (const [index, pool] of (cluster.pools ?? []).entries()) {
    if (!pool) continue;
    const at = [...path, 'pools', index];
    checkUnique(pool.name, [...at, 'name'], pools, report);
    checkPool(pool, at, report);
    if (pool.capacityProvider)
      checkUnique(
        pool.capacityProvider.name ?? pool.name,
        [...at, 'capacityProvider', 'name'],
        providers,
        report,
      );
  }
  for (const [index, fleet] of (cluster.fleets ?? []).entries()) {
    if (!fleet) continue;
    // Faults name pools and fleets alike.
    checkUnique(fleet.name, [...path, 'fleets', index, 'name'], pools, report);
    checkFleet(fleet, [...path, 'fleets', index], report);
  }
}

function checkWork(cluster: LenientCluster, path: Path, checking: Checking): void {
  const { report } = checking;
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
    checkTask(job?.task, [...at, 'task'], report);
    checkWithin(job?.until, [...at, 'until'], checking);
    if (job?.family === undefined || !services.has(job.family)) continue;
    const hint = 'give the job a family of its own';
    report([...at, 'family'], 'a service of the cluster has this task definition', { hint });
  }
}

const USUAL_SETTLE_MS = 300_000;

function checkClock({ spec, report }: Checking): void {
  if (spec.start !== undefined && Number.isNaN(Date.parse(spec.start))) {
    report(['spec', 'start'], 'there is no such day or time', {
      hint: 'write it such as 2026-11-22T00:00:00Z',
    });
  }
  const durationMs = spec.duration === undefined ? undefined : tryParseDurationMs(spec.duration);
  if (durationMs === 0) report(['spec', 'duration'], 'the scenario is over as soon as it begins');
  const settleMs = spec.settle === undefined ? undefined : tryParseDurationMs(spec.settle);
  // What is usual may be longer than a short scenario.
  if (!durationMs || settleMs === undefined || settleMs <= Math.max(durationMs, USUAL_SETTLE_MS)) return;
  const message = `${spec.settle} is longer than the scenario, which lasts ${formatDuration(durationMs)}`;
  report(['spec', 'settle'], message, { hint: 'shorten it, or lengthen spec.duration' });
}

/** Seconds, from the questions of aws-facts.md §11.1 and §1.5. */
const settingBounds = {
  schedulerPass: [5, 15],
  spotRequestLag: [0, 15],
  hostDeathLag: [10, 1_200],
  metricDelay: [60, 120],
  readLag: [0, 5],
  provisioningTimeout: [600, 900],
} as const;

function checkSettings({ spec, report }: Checking): void {
  for (const [key, [low, high]] of Object.entries(settingBounds)) {
    const value = spec.settings?.[key as keyof typeof settingBounds];
    const limits = { report, lowMs: low * 1_000, highMs: high * 1_000 };
    checkBounds(value, ['spec', 'settings', key], limits);
  }
  if (spec.settings?.eventLoss !== 100) return;
  const hint = 'give less than 100, or use the fault eventTrouble for a while';
  report(['spec', 'settings', 'eventLoss'], 'no event of EC2 and Auto Scaling would ever arrive', { hint });
}
