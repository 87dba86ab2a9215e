// sluice timeline: every record of a cluster, in words, from the file or table that `run` writes.
import { Command, Option } from 'commander';
import { systemClock } from '#lib/clock.ts';
import { printable } from '#lib/document-problem.ts';
import { count, hanging, listed } from '#lib/text.ts';
import { createHistory } from '#report/history.ts';
import { createTwoTimes } from '#report/two-times.ts';
import { sinceOf } from './instants.ts';
import { openTimeline } from './open-timeline.ts';
import { endless, type Pace } from './pace.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { timelineOption } from './timeline-place.ts';

interface Options {
  readonly timeline: string;
  readonly since?: string;
  readonly output: 'text' | 'json';
  readonly watch?: true;
}

export const outputOption = () =>
  new Option('-o, --output <format>', 'text for people, json for programs')
    .choices(['text', 'json'])
    .default('text');

export function timelineCommand(terminal: Terminal = processTerminal(), pace: () => Pace = endless): Command {
  return new Command('timeline')
    .description('what happened in a cluster: changes seen, decisions, refusals, actions, outcomes')
    .argument('<cluster>', 'the ECS cluster, or the name of its ClusterSpec')
    .addOption(timelineOption())
    .option('--since <time>', 'a duration such as 2h, or a time; all that is kept unless given')
    .option('-w, --watch', 'go on, with what is written from now on')
    .addOption(outputOption())
    .addHelpText(
      'after',
      '\nExit status: 0 fine, 1 nothing is known of the cluster,\n2 the timeline cannot be read.',
    )
    .action((cluster: string, options: Options) => show(terminal, cluster, options, pace()));
}

async function show(terminal: Terminal, cluster: string, options: Options, pace: Pace): Promise<void> {
  if (options.watch && options.output === 'json')
    throw new Error('-w goes on without an end, and a JSON document has one: leave -o json out');
  const since = options.since === undefined ? '' : sinceOf(options.since, '--since', systemClock.now());
  const timeline = await openTimeline(options.timeline);
  const asked = { cluster, ...(since !== '' && { since }) };
  const printer = options.output === 'json' ? jsonPrinter(terminal) : textPrinter(terminal);
  const others = new Set<string>();
  let known = 0;
  let newest = '';
  for await (const record of options.watch ? timeline.follow(pace, asked) : timeline.read(asked)) {
    if (record === undefined) continue;
    if (record.cluster !== cluster && record.spec !== cluster) {
      others.add(record.cluster);
      continue;
    }
    known += 1;
    newest = record.time;
    printer.print(record, record.time >= since);
  }
  printer.end();
  if (known > 0 && newest < since)
    terminal.writeError(
      `sluice: nothing is as young as ${since}: the newest of ${count(known, 'record')} of ${printable(cluster)} is of ${newest}; is \`sluice run\` running?\n`,
    );
  if (known > 0) return;
  for (const other of (await timeline.clusters?.()) ?? []) others.add(other);
  const there = others.size === 0 ? 'none' : listed([...others].sort(), 10);
  terminal.writeError(
    `sluice: nothing is known of the cluster ${printable(cluster)} in ${timeline.paths.join(', ')}; there are records of: ${printable(there)}\n`,
  );
  process.exitCode = 1;
}

type Record = Parameters<ReturnType<typeof createHistory>['tell']>[0];

interface Printer {
  /** A record that is not shown may still be what the next one is news against. */
  print(record: Record, isShown: boolean): void;
  end(): void;
}

function textPrinter({ write, isTty, columns }: Terminal): Printer {
  const fold = (line: string) => (isTty ? hanging(line, columns, ['', '    ']).join('\n') : line);
  const history = createHistory();
  const times = createTwoTimes();
  let heading = `times: ${times.zones}\n`;
  return {
    print(record, isShown) {
      const words = history.tell(record);
      if (!isShown || words === undefined) return;
      const about =
        record.instance ?? ('pool' in record && record.pool ? `pool ${record.pool}` : record.cluster);
      write(`${heading}${fold(printable(`${times(record.time)}  ${about}  ${words}`))}\n`);
      heading = '';
    },
    end: () => {},
  };
}

/** One document, a record a line: it may be long. */
function jsonPrinter({ write }: Terminal): Printer {
  let separator = '[\n';
  return {
    print(record, isShown) {
      if (!isShown) return;
      write(`${separator}${JSON.stringify(record)}`);
      separator = ',\n';
    },
    end: () => write(separator === '[\n' ? '[]\n' : '\n]\n'),
  };
}
