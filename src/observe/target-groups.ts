// Target groups and the state of their targets (aws-facts.md §6). What rarely changes is read every five minutes,
// the targets' states every time. Reads only.
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { TargetGroupFacts } from '#model/observation.ts';
import type { ReadContext, StaticTargetGroup } from './context.ts';
import type { Answer } from './part.ts';

export type TargetGroups = ReadonlyMap<string, TargetGroupFacts>;

const staticForMs = 300_000;
/** Used by AWS when a group does not say (aws-facts.md §6.2). */
const defaultDelayMs = 300_000;

/** The given target groups with all their targets; groups that AWS no longer knows are named in the problem. */
export async function readTargetGroups(
  context: ReadContext,
  arns: readonly string[],
): Promise<Answer<TargetGroups>> {
  await learnTargetGroups(context, arns);
  const found = arns.flatMap((arn) => context.cache.targetGroups.get(arn)?.facts ?? []);
  const groups = await inParallel(found, async (facts) => ({
    ...facts,
    targets: await readHealth(context, facts.arn),
  }));
  const value = new Map(groups.map((group) => [group.arn, group]));
  const absent = arns.filter((arn) => !value.has(arn));
  return absent.length === 0 ? { value } : { value, problem: `no such target group: ${absent.join(', ')}` };
}

async function learnTargetGroups(context: ReadContext, arns: readonly string[]): Promise<void> {
  const { ports, cache, clock } = context;
  const now = clock.now();
  const old = arns.filter((arn) => now - (cache.targetGroups.get(arn)?.at ?? -staticForMs) >= staticForMs);
  const answers = await inParallel(chunksOf(old, 20), (TargetGroupArns) =>
    ports.elbv2.describeTargetGroups({ TargetGroupArns }),
  );
  await inParallel(
    answers.flatMap((answer) => answer.TargetGroups ?? []),
    async (group) => {
      const arn = group.TargetGroupArn ?? '';
      const facts: StaticTargetGroup = {
        arn,
        name: group.TargetGroupName ?? '',
        targetType: group.TargetType ?? 'instance',
        protocol: group.Protocol ?? 'HTTP',
        deregistrationDelayMs: await readDelayMs(context, arn),
      };
      cache.targetGroups.set(arn, { at: now, facts });
    },
  );
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
