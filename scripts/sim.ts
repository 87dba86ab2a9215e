// Lives the shipped stories through with many seeds: `npm run sim -- --seeds 1-20 [--edge sdk] [STORY…]`.
// One line per seed with its digest; exit status 1 when a promise was broken.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readScenario, readSpecs, specFilesOf } from '#cli/scenario-file.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const folder = fileURLToPath(new URL('../examples/scenarios/', import.meta.url));
const { values, positionals } = parseArgs({
  options: { seeds: { type: 'string', default: '1-5' }, edge: { type: 'string', default: 'direct' } },
  allowPositionals: true,
});
const range = /^(\d+)(?:-(\d+))?$/.exec(values.seeds);
if (!range || (values.edge !== 'direct' && values.edge !== 'sdk')) {
  throw new Error('usage: npm run sim -- --seeds A-B [--edge direct|sdk] [STORY…]');
}
const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
const stories =
  positionals.length > 0
    ? positionals
    : readdirSync(folder)
        .filter((file) => file.endsWith('.yaml') && !file.startsWith('mine'))
        .map((file) => file.replace(/\.yaml$/, ''));

let runs = 0;
let failed = 0;
let hours = 0;
let checks = 0;
for (const story of stories) {
  const file = `${folder}${story}.yaml`;
  const scenario = await readScenario(file);
  // A scenario that is meant for no ClusterSpec is a playground, not a story.
  if (scenario && !scenario.spec.clusterSpecs?.length) continue;
  const specs = scenario && (await readSpecs(specFilesOf(scenario, file)));
  if (!scenario || !specs) break;
  for (let seed = from; seed <= to; seed++) {
    const options = {
      scenario,
      specs: specs.map(({ spec }) => spec),
      policy: 'sluice',
      seed,
      edge: values.edge,
    } as const;
    const { report } = await simulate(options);
    const broken = brokenPromises(report);
    runs++;
    if (broken.length > 0) failed++;
    hours += report.simulatedSeconds / 3600;
    checks += report.invariants.reduce((sum, { checked }) => sum + checked, 0);
    const requests = `${report.requests.failed} of ${report.requests.total} requests failed`;
    const verdict = broken.length > 0 ? `BROKEN ${broken.join('; ')}` : 'kept';
    process.stdout.write(`seed ${seed} ${story} ${requests}, ${verdict} digest ${report.digest}\n`);
  }
}
process.stdout.write(
  `${hours.toFixed(1)} h simulated, ${checks} checks; ${runs - failed} passed, ${failed} failed\n`,
);
if (failed > 0) process.exitCode = 1;
