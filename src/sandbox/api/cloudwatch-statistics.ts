// Statistics of CloudWatch: samples gathered into periods, and what a statistic makes of each.
import type { Sample } from '../world/metric-series.ts';

export interface Point {
  /** The start of its period, ms since the epoch. */
  readonly at: number;
  readonly values: readonly number[];
}

/** One point for each period that has a sample, oldest first. */
export function pointsOf(samples: readonly Sample[], periodSeconds: number): Point[] {
  const periodMs = periodSeconds * 1000;
  const points: { at: number; values: number[] }[] = [];
  for (const { at, value } of samples) {
    const start = Math.floor(at / periodMs) * periodMs;
    const last = points.at(-1);
    if (last?.at === start) last.values.push(value);
    else points.push({ at: start, values: [value] });
  }
  return points;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const statistics: Readonly<Record<string, (values: readonly number[]) => number>> = {
  SampleCount: (values) => values.length,
  Average: (values) => sum(values) / values.length,
  Sum: sum,
  Minimum: (values) => Math.min(...values),
  Maximum: (values) => Math.max(...values),
};

/** The value of a statistic; undefined for one that is not modelled (percentiles and trimmed means). */
export function statistic(name: string): ((values: readonly number[]) => number) | undefined {
  return Object.hasOwn(statistics, name) ? statistics[name] : undefined;
}

/** What CloudWatch takes as a period (aws-facts.md §7.4: data of a minute). */
export const isPeriod = (seconds: number) =>
  [1, 5, 10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0);
