// sluice diff: what the specs would change, read from AWS; it makes no mutating call and touches no queue.
import { Command, Option } from 'commander';
import type { AwsPorts } from '#aws/ports.ts';
import { createSdkPorts } from '#aws/sdk.ts';
import { decide } from '#decide/decide.ts';
import { risksOf } from '#decide/risks.ts';
import { underWay } from '#decide/under-way.ts';
import { type Clock, systemClock } from '#lib/clock.ts';
import type { Observation } from '#model/observation.ts';
import { observeCluster } from '#observe/observe.ts';
import { withPersistence } from '#observe/persistence.ts';
import { similarCluster, suggestGroups } from '#observe/similar-names.ts';
import { createAccountCheck } from '#operator/account.ts';
import { createRecall } from '#operator/recall.ts';
import { type Diff, hasChanges, isOpen, planDiff } from '#plan/diff.ts';
import { MODE_TAG } from '#plan/record.ts';
import { renderDiffJson } from '#report/diff-json.ts';
import { renderDiffMarkdown } from '#report/diff-markdown.ts';
import { renderDiffText } from '#report/diff-text.ts';
import type { ParsedSpec } from '#spec/parse.ts';
import { diffAgainst } from './diff-against.ts';
import { capacityNow } from './diff-capacity.ts';
import { aheadMsOf, forecastOf } from './diff-forecast.ts';
import { inMode, MODES, type Mode, type TriedSpec } from './diff-mode.ts';
import { writeJson } from './json-file.ts';
import { readSpecs } from './scenario-file.ts';
import { processTerminal, type Terminal } from './terminal.ts';

interface Options {
  readonly file: string[];
  readonly output: keyof typeof RENDER;
  readonly as?: Mode;
  readonly against?: string;
  readonly jsonFile?: string;
  readonly forecast?: string;
}

/** The clusters that could be looked at, and why others could not. */
interface Answer {
  readonly diffs: readonly Diff[];
  readonly problems: readonly string[];
}

/** How the command reaches AWS and the time; tests give their own. */
interface Hand {
  readonly portsOf: (spec: ParsedSpec['spec']['spec']) => AwsPorts;
  readonly clock: Clock;
}

const HAND: Hand = {
  portsOf: ({ region, assumeRole }) => createSdkPorts({ region, assumeRole }),
  clock: systemClock,
};

const RENDER = {
  text: ({ diffs }: Answer, { colour, columns }: Terminal) =>
    renderDiffText(diffs, { colour, width: Math.min(columns, 120) }),
  json: ({ diffs, problems }: Answer) => renderDiffJson(diffs, problems),
  markdown: ({ diffs }: Answer) => renderDiffMarkdown(diffs),
};

export function diffCommand(terminal: Terminal = processTerminal(), hand: Hand = HAND): Command {
  return new Command('diff')
    .description('show what a spec would change, without changing it')
    .requiredOption('-f, --file <path...>', 'ClusterSpecs: files, folders, or - for standard input')
    .addOption(
      new Option('-o, --output <format>', 'text for people, json for programs, markdown for reviews')
        .choices(Object.keys(RENDER))
        .default('text'),
    )
    .addOption(new Option('--as <mode>', 'what the same specs would change in this mode').choices([...MODES]))
    .option('--against <ref>', 'only compare the specs with those of a git revision; needs no AWS')
    .option('--json-file <path>', 'write the JSON there too: one reading for people and programs')
    .option('--forecast <duration>', 'also live the next hours through in the sandbox, such as 2h')
    .addHelpText(
      'after',
      '\nExit status: 0 nothing changes, 1 something does, 2 something could not be read.',
    )
    .action((options: Options) => run(options, terminal, hand));
}

async function run(options: Options, terminal: Terminal, hand: Hand): Promise<void> {
  const { against } = options;
  if (against !== undefined && options.forecast !== undefined)
    throw new Error('--forecast looks at AWS, --against does not; leave one of the two out');
  const aheadMs = options.forecast === undefined ? undefined : aheadMsOf(options.forecast);
  if (against !== undefined) return diffAgainst({ ...options, against }, terminal);
  const specs = await readSpecs(options.file);
  if (!specs) return;
  const all = specs.map((spec) => inMode(spec, options.as));
  const results = aheadMs === undefined ? await Promise.all(all.map((spec) => diffOne(spec, hand))) : [];
  // A forecast takes all there is of the processor: one after the other, so that each tells how far it is.
  if (aheadMs !== undefined) for (const spec of all) results.push(await diffOne(spec, hand, aheadMs));
  const diffs = results.filter((result) => typeof result !== 'string');
  const problems = results.filter((result) => typeof result === 'string');
  const answer = { diffs, problems };
  // A program gets its document in any case.
  if (diffs.length > 0 || options.output === 'json') terminal.write(RENDER[options.output](answer, terminal));
  if (options.jsonFile !== undefined) await writeJson(options.jsonFile, RENDER.json(answer));
  for (const problem of problems) terminal.writeError(`sluice: ${problem}\n`);
  process.exitCode = statusOf(diffs, specs.length);
}

/** A partial answer is shown, but it is no answer. */
function statusOf(diffs: readonly Diff[], asked: number): number {
  if (diffs.length < asked || diffs.some(isOpen)) return 2;
  return diffs.some(hasChanges) ? 1 : 0;
}

/** The diff of one cluster, or one sentence on why there is none. Nobody looks again: what AWS throttles is asked again. */
async function diffOne(
  parsed: TriedSpec,
  { portsOf, clock }: Hand,
  aheadMs?: number,
): Promise<Diff | string> {
  const { spec } = parsed.spec;
  const ports = withPersistence(portsOf(spec), clock);
  try {
    await createAccountCheck(ports.sts, spec.account, clock).assertRightAccount();
  } catch (error) {
    return `${spec.cluster}: ${error instanceof Error ? error.message : String(error)}`;
  }
  const read = await observeCluster({ ports, spec, clock, patienceMs: 30_000 });
  const observation = await suggestGroups(ports, read);
  const diff = await suggestCluster(ports, diffOf(parsed, observation, clock.now()));
  if (aheadMs === undefined) return diff;
  return {
    ...diff,
    forecast: await forecastOf({ document: parsed.spec, ports, observation, diff, aheadMs }),
  };
}

async function suggestCluster(ports: AwsPorts, diff: Diff): Promise<Diff> {
  const { obstacle, cluster } = diff;
  if (!obstacle?.includes(' was not found ')) return diff;
  const similar = await similarCluster(ports, cluster);
  return similar === undefined ? diff : { ...diff, obstacle: `${obstacle}: did you mean ${similar}?` };
}

/** What a first pass would do. By the document's name, or what another document operates would look like its own. */
export function diffOf(
  { spec: document, origin, tried }: TriedSpec,
  observation: Observation,
  now: number,
): Diff {
  const { spec, metadata } = document;
  const input = { spec, document: metadata.name, observation, notices: [], recall: createRecall(), now };
  const capacity = capacityNow(input);
  const work = underWay(input);
  const before = observation.cluster.tags[MODE_TAG] ?? 'observe';
  const begins = before !== 'drain' && before !== 'scale';
  return planDiff({
    spec,
    document: metadata.name,
    observation,
    plan: decide(input),
    capacity,
    work,
    risks: risksOf({ spec, observation, work, begins }),
    origin: `${origin.file}:${origin.line}`,
    tried,
  });
}
