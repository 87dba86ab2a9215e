// What a running sandbox answers, as text for people. The JSON is the contract, this is not.
import { printable } from '#lib/document-problem.ts';
import { count } from '#lib/text.ts';
import type { SandboxState } from '#sandbox/control-state.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';

export interface ClockAnswer {
  readonly now: string;
  readonly atSecond: number;
  readonly speed: number;
  readonly paused: boolean;
}

export interface CallsAnswer {
  readonly counts: { readonly total: number; readonly mutating: number; readonly throttled: number };
  readonly calls: readonly {
    readonly atSecond: number;
    readonly service: string;
    readonly operation: string;
    readonly caller: string;
    readonly outcome: string;
    readonly mutating: boolean;
  }[];
}

export const clockText = ({ now, atSecond, speed, paused }: ClockAnswer): string =>
  `${now}  ${atSecond.toFixed(1)} s since the start, ${paused ? 'paused' : `${speed} simulated seconds a second`}\n`;

export function callsText({ counts, calls }: CallsAnswer, last: number): string {
  const shown = last === 0 ? [] : calls.slice(-last);
  const rows = shown.map((call) => [
    `${call.atSecond.toFixed(1)} s`,
    `${call.service}:${call.operation}`,
    call.caller,
    call.outcome,
    call.mutating ? 'mutating' : '',
  ]);
  const { total, mutating, throttled } = counts;
  const missing = calls.length - shown.length;
  const before = missing > 0 ? `… and ${missing} before these; --last ${calls.length} shows them\n` : '';
  return `${before}${table(rows)}${total} calls, ${mutating} mutating, ${throttled} throttled\n`;
}

export function reportText(report: ReturnType<Sandbox['report']>): string {
  const rows = Object.entries(report).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, inner]) => [`${name}.${key}`, words(measured(value, key) ?? inner)])
      : [[name, words(value)]],
  );
  return table(rows);
}

/** What says of how many the times of interruptions tell: zeros of nobody would read as at once. */
const measuredBy: Readonly<Record<string, string>> = {
  noticeToDraining: 'drained',
  noticeToEmpty: 'emptied',
};

function measured(of: object, key: string): 'none' | undefined {
  const counted = measuredBy[key];
  return counted && (of as Record<string, unknown>)[counted] === 0 ? 'none' : undefined;
}

export function stateText(state: SandboxState): string {
  const { clusters, groups, fleets, services, instances, troubles, bugs } = state;
  const parts = [
    part(
      'CLUSTER',
      clusters.map((c) => [c.name, `instances ${words(c.containerInstances)}`, `tasks ${words(c.tasks)}`]),
    ),
    part(
      'GROUP',
      groups.map((g) => [g.name, `${g.min} ≤ ${g.desired} ≤ ${g.max}`, words(g.members)]),
    ),
    part(
      'FLEET',
      fleets.map((f) => [f.name, f.id, f.state, `${f.fulfilled} of ${f.target}`]),
    ),
    part(
      'SERVICE',
      services.map((s) => [s.name, s.cluster, `desired ${s.desired}`, words(s.tasks), words(s.targets)]),
    ),
    part(
      'INSTANCE',
      instances.map((i) => [
        i.id,
        i.pool ?? '-',
        i.zone,
        i.type,
        i.market,
        i.state,
        i.lifecycleState ?? '-',
        i.containerInstance ?? '-',
        count(i.tasks ?? 0, 'task'),
        i.takenAt ? `taken at ${i.takenAt}` : '',
      ]),
    ),
    part(
      'TROUBLE',
      Object.entries(troubles).flatMap(([kind, held]) => held.map((each) => [kind, words(each)])),
    ),
    part(
      'BUG OF THE SANDBOX',
      bugs.map((bug) => [bug]),
    ),
  ];
  return `${state.now}\n${parts.join('')}`;
}

const part = (title: string, rows: string[][]): string =>
  rows.length === 0 ? '' : `\n${table(rows.map((row) => [title, ...row]))}`;

function words(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return entries.length === 0 ? 'none' : entries.map(([key, inner]) => `${key} ${words(inner)}`).join(', ');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `${printable(line(row)).trimEnd()}\n`).join('');
}
