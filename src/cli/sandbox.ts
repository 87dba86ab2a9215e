// sluice sandbox: a simulated account on loopback, until it is told to end; and commands for one that runs.
import { Command } from 'commander';
import { printable } from '#lib/document-problem.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { settingsOption, withFieldReport } from './field-report.ts';
import { wholeNumber } from './options.ts';
import { policiesOf } from './policy-files.ts';
import { controlCommands } from './sandbox-control.ts';
import { readScenario } from './scenario-file.ts';

interface Options {
  readonly scenario?: string;
  readonly port: string;
  readonly speed: string;
  readonly seed?: string;
  readonly settings?: string;
  readonly policy?: string[];
}

export function sandboxCommand(): Command {
  const command = new Command('sandbox')
    .description(
      'a small AWS account on this machine that behaves; any AWS SDK or CLI can use it with dummy credentials',
    )
    .option('-s, --scenario <file>', 'the scenario to live through')
    .option('-p, --port <number>', 'the port on 127.0.0.1; 0 picks a free one', '4566')
    .option('--speed <factor>', 'simulated seconds per real second', '1')
    .option('--seed <number>', "instead of the scenario's own")
    .option(...settingsOption)
    .option('--policy <file...>', 'the IAM policy of all callers, or KEY=FILE for that of one access key')
    .addHelpText(
      'after',
      '\nPoint clients at it with AWS_ENDPOINT_URL=http://127.0.0.1:4566 and any\ncredentials. While it runs, the commands above work on it from another terminal,\nand so does HTTP under /_sluice/.',
    )
    // Else `sandbox clock --speed 5` would set the sandbox's own --speed, which nobody reads then.
    .enablePositionalOptions()
    // So that what is no command can be told from one: commander would count arguments.
    .allowExcessArguments()
    .hook('preSubcommand', refuseOwnOptions)
    .action(run);
  for (const each of controlCommands()) command.addCommand(each);
  return command.configureOutput({
    outputError: (text, write) => write(misplaced(text) ?? text),
  });
}

/** Options of the commands below, given before the command's name. */
function misplaced(text: string): string | undefined {
  const option = /unknown option '(--server|-o|--output)/.exec(text)?.[1];
  return option && `error: ${option} goes behind the command, such as: sluice sandbox state ${option} …\n`;
}

/** What is given before the name of a command below would be read by nobody. */
function refuseOwnOptions(command: Command, below: Command): void {
  const given = command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .map(({ long }) => long);
  if (given.length === 0) return;
  const are = given.length === 1 ? 'is' : 'are';
  command.error(`error: ${given.join(' and ')} ${are} for starting a sandbox, not for '${below.name()}'`);
}

async function run(options: Options, command: Command): Promise<void> {
  const [strange] = command.args;
  if (strange !== undefined) refuseCommand(command, strange);
  // Not a required option of commander's, which would be required of the commands below it too.
  if (options.scenario === undefined)
    command.error("error: required option '-s, --scenario <file>' not specified");
  const written = await readScenario(options.scenario);
  if (!written) return;
  const scenario = await withFieldReport(written, options.settings);
  const port = wholeNumber(options.port, '--port', 65_535);
  const speed = Number(options.speed);
  if (!(speed > 0 && speed <= 10_000))
    throw new Error(`--speed must be a number from above 0 to 10000, not ${options.speed}`);
  const { startSandbox } = await import('#sandbox/server.ts');
  const seed = options.seed === undefined ? undefined : wholeNumber(options.seed, '--seed', 2 ** 31 - 1);
  const policyOf = options.policy && (await policiesOf(options.policy));
  const server = await startSandbox({ scenario, port, speed, seed, policyOf });
  process.stdout.write(`listening on ${server.url}\n`);
  process.stderr.write(
    `scenario ${scenario.metadata.name}, region ${server.region}, account ${server.account}; end it with Ctrl-C\n` +
      `  export AWS_ENDPOINT_URL=${server.url} AWS_REGION=${server.region} AWS_DEFAULT_REGION=${server.region} ` +
      'AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox\n',
  );
  await signalled();
  await server.close();
}

function refuseCommand(command: Command, name: string): never {
  const known = command.commands.map((each) => each.name());
  const meant = closestTo(name, known);
  const hint = meant ? `did you mean ${meant}?` : `there are ${known.join(', ')}`;
  return command.error(`error: sluice sandbox has no command ${printable(name)}; ${hint}`);
}

/** SIGTERM and Ctrl-C end it; a second one ends it at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
