// sluice get: clusters, pools and instances from the timeline (get-standing.ts), and schedules: which limits hold in which windows, the
// open ones first, then the next. Talks to no AWS.
import { Command, Option } from 'commander';
import { systemClock } from '#lib/clock.ts';
import { isoTime } from '#lib/text.ts';
import { type Opening, openings } from '#plan/limits.ts';
import type { ParsedSpec } from '#spec/parse.ts';
import { standingCommands } from './get-standing.ts';
import { endless, type Pace } from './pace.ts';
import { readSpecs } from './scenario-file.ts';
import { renderTable } from './table.ts';
import { processTerminal, type Terminal } from './terminal.ts';

interface Options {
  readonly file: string[];
  readonly output: 'table' | 'wide' | 'json';
}

export function getCommand(terminal: Terminal = processTerminal(), pace: () => Pace = endless): Command {
  const command = new Command('get').description('what is, in a table');
  for (const each of standingCommands(terminal, pace)) command.addCommand(each);
  command
    .command('schedules')
    .description('the windows in which pools have other limits: those that are open, then the next')
    .requiredOption('-f, --file <path...>', 'ClusterSpecs: files, folders, or - for standard input')
    .addOption(
      new Option('-o, --output <format>', 'table, wide (also cron, time zone and lead), or json')
        .choices(['table', 'wide', 'json'])
        .default('table'),
    )
    .addHelpText(
      'after',
      `\nTimes are in UTC, and in brackets by the clock of the schedule. What a window\nasks for is launched before it opens, by its lead (5m unless given).\n\nExit status: 0 fine, 1 a spec is not valid, 2 a path cannot be read.`,
    )
    .exitOverride()
    .action((options: Options) => showSchedules(terminal, options, systemClock.now()));
  return command;
}

interface Row {
  readonly cluster: string;
  readonly opening: Opening;
}

/** `now` in ms since the epoch. */
export async function showSchedules(
  terminal: Terminal,
  { file, output }: Options,
  now: number,
): Promise<void> {
  const specs = await readSpecs(file);
  if (!specs) return;
  const rows = specs
    .flatMap((parsed) => rowsOf(parsed, now))
    .sort((a, b) => a.opening.opens - b.opening.opens);
  if (output === 'json') terminal.write(`${JSON.stringify(rows.map(jsonOf), undefined, 2)}\n`);
  else if (rows.length === 0)
    terminal.writeError('no schedules: spec.schedules of these documents is empty\n');
  else terminal.write(renderTable([headOf(output), ...rows.map((row) => cellsOf(row, output))]));
}

const rowsOf = ({ spec: { spec } }: ParsedSpec, now: number): Row[] =>
  openings(spec, now).map((opening) => ({ cluster: spec.cluster, opening }));

const headOf = (output: Options['output']) => [
  ...['CLUSTER', 'POOL', 'SCHEDULE', 'MIN', 'MAX', 'STATE', 'OPENS', 'CLOSES'],
  ...(output === 'wide' ? ['CRON', 'TIME ZONE', 'LEAD'] : []),
];

function cellsOf({ cluster, opening }: Row, output: Options['output']): string[] {
  const { schedule, opens, closes, isOpen } = opening;
  const { name, pool, min, max, cron, timeZone = 'UTC', lead = '5m' } = schedule;
  const time = (at: number) => `${isoTime(at)}${onTheWall(at, timeZone)}`;
  const cells = [
    cluster,
    pool,
    name,
    String(min ?? '-'),
    String(max ?? '-'),
    isOpen ? 'open' : 'next',
    time(opens),
    time(closes),
  ];
  return output === 'wide' ? [...cells, cron, timeZone, lead] : cells;
}

/** Such as ` (20:30)`; nothing where that is UTC. */
function onTheWall(at: number, timeZone: string): string {
  if (timeZone === 'UTC') return '';
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return ` (${clock.format(at)})`;
}

function jsonOf({ cluster, opening: { schedule, opens, closes, isOpen } }: Row) {
  return {
    cluster,
    ...schedule,
    state: isOpen ? 'open' : 'next',
    opens: isoTime(opens),
    closes: isoTime(closes),
  };
}
