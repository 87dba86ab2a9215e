// One process without a table: a heartbeat in tags of its own queue, one for each cluster. It tells a second process that
// somebody operates there, and this one that somebody else has begun. A warning, no lock: what is unread does not hold it up.
import type { Lease } from '#act/lease.ts';
import { resolveQueueUrl } from '#aws/queue-url.ts';
import { type Clock, sleep } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import type { Random } from '#lib/random.ts';
import type { Log } from '#runtime/log.ts';
import { endWithin } from '#runtime/shutdown.ts';
import { clusterKey } from './courier.ts';
import { queueOf } from './event-queue.ts';
import { type Beat, beatTag, parseBeat, renderBeat } from './heartbeat-tag.ts';
import type { HeartbeatOptions, Post } from './post.ts';
import type { Tenancy, TenancyEvents } from './tenancy.ts';

export interface HeartbeatsOptions extends HeartbeatOptions, TenancyEvents {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

const BEAT_MS = 5_000;
/** Another's heartbeat that stands still so long, by this process's own clock, is of one that is gone. */
export const STILL_MS = 16_000;
/** Who writes at the same moment is seen before anything is done. */
const CONFIRM_MS = 300;
/** A process that stood still for so long looks before it writes. */
const LASTS_MS = 12_000;
const CALL_MS = 3_000;
const ACCOUNT_MS = 6_000;
const LEAVE_MS = 2_000;

interface Watched {
  /** What the tag said when it last changed, and since when, on the monotonic clock. */
  readonly value: string;
  readonly since: number;
}

export function createHeartbeats(options: HeartbeatsOptions): Tenancy {
  const { clock, random, host, place, log, posts, isGone = () => false } = options;
  const id = random.hex(12);
  const ending = new AbortController();
  const held = new Set<string>();
  const watched = new Map<string, Watched>();
  let count = 0;
  let until = Number.NEGATIVE_INFINITY;
  let toldBlind = false;
  let running = Promise.resolve();
  const lease: Lease = {
    get until() {
      return until;
    },
  };

  const call = <T>(ask: (signal: AbortSignal) => Promise<T>) => withDeadline(clock, CALL_MS, ask);
  const keyOf = ({ cluster }: Post) => clusterKey(cluster.spec);
  const hold = (its: readonly Post[], how: string) => {
    const fresh = its.filter(({ tenure }) => !tenure.isHeld);
    for (const post of its) held.add(keyOf(post));
    if (fresh.length > 0) options.onHeld(fresh, lease, how);
  };
  const lose = (post: Post, other: Beat, value: string) => {
    held.delete(keyOf(post));
    watched.set(keyOf(post), { value, since: clock.monotonic() });
    options.onLost([post], `stops: another process (${other.host}) has begun to operate this cluster`);
  };

  /** Who is alive there besides this process: undefined for nobody. */
  const otherIn = (tags: Readonly<Record<string, string>>, post: Post) => {
    const value = tags[beatTag(post.cluster.spec.cluster)];
    const beat = value === undefined ? undefined : parseBeat(value);
    if (beat === undefined || beat.id === id || beat.ended) return undefined;
    return beat.place !== undefined && isGone(beat.place) ? undefined : { beat, value: value! };
  };

  /** Whether it is nobody else's, or has been still for long enough; says what is waited for once. */
  const isFree = (post: Post, other: { beat: Beat; value: string } | undefined): boolean => {
    const key = keyOf(post);
    if (other === undefined) return true;
    const known = watched.get(key);
    if (known?.value === other.value) return clock.monotonic() - known.since >= STILL_MS;
    watched.set(key, { value: other.value, since: clock.monotonic() });
    if (known === undefined)
      log(
        'warn',
        `another process (${other.beat.host}) operates this cluster, or did a moment ago: nothing is done until its heartbeat on the queue has stood still for ${STILL_MS / 1000} s. To run several, give them a table: --leases`,
        { cluster: post.cluster.name },
      );
    return false;
  };

  const beatOn = async (its: readonly Post[]) => {
    const { sqs } = its[0]!.ports;
    // Queues beat together: one account that does not answer must not stop the heartbeats of the others.
    await withDeadline(clock, ACCOUNT_MS, () => its[0]!.cluster.account.assertRightAccount());
    const QueueUrl = await call((signal) => resolveQueueUrl(sqs, queueOf(its[0]!.cluster.spec)!, { signal }));
    const read = async () => (await call((signal) => sqs.listQueueTags({ QueueUrl }, { signal }))).Tags ?? {};
    const write = (mine: readonly Post[], ended = false) => {
      const value = renderBeat({ id, count, host, place, ended });
      const Tags = Object.fromEntries(mine.map(({ cluster }) => [beatTag(cluster.spec.cluster), value]));
      return call((signal) => sqs.tagQueue({ QueueUrl, Tags }, { signal }));
    };
    const beganAt = clock.monotonic();
    const tags = await read();
    for (const post of its) {
      const other = otherIn(tags, post);
      if (post.tenure.isHeld && other !== undefined) lose(post, other.beat, other.value);
    }
    const mine = its.filter((post) => post.tenure.isHeld || isFree(post, otherIn(tags, post)));
    if (mine.length === 0) return;
    await write(mine);
    const fresh = mine.filter(({ tenure }) => !tenure.isHeld);
    if (fresh.length > 0) {
      await sleep(clock, CONFIRM_MS, ending.signal);
      const now = await read();
      until = Math.max(until, beganAt + LASTS_MS);
      hold(
        fresh.filter((post) => otherIn(now, post) === undefined),
        'begins: no other process operates this cluster',
      );
    }
    until = Math.max(until, beganAt + LASTS_MS);
  };

  /** What cannot be read or written must not keep a cluster from being operated: then it is as it was without heartbeats. */
  const goOnBlind = (its: readonly Post[], error: unknown) => {
    until = clock.monotonic() + LASTS_MS;
    const why = error instanceof Error ? error.message : String(error);
    if (!toldBlind)
      log('warn', `another process beside this one would not be noticed: ${why}; see docs/replicas.md`);
    toldBlind = true;
    hold(
      its.filter((post) => !watched.has(keyOf(post))),
      'begins without a heartbeat',
    );
  };

  const everyQueue = async (run: (its: readonly Post[]) => Promise<void>) => {
    const byQueue = new Map<string, Post[]>();
    for (const post of posts()) {
      const { account, region, assumeRole } = post.cluster.spec;
      const queue = queueOf(post.cluster.spec);
      if (queue === undefined) continue;
      const key = [account, region, assumeRole?.arn ?? '', queue].join(' ');
      byQueue.set(key, [...(byQueue.get(key) ?? []), post]);
    }
    await Promise.all([...byQueue.values()].map(run));
  };

  const run = async () => {
    while (!ending.signal.aborted) {
      count += 1;
      await everyQueue(async (its) => {
        try {
          await beatOn(its);
          toldBlind = false;
        } catch (error) {
          if (!ending.signal.aborted) goOnBlind(its, error);
        }
      });
      await sleep(clock, random.between(0.9, 1) * BEAT_MS, ending.signal);
    }
  };

  /** So that the next process need not wait. */
  const sayGoodbye = (its: readonly Post[]) => {
    const mine = its.filter((post) => held.has(keyOf(post)));
    if (mine.length === 0) return Promise.resolve();
    const value = renderBeat({ id, count, host, place, ended: true });
    const Tags = Object.fromEntries(mine.map(({ cluster }) => [beatTag(cluster.spec.cluster), value]));
    return call(async (signal) => {
      const { sqs } = mine[0]!.ports;
      const QueueUrl = await resolveQueueUrl(sqs, queueOf(mine[0]!.cluster.spec)!, { signal });
      await sqs.tagQueue({ QueueUrl, Tags }, { signal });
    });
  };

  return {
    begin() {
      running = run();
    },
    async end() {
      ending.abort();
      await endWithin(clock, LEAVE_MS, running);
      await endWithin(clock, LEAVE_MS, everyQueue(sayGoodbye));
    },
    leaseOf: (key) => (held.has(key) ? lease : undefined),
    status: () => ({
      replicas: [],
      held: [...held].map((cluster) => ({ cluster })),
      standby: posts().flatMap((post) => (post.tenure.isHeld ? [] : keyOf(post))),
    }),
  };
}
