// sluice simulate: runs a scenario in virtual time and reports.
import { Command, Option } from 'commander';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { EdgeKind } from '#simulate/edge.ts';
import { type Policy, policies } from '#simulate/report.ts';
import type { ParsedSpec } from '#spec/parse.ts';
import { drawnFaults, familiesOf, faultsHelp } from './drawn-faults.ts';
import { settingsOption, withFieldReport } from './field-report.ts';
import { wholeNumber } from './options.ts';
import { policyFile } from './policy-files.ts';
import { readScenario, readSpecs, specFilesOf } from './scenario-file.ts';
import { newTimeline } from './simulated-timeline.ts';
import { brokenIn, renderReport, type Told } from './simulation-text.ts';
import { processTerminal } from './terminal.ts';

interface LogLine {
  readonly atSecond: number;
  readonly level: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

interface Options {
  readonly scenario: string;
  readonly file?: string[];
  readonly policy: Policy;
  readonly seed?: string;
  readonly settings?: string;
  readonly faults?: string;
  readonly edge: EdgeKind;
  readonly timeline?: string;
  readonly iamPolicy?: string;
  readonly output: 'text' | 'json';
  readonly verbose?: boolean;
}

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('run a scenario in virtual time and report what happened')
    .requiredOption('-s, --scenario <file>', 'the scenario to live through')
    .option('-f, --file <path...>', 'ClusterSpecs instead of those that the scenario names')
    .addOption(new Option('--policy <name>', 'who operates the clusters').choices(policies).default('sluice'))
    .option('--seed <number>', "instead of the scenario's own")
    .option(...settingsOption)
    .addOption(
      new Option('--edge <kind>', 'how the operator calls AWS: at its ports, or through the real SDK')
        .choices(['direct', 'sdk'])
        .default('direct'),
    )
    .option('--faults <names>', 'families of faults besides, drawn by the seed: one, or several with commas')
    .option('--iam-policy <file>', 'what IAM allows the operator, as `sluice iam` prints it; else everything')
    .option(
      '--timeline <path>',
      "a new file for the operator's timeline, for `sluice describe` and `sluice timeline`",
    )
    .addOption(
      new Option('-o, --output <format>', 'text for people, json for programs')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('-v, --verbose', "the operator's log lines too, on standard error")
    .addHelpText(
      'after',
      "\nExit status: 0 all promises kept (a rival's broken promises are in its report),\n1 a promise broken, 2 no answer.",
    )
    .addHelpText('after', faultsHelp)
    .action(run);
}

async function run(options: Options): Promise<void> {
  assertForSluice(options);
  const families = familiesOf(options.faults);
  const written = await readScenario(options.scenario);
  if (!written) return;
  const own = await withFieldReport(written, options.settings);
  const specs =
    options.policy === 'sluice' ? await readSpecs(options.file ?? specFilesOrWhy(own, options.scenario)) : [];
  if (!specs) return;
  assertOneWorld(own, specs);
  const report = await live(options, { scenario: own, families, specs: specs.map(({ spec }) => spec) });
  const { write, columns } = processTerminal();
  write(
    options.output === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : renderReport(report, Math.max(60, Math.min(columns, 100))),
  );
  if (options.policy === 'sluice' && brokenIn(report).length > 0) process.exitCode = 1;
}

interface Lived {
  readonly scenario: Scenario;
  readonly families: readonly string[];
  readonly specs: readonly ClusterSpec[];
}

async function live(options: Options, { scenario: own, families, specs }: Lived): Promise<Told> {
  const { simulate } = await import('#simulate/simulate.ts');
  const seed = options.seed === undefined ? undefined : wholeNumber(options.seed, '--seed', 2 ** 31 - 1);
  const drawn = families.length > 0 ? await drawnFaults({ scenario: own, specs, families, seed }) : undefined;
  const timeline = options.timeline === undefined ? undefined : await newTimeline(options.timeline);
  const { report, met, crashes } = await simulate({
    scenario: drawn?.scenario ?? own,
    specs,
    policy: options.policy,
    seed,
    edge: options.edge,
    log: options.verbose ? logLine : undefined,
    timeline,
    iamPolicy: options.iamPolicy === undefined ? undefined : await policyFile(options.iamPolicy),
    ...(drawn && { faults: drawn.faults, faultsName: drawn.name }),
  });
  await timeline?.save();
  const struck = drawn && { ...drawn.ordered, ...Object.fromEntries(met) };
  return {
    ...report,
    ...(struck && { struck, idleFamilies: drawn.idle, lossesExcused: drawn.costly }),
    ...(crashes.length > 0 && { crashes: crashes.map((text) => text.split('\n', 2).join(' ')) }),
  };
}

function assertForSluice({ policy, file, timeline, faults, iamPolicy }: Options): void {
  if (policy === 'sluice') return;
  const [own, why] = file
    ? ['-f', 'has no ClusterSpecs']
    : timeline !== undefined
      ? ['--timeline', 'writes none']
      : faults !== undefined
        ? ['--faults', 'has no calls or process that they could strike']
        : iamPolicy !== undefined
          ? ['--iam-policy', 'makes no calls that it could deny']
          : [];
  if (own) throw new Error(`${own} is for --policy sluice: ${policy} ${why}; leave one of the two out`);
}

function specFilesOrWhy(scenario: Scenario, scenarioFile: string): string[] {
  const files = specFilesOf(scenario, scenarioFile);
  if (files.length > 0) return files;
  throw new Error(
    `the scenario ${scenario.metadata.name} names no clusterSpecs, so there is nothing for Sluice to operate; ` +
      'give ClusterSpecs with -f, or leave Sluice out with --policy unmanaged',
  );
}

/** A spec for a cluster that the scenario does not have would be operated on nothing. */
function assertOneWorld(scenario: Scenario, specs: readonly ParsedSpec[]): void {
  const names = scenario.spec.clusters.map(({ name }) => name);
  const strange = specs.find(({ spec }) => !names.includes(spec.spec.cluster));
  if (!strange) return;
  const { cluster } = strange.spec.spec;
  throw new Error(
    `${strange.origin.file}: the scenario has no cluster ${cluster}; it has ${names.join(', ')}`,
  );
}

function logLine(line: LogLine): void {
  const instance = line.fields?.instance === undefined ? '' : `  ${String(line.fields.instance)}`;
  process.stderr.write(
    `${line.atSecond.toFixed(1).padStart(9)} s  ${line.level.padEnd(5)}  ${line.message}${line.message.includes(instance.trim()) ? '' : instance}\n`,
  );
}
