// What a metric of the table is.
export interface Metric {
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, in its unit. */
  readonly buckets?: readonly number[];
  /** What CloudWatch gets of it; each entry is a metric of its own there, and costs. */
  readonly emf?: readonly EmfMetric[];
}

export interface EmfMetric {
  readonly name: string;
  readonly unit: 'Count' | 'Seconds' | 'Percent' | 'None';
  /** Of the process, of each cluster, or of each pool; samples that differ in other labels are folded into one. */
  readonly by: 'process' | 'cluster' | 'pool';
  readonly fold: 'sum' | 'max' | 'min';
  /** Only samples with one of these values of a label. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

/** Of the process, of each cluster, of each pool. */
export const of = (fold: EmfMetric['fold'], name: string, unit: EmfMetric['unit'] = 'Count') => ({
  perProcess: { name, unit, fold, by: 'process' as const },
  perCluster: { name, unit, fold, by: 'cluster' as const },
  perPool: { name, unit, fold, by: 'pool' as const },
});
