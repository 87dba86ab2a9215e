// What happens to posts when this process may operate their clusters, and when it may no more; one after the other.
import type { Letter } from '#runtime/lease-store.ts';
import type { WorkQueue } from '#runtime/work-queue.ts';
import { clusterKey } from './courier.ts';
import { hintedInMs } from './dispatch.ts';
import { createHeartbeats } from './heartbeat.ts';
import type { Mailroom } from './mailroom.ts';
import { createPosts, type OperatorOptions, type Post } from './post.ts';
import { createReplicas } from './replicas.ts';
import type { Tenancy, TenancyEvents } from './tenancy.ts';

/** What a running operator consists of. */
export interface Started {
  readonly queue: WorkQueue;
  readonly mail?: Mailroom;
  readonly tenancy?: Tenancy;
}

/** Undefined where no other process is asked about. `posts`: by name, changed in place. */
export function createTenancy(
  options: OperatorOptions,
  posts: Map<string, Post>,
  started: () => Started,
  ending: AbortSignal,
): Tenancy | undefined {
  const { leases, heartbeat, dryRun, clock, random } = options;
  if (dryRun || (leases === undefined && heartbeat === undefined)) return undefined;
  const events = createTransitions(options, posts, { started, ending });
  const shared = { ...options, ...events, random: random.fork('leases') };
  return leases === undefined
    ? createHeartbeats({ ...shared, ...heartbeat!, clock })
    : createReplicas({ ...shared, ...leases, clock });
}

/** What this process operates already it goes on to operate with a post that took another's place. */
export function holdAgain({ cluster, tenure }: Post, tenancy: Tenancy | undefined): void {
  const lease = tenancy?.leaseOf(clusterKey(cluster.spec));
  if (lease !== undefined) tenure.hold(lease);
}

function createTransitions(
  options: OperatorOptions,
  posts: Map<string, Post>,
  { started, ending }: { started: () => Started; ending: AbortSignal },
): TenancyEvents {
  const { log, clock } = options;
  const postsOf = (keys: readonly string[]) =>
    [...posts.values()].filter(({ cluster }) => keys.includes(clusterKey(cluster.spec)));
  const goOn = (names: readonly string[]) => {
    started().mail?.arrange();
    for (const name of names) started().queue.due(name, 0);
  };
  /** What this process knew of its own doing is not true of what another one does meanwhile: the post begins anew. */
  const replace = async (lost: readonly Post[]) => {
    const specs = lost.map(({ document, origin, commit }) => ({
      spec: document,
      origin: { ...origin, commit },
    }));
    const fresh = await createPosts({ ...options, specs });
    for (const [name, post] of fresh) {
      // It was replaced already by another spec, or is held again.
      if (!lost.includes(posts.get(name)!) || posts.get(name)!.tenure.isHeld) continue;
      posts.set(name, post);
      holdAgain(post, started().tenancy);
    }
    goOn([...fresh.keys()]);
  };
  return {
    posts: () => [...posts.values()],
    onHeld(held, lease, how) {
      for (const { cluster, tenure } of held) {
        tenure.hold(lease);
        log('info', how, { cluster: cluster.name });
      }
      goOn(held.map(({ cluster }) => cluster.name));
    },
    onLost(lost, why) {
      for (const { cluster, tenure } of lost) {
        const { fence } = tenure.lease;
        tenure.drop();
        log('info', why, {
          cluster: cluster.name,
          ...(fence !== undefined && { fence }),
        });
      }
      if (ending.aborted) return;
      replace(lost).catch((error: unknown) => log('error', `a post could not begin anew: ${String(error)}`));
    },
    onLetters(letters) {
      for (const post of postsOf([...new Set(letters.map(({ what }) => what))])) deliver(post, letters);
    },
    onRung(keys) {
      for (const post of postsOf(keys))
        if (post.tenure.isHeld) started().queue.due(post.cluster.name, hintedInMs(post, clock));
    },
  };
  function deliver(post: Post, letters: readonly Letter[]): void {
    const its = letters.filter(({ what }) => what === clusterKey(post.cluster.spec));
    post.inbox?.receive(its.filter(({ from }) => from === 'events'));
    for (const inbox of post.shortages ?? []) inbox.receive(its.filter(({ from }) => from === inbox.queue));
  }
}
