// EC2's own checks of instances (aws-facts.md §5). They change within minutes, so they are asked for once a minute at
// most, also when the answer was a failure; without an answer an instance has none. Reads only.
import type { InstanceStatus } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { StatusChecks } from '#model/health.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import type { Ec2ById } from './ec2.ts';
import { readPages, toMs } from './paging.ts';
import { type Reading, readPart } from './part.ts';
import { recently } from './recent.ts';

export type StatusById = ReadonlyMap<string, StatusChecks>;

/** EC2 takes at most 100 ids, and none together with a page size; it has no filter by id. */
const idsPerCall = 100;
const minute = { key: 'status checks', forMs: 60_000 };
const nothing = { value: new Map<string, StatusChecks>(), at: 0 };

/** Those of these instances that run, as far as EC2 told: of others it has no status checks. */
export function runningOf(ids: readonly string[], ec2: Ec2ById): string[] {
  return ids.filter((id) => ec2.get(id)?.state === 'running');
}

/** Whether a check failed when it was last read. */
export function isImpaired(instance: InstanceFacts | undefined): boolean {
  const { system, instance: own } = instance?.statusChecks ?? {};
  return system === 'impaired' || own === 'impaired';
}

/** The checks of these instances, not older than a minute. Those of one launched since the last reading come with the next. */
export function readStatusChecks(context: ReadContext, ids: readonly string[]): Promise<Reading<StatusById>> {
  return recently(context, minute, () => readNow(context, ids));
}

/** The checks of these instances as they are now; what was kept of them is replaced. */
export async function readStatusChecksAgain(
  context: ReadContext,
  ids: readonly string[],
): Promise<Reading<StatusById>> {
  const reading = await readNow(context, ids);
  const kept = context.cache.recent.get(minute.key);
  if (kept === undefined) return reading;
  const { value, part } = kept.answer as Reading<StatusById>;
  const others = [...value].filter(([id]) => !ids.includes(id));
  const answer: Reading<StatusById> = { value: new Map([...others, ...reading.value]), part };
  context.cache.recent.set(minute.key, { at: kept.at, answer });
  return reading;
}

function readNow(context: ReadContext, ids: readonly string[]): Promise<Reading<StatusById>> {
  return readPart<StatusById>(context.clock, nothing, async () => {
    const readAt = context.clock.now();
    const asked = new Set(ids);
    if (ids.length === 0) return { value: nothing.value };
    const items = await (ids.length > idsPerCall ? describeAll(context) : describe(context, ids));
    const own = items.filter(({ InstanceId = '' }) => asked.has(InstanceId));
    const facts = own.map((item) => asWatched(context, item.InstanceId ?? '', toFacts(item, readAt)));
    return { value: new Map(facts) };
  });
}

/** A failure counts from when this process first saw it: AWS's clock and ours may be hours apart. */
function asWatched({ cache, clock }: ReadContext, id: string, checks: StatusChecks): [string, StatusChecks] {
  const key = `passed checks of ${id}`;
  if (checks.impairedSince === undefined) {
    cache.absences.present(key);
    return [id, checks];
  }
  const seenSince = checks.readAt - cache.absences.absent(key, clock.monotonic());
  return [id, { ...checks, impairedSince: Math.max(checks.impairedSince, seenSince) }];
}

async function describe({ ports }: ReadContext, ids: readonly string[]): Promise<InstanceStatus[]> {
  const answers = await inParallel(chunksOf(ids, idsPerCall), (InstanceIds) =>
    ports.ec2.describeInstanceStatus({ InstanceIds }),
  );
  return answers.flatMap(({ InstanceStatuses }) => InstanceStatuses ?? []);
}

/** All that run in the region, a thousand a page: ten times fewer calls than by id. */
function describeAll({ ports }: ReadContext): Promise<InstanceStatus[]> {
  return readPages(async (NextToken) => {
    const page = await ports.ec2.describeInstanceStatus({
      Filters: [{ Name: 'instance-state-name', Values: ['running'] }],
      MaxResults: 1000,
      NextToken,
    });
    return { items: page.InstanceStatuses, next: page.NextToken };
  });
}

function toFacts({ SystemStatus, InstanceStatus }: InstanceStatus, readAt: number): StatusChecks {
  const details = [SystemStatus, InstanceStatus].flatMap((summary) => summary?.Details ?? []);
  const since = details.flatMap(({ ImpairedSince }) => toMs(ImpairedSince) ?? []);
  return {
    system: SystemStatus?.Status ?? '',
    instance: InstanceStatus?.Status ?? '',
    ...(since.length > 0 && { impairedSince: Math.min(...since) }),
    readAt,
  };
}
