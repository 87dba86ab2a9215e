// Where numbers are kept between two looks: counters and histograms as they happen; gauges are computed when somebody looks.
import { METRICS, type MetricName } from './table.ts';

export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  /** Of a histogram the sum of what was observed. */
  readonly value: number;
  /** Of a histogram: how many were at most each bound, and how many there were. */
  readonly buckets?: readonly number[];
  readonly count?: number;
}

export interface Family {
  readonly name: MetricName;
  readonly samples: readonly Sample[];
}

/** Takes the gauges of one look. */
export type Gauge = (name: MetricName, labels: Labels, value: number) => void;

export interface Registry {
  /** Adds to a counter; by 0 it begins, so that its first step is seen as one. */
  add(name: MetricName, labels: Labels, by?: number): void;
  /** Sets a counter that somebody else counts. */
  total(name: MetricName, labels: Labels, value: number): void;
  observe(name: MetricName, labels: Labels, value: number): void;
  /** What was observed of histograms since the last call, by name and labels; at most 100 of each. */
  recent(): ReadonlyMap<
    MetricName,
    readonly { readonly labels: Labels; readonly values: readonly number[] }[]
  >;
  /** All of it, in the order of the table, with the gauges that `collect` gives. */
  families(collect: (gauge: Gauge) => void): Family[];
}

interface Histogram {
  readonly labels: Labels;
  readonly buckets: number[];
  sum: number;
  count: number;
  recent: number[];
}

/** As many as one metric of a line of CloudWatch may have. */
const RECENT = 100;

export function createRegistry(): Registry {
  const counters = new Map<MetricName, Map<string, { labels: Labels; value: number }>>();
  const histograms = new Map<MetricName, Map<string, Histogram>>();
  const counter = (name: MetricName, labels: Labels) =>
    entry(counters, name, labels, () => ({ labels, value: 0 }));
  return {
    add(name, labels, by = 1) {
      counter(name, labels).value += by;
    },
    total(name, labels, value) {
      counter(name, labels).value = value;
    },
    observe(name, labels, value) {
      const bounds = METRICS[name].buckets ?? [];
      const empty = () => ({ labels, buckets: bounds.map(() => 0), sum: 0, count: 0, recent: [] });
      const histogram = entry(histograms, name, labels, empty);
      bounds.forEach((bound, index) => {
        if (value <= bound) histogram.buckets[index]! += 1;
      });
      histogram.sum += value;
      histogram.count += 1;
      if (histogram.recent.length < RECENT) histogram.recent.push(value);
    },
    recent() {
      const taken = [...histograms].map(([name, all]) => {
        const filled = [...all.values()].filter(({ recent }) => recent.length > 0);
        const values = filled.map(({ labels, recent }) => ({ labels, values: recent }));
        for (const each of filled) each.recent = [];
        return [name, values] as const;
      });
      return new Map(taken);
    },
    families(collect) {
      const gauges = new Map<MetricName, Sample[]>();
      collect((name, labels, value) => {
        const known = gauges.get(name);
        if (known === undefined) gauges.set(name, [{ labels, value }]);
        else known.push({ labels, value });
      });
      return (Object.keys(METRICS) as MetricName[]).flatMap((name) => {
        const samples = [
          ...(gauges.get(name) ?? []),
          ...[...(counters.get(name)?.values() ?? [])].map((each) => ({ ...each })),
          ...[...(histograms.get(name)?.values() ?? [])].map(toSample),
        ];
        return samples.length === 0 ? [] : [{ name, samples }];
      });
    },
  };
}

const toSample = ({ labels, buckets, sum, count }: Histogram): Sample => ({
  labels,
  value: sum,
  buckets: [...buckets],
  count,
});

function entry<T>(all: Map<MetricName, Map<string, T>>, name: MetricName, labels: Labels, make: () => T): T {
  const mine = all.get(name) ?? new Map<string, T>();
  all.set(name, mine);
  const key = METRICS[name].labels.map((label) => labels[label] ?? '').join('\u0000');
  const known = mine.get(key) ?? make();
  mine.set(key, known);
  return known;
}
