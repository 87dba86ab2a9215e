// sluice run: the operator. Without --once it runs until SIGTERM or Ctrl-C.
import { Command, Option } from 'commander';
import { createSdkPorts } from '#aws/sdk.ts';
import { systemClock } from '#lib/clock.ts';
import { count, shortCommit } from '#lib/text.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { queueOf } from '#operator/event-queue.ts';
import { createLastWord } from '#operator/last-word.ts';
import { createOperator, type Operator, type OperatorOptions, operateOnce } from '#operator/operator.ts';
import type { SpecToOperate } from '#operator/post.ts';
import { sayingOnce } from '#operator/said-once.ts';
import { shortageQueues } from '#operator/shortage-queues.ts';
import { createLog, type Log } from '#runtime/log.ts';
import { endWithin } from '#runtime/shutdown.ts';
import type { Follower } from './git-follower.ts';
import { createObserving } from './observing.ts';
import { notTwice, renderPass } from './pass-text.ts';
import { type LeaseCliOptions, ownRandom, sharing } from './run-leases.ts';
import { type SpecOptions, specsToRun, toOperate } from './run-specs.ts';
import { DEFAULT_RETENTION, type TimelineCliOptions, timelineOf } from './run-timeline.ts';
import { TIMELINE_DEFAULT_WORDS, withPlace } from './timeline-place.ts';

interface Options extends SpecOptions, LeaseCliOptions, TimelineCliOptions {
  readonly log: 'text' | 'json';
  readonly listen?: string;
  readonly metrics?: 'emf';
}

export function runCommand(): Command {
  return new Command('run')
    .description('operate the clusters of the specs')
    .option('-f, --file <path...>', 'ClusterSpecs: files, folders, or - for standard input')
    .option('--git <url>', 'or a git repository to follow: https, ssh, or a local path')
    .option('--ref <name>', 'the branch or tag to follow (default: main)')
    .option('--path <dir>', 'the folder or file in its tree (default: its root)')
    .option('--poll <duration>', 'how often to look for a new revision (default: 30s)')
    .option('--forget <name...>', 'specs that are gone from the tree: they no longer stay in force')
    .option('--accept-rewrite <commit>', 'take this commit although the branch was rewritten, or any')
    .option('--cache <dir>', 'keeps the revision in force, or none (default: git beside the timeline)')
    .option('--dry-run', 'one pass that decides and writes nothing; shows what would be done')
    .option('--once', 'one pass over each cluster, then end')
    .addOption(
      new Option('--leases <table>', 'DynamoDB table that replicas share the clusters by').env(
        'SLUICE_LEASES',
      ),
    )
    .addOption(
      new Option('--log <format>', 'log lines, on standard error').choices(['text', 'json']).default('text'),
    )
    .addOption(
      withPlace(
        new Option('--timeline <place>', 'the history of instances: file, dynamodb://TABLE, none'),
        `${TIMELINE_DEFAULT_WORDS}; a dry run writes none`,
      ),
    )
    .addOption(
      new Option('--retention <duration>', 'how long a table keeps the history')
        .default(DEFAULT_RETENTION)
        .env('SLUICE_RETENTION'),
    )
    .option('--listen <host:port>', 'serves /healthz, /readyz and /metrics there (default: not)')
    .addOption(
      new Option(
        '--metrics <format>',
        'writes metrics for CloudWatch, each minute on standard output',
      ).choices(['emf']),
    )
    .addHelpText(
      'after',
      '\nExit status: 0 fine, 1 a spec is invalid,\n2 a cluster or the repository could not be read,\nor it would drain the host that it runs on.',
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const log = logOf(options);
  for (const name of ['listen', 'metrics'] as const)
    if (options[name] !== undefined && (options.once || options.dryRun))
      throw new Error(`--${name} is for a process that stays; leave out --once and --dry-run`);
  const found = await specsToRun(options, log);
  if (!found) return;
  const settings = operatorOptions(found.specs, options, sayingHeld(log, found.follower));
  const introduceAll = (specs = found.specs) => {
    for (const spec of specs) log('info', introduce(spec, options), { cluster: spec.spec.metadata.name });
  };
  if (options.once || options.dryRun) {
    introduceAll();
    await runOnce(settings);
  } else {
    const { listen, metrics } = options;
    const write = (line: string) => process.stdout.write(`${line}\n`);
    const observing = await createObserving({
      listen,
      metrics,
      environment: process.env,
      clock: systemClock,
      log,
      write,
    });
    const operator = createOperator(observing?.watched(settings) ?? settings);
    await observing?.begin(operator);
    const running = runUntilTold(operator, { log, follower: found.follower }, introduceAll);
    // Whoever reads that it operates may end it already.
    introduceAll();
    await running;
    await endWithin(systemClock, 2_000, observing?.close() ?? Promise.resolve());
  }
  // A disk that hangs must not keep the process.
  await endWithin(systemClock, 2_000, settings.timeline?.flush() ?? Promise.resolve());
  // Nor calls that were given up on.
  if (!options.once && !options.dryRun) process.exit(0);
}

interface Settings extends OperatorOptions {
  readonly timeline?: ReturnType<typeof timelineOf>;
}

function logOf(options: Options): Log {
  const write = (line: string) => process.stderr.write(`${line}\n`);
  const whole = createLog({ format: options.log, write, clock: systemClock });
  const isOneScreen = process.stdout.isTTY && process.stderr.isTTY && options.log === 'text';
  return isOneScreen && (options.once || options.dryRun) ? notTwice(whole) : whole;
}

/** Whoever reads which commit is in force for a cluster shall see that a newer one is not. */
function sayingHeld(log: Log, follower: Follower | undefined): Log {
  if (follower === undefined) return log;
  return (level, message, fields = {}) => {
    const held = follower.held();
    const isOfSpec = held !== undefined && fields.commit !== undefined;
    log(level, message, isOfSpec ? { ...fields, held: shortCommit(held) } : fields);
  };
}

function operatorOptions(specs: readonly SpecToOperate[], options: Options, log: Log): Settings {
  const timeline = timelineOf(options, log);
  // Of a queue that all clusters share each would say it with every poll; its first line says what is the matter.
  const onWarning = sayingOnce((text) => log('warn', `the SDK says: ${text.split('\n')[0]}`));
  return {
    specs,
    portsFor: ({ spec }: ClusterSpec, lease) =>
      createSdkPorts({
        region: spec.region,
        assumeRole: spec.assumeRole,
        mayLeave: createLastWord(lease, systemClock),
        onWarning,
      }),
    clock: systemClock,
    random: ownRandom(),
    log,
    ...sharing(options),
    ...(timeline && { timeline }),
    dryRun: options.dryRun === true,
    logEach: options.log === 'json',
  };
}

function introduce({ spec: { spec }, origin }: SpecToOperate, { dryRun }: Options): string {
  const pools = (spec.pools ?? []).map((pool) => pool.name);
  const what = pools.length === 0 ? 'no pool' : `${count(pools.length, 'pool')} (${pools.join(', ')})`;
  const dry = dryRun ? ', dry run' : '';
  return `operating ${spec.cluster} in ${spec.region} of ${spec.account}, mode ${spec.mode}${dry}, ${what}, from ${origin.file}:${origin.line}`;
}

async function runOnce(settings: OperatorOptions): Promise<void> {
  const queues = new Map(settings.specs.map(({ spec }) => [spec.metadata.name, queuesOf(spec.spec)]));
  for (const { name, commit, pass, queueTroubles } of await operateOnce(settings)) {
    if (pass instanceof Error) {
      process.stderr.write(`sluice: ${name}: ${pass.message}\n`);
      process.exitCode = 2;
      continue;
    }
    process.stdout.write(renderPass({ name, commit }, pass, settings.dryRun === true));
    for (const queue of settings.dryRun ? queues.get(name)! : [])
      process.stdout.write(
        `  not looked at: the queue ${queue}; \`sluice run --once\` asks whether it is there\n`,
      );
    for (const trouble of queueTroubles) process.stderr.write(`sluice: ${name}: ${trouble}\n`);
    for (const problem of unanswered(pass.observation)) {
      process.stderr.write(`sluice: ${name}: ${problem}\n`);
      process.exitCode = 2;
    }
  }
}

const queuesOf = (spec: ClusterSpec['spec']) => [queueOf(spec) ?? [], shortageQueues(spec)].flat();

/** What keeps the pass from being an answer: the cluster does not exist, or a part of it was never read. */
function unanswered({
  cluster,
  parts,
  region,
  account,
}: Parameters<typeof renderPass>[1]['observation']): string[] {
  if (parts.cluster.complete && cluster.status === undefined) {
    return [
      `there is no ECS cluster ${cluster.name} in ${region} of account ${account}; check cluster, region and credentials`,
    ];
  }
  const problems = Object.values(parts).flatMap(({ complete, problem }) =>
    complete ? [] : [problem ?? 'a part was not read whole'],
  );
  return [...new Set(problems)];
}

async function runUntilTold(
  operator: Operator,
  { log, follower }: { log: Log; follower?: Follower },
  introduceAll: (specs: readonly SpecToOperate[]) => void,
): Promise<void> {
  const running = operator.run();
  const ending = new AbortController();
  const following = follower?.run(ending.signal, async (specs) => {
    introduceAll(await operator.take(toOperate(specs)));
  });
  const end = (signal: string) => {
    log('info', `${signal}: finishing what is under way`);
    // A second signal ends it at once, as Node does by default.
    void operator.stop();
    ending.abort();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(signal));
  await running;
  await following;
  log('info', 'ended');
}
