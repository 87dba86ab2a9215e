// The queues on which batch launchers report: an inbox for each, given to the clusters whose specs name it.
import { clusterKey } from './courier.ts';
import { type DispatchOptions, hintedInMs } from './dispatch.ts';
import type { Post } from './post.ts';
import { createShortageInbox, type ShortageInbox } from './shortage-inbox.ts';

/** Gives each post the inboxes of its reports, by queue: those that are open already, and new ones, which do not run yet. */
export function openShortageInboxes(
  { posts, makeDue, ...options }: DispatchOptions,
  open: ReadonlyMap<string, ShortageInbox>,
): Map<string, ShortageInbox> {
  const inboxes = new Map<string, ShortageInbox>();
  for (const post of posts()) {
    const { cluster, ports } = post;
    post.shortages = (post.tenure.listens ? shortageQueues(cluster.spec) : []).map((queue) => {
      const key = keyOf(post, queue);
      const inbox =
        inboxes.get(key) ??
        open.get(key) ??
        createShortageInbox({
          ...options,
          sqs: ports.sqs,
          queue,
          clusters: () =>
            posts().flatMap((each) =>
              shortageQueues(each.cluster.spec).some((its) => keyOf(each, its) === key)
                ? each.cluster.spec.cluster
                : [],
            ),
          random: options.random.fork(key),
          mayReceive: () => cluster.account.assertRightAccount(),
          heldElsewhere: (name) => {
            const away = posts().find(
              (each) =>
                each.cluster.spec.cluster === name &&
                !each.tenure.isHeld &&
                shortageQueues(each.cluster.spec).some((its) => keyOf(each, its) === key),
            );
            return away && clusterKey(away.cluster.spec);
          },
          onReport: ({ cluster: name }) => {
            for (const each of posts())
              if (each.cluster.spec.cluster === name)
                makeDue(each.cluster.name, hintedInMs(each, options.clock));
          },
        });
      inboxes.set(key, inbox);
      return inbox;
    });
  }
  return inboxes;
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
