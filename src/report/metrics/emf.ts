// CloudWatch's embedded metric format: lines of JSON from which CloudWatch Logs takes metrics. Specification:
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
import type { EmfMetric } from './metric.ts';
import type { Family, Labels, Registry, Sample } from './registry.ts';
import { METRICS, type MetricName } from './table.ts';

export const NAMESPACE = 'Sluice';

export interface EmfOptions {
  /** The dimension that all metrics have, so that alarms can ask for all clusters together. */
  readonly service: string;
}

export interface Emf {
  /** The lines of one minute: counters as what was added since the last call. `now` in ms since the epoch. */
  lines(families: readonly Family[], recent: ReturnType<Registry['recent']>, now: number): string[];
}

interface Line {
  readonly target: Record<string, string | number | number[]>;
  readonly dimensions: readonly string[][];
  readonly metrics: { Name: string; Unit: EmfMetric['unit'] }[];
}

export function createEmf({ service }: EmfOptions): Emf {
  /** What counters were at the last call. */
  const before = new Map<string, number>();
  const sinceLast = (name: MetricName, { labels, value }: Sample): number => {
    const key = JSON.stringify([name, labels]);
    const last = before.get(key) ?? 0;
    before.set(key, value);
    return Math.max(0, value - last);
  };
  return {
    lines(families, recent, now) {
      const lines = new Map<string, Line>();
      const put = (emf: EmfMetric, labels: Labels, values: readonly number[]) => {
        const { target, metrics } = lineFor(lines, emf, labels, service);
        const known = target[emf.name];
        if (known === undefined) metrics.push({ Name: emf.name, Unit: emf.unit });
        if (METRICS_WITH_VALUES.has(emf.name))
          target[emf.name] = [...((known as number[]) ?? []), ...values].slice(0, 100);
        else target[emf.name] = folds[emf.fold](known as number | undefined, values[0]!);
      };
      for (const { name, samples } of families) {
        const { type, emf = [] } = METRICS[name];
        if (type === 'histogram') continue;
        for (const sample of samples) {
          const value = type === 'counter' ? sinceLast(name, sample) : sample.value;
          for (const each of emf) if (isWanted(each, sample.labels)) put(each, sample.labels, [value]);
        }
      }
      for (const [name, observed] of recent)
        for (const { labels, values } of observed)
          for (const each of METRICS[name].emf ?? []) put(each, labels, values);
      return [...lines.values()].map((line) => render(line, now));
    },
  };
}

const METRICS_WITH_VALUES: ReadonlySet<string> = new Set(
  Object.values(METRICS).flatMap(({ type, emf = [] }) =>
    type === 'histogram' ? emf.map(({ name }) => name) : [],
  ),
);

const folds: Readonly<Record<EmfMetric['fold'], (known: number | undefined, value: number) => number>> = {
  sum: (known, value) => (known ?? 0) + value,
  max: (known, value) => Math.max(known ?? value, value),
  min: (known, value) => Math.min(known ?? value, value),
};

const isWanted = ({ where = {}, by }: EmfMetric, labels: Labels): boolean =>
  Object.entries(where).every(([label, values]) => values.includes(labels[label] ?? '')) &&
  // What is in no declared pool is nobody's metric.
  (by !== 'pool' || labels.pool !== '');

const DIMENSIONS = { process: [], cluster: ['cluster'], pool: ['cluster', 'pool'] } as const;

/** One line for the process, each cluster, each pool; all are counted for the service as well, for alarms on all of them. */
function lineFor(lines: Map<string, Line>, { by }: EmfMetric, labels: Labels, service: string): Line {
  const names = DIMENSIONS[by];
  const own = Object.fromEntries(names.map((name) => [name, labels[name] ?? '']));
  const key = JSON.stringify([by, own]);
  const line = lines.get(key) ?? {
    target: { service, ...own },
    dimensions: [['service'], ...(names.length === 0 ? [] : [['service', ...names]])],
    metrics: [],
  };
  lines.set(key, line);
  return line;
}

function render({ target, dimensions, metrics }: Line, now: number): string {
  const directive = { Namespace: NAMESPACE, Dimensions: dimensions, Metrics: metrics };
  return JSON.stringify({ _aws: { Timestamp: now, CloudWatchMetrics: [directive] }, ...target });
}
