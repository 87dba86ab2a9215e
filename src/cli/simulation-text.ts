// The simulation report as text for people, within 80 columns if they have no more.
import { hanging } from '#lib/text.ts';
import type { SimulationReport } from '#simulate/report.ts';
import { brokenPromises, losses } from '#simulate/report.ts';

type Row = [name: string, value: string];

const count = (n: number) => n.toLocaleString('en-US');

/** A report, and what came of faults that were drawn for it. */
export interface Told extends SimulationReport {
  /** How often each kind of them struck; missing where none were drawn. */
  readonly struck?: Readonly<Record<string, number>>;
  /** Families that found nothing to strike. */
  readonly idleFamilies?: readonly string[];
  /** Whether requests and tasks may be lost under them, whatever an operator does. */
  readonly lossesExcused?: boolean;
  /** What went wrong in the operator's own code. */
  readonly crashes?: readonly string[];
}

export function renderReport(report: Told, width = 80): string {
  const hours = (report.simulatedSeconds / 3600).toFixed(1);
  const head = `${report.scenario}, policy ${report.policy}, seed ${report.seed}, ${hours} h simulated`;
  const body = [...drawnRows(report), ...rowsOf(report)].flatMap(([name, value]) =>
    rowLines(name, value, width),
  );
  return `${head}\n\n${body.join('\n')}\n\n${verdict(report, width)}\n`;
}

/** What does not fit goes on further in than its own beginning. */
function rowLines(name: string, value: string, width: number): string[] {
  const words = value.trimStart();
  const first = `  ${name.padEnd(14)}${' '.repeat(value.length - words.length)}`;
  return hanging(words, width, [first, `${' '.repeat(first.length)}  `]);
}

function drawnRows({ faults, struck, idleFamilies = [] }: Told): Row[] {
  if (!struck) return [];
  const kinds = Object.entries(struck).map(([kind, n]) => `${kind} ${count(n)}`);
  return [
    ['faults drawn', faults.replaceAll('+', ', ')],
    ['', `  struck: ${kinds.join(', ') || 'nothing'}`],
    ...idleFamilies.map((name): Row => ['', `  ${name}: nothing in this scenario that it could strike`]),
  ];
}

function rowsOf(report: SimulationReport): Row[] {
  const { requests, tasks, instances, api, endedByOperator } = report;
  const causes = Object.entries(requests.failedBy).filter(([, n]) => n > 0);
  const lost = `${count(tasks.killedWithInstance)} killed with their instance, ${tasks.jobsKilled} of them jobs`;
  const ended = `${instances.terminated} ended, ${instances.terminatedBusy} of them busy`;
  return [
    [
      'requests',
      `${count(requests.total)}, ${count(requests.failed)} of them failed${apart(requests.unavoidable)}`,
    ],
    ...causes.map(([cause, n]): Row => ['', `  ${count(n)} ${cause}`]),
    ['tasks', `${count(tasks.launched)} launched, ${lost}${apart(tasks.unavoidable)}`],
    waitRow(tasks.waitBeyondBoot),
    ...roomRow(tasks.unplacedSeconds),
    ['instances', `${instances.launched} launched, ${ended}`],
    ...endingRows(endedByOperator),
    ...(instances.waiting > 0 ? [waitingRow(instances.waiting)] : []),
    ['', `${instances.instanceHours.toFixed(1)} instance-hours`],
    ...interruptionRows(report),
    ...missedRows(report),
    ['API calls', `${count(api.total)}, ${count(api.mutating)} mutating, ${api.throttled} throttled`],
    ['digest', report.digest],
  ];
}

/** What Sluice did by itself; what AWS or a group ended is in the line above only. */
function endingRows({ scaleIn, consolidate, ...replaced }: SimulationReport['endedByOperator']): Row[] {
  const { sick, stray, refresh, rebalance } = replaced;
  const kinds: [number, string][] = [
    [sick, 'sick'],
    [stray, 'stray'],
    [refresh, 'by refresh'],
    [rebalance, 'by rebalance'],
  ];
  const words = kinds.flatMap(([n, kind]) => (n > 0 ? [`${n} ${kind}`] : []));
  const taken = scaleIn + consolidate;
  const moved = consolidate > 0 ? `, ${consolidate} of them emptied first` : '';
  return [
    ...(words.length > 0 ? [['', `replaced by Sluice: ${words.join(', ')}`] as Row] : []),
    ...(taken > 0 ? [['', `taken away by Sluice's scale-in: ${taken}${moved}`] as Row] : []),
  ];
}

const apart = (unavoidable: number) => (unavoidable > 0 ? `, ${count(unavoidable)} more unavoidably` : '');

/** Of tasks from when they were wanted until they were placed, less the boot of a host that was launched meanwhile. */
const waitRow = ({ p50, p99 }: SimulationReport['tasks']['waitBeyondBoot']): Row => [
  '',
  `  wait beyond boot p50 ${p50} s, p99 ${p99} s`,
];

/** Requests that fail may have failed for it: say so where it can be seen. Why there was none the report does not know. */
function roomRow(unplacedSeconds: number): Row[] {
  if (unplacedSeconds < 60) return [];
  return [
    [
      '',
      `  ${count(Math.round(unplacedSeconds))} task-seconds without a place: no instance that was there had room, or none fitted their constraints`,
    ],
  ];
}

const waitingRow = (n: number): Row => ['', `${n} still in Terminating:Wait at the end: not drained yet`];

function interruptionRows({ interruptions }: SimulationReport): Row[] {
  const { noticed, evacuatedInTime, drained, emptied, noticeToDraining, noticeToEmpty } = interruptions;
  if (noticed === 0) return [];
  return [
    ['interruptions', `${noticed} noticed, ${evacuatedInTime || 'none'} evacuated in time`],
    ['', `  notice to DRAINING ${times(drained, noticeToDraining)}`],
    ['', `  notice to empty    ${times(emptied, noticeToEmpty)}`],
  ];
}

/** Zeros of nobody would read as at once. */
const times = (of: number, { p50, max }: { p50: number; max: number }): string =>
  of === 0 ? 'none' : `p50 ${p50} s, max ${max} s`;

/** A scenario that strikes nobody proves nothing. */
const missedRows = ({ missedFaults }: SimulationReport): Row[] =>
  missedFaults.map(({ fault, atSecond, wanted, struck }, index) => [
    index === 0 ? 'faults' : '',
    `${fault} at ${atSecond} s struck ${struck === 0 ? 'nobody: nothing' : `only ${struck} of ${wanted}: nothing more`} fitted it`,
  ]);

/** What makes the answer a no. */
export function brokenIn(report: Told): string[] {
  const { lossesExcused: excused = false, crashes = [] } = report;
  return [...brokenPromises(report, { excused }), ...crashes.map((text) => `the operator crashed: ${text}`)];
}

function verdict(report: Told, width: number): string {
  const broken = brokenIn(report);
  const lay = (text: string, first = '') => hanging(text, width, [first, `${first}  `]).join('\n');
  if (report.policy !== 'sluice')
    return broken.length > 0 ? lay(`harm done: ${broken.join('; ')}`) : 'no harm done';
  return [...excuse(report).map((text) => lay(text)), ...judgement(report, broken, lay)].join('\n');
}

/** Losses that break no promise. */
function excuse(report: Told): string[] {
  const lost = report.lossesExcused ? losses(report) : [];
  return lost.length > 0
    ? [`lost, as some of these faults let no operator see or act: ${lost.join('; ')}`]
    : [];
}

function judgement(
  { invariants, violations }: Told,
  broken: readonly string[],
  lay: (text: string, first?: string) => string,
): string[] {
  const checked = invariants.reduce((sum, i) => sum + i.checked, 0);
  if (broken.length === 0)
    return [`all promises kept (${count(checked)} checks of ${invariants.length} invariants)`];
  const details = violations
    .slice(0, 10)
    .map((v) => lay(`${v.atSecond} s  ${v.invariant}: ${v.detail}`, '  '));
  return [lay(`promises broken: ${broken.join('; ')}`), ...details];
}
