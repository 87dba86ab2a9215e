import { readScenario, readSpecs, specFilesOf } from '#cli/scenario-file.ts';
import { simulate } from '#simulate/simulate.ts';
const file = process.argv[2]!; const seed = Number(process.argv[3] ?? 1);
const scenario = await readScenario(file); const specs = await readSpecs(specFilesOf(scenario!, file));
const { report } = await simulate({ scenario: scenario!, specs: specs!.map(s => s.spec), policy: 'sluice', seed, log: (l) => console.log(l.atSecond.toFixed(0).padStart(6), l.level, l.message, JSON.stringify(l.fields)) });
console.log(JSON.stringify(report.violations.slice(0,5)), report.converged, report.requests, report.tasks);
