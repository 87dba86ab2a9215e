// The part of the benchmarks about capacity: every policy over every trace, each swept over its main setting, several seeds each; a
// table of each trace, and a plot of what it cost against how long tasks waited.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantiles } from '#sandbox/world/report.ts';
import { contestants, type Lived, liveTrace, oracleHours } from './capacity.ts';
import { compare, type Row } from './fronts.ts';
import { plotFronts } from './plot.ts';
import { formulas, type Trace, tracesIn } from './traces.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/** The default that AWS has (aws-facts.md §1.7): what the others are measured by. */
const MEASURE = 'targetCapacity 100';

export async function printCapacity(): Promise<void> {
  const { TRACES, SEEDS = '1-2', PLOTS } = process.env;
  const [from = 1, to = from] = SEEDS.split('-').map(Number);
  const seeds = Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const traces = [...formulas(), ...(TRACES === undefined ? [] : tracesIn(TRACES))];
  if (PLOTS !== undefined) mkdirSync(PLOTS, { recursive: true });
  for (const trace of traces) {
    const rows = await rowsOf(trace, seeds);
    print(`\n${trace.name}: ${trace.how}; seeds ${SEEDS}: sums, and the waits of all their tasks\n`);
    for (const line of [...tableOf(rows), '', ...compare(rows)]) print(line);
    const points = rows.map(({ policy, setting, hours, waitP99 }) => ({
      policy,
      setting,
      x: hours,
      y: waitP99,
    }));
    if (PLOTS !== undefined)
      writeFileSync(join(PLOTS, `capacity-${trace.name}.svg`), plotFronts({ name: trace.name, points }));
  }
}

async function rowsOf(trace: Trace, seeds: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const contestant of contestants) {
    const lives: Lived[] = [];
    for (const seed of seeds) lives.push(await liveTrace(trace, contestant, seed));
    const sum = (of: (life: Lived) => number) => lives.reduce((all, life) => all + of(life), 0);
    const beyond = quantiles(lives.flatMap(({ waits }) => waits.beyondMs));
    const whole = quantiles(lives.flatMap(({ waits }) => waits.wholeMs));
    const hours = sum(({ report }) => report.instances.instanceHours);
    rows.push({
      ...contestant,
      hours,
      failed: sum(({ report }) => report.requests.failed),
      killed: sum(({ report }) => report.tasks.killedWithInstance),
      waitP50: beyond.p50,
      waitP99: beyond.p99,
      wholeP99: whole.p99,
      calls: sum(({ report }) => report.api.total),
      ofOracle: hours / sum(({ wanted }) => oracleHours(wanted)),
    });
  }
  return rows;
}

function tableOf(rows: readonly Row[]): string[] {
  const measure = rows.find(({ setting }) => setting === MEASURE)!;
  const head =
    'Policy | Setting | Instance-hours | of capacity-provider | of the oracle | Requests failed | Tasks killed | Wait beyond boot p50 | p99 | p99 of capacity-provider | Whole wait p99 | API calls';
  const lines = rows.map((row) => {
    const { policy, setting, hours, failed, killed, waitP50, waitP99, wholeP99, calls, ofOracle } = row;
    const cells = [
      policy,
      setting,
      hours.toFixed(1),
      (hours / measure.hours).toFixed(2),
      ofOracle.toFixed(2),
      failed.toLocaleString('en-US'),
      killed,
      waitP50.toFixed(0),
      waitP99.toFixed(0),
      (waitP99 / measure.waitP99).toFixed(2),
      wholeP99.toFixed(0),
      calls.toLocaleString('en-US'),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [`| ${head} |`, `|${' --- |'.repeat(head.split('|').length)}`, ...lines];
}
