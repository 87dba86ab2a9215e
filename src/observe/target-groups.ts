// Target groups and the state of their targets (aws-facts.md §6). What rarely changes is read every five minutes,
// the targets' states every time. Reads only.
import { classifyError } from '#aws/errors.ts';
import type { TargetGroup } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { TargetGroupFacts } from '#model/observation.ts';
import type { ReadContext, StaticTargetGroup } from './context.ts';
import type { Answer } from './part.ts';
import { readEach } from './patience.ts';

export type TargetGroups = ReadonlyMap<string, TargetGroupFacts>;

const staticForMs = 300_000;
/** What was not asked for during so long is forgotten: services come and go, and their groups with them. */
const forgottenAfterMs = 3_600_000;
/** Used by AWS when a group does not say (aws-facts.md §6.2). */
const defaultDelayMs = 300_000;

/**
 * The given target groups with all their targets; one that AWS says it does not know is left out. One that could not be read
 * stays as it was `known`, without keeping the others from being read; of one that never was its targets are missing.
 */
export async function readTargetGroups(
  context: ReadContext,
  arns: readonly string[],
  known?: TargetGroups,
): Promise<Answer<TargetGroups>> {
  const reasons = await learnTargetGroups(context, arns);
  const found = arns.flatMap((arn) => context.cache.targetGroups.get(arn)?.facts ?? []);
  const read = new Map<string, TargetGroupFacts>();
  const failed = await readEach(found, async (facts) => {
    const targets = await unlessNotFound(() => readHealth(context, facts.arn));
    if (targets === undefined) forget(context, facts.arn);
    else read.set(facts.arn, { ...facts, targets });
  });
  const silent = arns.filter((arn) => !context.cache.targetGroups.has(arn));
  const unread = new Set([...silent, ...[...failed.keys()].map(({ arn }) => arn)]);
  const value = new Map<string, TargetGroupFacts>();
  for (const arn of arns) {
    const facts = unread.has(arn) ? known?.get(arn) : read.get(arn);
    // Its kind and its delay tell how long a removal takes, also where its targets were never read.
    const kind = known && context.cache.targetGroups.get(arn)?.facts;
    if (facts ?? kind) value.set(arn, facts ?? kind!);
  }
  if (unread.size === 0) return { value, ...problemOfGuesses(context, arns) };
  const [why = 'not in the answer'] = [...reasons, ...failed.values()];
  return { value, problem: `these target groups were not read: ${[...unread].join(', ')} (${why})` };
}

function problemOfGuesses({ cache }: ReadContext, arns: readonly string[]): { problem?: string } {
  const [reason] = arns.flatMap((arn) => cache.targetGroups.get(arn)?.guessed ?? []);
  return reason === undefined ? {} : { problem: `deregistration delays were not read (${reason})` };
}

function forget({ cache, clock }: ReadContext, arn: string): void {
  cache.targetGroups.set(arn, { at: clock.monotonic() });
}

/** What rarely changes, where it is not known or old. Resolves with why it could not be learnt. */
async function learnTargetGroups(context: ReadContext, arns: readonly string[]): Promise<string[]> {
  const { cache, clock } = context;
  const now = clock.monotonic();
  for (const [arn, { at }] of cache.targetGroups)
    if (now - at > forgottenAfterMs) cache.targetGroups.delete(arn);
  const old = arns.filter((arn) => now - (cache.targetGroups.get(arn)?.at ?? -staticForMs) >= staticForMs);
  const reasons: string[] = [];
  const failed = await readEach(chunksOf(old, 20), async (chunk) => {
    reasons.push(...(await learnChunk(context, chunk)));
  });
  return [...failed.values(), ...reasons];
}

/** One group that is gone fails the call for all of them: then each is asked for by itself. */
async function learnChunk(context: ReadContext, TargetGroupArns: string[]): Promise<string[]> {
  const answer = await unlessNotFound(() => context.ports.elbv2.describeTargetGroups({ TargetGroupArns }));
  if (answer !== undefined) {
    const failed = await readEach(answer.TargetGroups ?? [], (group) => learn(context, group));
    return [...failed.values()];
  }
  if (TargetGroupArns.length > 1)
    return (await inParallel(TargetGroupArns, (arn) => learnChunk(context, [arn]))).flat();
  forget(context, TargetGroupArns[0]!);
  return [];
}

async function learn(context: ReadContext, group: TargetGroup): Promise<void> {
  const arn = group.TargetGroupArn ?? '';
  const { targetGroups } = context.cache;
  const factsWith = (deregistrationDelayMs: number): StaticTargetGroup => ({
    arn,
    name: group.TargetGroupName ?? '',
    targetType: group.TargetType ?? 'instance',
    protocol: group.Protocol ?? 'HTTP',
    deregistrationDelayMs,
  });
  try {
    const delayMs = await unlessNotFound(() => readDelayMs(context, arn));
    if (delayMs === undefined) return forget(context, arn);
    targetGroups.set(arn, { at: context.clock.monotonic(), facts: factsWith(delayMs) });
  } catch (error) {
    const known = targetGroups.get(arn);
    if (known?.facts !== undefined && known.guessed === undefined) throw error;
    // Its kind is known, and its delay a guess that the next reading asks for again.
    const at = context.clock.monotonic() - staticForMs;
    const guessed = error instanceof Error ? error.message : String(error);
    targetGroups.set(arn, { at, facts: factsWith(defaultDelayMs), guessed });
  }
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
