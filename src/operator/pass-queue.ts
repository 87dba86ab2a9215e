// When each cluster is read, decided and acted on: the passes of all posts, and the looks of those that stand by.
import { createWorkQueue, type WorkQueue } from '#runtime/work-queue.ts';
import { isOnItsWay, isTaken, nextPassInMs } from './cadence.ts';
import { settleMail } from './dispatch.ts';
import { fairPaceMs, type Reader, readsOf } from './fair-pace.ts';
import { createFirstReadings } from './first-readings.ts';
import { makePass, noticesFor, type OperatorOptions, type Post } from './post.ts';
import { standByOnce } from './standby.ts';
import type { BeginRounds } from './taken-rounds.ts';

const readerOf = ({ cluster: { spec }, reads }: Post): Reader => ({
  account: spec.account,
  region: spec.region,
  ...(reads !== undefined && { reads }),
});

const placeOf = ({ cluster: { spec } }: Post) => `${spec.account} ${spec.region}`;

/** By what was seen while another process operated it: its hooks run out, and AWS takes its hosts, whoever has a turn. */
function hasDeadlines({ cluster: { observation } }: Post): boolean {
  return [...(observation?.instances.values() ?? [])].some(
    (instance) => instance.pool !== undefined && (isOnItsWay(instance) || isTaken(instance)),
  );
}

/** What waits for its turn is made due by it. */
const MADE_DUE_MS = 600_000;

/** What makes a cluster due, and what is done then; starts nothing by itself. */
export function createPassQueue(
  posts: ReadonlyMap<string, Post>,
  options: OperatorOptions,
  beginRounds: BeginRounds,
): WorkQueue {
  const { clock, log } = options;
  const random = options.random.fork('queue');
  const firstReadings = createFirstReadings(clock, (name) => queue.due(name, 0));
  const queue = createWorkQueue({
    clock,
    random,
    run: async (name) => {
      const post = posts.get(name)!;
      if (!post.tenure.isHeld) {
        firstReadings.forget(name, placeOf(post));
        return standByOnce(post, [...posts.values()], clock);
      }
      const isHurried = post.isHurried === true || hasDeadlines(post);
      if (post.reads === undefined && !firstReadings.mayBegin(name, placeOf(post), isHurried))
        return MADE_DUE_MS;
      post.isHurried = false;
      // Before, too: an event during the first reading must not bring the second one at once.
      post.fairMs = fairPaceMs(readerOf(post), [...posts.values()].map(readerOf));
      const pass = await makePass(post, options, post.asked);
      settleMail(post, [...posts.values()], clock);
      beginRounds(post);
      const notices = noticesFor(post).length;
      post.reads = readsOf(pass.observation);
      firstReadings.took(name, placeOf(post), post.reads);
      post.fairMs = fairPaceMs(readerOf(post), [...posts.values()].map(readerOf));
      const inMs = nextPassInMs({ ...pass, notices, fairMs: post.fairMs }, clock.now());
      const nextInMs = Math.max(options.leastPaceMs ?? 0, inMs);
      post.passed = { at: clock.monotonic(), nextInMs };
      return random.between(0.9, 1) * nextInMs;
    },
    onStart: options.watch && ((name, lateMs) => options.watch?.began(name, lateMs)),
    onFailure: (name, error, retryInMs) => {
      const problem = error instanceof Error ? error.message : String(error);
      const post = posts.get(name)!;
      post.problem = problem;
      // What is long past is settled without a look: it must not pile up while none succeeds.
      settleMail(post, [...posts.values()], clock);
      log('error', problem, { cluster: name, retryInSeconds: Math.round(retryInMs / 1000) });
    },
  });
  return queue;
}
