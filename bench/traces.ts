// Demand over time for the benchmark of capacity: formulas, and windows of CSV files (`seconds,value`), scaled to a peak.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDurationMs } from '#lib/duration.ts';
import { readCsv } from '#sandbox/scenario/csv.ts';

export interface Trace {
  readonly name: string;
  /** What was done to it, for the reader of the table. */
  readonly how: string;
  /** Requests per second by second since the start; the first at 0. */
  readonly points: readonly (readonly [second: number, rate: number])[];
}

/** As long as each trace is. */
export const HOURS = 6;
const SECONDS = HOURS * 3_600;
const STEP = 60;
const PEAK = 300;
const LEAST = 30;

const every = (of: (hour: number) => number): Trace['points'] =>
  Array.from({ length: SECONDS / STEP + 1 }, (_, n) => [n * STEP, Math.max(LEAST, of((n * STEP) / 3_600))]);

/** A day in six hours; surges of which nothing tells beforehand; steps, as jobs make them. */
export function formulas(): Trace[] {
  const wave = (hour: number) => LEAST + ((PEAK - LEAST) * (1 - Math.cos((2 * Math.PI * hour) / HOURS))) / 2;
  const surge = (hour: number) => {
    const since = hour % 2;
    return since < 0.5
      ? 60
      : 60 + (PEAK - 60) * Math.min(1, (since - 0.5) * 15) * Math.exp(-(since - 0.5) * 2.5);
  };
  const steps = (hour: number) => [60, 240, 90, 300, 60, 180][Math.floor(hour) % 6]!;
  const how = `${LEAST} to ${PEAK} requests a second`;
  return [
    { name: 'wave', how, points: every(wave) },
    { name: 'surge', how, points: every(surge) },
    { name: 'steps', how, points: every(steps) },
  ];
}

/** Of each file the six hours in which it changes most, or where its rows are longer than ten minutes apart as many rows as six hours of one a minute. */
export function tracesIn(folder: string): Trace[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return files.sort().map((file) => traceOf(join(folder, file)));
}

function traceOf(file: string): Trace {
  const { points, problems } = readCsv(readFileSync(file), basename(file), {
    seconds: 'seconds',
    value: 'value',
    scale: 1,
  });
  if (problems.length > 0 || points.length < 3) throw new Error(`${file} is no trace of seconds and values`);
  const rows = points.map(({ at, requestsPerSecond }): [number, number] => [
    parseDurationMs(at) / 1000,
    requestsPerSecond,
  ]);
  const step = rows[1]![0] - rows[0]![0];
  // Half-hours are made minutes, or six hours would show twelve of them.
  const quicker = step > 600 ? step / STEP : 1;
  const length = Math.ceil((SECONDS * quicker) / step);
  const from = liveliest(
    rows.map(([, value]) => value),
    length,
  );
  const some = rows.slice(from, from + length + 1);
  const peak = Math.max(...some.map(([, value]) => value), 1);
  const start = some[0]![0];
  return {
    name: basename(file, '.csv'),
    how: `rows ${from + 1} to ${from + some.length}, × ${(PEAK / peak).toPrecision(3)}, at least ${LEAST}${quicker > 1 ? `, ${quicker} times as fast` : ''}`,
    points: some.map(([second, value]) => [
      Math.round((second - start) / quicker),
      Math.max(LEAST, (value * PEAK) / peak),
    ]),
  };
}

/** Where the sum of all changes within `length` rows is greatest. */
function liveliest(values: readonly number[], length: number): number {
  const change = values.map((value, n) => Math.abs(value - (values[n - 1] ?? value)));
  let sum = change.slice(0, length).reduce((all, each) => all + each, 0);
  let best = { from: 0, sum };
  for (let from = 1; from + length < values.length; from++) {
    sum += change[from + length - 1]! - change[from - 1]!;
    if (sum > best.sum) best = { from, sum };
  }
  return best.from;
}
