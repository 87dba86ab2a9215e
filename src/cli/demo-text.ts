// What the demo prints: pure text from finished runs.
import { bars } from '#lib/bars.ts';
import type { Paint } from '#lib/paint.ts';
import { wrap } from '#lib/text.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { SimulationReport } from '#simulate/report.ts';

export interface Lived {
  readonly report: SimulationReport;
  /** Failed requests so far, at the end of each minute. */
  readonly failedByMinute: readonly number[];
}

export interface Told {
  readonly scenario: Scenario;
  readonly unmanaged: Lived;
  readonly sluice: Lived;
  readonly kept: boolean;
}

interface Style {
  readonly number: number;
  readonly paint: Paint;
  readonly width: number;
}

const NAME_WIDTH = 36;
const VALUE_WIDTH = 15;
/** On narrow terminals the names give way, never the numbers. */
const nameWidth = (width: number) => Math.max(24, Math.min(NAME_WIDTH, width - 3 - 2 * VALUE_WIDTH));
const column = (text: string, width: number) =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
const count = (n: number) => n.toLocaleString('en-US');

export function introduction(paint: Paint, width: number): string {
  const about =
    'Sluice drains ECS container instances before they end. Here are two stories from production, each lived ' +
    'through twice in a simulated AWS account, with the same seed: first as it went, then with Sluice.';
  return `\n${paint('bold', 'Sluice')}\n${wrap(about, width).join('\n')}\n`;
}

export function renderStory(told: Told, style: Style): string {
  const { paint, width } = style;
  const { metadata, spec } = told.scenario;
  const title = `${style.number}  ${metadata.name}`;
  const story = wrap((spec.story ?? '').trim(), width - 3).map((line) => `   ${line}`);
  const head = `   ${''.padEnd(nameWidth(width))}${'unmanaged'.padStart(VALUE_WIDTH)}${'with Sluice'.padStart(VALUE_WIDTH)}`;
  const rows = figures(told).map((row) => renderRow(row, style));
  return `\n${paint('bold', title)}\n${paint('dim', story.join('\n'))}\n\n${paint('dim', head)}\n${rows.join('\n')}\n\n${chart(told, style)}\n`;
}

interface Row {
  readonly name: string;
  readonly values: readonly [string, string];
  /** A loss: red where there is one, green where there is none. */
  readonly losses?: readonly [number, number];
}

function figures(told: Told): Row[] {
  const [a, b] = [told.unmanaged.report, told.sluice.report];
  const loss = (name: string, pick: (r: SimulationReport) => number): Row => ({
    name,
    values: [count(pick(a)), count(pick(b))],
    losses: [pick(a), pick(b)],
  });
  const plain = (name: string, pick: (r: SimulationReport) => string): Row => ({
    name,
    values: [pick(a), pick(b)],
  });
  const rows = [
    plain('requests', (r) => count(r.requests.total)),
    loss('  failed', (r) => r.requests.failed),
    plain('instances that left', (r) => count(r.instances.terminated)),
    loss('  with tasks still on them', (r) => r.instances.terminatedBusy),
    loss('tasks killed with them', (r) => r.tasks.killedWithInstance),
    plain('instance-hours', (r) => r.instances.instanceHours.toFixed(1)),
  ];
  if (a.interruptions.noticed === 0) return rows;
  const evacuated = (r: SimulationReport) =>
    `${r.interruptions.evacuatedInTime} of ${r.interruptions.noticed}`;
  return [...rows, plain('spot hosts empty in time', evacuated)];
}

function renderRow({ name, values, losses }: Row, { paint, width }: Style): string {
  const cells = values.map((value, index) => {
    const cell = value.padStart(VALUE_WIDTH);
    if (!losses) return cell;
    return paint(losses[index]! > 0 ? 'red' : 'green', cell);
  });
  return `   ${column(name, nameWidth(width))}${cells.join('')}`;
}

const COLUMNS = 60;
const LABEL_WIDTH = 16;

/** Failed requests over time, both runs on one scale. */
function chart(told: Told, { paint, width }: Style): string {
  const minutes = Math.max(told.unmanaged.failedByMinute.length, 1);
  const perColumn = Math.ceil(minutes / Math.min(COLUMNS, width - LABEL_WIDTH));
  const a = buckets(told.unmanaged.failedByMinute, perColumn);
  const b = buckets(told.sluice.failedByMinute, perColumn);
  const most = Math.max(1, ...a, ...b);
  const line = (values: number[]) => bars(values, most);
  const each = perColumn === 1 ? 'a minute' : `${perColumn} minutes`;
  return [
    paint('dim', `   failed requests over time, ${each} each, tallest ${count(most)}`),
    `   unmanaged    ${paint('red', line(a))}`,
    `   with Sluice  ${paint(b.some((n) => n > 0) ? 'red' : 'green', line(b))}`,
  ].join('\n');
}

function buckets(totals: readonly number[], perColumn: number): number[] {
  const result: number[] = [];
  for (let at = 0; at < totals.length; at += perColumn) {
    const last = totals[Math.min(at + perColumn, totals.length) - 1]!;
    result.push(last - (totals[at - 1] ?? 0));
  }
  return result;
}

export function renderVerdict(told: readonly Told[], paint: Paint): string {
  const lines = told.map(({ scenario, unmanaged, sluice, kept }) => {
    const word = kept ? paint('green', 'kept') : paint('red', 'BROKEN');
    const now = losses(sluice.report);
    return `  ${scenario.metadata.name.padEnd(22)}${word}\n    with Sluice  ${now}\n    ${paint('dim', `unmanaged    ${losses(unmanaged.report)}`)}`;
  });
  const all = told.every((story) => story.kept);
  const end = all ? 'Both stories end well with Sluice.' : 'A promise was broken: that is a bug.';
  return `\n${paint('bold', 'Verdict')}\n${lines.join('\n')}\n\n${end}\nNext: README.md, "Your own scenario".\n\n`;
}

const losses = ({ requests, tasks }: SimulationReport) =>
  `${count(requests.failed)} requests failed, ${count(tasks.killedWithInstance)} tasks killed`;
