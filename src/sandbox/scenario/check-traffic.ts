// Contradictions in the requests that a service gets, and in its scaling by them.
import type { Report } from '#lib/document-check.ts';
import type { Path } from '#lib/document-problem.ts';
import { formatDuration, tryParseDurationMs } from '#lib/duration.ts';
import { checkBounds, checkOrder, type LenientService } from './checking.ts';

const sources = ['points', 'wave', 'csv'] as const;
const YEARS_MS = 3_650 * 86_400_000;

export function checkTraffic(service: LenientService, path: Path, report: Report): void {
  const { traffic } = service;
  const at = [...path, 'traffic'];
  if (traffic !== undefined) {
    if (!('loadBalancer' in service || 'loadBalancers' in service || 'discovery' in service)) {
      const hint = 'give the service a loadBalancer, or discovery';
      report(at, 'there is no load balancer for these requests', { hint, key: true });
    }
    const given = sources.filter((source) => source in traffic);
    if (given.length !== 1) {
      const got = given.length === 0 ? 'none' : given.join(' and ');
      report(at, `expected one of points, wave or csv, got ${got}`, { key: true });
    }
    checkPoints(traffic.points, [...at, 'points'], report);
    checkWave(traffic.wave, [...at, 'wave'], report);
  }
  checkScaling(service, [...path, 'autoScaling'], report);
}

type Traffic = NonNullable<LenientService['traffic']>;

function checkPoints(points: Traffic['points'], path: Path, report: Report): void {
  let lastMs = -1;
  for (const [index, point] of (points ?? []).entries()) {
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

function checkWave(wave: Traffic['wave'], path: Path, report: Report): void {
  const { low, high } = wave ?? {};
  if (low !== undefined && high !== undefined && low > high)
    report([...path, 'low'], `${low} is above high, which is ${high}`, { hint: 'exchange them' });
  checkBounds(wave?.period, [...path, 'period'], { report, lowMs: 60_000, highMs: YEARS_MS });
  const periodMs = tryParseDurationMs(wave?.period ?? '24h');
  const peakMs = tryParseDurationMs(wave?.peakAt ?? '0s');
  if (periodMs === undefined || peakMs === undefined || peakMs <= periodMs) return;
  const message = `${wave?.peakAt} is after the period, which is ${formatDuration(periodMs)}`;
  report([...path, 'peakAt'], message, { hint: 'say when the first peak is' });
}

function checkScaling(service: LenientService, path: Path, report: Report): void {
  const { autoScaling, desired, daemon } = service;
  if (!autoScaling) return;
  checkOrder(autoScaling, path, report);
  const remove = { hint: 'remove it', key: true };
  if (daemon) return report(path, 'a daemon has one task on each instance and is not scaled', remove);
  if (!('traffic' in service)) {
    const hint = 'give the service traffic';
    report(path, 'it scales on requests, and there are none', { hint, key: true });
  }
  const { min, max } = autoScaling;
  if (min === undefined || max === undefined || desired === undefined || min > max) return;
  if (desired >= min && desired <= max) return;
  const message = `${desired} is not between autoScaling.min, which is ${min}, and autoScaling.max, which is ${max}`;
  report([...path.slice(0, -1), 'desired'], message);
}
