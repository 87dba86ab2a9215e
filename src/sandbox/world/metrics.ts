// CloudWatch's data: what services publish each minute, late, with gaps; above all the reservation of clusters
// (aws-facts.md §1.8, §7.4).
import { type MetricName, type MetricSeries, metricKey, type Sample } from './metric-series.ts';
import { reservations } from './reservation.ts';
import type { Cluster, ContainerInstance, World } from './state.ts';
import { holding } from './state-troubles.ts';

const MINUTE_MS = 60_000;
/** How long data of one minute is kept (§7.4). */
const KEPT_MS = 15 * 86_400_000;
const KEPT_AT_MOST = KEPT_MS / MINUTE_MS;

export interface Published extends MetricName {
  readonly value: number;
  /** Percent unless given. */
  readonly unit?: string;
}

/** A data point of this minute. It shows after settings.metricDelayMs; during a gap there is none. Gives whether there is. */
export function publish(w: World, { value, unit = 'Percent', ...name }: Published): boolean {
  if (holding(w.troubles.metricGaps, w.engine.now).length > 0) return false;
  const key = metricKey(name);
  const series: MetricSeries = w.metrics.get(key) ?? { ...name, unit, samples: [] };
  w.metrics.set(key, series);
  const at = Math.floor(w.engine.now / MINUTE_MS) * MINUTE_MS;
  series.samples.push({ at, visibleAt: w.engine.now + w.settings.metricDelayMs, value });
  // A tenth more than is kept, so that the list is not moved every minute.
  if (series.samples.length > KEPT_AT_MOST * 1.1) series.samples.splice(0, KEPT_AT_MOST * 0.1);
  return true;
}

export interface SampleQuery extends MetricName {
  /** Only data of this unit. */
  readonly unit?: string;
}

/** The unit in which a metric is published. */
export const unitOf = (w: World, name: MetricName) => w.metrics.get(metricKey(name))?.unit;

/** The samples of [from, to) that CloudWatch shows by now, oldest first. */
export function samplesOf(w: World, query: SampleQuery, [from, to]: readonly [number, number]): Sample[] {
  const series = w.metrics.get(metricKey(query));
  const isUnit = query.unit === undefined || query.unit === series?.unit;
  const samples = (isUnit && series?.samples) || [];
  const { now } = w.engine;
  const oldest = Math.max(from, now - KEPT_MS);
  const found: Sample[] = [];
  for (let at = firstAfter(samples, oldest); at < samples.length; at++) {
    const sample = samples[at]!;
    if (sample.at >= to) break;
    if (sample.visibleAt <= now) found.push(sample);
  }
  return found;
}

/** The value of the newest minute that CloudWatch can show by now; undefined where that minute is a gap. */
export function newestValue(w: World, name: MetricName): number | undefined {
  const at = Math.floor((w.engine.now - w.settings.metricDelayMs) / MINUTE_MS) * MINUTE_MS;
  return samplesOf(w, name, [at, at + MINUTE_MS])[0]?.value;
}

/** Whether CloudWatch shows anything of this metric since `from`. */
export function isListed(w: World, { samples }: MetricSeries, from: number): boolean {
  const first = samples[0];
  return first !== undefined && first.visibleAt <= w.engine.now && samples.at(-1)!.at >= from;
}

function firstAfter(samples: readonly Sample[], from: number): number {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (samples[middle]!.at < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From now on, each cluster's reservation at the turn of each minute. */
export function startMetrics(w: World): void {
  const measure = () => {
    w.engine.at(nextMinute(w), measure);
    for (const cluster of w.clusters.values()) publishReservation(w, cluster);
  };
  w.engine.at(nextMinute(w), measure);
}

const nextMinute = (w: World) => (Math.floor(w.engine.now / MINUTE_MS) + 1) * MINUTE_MS;

function publishReservation(w: World, cluster: Cluster): void {
  // Gaps, not zeros, while no task runs (§1.8).
  if (!isRunningAny(cluster)) return;
  for (const { metric, reserved, registered } of reservations(cluster)) {
    if (registered === 0) continue;
    publish(w, { ...reservationMetric(cluster, metric), value: (reserved / registered) * 100 });
  }
}

export const reservationMetric = ({ name }: Cluster, metric: string): MetricName => ({
  namespace: 'AWS/ECS',
  metric,
  dimensions: [{ name: 'ClusterName', value: name }],
});

function isRunningAny(cluster: Cluster): boolean {
  for (const container of cluster.containerInstances.values()) {
    if (!counts(container)) continue;
    for (const { lastStatus } of container.tasks) if (lastStatus === 'RUNNING') return true;
  }
  return false;
}

const counts = ({ status }: ContainerInstance) => status === 'ACTIVE' || status === 'DRAINING';
