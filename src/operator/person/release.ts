// sluice release: takes away what Sluice wrote, the tags of the cluster last, as they say what else is ours. Each step is
// idempotent; what fails is told, and stays for the next try.
import { sleep } from '#lib/clock.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { ClusterFacts } from '#model/observation.ts';
import { OWNER_TAG } from '#plan/owner.ts';
import { brakesOn } from './brakes.ts';
import { findCluster, type Hand } from './clusters.ts';
import { removeMemories } from './memory.ts';
import type { Ours } from './ours.ts';

export interface ReleaseReport {
  readonly cluster: string;
  /** What went, or would go, each as a noun. */
  readonly removed: readonly string[];
  /** What is ours and was not taken away, with the reason. */
  readonly held: readonly string[];
  /** What AWS refused. */
  readonly failed: readonly string[];
  /** What nobody takes away. */
  readonly leaves: readonly string[];
}

/** How long a Sluice that runs may take to write its record again: it looks every 15 s at the latest. */
const LISTENS_MS = 40_000;
const LOOKS_MS = 5_000;

/**
 * Why somebody seems to operate the cluster. Takes the owner's tag away, which whoever runs writes again at once; one that is
 * paused or frozen does not, so that nothing can be told then. Undefined: nobody does.
 */
export async function whoOperates(hand: Hand, cluster: ClusterFacts): Promise<string | undefined> {
  const owner = cluster.tags[OWNER_TAG];
  if (owner === undefined) return undefined;
  const [brake] = brakesOn(cluster.tags);
  if (brake !== undefined)
    return `${cluster.name} is ${brake}, and a Sluice that is ${brake} shows nothing of itself: stop it, then add --force`;
  await hand.ports.ecs.untagResource({ resourceArn: cluster.arn, tagKeys: [OWNER_TAG] });
  const began = hand.clock.monotonic();
  while (hand.clock.monotonic() - began < LISTENS_MS) {
    await sleep(hand.clock, LOOKS_MS);
    const { tags } = await findCluster(hand, cluster.arn);
    // What was read too soon may still be the old one.
    if (tags[OWNER_TAG] !== undefined && hand.clock.monotonic() - began >= LOOKS_MS * 2)
      return `the document "${tags[OWNER_TAG]}" is being operated by a Sluice that runs: it wrote the tag ${OWNER_TAG} again. Stop it first`;
  }
  return undefined;
}

/** What would go, without a call that changes anything. */
export function wouldRelease(ours: Ours): ReleaseReport {
  const rest = { failed: [], held: ours.held, leaves: ours.leaves };
  return { cluster: ours.cluster.name, removed: [...stepsOf(ours).flatMap(({ what }) => what)], ...rest };
}

export async function release(hand: Hand, ours: Ours): Promise<ReleaseReport> {
  const removed: string[] = [];
  const failed: string[] = [];
  const run = async ({ what, go }: Step) => {
    try {
      const failures = (await go(hand)) ?? new Map<string, unknown>();
      for (const [id, error] of failures) failed.push(`the memory of ${id}: ${wordsOf(error)}`);
      removed.push(...what.filter((each) => ![...failures.keys()].some((id) => each.endsWith(id))));
    } catch (error) {
      failed.push(...what.map((each) => `${each}: ${wordsOf(error)}`));
    }
  };
  const steps = stepsOf(ours);
  await inParallel(
    steps.filter(({ last }) => !last),
    run,
    4,
  );
  // They name the pools and hooks: whoever tries again needs them.
  const isClear = failed.length === 0 && ours.held.length === 0;
  const held = [...ours.held];
  for (const step of steps.filter(({ last }) => last)) {
    if (isClear) await run(step);
    else held.push(...step.what.map((each) => `${each}: it says what is ours, and goes last`));
  }
  return { cluster: ours.cluster.name, removed, held, failed, leaves: ours.leaves };
}

interface Step {
  readonly what: readonly string[];
  readonly last?: true;
  readonly go: (hand: Hand) => Promise<ReadonlyMap<string, unknown> | undefined>;
}

function stepsOf({ cluster, hooks, flags, memories, tags }: Ours): Step[] {
  return [
    ...hooks.map(
      ({ group, hook }): Step => ({
        what: [`the hook ${hook} of ${group}`],
        go: async ({ ports }) => {
          await ports.autoscaling.deleteLifecycleHook({
            AutoScalingGroupName: group,
            LifecycleHookName: hook,
          });
          return undefined;
        },
      }),
    ),
    ...flags.flatMap(({ group, instanceIds }) =>
      chunksOf(instanceIds, 50).map(
        (InstanceIds): Step => ({
          what: InstanceIds.map((id) => `the scale-in protection of ${id}`),
          go: async ({ ports }) => {
            await ports.autoscaling.setInstanceProtection({
              AutoScalingGroupName: group,
              InstanceIds,
              ProtectedFromScaleIn: false,
            });
            return undefined;
          },
        }),
      ),
    ),
    ...(memories.length === 0
      ? []
      : [
          {
            what: memories.map(({ instance }) => `the memory of ${instance.instanceId}`),
            go: (hand: Hand) => removeMemories(hand, memories),
          },
        ]),
    ...(tags.length === 0
      ? []
      : [
          {
            what: tags.map((key) => `the tag ${key} of ${cluster.name}`),
            last: true as const,
            go: async ({ ports }: Hand) => {
              await ports.ecs.untagResource({ resourceArn: cluster.arn, tagKeys: [...tags] });
              return undefined;
            },
          },
        ]),
  ];
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
