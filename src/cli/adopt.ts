// sluice adopt: prints the ClusterSpec of what runs today, in mode observe, with comments where a person decides. Reads only.
import { Command } from 'commander';
import type { AwsPorts } from '#aws/ports.ts';
import { createSdkPorts } from '#aws/sdk.ts';
import { type Clock, systemClock } from '#lib/clock.ts';
import { printable } from '#lib/document-problem.ts';
import type { ClusterFacts } from '#model/observation.ts';
import type { EventRule, Unread } from '#model/survey.ts';
import { createReadCache } from '#observe/context.ts';
import { readTypeRules } from '#observe/event-types.ts';
import { observeCluster } from '#observe/observe.ts';
import { withPatience } from '#observe/patience.ts';
import { readSources } from '#observe/sources.ts';
import { findCluster, type Hand, placeOf } from '#operator/person/clusters.ts';
import { adopt, adoptRecord, provisionalSpec } from '#plan/adopt.ts';
import type { Adoption } from '#plan/adoption.ts';
import { OWNER_TAG } from '#plan/owner.ts';
import { renderAdoption } from '#report/adopt-yaml.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** As `diff` has. */
const PATIENCE_MS = 30_000;
/** Where the schema lies from the root of a checkout. */
const SCHEMA = 'schemas/clusterspec.schema.json';

interface Options {
  readonly cluster: string;
  readonly region?: string;
  readonly name?: string;
  readonly schema: string;
}

export interface AdoptDesk extends Pick<Terminal, 'write' | 'writeError'> {
  readonly clock: Clock;
  readonly portsFor: (region: string | undefined) => AwsPorts;
}

const processDesk = (): AdoptDesk => ({
  ...processTerminal(),
  clock: systemClock,
  portsFor: (region) => createSdkPorts({ region }),
});

export function adoptCommand(desk: AdoptDesk = processDesk()): Command {
  return new Command('adopt')
    .description('print the ClusterSpec of what runs today, in mode observe')
    .requiredOption('--cluster <name>', 'the ECS cluster, by name or ARN')
    .option('--region <region>', 'its AWS Region; without it AWS_REGION, or that of the profile')
    .option('--name <name>', 'the name of the document; without it that of the cluster')
    .option('--schema <path>', 'where editors find the JSON Schema, for the first line', SCHEMA)
    .addHelpText('after', '\nExit status: 0 printed, 2 not all could be read: what was not is said.')
    .action((options: Options) => run(desk, options));
}

async function run(desk: AdoptDesk, { cluster, region, name, schema }: Options): Promise<void> {
  assertName(name);
  if (/[\r\n]/.test(schema)) throw new Error('--schema must be a path or a URL on one line');
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const ports = desk.portsFor(region ?? (AWS_REGION || AWS_DEFAULT_REGION || undefined));
  const adoption = await adoptionOf({ ports, clock: desk.clock }, cluster, name);
  desk.write(renderAdoption(adoption, schema));
  for (const { what, problem } of adoption.unread)
    desk.writeError(`sluice: not seen: ${printable(`${what}: ${problem}`)}\n`);
  process.exitCode = adoption.unread.length > 0 ? 2 : 0;
}

function assertName(name: string | undefined): void {
  if (name === undefined || /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) return;
  throw new Error(`--name must be at most 63 letters a-z, digits and dashes, such as web-prod, not ${name}`);
}

/** All reads, first those that name the pools, then all about them. */
export async function adoptionOf(hand: Hand, reference: string, name?: string): Promise<Adoption> {
  const cluster = await findCluster(hand, reference);
  const owner = cluster.tags[OWNER_TAG];
  const inForce = adoptRecord(cluster, name ?? owner ?? cluster.name);
  if (inForce !== undefined) return inForce;
  const ports = withPatience(hand.ports, hand.clock, { patienceMs: PATIENCE_MS });
  const place = placeOf(cluster.arn);
  const bare = { ...place, cluster: cluster.name };
  const sources = await readSources({ ports, clock: hand.clock, spec: bare, cache: createReadCache() });
  const unread: Unread[] = [];
  const [observation, rules] = await Promise.all([
    observeCluster({
      ...hand,
      spec: provisionalSpec(place, cluster.name, sources),
      patienceMs: PATIENCE_MS,
    }),
    rulesOf(ports, cluster, { groups: [...sources.groups.keys()], unread }),
  ]);
  return adopt({ cluster, sources, observation, rules, unread }, name);
}

/** Undefined where they cannot be read, which is told. */
async function rulesOf(
  ports: AwsPorts,
  { arn }: ClusterFacts,
  { groups, unread }: { groups: readonly string[]; unread: Unread[] },
): Promise<EventRule[] | undefined> {
  try {
    return await readTypeRules(ports, { clusterArn: arn, groups });
  } catch (error) {
    unread.push({
      what: 'rules of EventBridge',
      problem: error instanceof Error ? error.message : String(error),
    });
    return undefined;
  }
}
