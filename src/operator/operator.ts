// The operator: all clusters of the specs, each reconciled when it is due, and the queues that make them due. Never
// stops because of what AWS answers; all time comes from the clock, all chance from the random source.
import type { Observation } from '#model/observation.ts';
import type { Plan } from '#model/plan.ts';
import { endWithin } from '#runtime/shutdown.ts';
import { createWorkQueue, type WorkQueue } from '#runtime/work-queue.ts';
import { nextPassInMs } from './cadence.ts';
import { openInboxes, queueOf, queueTrouble, settleMail } from './dispatch.ts';
import { createPosts, makePass, noticesFor, type OperatorOptions, type Post } from './post.ts';
import type { Pass } from './reconcile.ts';
import { openShortageInboxes, shortageQueues } from './shortage-queues.ts';

export type { OperatorOptions } from './post.ts';

export interface ClusterStatus {
  readonly name: string;
  readonly cluster: string;
  readonly mode: string;
  readonly observation?: Observation;
  readonly plan?: Plan;
  /** Why the last pass could not be made. */
  readonly problem?: string;
}

export interface Operator {
  /** Operates until `stop`; rejects only when no ports can be made for a spec. */
  run(): Promise<void>;
  /** Accepts nothing new, lets what is under way end, and gives up on it after a few seconds. */
  stop(): Promise<void>;
  status(): ClusterStatus[];
}

const stopLimitMs = 4_000;

export function createOperator(options: OperatorOptions): Operator {
  const ending = new AbortController();
  let posts: ReadonlyMap<string, Post> = new Map();
  let running: Promise<void> | undefined;
  const run = async () => {
    posts = await createPosts(options);
    const queue = createQueue(posts, options);
    const makeDue = (name: string, inMs: number) => queue.due(name, inMs);
    const random = options.random.fork('inboxes');
    const inboxes = options.dryRun
      ? []
      : openInboxes({ ...options, random, posts: [...posts.values()], makeDue });
    const reports = options.dryRun
      ? []
      : openShortageInboxes({ ...options, random, posts: [...posts.values()], makeDue });
    const receiving = [...inboxes, ...reports].map((inbox) => inbox.run(ending.signal));
    for (const name of posts.keys()) queue.due(name, 0);
    await aborted(ending.signal);
    await endWithin(options.clock, stopLimitMs, Promise.all([queue.stop(), ...receiving]));
    for (const { narrator } of posts.values()) narrator.passed();
  };
  return {
    run() {
      running ??= run();
      return running;
    },
    async stop() {
      ending.abort();
      await running;
    },
    status: () => [...posts.values()].map(statusOf),
  };
}

function createQueue(posts: ReadonlyMap<string, Post>, options: OperatorOptions): WorkQueue {
  const { clock, log } = options;
  const random = options.random.fork('queue');
  return createWorkQueue({
    clock,
    random,
    run: async (name) => {
      const post = posts.get(name)!;
      const pass = await makePass(post, options, post.asked);
      settleMail(post, [...posts.values()], clock);
      const notices = noticesFor(post).length;
      const inMs = nextPassInMs({ ...pass, notices }, clock.now());
      return random.between(0.9, 1) * Math.max(options.leastPaceMs ?? 0, inMs);
    },
    onFailure: (name, error, retryInMs) => {
      const problem = error instanceof Error ? error.message : String(error);
      const post = posts.get(name)!;
      post.problem = problem;
      // What is long past is settled without a look: it must not pile up while none succeeds.
      settleMail(post, [...posts.values()], clock);
      log('error', problem, { cluster: name, retryInSeconds: Math.round(retryInMs / 1000) });
    },
  });
}

export interface OnePass {
  readonly name: string;
  /** An error where the cluster cannot be looked at. */
  readonly pass: Pass | Error;
  /** Why no event or report would come in; a dry run touches no queue, not even to ask. */
  readonly queueTroubles: readonly string[];
}

/** One pass over each cluster, with patience for slow answers; of queues it only asks whether they are there. */
export async function operateOnce(options: OperatorOptions): Promise<OnePass[]> {
  const posts = await createPosts(options, 30_000);
  return Promise.all(
    [...posts].map(async ([name, post]) => {
      try {
        const pass = await makePass(post, options);
        return { name, pass, queueTroubles: options.dryRun ? [] : await queueTroubles(post) };
      } catch (error) {
        return { name, pass: error instanceof Error ? error : new Error(String(error)), queueTroubles: [] };
      }
    }),
  );
}

async function queueTroubles(post: Post): Promise<string[]> {
  const { spec } = post.cluster;
  const troubles = await Promise.all([
    queueTrouble(post, queueOf(spec), 'event'),
    ...shortageQueues(spec).map((queue) => queueTrouble(post, queue, 'report')),
  ]);
  return troubles.filter((trouble) => trouble !== undefined);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function statusOf({ cluster, plan, problem }: Post): ClusterStatus {
  const mode = cluster.spec.mode ?? 'observe';
  return {
    name: cluster.name,
    cluster: cluster.spec.cluster,
    mode,
    observation: cluster.observation,
    plan,
    problem,
  };
}
