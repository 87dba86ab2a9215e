// The queues on which batch launchers report: an inbox for each, given to the clusters whose specs name it.
import type { Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import type { Log } from '#runtime/log.ts';
import { hintedInMs } from './dispatch.ts';
import type { Post } from './post.ts';
import { createShortageInbox, type ShortageInbox } from './shortage-inbox.ts';

interface OpenOptions {
  readonly posts: readonly Post[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Makes a cluster due. */
  readonly makeDue: (name: string, inMs: number) => void;
}

/** Gives each post the inboxes of its reports, one for each queue, and returns them all; they do not run yet. */
export function openShortageInboxes({ posts, makeDue, ...options }: OpenOptions): ShortageInbox[] {
  const inboxes = new Map<string, ShortageInbox>();
  for (const post of posts) {
    const { cluster, ports } = post;
    post.shortages = shortageQueues(cluster.spec).map((queue) => {
      const key = keyOf(post, queue);
      const inbox =
        inboxes.get(key) ??
        createShortageInbox({
          ...options,
          sqs: ports.sqs,
          queue,
          clusters: posts.flatMap((each) =>
            shortageQueues(each.cluster.spec).some((its) => keyOf(each, its) === key)
              ? each.cluster.spec.cluster
              : [],
          ),
          random: options.random.fork(key),
          mayReceive: () => cluster.account.assertRightAccount(),
          onReport: ({ cluster: name }) => {
            for (const each of posts)
              if (each.cluster.spec.cluster === name)
                makeDue(each.cluster.name, hintedInMs(each, options.clock));
          },
        });
      inboxes.set(key, inbox);
      return inbox;
    });
  }
  return [...inboxes.values()];
}

function keyOf({ cluster: { spec } }: Post, queue: string): string {
  return [spec.account, spec.region, spec.assumeRole?.arn ?? '', queue].join(' ');
}

/** Where capacity may be added for what is reported. */
export function shortageQueues({ mode, scaleOut, pools = [] }: Post['cluster']['spec']): string[] {
  if (mode !== 'scale') return [];
  const rules = [scaleOut, ...pools.map((pool) => pool.scaleOut)];
  return [...new Set(rules.flatMap((rule) => rule?.shortageQueue ?? []))];
}
