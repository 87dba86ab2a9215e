// Every metric of `sluice run`: its name, what it says, its labels, and what CloudWatch gets of it. docs/metrics.md is generated from
// here, and nothing else names a metric. No label is an instance or a task: their number would have no bound.
import { clusterMetrics } from './cluster-metrics.ts';
import type { Metric } from './metric.ts';
import { poolMetrics } from './pool-metrics.ts';
import { processMetrics } from './process-metrics.ts';

const table = { ...clusterMetrics, ...poolMetrics, ...processMetrics };

export type MetricName = keyof typeof table;

export const METRICS: Readonly<Record<MetricName, Metric>> = table;
