// The simulation report as text for people.
import type { SimulationReport } from '#simulate/report.ts';
import { brokenPromises } from '#simulate/report.ts';

const count = (n: number) => n.toLocaleString('en-US');

export function renderReport(report: SimulationReport): string {
  const hours = (report.simulatedSeconds / 3600).toFixed(1);
  const head = `${report.scenario}, policy ${report.policy}, seed ${report.seed}, ${hours} h simulated`;
  const body = rowsOf(report).map(([name, value]) => `  ${name.padEnd(14)}${value}`.trimEnd());
  return `${head}\n\n${body.join('\n')}\n\n${verdict(report)}\n`;
}

function rowsOf(report: SimulationReport): [string, string][] {
  const { requests, tasks, instances, api } = report;
  const causes = Object.entries(requests.failedBy).filter(([, n]) => n > 0);
  const lost = `${count(tasks.killedWithInstance)} killed with their instance, ${tasks.jobsKilled} of them jobs`;
  const ended = `${instances.terminated} ended, ${instances.terminatedBusy} of them busy`;
  return [
    [
      'requests',
      `${count(requests.total)}, ${count(requests.failed)} of them failed${apart(requests.unavoidable)}`,
    ],
    ...causes.map(([cause, n]): [string, string] => ['', `  ${count(n)} ${cause}`]),
    ['tasks', `${count(tasks.launched)} launched, ${lost}${apart(tasks.unavoidable)}`],
    ...roomRow(tasks.unplacedSeconds),
    ['instances', `${instances.launched} launched, ${ended}`],
    ...(instances.waiting > 0 ? [waitingRow(instances.waiting)] : []),
    ['', `${instances.instanceHours.toFixed(1)} instance-hours`],
    ...interruptionRows(report),
    ...missedRows(report),
    ['API calls', `${count(api.total)}, ${count(api.mutating)} mutating, ${api.throttled} throttled`],
    ['digest', report.digest],
  ];
}

const apart = (unavoidable: number) => (unavoidable > 0 ? `, ${count(unavoidable)} more unavoidably` : '');

/** Losses for want of a place are the scenario's, not the operator's: say so where it can be seen. */
function roomRow(unplacedSeconds: number): [string, string][] {
  if (unplacedSeconds < 60) return [];
  return [
    [
      '',
      `no place for ${count(Math.round(unplacedSeconds))} task-seconds: the pools are too small, or no instance fits the constraints`,
    ],
  ];
}

const waitingRow = (n: number): [string, string] => [
  '',
  `${n} still in Terminating:Wait at the end: not drained yet`,
];

function interruptionRows({ interruptions }: SimulationReport): [string, string][] {
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
const missedRows = ({ missedFaults }: SimulationReport): [string, string][] =>
  missedFaults.map(({ fault, atSecond, wanted, struck }, index) => [
    index === 0 ? 'faults' : '',
    `${fault} at ${atSecond} s struck ${struck === 0 ? 'nobody: nothing' : `only ${struck} of ${wanted}: nothing more`} fitted it`,
  ]);

function verdict(report: SimulationReport): string {
  const broken = brokenPromises(report);
  const checked = report.invariants.reduce((sum, i) => sum + i.checked, 0);
  if (report.policy !== 'sluice')
    return broken.length > 0 ? `harm done: ${broken.join('; ')}` : 'no harm done';
  if (broken.length === 0)
    return `all promises kept (${count(checked)} checks of ${report.invariants.length} invariants)`;
  const details = report.violations
    .slice(0, 10)
    .map((v) => `\n  ${v.atSecond} s  ${v.invariant}: ${v.detail}`);
  return `promises broken: ${broken.join('; ')}${details.join('')}`;
}
