// One pass beside a process that operates the same cluster would write what that one writes: asked beforehand, by watching
// whether its heartbeat goes on. Writes none itself.
import { resolveQueueUrl } from '#aws/queue-url.ts';
import { sleep } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import { queueOf } from './event-queue.ts';
import { STILL_MS } from './heartbeat.ts';
import { beatTag, parseBeat } from './heartbeat-tag.ts';
import type { HeartbeatOptions, Post } from './post.ts';

const LOOKS_MS = 1_000;
const CALL_MS = 5_000;

/** Rejects with a sentence for people once another process shows a sign of life. What cannot be read holds nothing up. */
export async function assertNobodyOperates(
  { cluster, ports }: Post,
  { isGone = () => false }: HeartbeatOptions,
): Promise<void> {
  const { spec, clock } = cluster;
  const queue = queueOf(spec);
  if (queue === undefined) return;
  const read = async () => {
    try {
      return await withDeadline(clock, CALL_MS, async (signal) => {
        const QueueUrl = await resolveQueueUrl(ports.sqs, queue, { signal });
        return (await ports.sqs.listQueueTags({ QueueUrl }, { signal })).Tags?.[beatTag(spec.cluster)];
      });
    } catch {
      // The pass itself tells what is wrong with the queue; a missing permission must not forbid what was allowed before.
      return undefined;
    }
  };
  await cluster.account.assertRightAccount();
  const first = await read();
  const beat = first === undefined ? undefined : parseBeat(first);
  if (beat === undefined || beat.ended) return;
  if (beat.place !== undefined && isGone(beat.place)) return;
  const until = clock.monotonic() + STILL_MS;
  while (clock.monotonic() < until) {
    await sleep(clock, LOOKS_MS);
    if ((await read()) === first) continue;
    throw new Error(
      `another process (${beat.host}) operates ${spec.cluster}, as its heartbeat on the queue ${queue} says; end that one first, or use --dry-run, which only looks`,
    );
  }
}
