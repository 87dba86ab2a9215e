// sluice release: removes what Sluice wrote for a cluster, and says what it leaves.
import { Command } from 'commander';
import { printable } from '#lib/document-problem.ts';
import type { ClusterFacts } from '#model/observation.ts';
import { findCluster, placeOf } from '#operator/person/clusters.ts';
import { findOurs, type Ours } from '#operator/person/ours.ts';
import { type ReleaseReport, release, whoOperates, wouldRelease } from '#operator/person/release.ts';
import type { Spec } from '#plan/canonical.ts';
import { OWNER_TAG } from '#plan/owner.ts';
import { readRecord } from '#plan/record.ts';
import { type Desk, documentOf, outputOption, processDesk } from './person.ts';
import { readSpecs } from './scenario-file.ts';

interface Options {
  readonly cluster: string;
  readonly file?: string[];
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly output: 'text' | 'json';
}

const AFTER = `
Removes the lifecycle hooks that Sluice manages, the scale-in protection that it
set, its memory of instances, and the tags sluice.dev/… of the cluster. Which
pools those are says the record in the cluster's tags, or -f. Stop \`sluice run\`
first: busy instances lose their protection, and what a group ends is drained by
nobody any more. A Sluice that still runs is found out within 40 s, as it writes
its tag again; then nothing else is changed.

  sluice release --cluster web-prod --dry-run

Exit status: 0 nothing of Sluice is left, 1 something must wait or a Sluice
still runs, 2 AWS refused a part, or it could not be tried.`;

export function releaseCommand(desk: Desk = processDesk()): Command {
  return new Command('release')
    .description('remove what Sluice wrote for a cluster, and say what it leaves')
    .requiredOption('--cluster <name>', 'the ECS cluster, by name or ARN')
    .option('-f, --file <path...>', 'the ClusterSpec, where the record in the cluster cannot be read')
    .option('--dry-run', 'only say what would be removed')
    .option('--force', 'do not look whether a Sluice still runs')
    .addOption(outputOption())
    .addHelpText('after', AFTER)
    .action((options: Options) => run(desk, options));
}

async function run(desk: Desk, options: Options): Promise<void> {
  const { hand } = desk;
  const cluster = await findCluster(hand, options.cluster);
  const given = options.file && (await specIn(options.file, cluster));
  if (options.file && given === undefined) return;
  const record = readRecord(cluster.tags);
  const spec: Spec | undefined = given ?? (record.kind === 'known' ? record.spec : undefined);
  if (spec === undefined && record.kind !== 'absent')
    throw new Error(
      `the record in the tags of ${cluster.name} does not say which pools and hooks are Sluice's; give its ClusterSpec with -f`,
    );
  if (!options.dryRun && !options.force) {
    if (process.stderr.isTTY && cluster.tags[OWNER_TAG] !== undefined)
      desk.writeError('waiting for up to 40 s: a Sluice that runs would show itself\n');
    const why = await whoOperates(hand, cluster);
    if (why !== undefined) {
      desk.writeError(`sluice: nothing was removed: ${printable(why)}\n`);
      process.exitCode = 1;
      return;
    }
  }
  const ours = await findOurs(hand, cluster, spec);
  const report = options.dryRun ? wouldRelease(ours) : await release(hand, ours);
  desk.write(
    options.output === 'json'
      ? documentOf('Release', { dryRun: options.dryRun === true, ...report })
      : textOf(report, ours, options.dryRun === true),
  );
  process.exitCode = statusOf(report);
}

async function specIn(paths: readonly string[], cluster: ClusterFacts): Promise<Spec | undefined> {
  const specs = await readSpecs(paths);
  if (!specs) return undefined;
  const own = specs.find(({ spec }) => spec.spec.cluster === cluster.name)?.spec.spec;
  if (own === undefined)
    throw new Error(
      `no ClusterSpec of ${paths.join(', ')} is for ${cluster.name}; there is ${specs.map(({ spec }) => spec.spec.cluster).join(', ')}`,
    );
  const { account, region } = placeOf(cluster.arn);
  if (own.account === account && own.region === region) return own;
  throw new Error(
    `the credentials lead to ${cluster.name} in ${region} of account ${account}, the spec is for ${own.region} of ${own.account}`,
  );
}

function textOf({ cluster, removed, held, failed, leaves }: ReleaseReport, ours: Ours, dry: boolean): string {
  const lines = [
    ...section(dry ? 'Would remove' : 'Removed', removed),
    ...section('Not removed yet', held),
    ...section('Failed', failed),
    ...section('Left as it is', leaves),
  ];
  const isClean = removed.length + held.length + failed.length === 0;
  if (isClean) lines.unshift(`There is nothing of Sluice in ${cluster}.`);
  else if (!dry && held.length + failed.length === 0) lines.push(`Nothing of Sluice is left in ${cluster}.`);
  if (ours.hooks.length > 0 && dry) lines.push('Without its hook what a group ends is drained by nobody.');
  return `${lines.map(printable).join('\n')}\n`;
}

const section = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${title}:`, ...items.map((item) => `  ${item}`)];

function statusOf({ held, failed }: ReleaseReport): number {
  if (failed.length > 0) return 2;
  return held.length > 0 ? 1 : 0;
}
