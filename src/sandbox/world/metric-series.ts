// One metric of CloudWatch as a plain record, and the key by which it is found.

export interface Dimension {
  readonly name: string;
  readonly value: string;
}

export interface MetricName {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly Dimension[];
}

export interface Sample {
  /** The start of its minute, ms since the epoch. */
  readonly at: number;
  /** From when on CloudWatch shows it. */
  readonly visibleAt: number;
  readonly value: number;
}

export interface MetricSeries extends MetricName {
  readonly unit: string;
  /** Oldest first. */
  readonly samples: Sample[];
}

/** Dimensions in any order are the same metric. */
export function metricKey({ namespace, metric, dimensions }: MetricName): string {
  const pairs = dimensions.map(({ name, value }) => `${name}=${value}`).sort();
  return JSON.stringify([namespace, metric, ...pairs]);
}
