// sluice sandbox fault, clock, report, calls, state: a hand on a sandbox that runs, from another terminal.
import { Command, Option } from 'commander';
import { printable } from '#lib/document-problem.ts';
import type { FaultAnswer } from '#sandbox/control-fault.ts';
import type { SandboxState } from '#sandbox/control-state.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { wholeNumber } from './options.ts';
import { askSandbox, defaultServer, type Question, Refused } from './sandbox-client.ts';
import { describeFault, faultBody, listFaults } from './sandbox-fault.ts';
import {
  type CallsAnswer,
  type ClockAnswer,
  callsText,
  clockText,
  reportText,
  stateText,
} from './sandbox-text.ts';
import { processTerminal, type Terminal } from './terminal.ts';

interface Common {
  readonly server: string;
  readonly output: 'text' | 'json';
}

const exitStatus =
  '\nExit status: 0 done; 1 refused, by the sandbox or before it was asked;\n2 no sandbox answers, or an option is wrong.';

/** The subcommands. */
export function controlCommands(terminal: Terminal = processTerminal()): Command[] {
  return [
    faultCommand(terminal),
    clockCommand(terminal),
    troublesCommand(terminal),
    ...pageCommands(terminal),
  ];
}

function command(name: string, about: string): Command {
  return new Command(name)
    .description(about)
    .exitOverride()
    .addOption(
      new Option('--server <url>', 'where the sandbox is').default(
        defaultServer(),
        'AWS_ENDPOINT_URL, else http://127.0.0.1:4566',
      ),
    )
    .addOption(
      new Option('-o, --output <format>', 'text for people; json as HTTP answers, a refusal too')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addHelpText('after', exitStatus);
}

/** Asks, and writes the answer as it is wanted. */
async function tell<T>(
  terminal: Terminal,
  options: Common,
  ask: { question: Omit<Question, 'server'>; text: (answer: T) => string },
): Promise<void> {
  await orRefused(terminal, options, async () => {
    const answer = (await askSandbox({ server: options.server, ...ask.question })) as T;
    terminal.write(options.output === 'json' ? json(answer) : ask.text(answer));
  });
}

const json = (answer: unknown) => `${JSON.stringify(answer, null, 2)}\n`;

/** A no goes to standard error in words, and for programs to standard output as well. */
async function orRefused(terminal: Terminal, options: Common, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (options.output === 'json') terminal.write(json(error.answer));
    for (const line of error.message.split('\n')) terminal.writeError(`sluice: ${printable(line)}\n`);
    process.exitCode = 1;
  }
}

function faultCommand(terminal: Terminal): Command {
  return command('fault', 'make something go wrong now')
    .argument('<name>', 'the fault; alone with --fields for what it takes')
    .argument('[fields...]', 'its fields as key=value')
    .option('--fields', 'show what the fault takes, and do nothing')
    .addHelpText(
      'after',
      `\nFaults:\n${listFaults()}\n\nSuch as: sluice sandbox fault spotInterruption pool=web count=2`,
    )
    .action(async (name: string, pairs: string[], options: Common & { fields?: boolean }) => {
      await orRefused(terminal, options, async () => {
        if (options.fields) return terminal.write(describeFault(name));
        await tell<FaultAnswer>(terminal, options, {
          question: { method: 'POST', page: 'faults', body: faultBody(name, pairs) },
          text: ({ fault, struck, shortfall }) =>
            `${fault}: ${printable(struck.join(', '))}${shortfall ? ` (${shortfall})` : ''}\n`,
        });
      });
    });
}

interface ClockOptions extends Common {
  readonly advance?: string;
  readonly speed?: string;
  readonly pause?: boolean;
  readonly resume?: boolean;
}

function clockCommand(terminal: Terminal): Command {
  return command('clock', 'show or move the clock of the sandbox')
    .option(
      '--advance <duration>',
      'run so much of its time now, as fast as it can, too fast for clients to act in; at most 7d',
    )
    .option('--speed <factor>', 'simulated seconds per real second from now on')
    .addOption(new Option('--pause', 'let only --advance move it').conflicts('resume'))
    .option('--resume', 'let it go on')
    .action(async (options: ClockOptions) => {
      const { advance, speed, pause, resume } = options;
      // What is no number goes as it is: the sandbox says what it expected.
      const factor = speed === undefined || Number.isNaN(Number(speed)) ? speed : Number(speed);
      const stand = pause ? true : resume ? false : undefined;
      const wanted = { advance, speed: factor, pause: stand };
      const changes = Object.values(wanted).some((value) => value !== undefined);
      const question = {
        method: changes ? 'POST' : 'GET',
        page: 'clock',
        body: changes ? wanted : undefined,
      } as const;
      await tell<ClockAnswer>(terminal, options, { question, text: clockText });
    });
}

function troublesCommand(terminal: Terminal): Command {
  return command('calm', 'end every lasting fault now').action(async (options: Common) => {
    await tell<{ ended: number }>(terminal, options, {
      question: { method: 'DELETE', page: 'troubles' },
      text: ({ ended }) => `${ended} ended\n`,
    });
  });
}

interface CallsOptions extends Common {
  readonly service?: string;
  readonly operation?: string;
  readonly mutating?: boolean;
  readonly last: string;
}

function pageCommands(terminal: Terminal): Command[] {
  const report = command('report', 'show the counts so far').action(async (options: Common) => {
    const question = { method: 'GET', page: 'report' } as const;
    await tell<ReturnType<Sandbox['report']>>(terminal, options, { question, text: reportText });
  });
  const state = command('state', 'show what is there: instances, services, groups, troubles').action(
    async (options: Common) => {
      const question = { method: 'GET', page: 'state' } as const;
      await tell<SandboxState>(terminal, options, { question, text: stateText });
    },
  );
  return [report, state, callsCommand(terminal)];
}

function callsCommand(terminal: Terminal): Command {
  return command('calls', 'show the calls that the sandbox got')
    .option('--service <name>', 'only of this service, such as ecs')
    .option('--operation <name>', 'only this operation')
    .option('--mutating', 'only those that change something')
    .option('--last <number>', 'how many of the latest to show as text; -o json has all', '50')
    .action(async (options: CallsOptions) => {
      const { service, operation, mutating } = options;
      const last = wholeNumber(options.last, '--last', 100_000);
      const given = Object.entries({ service, operation, mutating }).filter(
        ([, value]) => value !== undefined,
      );
      const query = new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)]));
      const question = { method: 'GET', page: `calls?${query}` } as const;
      await tell<CallsAnswer>(terminal, options, { question, text: (answer) => callsText(answer, last) });
    });
}
