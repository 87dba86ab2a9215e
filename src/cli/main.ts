// The front: finds the command, loads only that one, and turns whatever goes wrong into one sentence and exit status 2.
import { Command, CommanderError } from 'commander';
import { guardStreams } from './streams.ts';
import { version } from './version.ts';

interface Entry {
  readonly name: string;
  readonly about: string;
  /** Loads the command; the others stay unloaded, so that `--help` is instant. */
  readonly load: () => Promise<Command>;
}

const entries: readonly Entry[] = [
  {
    name: 'validate',
    about: 'check specs and scenarios',
    load: async () => (await import('./validate.ts')).validateCommand(),
  },
  {
    name: 'adopt',
    about: 'print the ClusterSpec of what runs today, in mode observe',
    load: async () => (await import('./adopt.ts')).adoptCommand(),
  },
  {
    name: 'diff',
    about: 'show what a spec would change, without changing it',
    load: async () => (await import('./diff.ts')).diffCommand(),
  },
  {
    name: 'readiness',
    about: 'what could not leave an instance in time, and what to change; needs no spec',
    load: async () => (await import('./readiness.ts')).readinessCommand(),
  },
  {
    name: 'run',
    about: 'operate the clusters of the specs',
    load: async () => (await import('./run.ts')).runCommand(),
  },
  {
    name: 'drain',
    about: 'ask that instances are drained and kept DRAINING',
    load: async () => (await import('./drain.ts')).drainCommand(),
  },
  {
    name: 'uncordon',
    about: 'take such a drain back',
    load: async () => (await import('./uncordon.ts')).uncordonCommand(),
  },
  {
    name: 'pause',
    about: 'hold voluntary work on a cluster',
    load: async () => (await import('./brakes.ts')).pauseCommand(),
  },
  {
    name: 'freeze',
    about: 'hold every write to a cluster',
    load: async () => (await import('./brakes.ts')).freezeCommand(),
  },
  {
    name: 'resume',
    about: 'end a pause or a freeze',
    load: async () => (await import('./brakes.ts')).resumeCommand(),
  },
  {
    name: 'release',
    about: 'remove what Sluice wrote for a cluster, and say what it leaves',
    load: async () => (await import('./release.ts')).releaseCommand(),
  },
  {
    name: 'describe',
    about: 'state, reason, next step and history of an instance',
    load: async () => (await import('./describe.ts')).describeCommand(),
  },
  {
    name: 'timeline',
    about: 'what happened in a cluster',
    load: async () => (await import('./timeline.ts')).timelineCommand(),
  },
  {
    name: 'get',
    about: 'what is, in a table: clusters, pools, instances, schedules',
    load: async () => (await import('./get.ts')).getCommand(),
  },
  {
    name: 'iam',
    about: 'print the least IAM policy for specs and their mode',
    load: async () => (await import('./iam.ts')).iamCommand(),
  },
  {
    name: 'explain',
    about: 'the reference of a field',
    load: async () => (await import('./explain.ts')).explainCommand(),
  },
  {
    name: 'sandbox',
    about: 'a small AWS account on this machine',
    load: async () => (await import('./sandbox.ts')).sandboxCommand(),
  },
  {
    name: 'simulate',
    about: 'run a scenario in virtual time and report',
    load: async () => (await import('./simulate.ts')).simulateCommand(),
  },
  {
    name: 'demo',
    about: 'the stories, told in the terminal',
    load: async () => (await import('./demo.ts')).demoCommand(),
  },
];

const HINT = '(add --help for what it takes)';

/** After each mistake, of subcommands too: commander hands this on to none that was made by itself. */
function hinting(command: Command): Command {
  for (const each of command.commands) hinting(each);
  return command.showHelpAfterError(HINT);
}

export async function main(argv: readonly string[]): Promise<void> {
  guardStreams(process);
  const program = new Command('sluice')
    .description('A Kubernetes-style operator for Amazon ECS on EC2: instances leave, nothing is lost.')
    .version(version)
    .exitOverride()
    // Options belong to the command that they follow: `sandbox clock --speed 5` is about the clock.
    .enablePositionalOptions()
    .showHelpAfterError(HINT)
    .addHelpText('after', '\nExit status: 0 fine, 1 the answer is no, 2 it could not be answered.');
  for (const entry of entries) {
    const wanted = argv.slice(2).includes(entry.name);
    program.addCommand(
      wanted
        ? hinting((await entry.load()).exitOverride())
        : new Command(entry.name).description(entry.about),
    );
  }
  try {
    await program.parseAsync(orUnknown(argv));
  } catch (error) {
    process.exitCode = statusOf(error);
  }
}

/** `sluice help drian` is told as `sluice drian` is: commander would print the whole help without a word. */
function orUnknown(argv: readonly string[]): string[] {
  const [node = '', script = '', first, name] = argv;
  const isKnown = name === undefined || name.startsWith('-') || entries.some((each) => each.name === name);
  return first === 'help' && !isKnown ? [node, script, name] : [...argv];
}

function statusOf(error: unknown): number {
  // commander has printed its own message; --help and --version end this way too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  process.stderr.write(`sluice: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.SLUICE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 2;
}
