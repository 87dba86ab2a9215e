// Contradictions within one pool or one service of a Scenario.
import type { Report } from '#lib/document-check.ts';
import type { Path } from '#lib/document-problem.ts';
import { tryParseDurationMs } from '#lib/duration.ts';
import {
  checkBounds,
  checkRange,
  checkUnique,
  type LenientScenarioPool,
  type LenientService,
} from './checking.ts';

export function checkPool(pool: LenientScenarioPool, path: Path, report: Report): void {
  const { min, max, desired } = pool;
  checkOrder(pool, path, report);
  if (desired !== undefined && min !== undefined && max !== undefined && min <= max) {
    if (desired < min || desired > max) {
      report(
        [...path, 'desired'],
        `${desired} is not between min, which is ${min}, and max, which is ${max}`,
      );
    }
  }
  checkRange(pool.boot, [...path, 'boot'], report);
  const zones = new Set<string>();
  for (const [index, zone] of (pool.zones ?? []).entries()) {
    checkUnique(zone, [...path, 'zones', index], zones, report);
  }
  const hooks = new Set<string>();
  for (const [index, hook] of (pool.hooks ?? []).entries()) {
    const at = [...path, 'hooks', index];
    checkUnique(hook?.name, [...at, 'name'], hooks, report);
    // aws-facts.md §0.1: HeartbeatTimeout is 30 to 7200 seconds.
    checkBounds(hook?.heartbeat, [...at, 'heartbeat'], { report, lowMs: 30_000, highMs: 7_200_000 });
  }
}

export function checkService(service: LenientService, path: Path, report: Report): void {
  for (const key of ['start', 'ready', 'shutdown'] as const) {
    checkRange(service.task?.[key], [...path, 'task', key], report);
  }
  const { loadBalancer } = service;
  const delay = { report, lowMs: 0, highMs: 3_600_000 };
  checkBounds(loadBalancer?.deregistrationDelay, [...path, 'loadBalancer', 'deregistrationDelay'], delay);
  const interval = { report, lowMs: 5_000, highMs: 300_000 };
  checkBounds(loadBalancer?.healthCheckInterval, [...path, 'loadBalancer', 'healthCheckInterval'], interval);
  if (service.traffic !== undefined && !('loadBalancer' in service)) {
    const hint = 'give the service a loadBalancer';
    report([...path, 'traffic'], 'there is no load balancer for these requests', { hint, key: true });
  }
  checkPoints(service, [...path, 'traffic', 'points'], report);
  if (service.autoScaling) checkOrder(service.autoScaling, [...path, 'autoScaling'], report);
}

function checkPoints({ traffic }: LenientService, path: Path, report: Report): void {
  let lastMs = -1;
  for (const [index, point] of (traffic?.points ?? []).entries()) {
    const atMs = point?.at === undefined ? undefined : tryParseDurationMs(point.at);
    if (atMs === undefined) continue;
    if (atMs <= lastMs) {
      report([...path, index, 'at'], `${point?.at} is not after the point before it`, {
        hint: 'sort them by time',
      });
    }
    lastMs = Math.max(lastMs, atMs);
  }
}

function checkOrder({ min, max }: { min?: number; max?: number }, path: Path, report: Report): void {
  if (min === undefined || max === undefined || min <= max) return;
  report([...path, 'min'], `${min} is above max, which is ${max}`, { hint: 'lower min or raise max' });
}
