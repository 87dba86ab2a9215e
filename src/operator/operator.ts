// The operator: all clusters of the specs, each reconciled when it is due, and the queues that make them due. Never
// stops because of what AWS answers; all time comes from the clock, all chance from the random source.
import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '#model/observation.ts';
import type { Plan, Recall } from '#model/plan.ts';
import type { Log } from '#runtime/log.ts';
import { endWithin } from '#runtime/shutdown.ts';
import { queueTrouble } from './dispatch.ts';
import { queueOf } from './event-queue.ts';
import { assertNobodyOperates } from './heartbeat-once.ts';
import type { Inbox } from './inbox.ts';
import { createMailroom } from './mailroom.ts';
import { createPassQueue } from './pass-queue.ts';
import {
  commitField,
  createPosts,
  makePass,
  type OperatorOptions,
  type Post,
  type SpecToOperate,
} from './post.ts';
import type { Pass } from './reconcile.ts';
import { shortageQueues } from './shortage-queues.ts';
import { watchSpotRequests } from './spot-watch.ts';
import { createRounds } from './taken-rounds.ts';
import type { LeaseStatus } from './tenancy.ts';
import { createTenancy, holdAgain, type Started } from './transitions.ts';

export type { OperatorOptions } from './post.ts';

export interface ClusterStatus {
  readonly name: string;
  readonly cluster: string;
  readonly mode: string;
  readonly spec: SpecToOperate['spec']['spec'];
  readonly recall: Recall;
  /** Of the spec that is in force, where that comes from git. */
  readonly commit?: string;
  readonly observation?: Observation;
  readonly plan?: Plan;
  /** Why the last pass could not be made. */
  readonly problem?: string;
  /** When the last whole pass ended, on the monotonic clock, and after how long the next was due, ms. */
  readonly passed?: { readonly at: number; readonly nextInMs: number };
  /** The queue that it listens to, and what came of it. */
  readonly queue?: { readonly name: string } & ReturnType<Inbox['counts']>;
  /** Another process operates it, or may. */
  readonly standby?: true;
}

export interface Operator {
  /** Operates until `stop`; rejects only when no ports can be made for a spec. */
  run(): Promise<void>;
  /** Accepts nothing new, lets what is under way end, and gives up on it after a few seconds. */
  stop(): Promise<void>;
  /**
   * Goes on with these specs: whose spec is another one than before begins anew with it, as in a new process. What is not
   * named goes on as it was. Resolves with those that began anew; rejects, and changes nothing, when no ports can be made for one.
   */
  take(specs: readonly SpecToOperate[]): Promise<SpecToOperate[]>;
  status(): ClusterStatus[];
  /** Who operates what, for whoever watches; undefined where no other process is asked about. */
  leaseStatus(): LeaseStatus | undefined;
}

const stopLimitMs = 4_000;
const standbyAfterMs = 5_000;

export function createOperator(given: OperatorOptions): Operator {
  const ending = new AbortController();
  const posts = new Map<string, Post>();
  const options = { paces: new Map(), ...given, log: withCommits(given.log, posts) };
  let started: Started | undefined;
  let running: Promise<void> | undefined;
  const run = async () => {
    for (const [name, post] of await createPosts(options)) posts.set(name, post);
    const begin = options.dryRun
      ? () => undefined
      : createRounds({
          ...{ clock: options.clock, log: options.log, signal: ending.signal },
          isCurrent: (post) => posts.get(post.cluster.name) === post,
        });
    const queue = createPassQueue(posts, options, begin);
    const makeDue = (name: string, inMs: number) => {
      queue.due(name, inMs);
      begin(posts.get(name)!);
    };
    const random = options.random.fork('inboxes');
    const all = () => [...posts.values()];
    const tenancy = createTenancy(options, posts, () => started!, ending.signal);
    const { courier } = tenancy ?? {};
    const mail = options.dryRun
      ? undefined
      : createMailroom({ ...options, random, posts: all, makeDue, courier });
    mail?.arrange();
    started = { queue, mail, tenancy };
    tenancy?.begin();
    const watching = watchSpotRequests(
      { ...options, posts: all, makeDue: (name) => makeDue(name, 0) },
      ending.signal,
    );
    // Where a heartbeat is asked for first its answer makes it due: nothing is read twice.
    for (const [name, { tenure }] of posts) queue.due(name, tenure.listens ? 0 : standbyAfterMs);
    await aborted(ending.signal);
    await endWithin(options.clock, stopLimitMs, Promise.all([queue.stop(), mail?.close(), watching]));
    await tenancy?.end();
    for (const { narrator } of posts.values()) narrator.passed();
  };
  const take = async (specs: readonly SpecToOperate[]) => {
    if (started === undefined) throw new Error('an operator takes other specs once it runs');
    const isSame = ({ spec }: SpecToOperate) =>
      isDeepStrictEqual(posts.get(spec.metadata.name)?.document, spec);
    const others = specs.filter((each) => !isSame(each));
    const fresh = await createPosts({ ...options, specs: others });
    // A post that is replaced keeps its commit: what it still does follows from that one.
    for (const each of specs.filter(isSame)) posts.get(each.spec.metadata.name)!.commit = each.origin.commit;
    for (const [name, post] of fresh) {
      posts.set(name, post);
      holdAgain(post, started.tenancy);
    }
    started.mail?.arrange();
    // A pass that is under way ends by the spec with which it began; the next is by the new one.
    for (const name of fresh.keys()) started.queue.due(name, 0);
    return others;
  };
  return {
    run() {
      running ??= run();
      return running;
    },
    take,
    async stop() {
      ending.abort();
      await running;
    },
    status: () => [...posts.values()].map(statusOf),
    leaseStatus: () => started?.tenancy?.status(),
  };
}

/** Every line about a cluster says which commit is in force for it, and by which lease it is operated; posts say it of their own lines. */
function withCommits(log: Log, posts: ReadonlyMap<string, Post>): Log {
  return (level, message, fields = {}) => {
    const { cluster } = fields;
    const post = typeof cluster === 'string' ? posts.get(cluster) : undefined;
    const fence = post?.tenure.lease.fence;
    log(level, message, { ...commitField(post?.commit), ...(fence !== undefined && { fence }), ...fields });
  };
}

export interface OnePass {
  readonly name: string;
  /** An error where the cluster cannot be looked at. */
  readonly pass: Pass | Error;
  /** Of its spec, where that comes from git. */
  readonly commit?: string;
  /** Why no event or report would come in; a dry run touches no queue, not even to ask. */
  readonly queueTroubles: readonly string[];
}

/** One pass over each cluster, with patience for slow answers; of queues it only asks whether they are there. */
export async function operateOnce(given: OperatorOptions): Promise<OnePass[]> {
  const posts = new Map<string, Post>();
  const options = { ...given, log: withCommits(given.log, posts) };
  // One pass needs no lease of its own: it asks first whether somebody else is there.
  const passing = { ...options, heartbeat: undefined };
  for (const [name, post] of await createPosts(passing, 30_000)) posts.set(name, post);
  return Promise.all(
    [...posts].map(async ([name, post]) => {
      try {
        if (options.heartbeat && !options.dryRun) await assertNobodyOperates(post, options.heartbeat);
        const pass = await makePass(post, options);
        return {
          name,
          pass,
          commit: post.commit,
          queueTroubles: options.dryRun ? [] : await queueTroubles(post),
        };
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

function statusOf({ cluster, plan, problem, commit, passed, inbox, tenure }: Post): ClusterStatus {
  const mode = cluster.spec.mode ?? 'observe';
  return {
    name: cluster.name,
    cluster: cluster.spec.cluster,
    mode,
    spec: cluster.spec,
    recall: cluster.recall,
    ...(commit !== undefined && { commit }),
    ...(passed !== undefined && { passed }),
    ...(inbox !== undefined && { queue: { name: cluster.spec.events!.queue, ...inbox.counts() } }),
    observation: cluster.observation,
    plan,
    problem,
    ...(!tenure.isHeld && { standby: true as const }),
  };
}
