// Target groups and the state of their targets (aws-facts.md §6). What rarely changes is read every five minutes,
// the targets' states every time. Reads only.
import { classifyError } from '#aws/errors.ts';
import type { TargetGroup } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { TargetGroupFacts } from '#model/observation.ts';
import type { ReadContext, StaticTargetGroup } from './context.ts';
import type { Answer } from './part.ts';

export type TargetGroups = ReadonlyMap<string, TargetGroupFacts>;

const staticForMs = 300_000;
/** Used by AWS when a group does not say (aws-facts.md §6.2). */
const defaultDelayMs = 300_000;

/** The given target groups with all their targets; one that AWS says it does not know is left out. */
export async function readTargetGroups(
  context: ReadContext,
  arns: readonly string[],
): Promise<Answer<TargetGroups>> {
  await learnTargetGroups(context, arns);
  const found = arns.flatMap((arn) => context.cache.targetGroups.get(arn)?.facts ?? []);
  const groups = await inParallel(found, async (facts) => {
    const targets = await unlessNotFound(() => readHealth(context, facts.arn));
    if (targets === undefined) forget(context, facts.arn);
    return targets === undefined ? undefined : { ...facts, targets };
  });
  const value = new Map(groups.flatMap((group) => (group ? [[group.arn, group]] : [])));
  const silent = arns.filter((arn) => !context.cache.targetGroups.has(arn));
  return silent.length === 0
    ? { value }
    : { value, problem: `these target groups were not described: ${silent.join(', ')}` };
}

function forget({ cache, clock }: ReadContext, arn: string): void {
  cache.targetGroups.set(arn, { at: clock.monotonic() });
}

async function learnTargetGroups(context: ReadContext, arns: readonly string[]): Promise<void> {
  const { cache, clock } = context;
  const now = clock.monotonic();
  const old = arns.filter((arn) => now - (cache.targetGroups.get(arn)?.at ?? -staticForMs) >= staticForMs);
  await inParallel(chunksOf(old, 20), (chunk) => learnChunk(context, chunk));
}

/** One group that is gone fails the call for all of them: then each is asked for by itself. */
async function learnChunk(context: ReadContext, TargetGroupArns: string[]): Promise<void> {
  const answer = await unlessNotFound(() => context.ports.elbv2.describeTargetGroups({ TargetGroupArns }));
  if (answer !== undefined) {
    await inParallel(answer.TargetGroups ?? [], (group) => learn(context, group));
  } else if (TargetGroupArns.length === 1) forget(context, TargetGroupArns[0]!);
  else await inParallel(TargetGroupArns, (arn) => learnChunk(context, [arn]));
}

async function learn(context: ReadContext, group: TargetGroup): Promise<void> {
  const arn = group.TargetGroupArn ?? '';
  const deregistrationDelayMs = await unlessNotFound(() => readDelayMs(context, arn));
  if (deregistrationDelayMs === undefined) return forget(context, arn);
  const facts: StaticTargetGroup = {
    arn,
    name: group.TargetGroupName ?? '',
    targetType: group.TargetType ?? 'instance',
    protocol: group.Protocol ?? 'HTTP',
    deregistrationDelayMs,
  };
  context.cache.targetGroups.set(arn, { at: context.clock.monotonic(), facts });
}

/** Undefined when AWS says that there is no such thing; every other failure is passed on. */
async function unlessNotFound<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (classifyError(error) !== 'notFound') throw error;
    return undefined;
  }
}

async function readDelayMs({ ports }: ReadContext, TargetGroupArn: string): Promise<number> {
  const answer = await ports.elbv2.describeTargetGroupAttributes({ TargetGroupArn });
  const value = answer.Attributes?.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
  const seconds = Number(value);
  return value === undefined || Number.isNaN(seconds) ? defaultDelayMs : seconds * 1000;
}

async function readHealth(
  { ports }: ReadContext,
  TargetGroupArn: string,
): Promise<ReadonlyMap<string, string>> {
  const answer = await ports.elbv2.describeTargetHealth({ TargetGroupArn });
  return new Map(
    (answer.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => [
      `${Target?.Id ?? ''}:${Target?.Port ?? 0}`,
      TargetHealth?.State ?? 'unavailable',
    ]),
  );
}
