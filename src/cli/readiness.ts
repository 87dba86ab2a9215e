// sluice readiness: what could not leave an instance in time, in clusters that no spec describes. Reads only, and needs no spec.
import { Command, Option } from 'commander';
import type { AwsPorts } from '#aws/ports.ts';
import { createSdkPorts } from '#aws/sdk.ts';
import { judgeCluster } from '#decide/readiness/readiness.ts';
import { type Clock, systemClock } from '#lib/clock.ts';
import { inParallel } from '#lib/parallel.ts';
import { listed } from '#lib/text.ts';
import type { ClusterReadiness } from '#model/readiness.ts';
import { withPersistence } from '#observe/persistence.ts';
import { findClusters, findRules, observeReadiness } from '#observe/readiness.ts';
import { similarCluster } from '#observe/similar-names.ts';
import { renderReadinessJson } from '#report/readiness-json.ts';
import { renderReadinessMarkdown } from '#report/readiness-markdown.ts';
import { renderReadinessText } from '#report/readiness-text.ts';
import { processTerminal, type Terminal } from './terminal.ts';

interface Options {
  readonly cluster?: readonly string[];
  readonly region?: string;
  readonly output: keyof typeof RENDER;
}

/** What was judged, and why some of what was asked for has no answer. */
interface Answer {
  readonly clusters: readonly ClusterReadiness[];
  readonly problems: readonly string[];
}

/** How the command reaches AWS and the time; tests give their own. */
interface Hand {
  readonly portsOf: (region: string | undefined) => AwsPorts;
  readonly clock: Clock;
}

const RENDER = {
  text: ({ clusters, problems }: Answer, { colour, columns }: Terminal) =>
    renderReadinessText(clusters, { colour, width: Math.min(columns, 120), problems: problems.length }),
  json: ({ clusters, problems }: Answer) => renderReadinessJson(clusters, problems),
  markdown: ({ clusters, problems }: Answer) => renderReadinessMarkdown(clusters, problems.length),
};

const PATIENCE_MS = 30_000;
/** Of a large account no more are read side by side: its users need the API as well. */
const AT_ONCE = 2;

export function readinessCommand(
  terminal: Terminal = processTerminal(),
  hand: Hand = { portsOf: (region) => createSdkPorts({ region }), clock: systemClock },
): Command {
  return new Command('readiness')
    .description('what could not leave an instance in time, and what to change; needs no spec')
    .option('--cluster <name...>', 'ECS clusters; without it all of the Region with container instances')
    .option('--region <region>', 'the AWS Region; without it the one of the environment or the profile')
    .addOption(
      new Option('-o, --output <format>', 'text for people, json for programs, markdown for reviews')
        .choices(Object.keys(RENDER))
        .default('text'),
    )
    .addHelpText(
      'after',
      '\nExit status: 0 all can leave in time (some may be at risk), 1 something cannot,\n2 something could not be read.',
    )
    .action(async ({ cluster = [], region, output }: Options) => {
      const answer = await readinessOf(hand.portsOf(region), hand.clock, cluster);
      // A program gets its document in any case.
      if (answer.clusters.length > 0 || output === 'json') terminal.write(RENDER[output](answer, terminal));
      for (const problem of answer.problems) terminal.writeError(`sluice: ${problem}\n`);
      process.exitCode = statusOf(answer);
    });
}

async function readinessOf(given: AwsPorts, clock: Clock, named: readonly string[]): Promise<Answer> {
  const ports = withPersistence(given, clock);
  try {
    const { clusters: found, missing } = await findClusters(ports, named);
    const problems = await inParallel(missing, async (name) => {
      const similar = await similarCluster(ports, name);
      const meant = similar === undefined ? '' : `: did you mean ${similar}?`;
      return `there is no active ECS cluster ${name} in this Region; ${WHERE}${meant}`;
    });
    const clusters = named.length > 0 ? found : found.filter((each) => each.containerInstances > 0);
    if (clusters.length === 0) return { clusters: [], problems: [...problems, ...nothingTo(found, named)] };
    const rules = await findRules(ports);
    const judged = await inParallel(
      clusters,
      async (cluster) => {
        const facts = await observeReadiness({ ports, clock, patienceMs: PATIENCE_MS }, cluster);
        return judgeCluster({ ...facts, ...rules, problems: [...facts.problems, ...rules.problems] });
      },
      AT_ONCE,
    );
    return { clusters: judged, problems };
  } catch (error) {
    return { clusters: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
}

const WHERE = 'check the name, --region and AWS_PROFILE';

/** Most often it is the wrong Region: that nothing runs there is no good news. */
function nothingTo(found: readonly { name: string }[], named: readonly string[]): string[] {
  if (named.length > 0) return [];
  const there = listed(found.map(({ name }) => name));
  const what =
    found.length === 0 ? 'there is no ECS cluster' : `no ECS cluster has container instances (${there})`;
  return [`${what} in this Region; check --region and AWS_PROFILE`];
}

/** A partial answer is shown, but it is no answer. */
function statusOf({ clusters, problems }: Answer): number {
  if (problems.length > 0 || clusters.some(({ incomplete }) => incomplete.length > 0)) return 2;
  const all = clusters.flatMap(({ services, batch, pools }) => [...services, ...batch, ...pools]);
  return all.some(({ verdict }) => verdict === 'cannot') ? 1 : 0;
}
