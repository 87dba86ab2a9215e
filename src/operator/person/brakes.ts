// sluice pause, freeze, resume: the tags of a cluster that hold Sluice, written, taken away and read back. A tag that is
// there already stays as whoever set it wrote it.

import { sleep } from '#lib/clock.ts';
import { isoTime } from '#lib/text.ts';
import type { ClusterFacts } from '#model/observation.ts';
import { FROZEN_TAG, PAUSED_TAG } from '#plan/brake-tags.ts';
import { findCluster, type Hand } from './clusters.ts';

export const BRAKE_TAGS = { paused: PAUSED_TAG, frozen: FROZEN_TAG } as const;
export type Brake = keyof typeof BRAKE_TAGS;

export interface BrakesReport {
  readonly cluster: string;
  readonly clusterArn: string;
  /** What holds now, as it was read back: the tag's value, or null. */
  readonly paused: string | null;
  readonly frozen: string | null;
  /** Whether this command changed anything. */
  readonly changed: boolean;
  /** What it took away. */
  readonly removed: readonly { readonly tag: string; readonly value: string }[];
}

const BRAKES = Object.keys(BRAKE_TAGS) as Brake[];

/** Which of them are on. */
export function brakesOn(tags: ClusterFacts['tags']): Brake[] {
  return BRAKES.filter((brake) => Object.hasOwn(tags, BRAKE_TAGS[brake]));
}

export async function setBrake(
  hand: Hand,
  cluster: string,
  { brake, reason = '' }: { readonly brake: Brake; readonly reason?: string },
): Promise<BrakesReport> {
  const before = await findCluster(hand, cluster);
  if (brakesOn(before.tags).includes(brake)) return toReport(before, false);
  const value = tagText(`${await whoAsks(hand)} ${isoTime(hand.clock.now())} ${reason}`);
  await hand.ports.ecs.tagResource({ resourceArn: before.arn, tags: [{ key: BRAKE_TAGS[brake], value }] });
  return toReport(await readBack(hand, before, (on) => on.includes(brake)), true);
}

/** Takes both away. */
export async function releaseBrakes(hand: Hand, cluster: string): Promise<BrakesReport> {
  const before = await findCluster(hand, cluster);
  const on = brakesOn(before.tags).map((brake) => BRAKE_TAGS[brake]);
  if (on.length === 0) return toReport(before, false);
  await hand.ports.ecs.untagResource({ resourceArn: before.arn, tagKeys: on });
  const after = await readBack(hand, before, (left) => left.length === 0);
  return { ...toReport(after, true), removed: on.map((tag) => ({ tag, value: before.tags[tag]! })) };
}

function toReport({ name, arn, tags }: ClusterFacts, changed: boolean): BrakesReport {
  const noteOf = (brake: Brake) => tags[BRAKE_TAGS[brake]] ?? null;
  return {
    cluster: name,
    clusterArn: arn,
    paused: noteOf('paused'),
    frozen: noteOf('frozen'),
    changed,
    removed: [],
  };
}

/** Tags may show only after a while. */
const readBackMs = 10_000;

async function readBack(
  hand: Hand,
  { arn, name }: ClusterFacts,
  isRight: (on: readonly Brake[]) => boolean,
): Promise<ClusterFacts> {
  const began = hand.clock.monotonic();
  for (;;) {
    const after = await findCluster(hand, arn);
    if (isRight(brakesOn(after.tags))) return after;
    if (hand.clock.monotonic() - began > readBackMs)
      throw new Error(
        `the tags of ${name} were written, but read back they are as before; somebody may have changed them at the same time: ask again`,
      );
    await sleep(hand.clock, 500);
  }
}

/** Who the credentials belong to, such as `alice` or `Admin/alice`. A freeze must not wait for STS to be well. */
async function whoAsks({ ports }: Hand): Promise<string> {
  try {
    const { Arn = '' } = await ports.sts.getCallerIdentity({});
    return Arn.split(':')
      .slice(5)
      .join(':')
      .replace(/^(user|assumed-role|federated-user)\//, '');
  } catch {
    return 'somebody';
  }
}

/** A tag value has at most 256 characters, letters, digits, spaces and a few signs (aws-facts.md §1.4). */
export function tagText(text: string): string {
  const allowed = text.replace(/[^\p{L}\p{N}_.:/=+\-@]+/gu, ' ').trim();
  return allowed
    .slice(0, 256)
    .replace(/\p{Surrogate}$/u, '')
    .trim();
}
