// sluice describe: who bore an id or an address at a time, what became of it and why; and what was decided about the size of a pool.
// From the timeline.
import { Command, InvalidArgumentError, Option } from 'commander';
import { systemClock } from '#lib/clock.ts';
import { printable } from '#lib/document-problem.ts';
import { hanging, listed } from '#lib/text.ts';
import type { Instant, TimelineRecord } from '#model/timeline.ts';
import { createHistory } from '#report/history.ts';
import { isBlind } from '#report/looks.ts';
import { poolStories } from '#report/pool-story.ts';
import { renderPoolStory } from '#report/pool-story-text.ts';
import { isAbout, needleOf, parseQuery, type Query } from '#report/query.ts';
import { type Match, match, type Story, storyOf } from '#report/story.ts';
import { storyJson } from '#report/story-json.ts';
import { renderMatches, renderStory, type StoryView } from '#report/story-text.ts';
import { createTwoTimes } from '#report/two-times.ts';
import { instantOf } from './instants.ts';
import { openTimeline } from './open-timeline.ts';
import { endless, type Pace } from './pace.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { outputOption } from './timeline.ts';
import { timelineOption } from './timeline-place.ts';
import type { TimelineReader } from './timeline-reader.ts';

interface Options {
  readonly timeline: string;
  readonly at?: string;
  readonly output: 'text' | 'json';
  readonly watch?: true;
}

export function describeCommand(terminal: Terminal = processTerminal(), pace: () => Pace = endless): Command {
  const command = new Command('describe').description(
    'state, reason, next step and history of an instance (which may be left out), or of a pool',
  );
  command
    .command('instance', { isDefault: true })
    .description('an instance, also one that is gone, by what a log or a page shows of it')
    .argument('<id>', 'instance id, container instance id or ARN, IP, or IP:PORT')
    .option('--at <time>', 'when it bore that address, such as 2026-11-22T05:02:03Z')
    .option('-w, --watch', 'go on, with what is written of it from now on')
    .addOption(timelineOption())
    .addOption(outputOption())
    .exitOverride()
    .addHelpText('after', '\nExit status: 0 fine, 1 nothing is known of it, 2 the timeline cannot be read.')
    .action((asked: string, options: Options) => describeInstance(terminal, asked, options, pace()));
  command
    .command('pool')
    .description('the last decisions about the size of a pool, with their reasons, and what holds it now')
    .argument('<name>', 'the name of the pool in its ClusterSpec')
    .addOption(new Option('-n, --last <count>', 'so many decisions').default(10).argParser(wholeNumber))
    .addOption(timelineOption())
    .addOption(outputOption())
    .exitOverride()
    .addHelpText('after', '\nExit status: 0 fine, 1 nothing is known of it, 2 the timeline cannot be read.')
    .action((name: string, options: PoolOptions) => describePool(terminal, name, options));
  return command;
}

interface PoolOptions extends Pick<Options, 'timeline' | 'output'> {
  readonly last: number;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('expected a whole number above 0.');
  return number;
}

async function describePool(
  terminal: Terminal,
  name: string,
  { timeline, output, last }: PoolOptions,
): Promise<void> {
  const files = await openTimeline(timeline);
  const stories = poolStories(await recordsOf(files, name), name, last);
  const view = { times: createTwoTimes(), width: Math.max(60, Math.min(terminal.columns, 120)) };
  if (output === 'json') terminal.write(`${JSON.stringify(stories, undefined, 2)}\n`);
  else for (const story of stories) writeLines(terminal.write, renderPoolStory(story, view));
  if (stories.length > 0) return;
  process.exitCode = 1;
  if (output === 'text')
    writeLines(
      terminal.writeError,
      `nothing is known of a pool ${printable(name)}\n  looked in ${files.paths.join(', ')}\n`,
    );
}

/** Looks are many: of those that saw an instance of the pool the first of each document tells enough. */
async function recordsOf({ read }: TimelineReader, pool: string): Promise<TimelineRecord[]> {
  const records: TimelineRecord[] = [];
  const known = new Set<string>();
  for await (const record of read()) {
    const key = `${record.cluster} ${record.spec}`;
    const isFirst = record.kind === 'seen' && record.pool === pool && !known.has(key);
    if (isFirst) known.add(key);
    if (isFirst || (record.kind !== 'seen' && record.kind !== 'looked')) records.push(record);
  }
  return records;
}

async function describeInstance(
  terminal: Terminal,
  asked: string,
  options: Options,
  pace: Pace,
): Promise<void> {
  if (options.watch && (options.output === 'json' || options.at !== undefined))
    throw new Error(`-w goes on from now: leave ${options.at === undefined ? '-o json' : '--at'} out`);
  const query = parseQuery(asked);
  if (query === undefined)
    throw new Error(
      `${printable(asked)} is neither an instance id (i-0abc…), nor a container instance's id or ARN, nor an address such as 10.0.3.17 or 10.0.3.17:32768`,
    );
  const at = options.at === undefined ? undefined : instantOf(options.at, '--at');
  const files = await openTimeline(options.timeline);
  const stories = await storiesOf(files, query);
  const matches = match(stories, query, at);
  const byPort = query.kind === 'address' && query.port !== undefined;
  const view: StoryView = {
    times: createTwoTimes(),
    asked,
    byPort,
    width: Math.max(60, Math.min(terminal.columns, 120)),
    ...(at !== undefined && { at }),
    ...(matches[0] && (await blindness(files, matches[0].story))),
  };
  if (options.output === 'json') terminal.write(storyJson(matches, view));
  else if (matches.length > 0) writeLines(terminal.write, answer(matches, view));
  else writeLines(terminal.writeError, await nothingKnown(files, stories, view));
  if (matches.length === 0) process.exitCode = 1;
  const [only, ...others] = matches;
  if (options.watch && only && others.length === 0) await follow(terminal, files, only.story, { view, pace });
}

/** What is written of it from now on, a line each. */
async function follow(
  terminal: Terminal,
  files: TimelineReader,
  { instance, records }: Story,
  { view: { times, width }, pace }: { view: StoryView; pace: Pace },
): Promise<void> {
  const { tell } = createHistory();
  let known = records.length;
  for await (const record of files.follow(pace, { needle: `"${instance}"` })) {
    if (record?.instance !== instance) continue;
    const words = tell(record);
    known -= 1;
    if (known >= 0 || words === undefined) continue;
    const lines = hanging(words, width, [`  ${times(record.time)}  `, ' '.repeat(8)]);
    writeLines(terminal.write, `${lines.join('\n')}\n`);
  }
}

/** An old file of another machine is as blind as an operator that has died: what it tells is of its own time. */
async function blindness(files: TimelineReader, story: Story): Promise<Pick<StoryView, 'blindSince'>> {
  const last = await files.lastLook(story);
  return isBlind(last, systemClock.now()) ? { blindSince: last! } : {};
}

function answer(matches: readonly Match[], view: StoryView): string {
  return matches.length === 1 ? renderStory(matches[0]!, view) : renderMatches(matches, view);
}

/** Names in it come from AWS and from files: none may move the cursor. */
function writeLines(write: (text: string) => void, text: string): void {
  write(text.split('\n').map(printable).join('\n'));
}

/** All that is known of the instances that ever bore the name. Read twice, so that little is kept. */
async function storiesOf({ read }: TimelineReader, query: Query): Promise<Story[]> {
  const records = new Map<string, TimelineRecord[]>();
  for await (const record of read({ needle: needleOf(query) }))
    if (record.instance !== undefined && isAbout(record, query)) records.set(record.instance, []);
  if (records.size === 0) return [];
  const needle = records.size === 1 ? `"${[...records.keys()][0]}"` : '';
  for await (const record of read({ needle })) records.get(record.instance ?? '')?.push(record);
  return [...records.values()].map(storyOf).sort((one, other) => (one.from < other.from ? -1 : 1));
}

async function nothingKnown(
  { paths, read }: TimelineReader,
  stories: readonly Story[],
  { asked, at, times }: StoryView,
): Promise<string> {
  const then = at === undefined ? '' : ` at ${times(at)}`;
  const lines = [
    `nothing is known of ${asked}${then}`,
    `  looked in ${paths.join(', ')}: ${await summary(read())}`,
  ];
  if (stories.length > 0) lines.push('  at other times it was that of:');
  for (const { instance, cluster, from, to } of stories)
    lines.push(`    ${instance}  ${cluster}  ${times(from)} to ${to === undefined ? 'now' : times(to)}`);
  if (stories.length === 0)
    lines.push('  if another operator looks after it, give what it writes with --timeline');
  return `${lines.join('\n')}\n`;
}

async function summary(records: AsyncIterable<TimelineRecord>): Promise<string> {
  const clusters = new Set<string>();
  let many = 0;
  let [first, last]: Instant[] = [];
  for await (const { cluster, time } of records) {
    clusters.add(cluster);
    many += 1;
    first ??= time;
    last = time;
  }
  if (many === 0) return 'no record';
  return `${many} records of ${listed([...clusters].sort(), 10)}, ${first} to ${last}`;
}
