// A person's wish in the memory of instances: written and taken away ten at a time, each cluster by itself. Where ECS
// refuses the attribute, the EC2 tag holds it, as with every memory.
import { sendActivate } from '#act/send/container-instances.ts';
import { sendRemember } from '#act/send/memory.ts';
import type { Sending } from '#act/send/sender.ts';
import { classifyError } from '#aws/errors.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import { memoryAttribute } from '#observe/container-instances.ts';
import { packMemory, unpackMemory } from '#plan/memory.ts';
import type { Hand } from './clusters.ts';
import type { Seen } from './look.ts';

/** Why it failed, by instance id; empty when all went well. */
export type Failures = ReadonlyMap<string, unknown>;

const atOnce = 10;
/** Each call has a limit of its own, and nobody else's deadline depends on it. */
const noHurry = new AbortController().signal;

/** `since` in ms since the epoch. */
export function writeWishes(hand: Hand, instances: readonly Seen[], since: number): Promise<Failures> {
  const value = packMemory({ why: 'person', since, tookTargets: false });
  return inBatches(hand, instances, (batch, sending) => remember(batch, sending, value));
}

/** Takes a person's wish away from wherever it stands; what else is remembered there stays. */
export function removeWishes(hand: Hand, instances: readonly Seen[]): Promise<Failures> {
  return inBatches(hand, instances, async (batch, sending) => {
    const attributes = batch.filter(({ instance }) => isWish(instance.container?.memory));
    if (attributes.length > 0) await remember(attributes, sending, '');
    const tagged = batch.filter(({ instance }) => isWish(instance.tags[memoryAttribute]));
    const Resources = tagged.map(({ instance }) => instance.instanceId);
    if (Resources.length === 0) return;
    await hand.ports.ec2.deleteTags({ Resources, Tags: [{ Key: memoryAttribute }] });
  });
}

/** Takes the whole memory away, whatever it says and wherever it stands. */
export function removeMemories(hand: Hand, instances: readonly Seen[]): Promise<Failures> {
  return inBatches(hand, instances, async (batch, sending) => {
    const attributes = batch.filter(({ instance }) => instance.container?.memory);
    if (attributes.length > 0) await remember(attributes, sending, '');
    const Resources = batch.flatMap(({ instance: { instanceId, tags } }) =>
      tags[memoryAttribute] === undefined ? [] : [instanceId],
    );
    if (Resources.length > 0)
      await hand.ports.ec2.deleteTags({ Resources, Tags: [{ Key: memoryAttribute }] });
  });
}

export function isWish(value: string | undefined): boolean {
  const memory = unpackMemory(value);
  return memory !== undefined && !('handsOff' in memory) && memory.why === 'person';
}

async function remember(batch: readonly Seen[], sending: Sending, value: string): Promise<void> {
  const base = {
    kind: 'remember',
    forced: false,
    nature: 'routine',
    value,
    reason: 'a person wants it',
  } as const;
  const actions = batch.map(({ instance: { instanceId, container } }) => ({
    ...base,
    instanceId,
    containerInstanceArn: container?.arn ?? '',
  }));
  await sendRemember(actions, sending);
}

/** Sets ACTIVE; what ECS says of each counts as a failure of its own. */
export async function activate(hand: Hand, instances: readonly Seen[]): Promise<Failures> {
  const failures = new Map<string, unknown>();
  const base = { kind: 'activate', forced: false, nature: 'routine', reason: 'a person wants it' } as const;
  const failed = await inBatches(hand, instances, async (batch, sending) => {
    const verdicts = await sendActivate(
      batch.map(({ instance: { instanceId, container } }) => ({
        ...base,
        instanceId,
        containerInstanceArn: container?.arn ?? '',
      })),
      sending,
    );
    for (const [index, verdict] of verdicts.entries())
      if (!verdict.ok) failures.set(batch[index]!.instance.instanceId, new Error(verdict.detail));
  });
  return new Map([...failures, ...failed]);
}

async function inBatches(
  hand: Hand,
  instances: readonly Seen[],
  send: (batch: readonly Seen[], sending: Sending) => Promise<void>,
): Promise<Failures> {
  const failures = new Map<string, unknown>();
  const clusters = new Map<string, Seen[]>();
  for (const seen of instances)
    clusters.set(seen.cluster.name, [...(clusters.get(seen.cluster.name) ?? []), seen]);
  const run = async (batch: readonly Seen[]): Promise<void> => {
    try {
      const { ports, clock } = hand;
      await send(batch, { ports, cluster: batch[0]!.cluster.name, signal: noHurry, now: clock.now() });
    } catch (error) {
      // One of them may be why all were refused.
      const byOne = ['notFound', 'conflict', 'invalid'].includes(classifyError(error));
      if (batch.length > 1 && byOne) await inParallel(batch, (seen) => run([seen]), 4);
      else for (const { instance } of batch) failures.set(instance.instanceId, error);
    }
  };
  const batches = [...clusters.values()].flatMap((own) => chunksOf(own, atOnce));
  // A few at a time: they share the API with the users' own calls.
  await inParallel(batches, run, 4);
  return failures;
}
