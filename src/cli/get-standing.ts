// sluice get clusters, pools, instances, tasks: the state of each, the reason and the next step, now or at a time; from the timeline.
import { Command, Option } from 'commander';
import { isoTime, listed } from '#lib/text.ts';
import type { Instant } from '#model/timeline.ts';
import type { ClusterStanding } from '#report/census.ts';
import { isBlind } from '#report/looks.ts';
import { censusFor, NOUNS, type Noun, type Row } from './get-nouns.ts';
import { instantOf } from './instants.ts';
import { openTimeline } from './open-timeline.ts';
import type { Pace } from './pace.ts';
import { type Cells, foldedLines, lineOf, widthsOf } from './table.ts';
import type { Terminal } from './terminal.ts';
import { timelineOption } from './timeline-place.ts';
import type { TimelineReader } from './timeline-reader.ts';

interface Options {
  readonly timeline: string;
  readonly output: 'table' | 'wide' | 'json' | 'yaml';
  readonly cluster?: string;
  readonly pool?: string;
  readonly instance?: string;
  readonly service?: string;
  readonly at?: string;
  readonly watch?: true;
}

export function standingCommands(terminal: Terminal, pace: () => Pace): Command[] {
  return Object.entries(NOUNS).map(([name, noun]) => {
    const command = new Command(name)
      .description(noun.about)
      .addOption(timelineOption())
      .option('--cluster <name>', 'of this ECS cluster, or of this ClusterSpec, alone')
      .option('--at <time>', 'as it was then, such as 2026-11-22T05:02:03Z')
      .option('-w, --watch', 'go on, with a line for each that changes')
      .addOption(
        new Option('-o, --output <format>', 'table, wide (a line each in a terminal too), json or yaml')
          .choices(['table', 'wide', 'json', 'yaml'])
          .default('table'),
      )
      .addHelpText(
        'after',
        '\nFrom the timeline that `sluice run` writes; ECS is not asked.\n\nExit status: 0 fine, 1 nothing is known, 2 the timeline cannot be read.',
      )
      .exitOverride()
      .action((options: Options) => showStanding(terminal, noun, options, pace()));
    if (name !== 'clusters') command.option('--pool <name>', 'of this pool alone');
    if (name === 'tasks')
      command
        .option('--instance <id>', 'on this instance alone')
        .option('--service <name>', 'of this service, or of this family, alone');
    return command;
  });
}

async function showStanding(terminal: Terminal, noun: Noun, options: Options, pace: Pace): Promise<void> {
  const { timeline, output, watch } = options;
  const isData = output === 'json' || output === 'yaml';
  if (watch && (isData || options.at !== undefined))
    throw new Error(
      `-w shows a table of what is, and goes on: leave ${isData ? `-o ${output}` : '--at'} out`,
    );
  const at = options.at === undefined ? undefined : instantOf(options.at, '--at');
  const files = await openTimeline(timeline);
  const isAsked = (row: Row) => asks(options, row);
  if (watch) return follow(terminal, noun, { files, isAsked, pace, output });
  const census = censusFor(noun);
  const standing = at === undefined ? {} : { at };
  const wanted = options.cluster === undefined ? {} : { cluster: options.cluster };
  for await (const record of files.read({ standing, ...wanted }))
    if (at === undefined || record.time <= at) census.add(record);
  const rows = noun.list(census).filter(({ row }) => isAsked(row));
  if (isData) {
    const items = rows.map(({ row }) => row);
    terminal.write(await dataOf(output, documentOf(noun, items, at)));
  } else if (rows.length > 0) {
    const lines = [noun.head, ...rows.map(({ cells }) => cells)];
    const widths = widthsOf(lines);
    terminal.write(lines.map((line) => textOf(line, widths, widthOf(terminal, output))).join(''));
  }
  if (!isData) warnOfBlindness(terminal, census.clusters().filter(isAsked), at ?? nowOf(pace));
  if (rows.length > 0) return;
  process.exitCode = 1;
  if (isData) return;
  const known =
    listed((await files.clusters?.()) ?? census.clusters().map(({ cluster }) => cluster), 10) || 'none';
  const then = at === undefined ? '' : ` at ${at}`;
  terminal.writeError(
    `sluice: nothing like that is known${then} in ${files.paths.join(', ')}; there are records of: ${known}\n`,
  );
}

const textOf = (row: Cells, widths: readonly number[], columns?: number): string =>
  `${(columns === undefined ? [lineOf(row, widths)] : foldedLines(row, widths, columns)).join('\n')}\n`;

const nowOf = ({ clock }: Pace): Instant => new Date(clock.now()).toISOString();

/** A terminal gets lines that fit, and a pipe whole ones, as `grep` wants them. */
const widthOf = ({ isTty, columns }: Terminal, output: Options['output']): number | undefined =>
  isTty && output === 'table' ? columns : undefined;

function asks({ cluster, pool, instance, service }: Options, row: Row): boolean {
  const fits = (wanted: string | undefined, ...has: (string | undefined)[]) =>
    wanted === undefined || has.includes(wanted);
  const one = (name: string) => (row as unknown as Readonly<Record<string, string | undefined>>)[name];
  return (
    fits(cluster, row.cluster, row.spec) &&
    fits(pool, one('pool')) &&
    fits(instance, one('instance')) &&
    fits(service, one('service'), one('family'))
  );
}

const documentOf = ({ kind }: Noun, items: readonly Row[], at?: Instant) => ({
  apiVersion: 'sluice.dev/v1alpha1',
  kind,
  ...(at !== undefined && { at }),
  items,
});

async function dataOf(output: 'json' | 'yaml', document: object): Promise<string> {
  if (output === 'json') return `${JSON.stringify(document, undefined, 2)}\n`;
  const { yamlText } = await import('#lib/yaml-text.ts');
  return yamlText(document);
}

/** What an operator wrote that has died is as of its last look. */
function warnOfBlindness(terminal: Terminal, clusters: readonly ClusterStanding[], at: Instant): void {
  for (const { cluster, looked } of clusters)
    if (isBlind(looked, Date.parse(at)))
      terminal.writeError(
        `sluice: NOBODY LOOKS: no look at ${cluster} is on record since ${isoTime(Date.parse(looked!))}: what is shown is as of then\n`,
      );
}

interface Follow {
  readonly files: TimelineReader;
  readonly isAsked: (row: Row) => boolean;
  readonly pace: Pace;
  readonly output: Options['output'];
}

/** The table, then a line for each row that is another one. */
async function follow(
  terminal: Terminal,
  noun: Noun,
  { files, isAsked, pace, output }: Follow,
): Promise<void> {
  const census = censusFor(noun);
  const columns = widthOf(terminal, output);
  let shown: ReadonlyMap<string, Cells> | undefined;
  let widths: number[] = [];
  const show = () => {
    const asked = noun.list(census).filter(({ row }) => isAsked(row));
    const rows = new Map(asked.map(({ row, cells }) => [keyOf(row), cells]));
    const cells = [...rows.values()];
    if (shown === undefined) widths = widthsOf([noun.head, ...cells]);
    const news = [...rows]
      .filter(([key, row]) => !isSame(shown?.get(key), row, noun.head))
      .map(([, row]) => row);
    const gone = [...(shown ?? [])]
      .filter(([key]) => !rows.has(key))
      .map(([, row]) => goneFrom(row, noun.head));
    const lines = [...(shown === undefined ? [noun.head] : []), ...news, ...gone];
    for (const line of lines) terminal.write(textOf(line, widths, columns));
    shown = rows;
  };
  let isNew = true;
  for await (const record of files.follow(pace, { standing: {} })) {
    if (record !== undefined) census.add(record);
    else if (isNew) show();
    isNew = record !== undefined;
  }
}

const keyOf = (row: Row): string =>
  [
    row.cluster,
    row.spec,
    'pool' in row ? row.pool : '',
    'instance' in row ? row.instance : '',
    'task' in row ? row.task : '',
  ].join(' ');

/** A look at what is as it was is no news. */
const isSame = (one: Cells | undefined, other: Cells, head: Cells): boolean =>
  one !== undefined && other.every((cell, index) => head[index] === 'LOOKED' || cell === one[index]);

const goneFrom = (row: Cells, head: Cells): Cells =>
  row.map((cell, index) =>
    head[index] === 'STATE' ? 'gone' : ['REASON', 'NEXT'].includes(head[index]!) ? '-' : cell,
  );
