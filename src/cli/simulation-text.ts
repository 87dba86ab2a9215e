// The simulation report as text for people.
import type { SimulationReport } from '#simulate/report.ts';
import { brokenPromises } from '#simulate/report.ts';

const count = (n: number) => n.toLocaleString('en-US');

export function renderReport(report: SimulationReport): string {
  const { requests, tasks, instances, interruptions, api } = report;
  const causes = Object.entries(requests.failedBy).filter(([, n]) => n > 0);
  const rows: [string, string][] = [
    ['requests', `${count(requests.total)} answered or failed, ${count(requests.failed)} failed`],
    ...causes.map(([cause, n]): [string, string] => ['', `  ${count(n)} ${cause}`]),
    [
      'tasks',
      `${count(tasks.launched)} launched, ${count(tasks.killedWithInstance)} killed with their instance (${tasks.jobsKilled} of them jobs)`,
    ],
    [
      'instances',
      `${instances.launched} launched, ${instances.terminated} ended, ${instances.terminatedBusy} of them busy; ${instances.instanceHours.toFixed(1)} instance-hours`,
    ],
    ['interruptions', `${interruptions.noticed} noticed, ${interruptions.evacuatedInTime} evacuated in time`],
    [
      '',
      `  notice to DRAINING p50 ${interruptions.noticeToDraining.p50} s, max ${interruptions.noticeToDraining.max} s`,
    ],
    [
      '',
      `  notice to empty    p50 ${interruptions.noticeToEmpty.p50} s, max ${interruptions.noticeToEmpty.max} s`,
    ],
    ['API calls', `${count(api.total)}, ${count(api.mutating)} mutating, ${api.throttled} throttled`],
    ['digest', report.digest],
  ];
  const head = `${report.scenario}, policy ${report.policy}, seed ${report.seed}, ${(report.simulatedSeconds / 3600).toFixed(1)} h simulated\n\n`;
  const shown = rows.filter(
    ([name]) => interruptions.noticed > 0 || (name !== 'interruptions' && name !== '') || causes.length > 0,
  );
  const body = shown.map(([name, value]) => `  ${name.padEnd(14)}${value}`.trimEnd()).join('\n');
  return `${head}${body}\n\n${verdict(report)}\n`;
}

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
