// Reading the timeline from a table, day by day, with the records of all replicas in one story.
import { AwsError } from '#aws/errors.ts';
import type { TablePort } from '#aws/ports.ts';
import { createSdkTablePort } from '#aws/sdk.ts';
import { type Clock, sleep } from '#lib/clock.ts';
import { inParallel } from '#lib/parallel.ts';
import type { TimelineRecord } from '#model/timeline.ts';
import { dayOf, type Page, type Partition, storyOf } from '#operator/timeline-pages.ts';
import {
  createTimelineTable,
  hasOtherKeys,
  OTHER_KEYS,
  type TimelineTable,
} from '#operator/timeline-table.ts';
import { isLook } from '#report/looks.ts';
import type { Asked, TimelineReader } from './timeline-reader.ts';

const FOLLOW_MS = 2_000;
/** So long after its time a page may still come: a replica waits for a table that is slow, and clocks differ. */
const LATE_MS = 180_000;

/** Rejects with a sentence for people when it cannot be read, or nothing is in it. */
export async function openTimelineTable(
  name: string,
  port: TablePort = createSdkTablePort(name),
): Promise<TimelineReader> {
  const table = createTimelineTable(port, name);
  const explained = <T>(reading: Promise<T>) => reading.catch((error: unknown) => explain(error, name));
  const daysOf = (asked: Asked = {}) => explained(all(table.days())).then((days) => choose(days, asked));
  const known = await explained(first(table.days()));
  if (known === undefined)
    throw new Error(
      `there are no records in the table ${name}; \`sluice run --timeline dynamodb://${name}\` writes them there`,
    );
  const pagesOf = (partitions: readonly Partition[]) =>
    explained(inParallel(partitions, (each) => all(table.pages(each)))).then((pages) => pages.flat());
  return {
    paths: [`dynamodb://${name}`],
    async *read(asked = {}) {
      const days = grouped(await daysOf(asked), ({ day }) => day);
      for (const partitions of days.values()) yield* storyOf(await pagesOf(partitions), isAskedBy(asked));
    },
    follow: (pace, asked = {}) => follow(table, asked, { ...pace, explained }),
    async lastLook({ cluster, spec }) {
      const last = (await daysOf()).findLast((each) => each.cluster === cluster && each.spec === spec);
      if (last === undefined) return undefined;
      return storyOf(await pagesOf([last]), () => true).findLast(isLook)?.time;
    },
    clusters: async () => [...new Set((await daysOf()).map(({ cluster }) => cluster))],
  };
}

const isAskedBy =
  ({ needle = '' }: Asked) =>
  (line: string) =>
    line.includes(needle);

/** As each begins whole, some day before is enough; the last that there is may have begun a moment ago. */
function choose(days: readonly Partition[], { cluster, since, standing }: Asked): Partition[] {
  const own = days.filter(
    (each) => cluster === undefined || each.cluster === cluster || each.spec === cluster,
  );
  if (since === undefined && standing === undefined) return own;
  const until = standing?.at && dayOf(standing.at);
  const then = own.filter(({ day }) => until === undefined || day <= until);
  const from = since === undefined ? undefined : dayOf(since);
  const before = grouped(
    then.filter(({ day }) => from === undefined || day < from),
    ({ spec, cluster: name }) => `${spec}/${name}`,
  );
  const enough = new Set([...before.values()].flatMap((each) => each.slice(-2)));
  return then.filter((each) => (from !== undefined && each.day >= from) || enough.has(each));
}

interface Following {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly explained: <T>(reading: Promise<T>) => Promise<T>;
}

/** Pages come in the order in which they arrive: each is told once. */
async function* follow(
  table: TimelineTable,
  asked: Asked,
  { clock, signal, explained }: Following,
): AsyncGenerator<TimelineRecord | undefined> {
  const told = new Map<string, string>();
  const isNew = ({ writer, nth, time }: Page) => {
    const key = `${writer} ${nth}`;
    if (told.has(key)) return false;
    told.set(key, time);
    return true;
  };
  let partitions = choose(await explained(all(table.days())), asked);
  let from: string | undefined;
  while (!signal.aborted) {
    const pages = await explained(inParallel(partitions, (each) => all(table.pages(each, { from }))));
    const news = grouped(pages.flat().filter(isNew), ({ partition }) => partition.day);
    for (const day of [...news.keys()].sort()) yield* storyOf(news.get(day)!, isAskedBy(asked));
    yield undefined;
    await sleep(clock, FOLLOW_MS, signal);
    from = new Date(clock.now() - LATE_MS).toISOString();
    for (const [key, time] of told) if (time < from) told.delete(key);
    const young = await explained(all(table.days({ from: dayOf(from) })));
    partitions = choose(young, { cluster: asked.cluster });
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function explain(error: unknown, name: string): never {
  if (!(error instanceof AwsError)) throw error;
  if (error.kind === 'notFound')
    throw new Error(
      `there is no table ${name} in the account and Region of these credentials; check AWS_REGION and AWS_PROFILE, or give its ARN: --timeline dynamodb://arn:aws:dynamodb:REGION:ACCOUNT:table/NAME`,
    );
  if (error.kind === 'denied')
    throw new Error(
      `the table ${name} may not be read by these credentials: ${error.message}. It takes dynamodb:Query on it (manifests/iam-timeline-read.json), in its own account`,
    );
  if (hasOtherKeys(error)) throw new Error(`the table ${name} is none of a timeline: ${OTHER_KEYS}`);
  throw error;
}
