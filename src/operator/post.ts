// One cluster with all that surrounds it in the operator: its ports, its narrator, its queue, its last plan.
import type { Lease } from '#act/lease.ts';
import { createPace, type Pace } from '#aws/pace.ts';
import type { AwsPorts } from '#aws/ports.ts';
import { classifyInstances } from '#decide/decide.ts';
import type { Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import { shortCommit } from '#lib/text.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Notice } from '#model/notice.ts';
import type { Observation } from '#model/observation.ts';
import type { Action, Plan } from '#model/plan.ts';
import type { StillWaiting } from '#plan/shortages.ts';
import type { LeaseStore } from '#runtime/lease-store.ts';
import type { Log } from '#runtime/log.ts';
import type { Answerer } from './answerer.ts';
import { type Chronicle, createChronicle } from './chronicle.ts';
import { type Cluster, createCluster } from './cluster.ts';
import { queueOf } from './event-queue.ts';
import type { Reads } from './fair-pace.ts';
import type { Inbox } from './inbox.ts';
import { createNarrator, type Narrator } from './narrator.ts';
import { type Pass, reconcile } from './reconcile.ts';
import type { ScribeOptions } from './scribe.ts';
import { createHoldersChronicle, createStandbyChronicle } from './shared-chronicle.ts';
import type { ShortageInbox } from './shortage-inbox.ts';
import { alone, createTenure, type Tenure } from './tenure.ts';
import { isShared, type Timeline } from './timeline.ts';
import type { Asked } from './two-looks.ts';
import type { Watch } from './watch.ts';

export interface SpecToOperate {
  readonly spec: ClusterSpec;
  readonly origin: { readonly file: string; readonly line: number; readonly commit?: string };
}

export interface OperatorOptions {
  readonly specs: readonly SpecToOperate[];
  /** `lease`: no write leaves when it is over. */
  readonly portsFor: (spec: ClusterSpec, lease: Lease) => AwsPorts | Promise<AwsPorts>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Makes no mutating call and leaves the queue and the timeline alone. */
  readonly dryRun?: boolean;
  /** Where the history of instances is kept; nothing that is decided reads it. */
  readonly timeline?: Timeline;
  /** Told of every plan before it is carried out. */
  readonly onPlan?: (plan: Plan) => void;
  /** A line of the log for each action, where else one tells of many. */
  readonly logEach?: boolean;
  /** Is told of what happens, for metrics and traces; nothing that is decided reads it. */
  readonly watch?: Watch;
  /** Shares the clusters out among replicas, by this table. */
  readonly leases?: LeaseOptions;
  /** Without a table: keeps off while another process operates the cluster, as its heartbeat on the queue says. */
  readonly heartbeat?: HeartbeatOptions;
  /** Looks by itself no sooner than after this, ms; for forecasts of large clusters, which must not take long. */
  readonly leastPaceMs?: number;
  /** Of each account and Region, which all its clusters share. */
  readonly paces?: Map<string, Pace>;
}

export interface LeaseOptions {
  readonly store: LeaseStore;
  /** Of this replica, for people: host, task. */
  readonly host: string;
}

export interface HeartbeatOptions {
  /** Of this process, for people. */
  readonly host: string;
  /** Of this process, for others on the same machine. */
  readonly place?: string;
  /** Whether the process at that place is surely gone: nobody need wait for it. */
  readonly isGone?: (place: string) => boolean;
}

export interface Post {
  readonly document: ClusterSpec;
  readonly origin: SpecToOperate['origin'];
  readonly tenure: Tenure;
  /** Of the spec, where that comes from git; it may move on while the spec stays the same. */
  commit?: string;
  readonly cluster: Cluster;
  readonly ports: AwsPorts;
  readonly narrator: Narrator;
  /** From the first look on: a process that never had one has nothing to tell. Of whoever stands by, what it does at a notice. */
  chronicle?: Chronicle;
  /** Until then; when it looked, ms since the epoch. */
  beginChronicle?: (lookedAt: number) => Chronicle;
  inbox?: Inbox;
  /** Of what batch launchers report. */
  shortages?: readonly ShortageInbox[];
  plan?: Plan;
  /** Why the last pass could not be made. */
  problem?: string;
  /** On the monotonic clock. */
  passBeganAt: number;
  /** When the last whole pass ended, on the monotonic clock, and after how long the next is due. */
  passed?: { readonly at: number; readonly nextInMs: number };
  /** Something was heard that a reading of it must not wait for. */
  isHurried?: boolean;
  /** What a whole reading takes, in calls, and how far apart such readings must be, ms; see fair-pace.ts. */
  reads?: Reads;
  fairMs?: number;
  /** What the last pass would have launched. */
  readonly asked: Asked;
  /** The fast path of notices; from the first one on. */
  answerer?: Answerer;
}

/** A post for each spec, by the document's name. `patienceMs`: how long a pass waits for slow answers. */
export async function createPosts(options: OperatorOptions, patienceMs?: number): Promise<Map<string, Post>> {
  const { clock } = options;
  const posts = new Map<string, Post>();
  const chronicleOf = await openTimeline(options);
  const paceOf = (place: string) => {
    const pace = options.paces?.get(place) ?? createPace(clock);
    options.paces?.set(place, pace);
    return pace;
  };
  for (const { spec: document, origin } of options.specs) {
    const { name } = document.metadata;
    const log: Log = (level, message, fields) =>
      options.log(level, message, { ...fields, ...commitField(post.commit) });
    const narrator = createNarrator(name, log, { each: options.logEach });
    const tenure = tenureFor(document, options);
    const ports = await options.portsFor(document, tenure.lease);
    const random = options.random.fork(name);
    const { account, region } = document.spec;
    const cluster = createCluster({
      document,
      ports,
      clock,
      random,
      lease: tenure.lease,
      onOutcome: (outcome) => {
        narrator.outcome(outcome);
        post.chronicle?.outcome(outcome);
        options.watch?.outcome(name, outcome);
      },
      patienceMs,
      pace: patienceMs === undefined ? paceOf(`${account} ${region}`) : undefined,
    });
    const post: Post = {
      document,
      origin,
      tenure,
      commit: origin.commit,
      cluster,
      ports,
      narrator,
      ...chronicleOf?.({ document, log, commit: () => post.commit }, () => cluster.observation),
      passBeganAt: Number.NEGATIVE_INFINITY,
      asked: new Map(),
    };
    posts.set(name, post);
  }
  return posts;
}

/** A dry run asks nobody: it writes nothing. */
function tenureFor({ spec }: ClusterSpec, { leases, heartbeat, dryRun }: OperatorOptions): Tenure {
  if (dryRun) return alone;
  if (leases !== undefined) return createTenure(true);
  return heartbeat !== undefined && queueOf(spec) !== undefined ? createTenure(false) : alone;
}

/** As log lines have it. */
export const commitField = (commit: string | undefined) =>
  commit === undefined ? {} : { commit: shortCommit(commit) };

/** Goes on from what an earlier process wrote; in a timeline that replicas share, from what any of them did. */
async function openTimeline({ timeline, dryRun, clock, leases, heartbeat }: OperatorOptions) {
  if (timeline === undefined || dryRun) return undefined;
  const recent = await timeline.recent();
  const beganAt = clock.now();
  const by = leases?.host ?? (isShared(timeline) ? heartbeat?.host : undefined);
  return (
    its: Pick<ScribeOptions, 'document' | 'log' | 'commit'>,
    seen: () => Observation | undefined,
  ): Pick<Post, 'chronicle' | 'beginChronicle'> => {
    const of = { ...its, ...(by !== undefined && { by }) };
    if (!isShared(timeline))
      return { beginChronicle: () => createChronicle({ ...of, timeline, recent }, beganAt) };
    const shared = { ...of, timeline };
    return {
      chronicle: createStandbyChronicle(shared, seen),
      beginChronicle: (lookedAt) => createHoldersChronicle(shared, lookedAt),
    };
  };
}

type DrainAtNotice = Extract<Action, { kind: 'drain' }>;

/** What a notice asks for at once, whoever hears of it. */
export const isDrainAtNotice = (action: Action): action is DrainAtNotice =>
  action.kind === 'drain' && action.onCachedMembership;

/** It waits for its turn on the fast path, and is sent from there, ten to a call: each in a call of its own would take more of them. */
export const isAnsweredSoon = ({ answerer }: Post, action: Action): boolean =>
  isDrainAtNotice(action) && answerer?.isWaiting(action.instanceId) === true;

/** What the queue told of this cluster's instances and is not settled; of unknown instances too, they may be new. */
export function noticesFor({ inbox }: Post): Notice[] {
  return inbox?.notices() ?? [];
}

/** What still waits of what was reported, by the tasks that were read. */
function reportsFor({ shortages = [], cluster }: Post, { instances }: Observation): StillWaiting[] {
  if (shortages.length === 0) return [];
  const tasks = [...instances.values()].flatMap((instance) => instance.tasks);
  return shortages.flatMap((inbox) => inbox.waiting(cluster.spec.cluster, tasks));
}

/** `asked`: what the pass before would have launched, where one follows another. */
export async function makePass(post: Post, options: OperatorOptions, asked?: Asked): Promise<Pass> {
  post.passBeganAt = options.clock.monotonic();
  const { watch } = options;
  const reconciled = () => look(post, options, asked);
  const made = watch === undefined ? reconciled() : watch.within(post.cluster.name, 'reconcile', reconciled);
  const pass = await made.finally(() => post.narrator.passed());
  post.problem = undefined;
  return pass;
}

function look(post: Post, options: OperatorOptions, asked?: Asked): Promise<Pass> {
  return reconcile(post.cluster, {
    notices: () => noticesFor(post),
    reports: (observation) => reportsFor(post, observation),
    dryRun: options.dryRun,
    asked,
    isUnderWay: (action) => isAnsweredSoon(post, action),
    onPlan: (plan: Plan, observation: Observation, notices: readonly Notice[]) => {
      post.plan = plan;
      post.narrator.plan(plan, observation);
      record(post, { plan, observation, notices }, options.watch);
      options.onPlan?.(plan);
    },
  });
}

/** What is seen of the states of instances costs a second look at each: only the timeline and metrics show them. */
function record(
  post: Post,
  { plan, observation, notices }: { plan: Plan; observation: Observation; notices: readonly Notice[] },
  watch: Watch | undefined,
): void {
  if (post.beginChronicle) post.chronicle = post.beginChronicle(observation.at);
  post.beginChronicle = undefined;
  if (!post.chronicle && !watch) return;
  const { spec, recall } = post.cluster;
  const states = classifyInstances({ spec, observation, notices, recall, now: plan.at });
  post.chronicle?.pass({ plan, observation, states });
  watch?.seen(post.cluster.name, { plan, observation, states });
}
