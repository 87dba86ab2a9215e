// Lives the stories through under every policy, side by side: `npx tsx bench/rivals.ts [--seeds 1-8]` prints the table of
// docs/rivals.md. Figures are sums over the seeds.
import { fileURLToPath } from 'node:url';
import { readScenario, readSpecs, specFilesOf } from '#cli/scenario-file.ts';
import { policies, type SimulationReport } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { argumentsOf } from '../scripts/arguments.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const folder = fileURLToPath(new URL('../examples/scenarios/', import.meta.url));
const { values } = argumentsOf('usage: npx tsx bench/rivals.ts [--seeds 1-8]\n', {
  options: { seeds: { type: 'string', default: '1-8' } },
});
const [from = 1, to = from] = values.seeds.split('-').map(Number);

process.stdout.write(
  '| Story | Policy | Requests failed | Tasks killed | of them jobs | Instance-hours | Seconds a task waited, 99 % |\n| --- | --- | --- | --- | --- | --- | --- |\n',
);
for (const story of ['scale-in-kills-tasks', 'spot-reclaim']) {
  for (const policy of policies) {
    const reports: SimulationReport[] = [];
    const file = `${folder}${story}.yaml`;
    const scenario = (await readScenario(file))!;
    const specs = ((await readSpecs(specFilesOf(scenario, file))) ?? []).map(({ spec }) => spec);
    for (let seed = from; seed <= to; seed++) {
      reports.push((await simulate({ scenario, specs, policy, seed })).report);
    }
    const sum = (of: (report: SimulationReport) => number) => reports.reduce((n, each) => n + of(each), 0);
    const cells = [
      story,
      policy,
      sum((r) => r.requests.failed).toLocaleString('en-US'),
      sum((r) => r.tasks.killedWithInstance),
      sum((r) => r.tasks.jobsKilled),
      sum((r) => r.instances.instanceHours).toFixed(0),
      Math.max(...reports.map((r) => r.tasks.waitToPlace.p99)).toFixed(0),
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
}
