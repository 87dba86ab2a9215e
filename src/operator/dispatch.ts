// The queues of all clusters: one inbox for each queue, its events brought to the clusters that listen to it.
import type { Reserved } from '#aws/pace.ts';
import { assertQueueExists } from '#aws/queue-url.ts';
import type { Clock } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import type { Random } from '#lib/random.ts';
import type { Notice } from '#model/notice.ts';
import type { Plan } from '#model/plan.ts';
import type { Log } from '#runtime/log.ts';
import { createAnswerer } from './answerer.ts';
import { type Courier, clusterKey } from './courier.ts';
import { queueOf } from './event-queue.ts';
import { createInbox, type Inbox, type News } from './inbox.ts';
import { isDrainAtNotice, noticesFor, type Post } from './post.ts';
import { answerNotices } from './reconcile.ts';
import { isSettled } from './settled.ts';
import type { Watch } from './watch.ts';

export interface DispatchOptions {
  /** Those that there are now: a post may be replaced while its queue is polled. */
  readonly posts: () => readonly Post[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Is told of what happens; nothing that is decided reads it. */
  readonly watch?: Watch;
  /** Makes a cluster due. */
  readonly makeDue: (name: string, inMs: number) => void;
  /** To the other replicas, where there are any. */
  readonly courier?: Courier;
}

/** Hints come in crowds: a pass soon, but not one for each. */
const hintDelayMs = 1_000;
const leastBetweenHintedPassesMs = 3_000;

/** Gives each post its inbox, by queue: those that are open already, and new ones, which do not run yet. */
export function openInboxes(options: DispatchOptions, open: ReadonlyMap<string, Inbox>): Map<string, Inbox> {
  const inboxes = new Map<string, Inbox>();
  for (const [key, posts] of listenersByQueue(options.posts())) {
    const inbox = open.get(key) ?? openInbox(key, posts[0]!, options);
    inboxes.set(key, inbox);
    for (const post of posts) post.inbox = inbox;
  }
  return inboxes;
}

function openInbox(key: string, { cluster, ports }: Post, options: DispatchOptions): Inbox {
  const listeners = () => listenersByQueue(options.posts()).get(key) ?? [];
  return createInbox({
    sqs: ports.sqs,
    queue: cluster.spec.events!.queue,
    clock: options.clock,
    random: options.random.fork(key),
    log: options.log,
    // Right place (law 11): in a wrong account a queue of that name is somebody else's.
    mayReceive: async () => {
      await (listeners()[0] ?? { cluster }).cluster.account.assertRightAccount();
      assertSomebodyHome(listeners());
    },
    onEvents: (events) => dispatch(events, listeners(), options),
    courier: options.courier,
    onPolled: () => void handOn(listeners(), options),
  });
}

/** The events of a queue belong to whoever has the cluster; a name that nobody bears is a mistake in the spec. */
function assertSomebodyHome(listeners: readonly Post[]): void {
  const isMissing = ({ cluster: { observation } }: Post) =>
    observation?.parts.cluster.complete === true && observation.cluster.status === undefined;
  if (listeners.length === 0 || !listeners.every(isMissing)) return;
  const names = listeners.map(({ cluster }) => cluster.spec.cluster).join(', ');
  throw new Error(
    `there is no ECS cluster ${names}, so that its queue is left alone; check cluster and region`,
  );
}

const QUEUE_ANSWERS_MS = 10_000;

/** Why nothing of `what` would come in; undefined where the queue is there, or none is listened to. */
export async function queueTrouble(
  { cluster, ports }: Post,
  queue: string | undefined,
  what: 'event' | 'report',
): Promise<string | undefined> {
  if (queue === undefined) return undefined;
  try {
    await withDeadline(cluster.clock, QUEUE_ANSWERS_MS, (signal) =>
      assertQueueExists(ports.sqs, queue, { signal }),
    );
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `the queue ${queue} cannot be read, so that no ${what} would come in: ${why}`;
  }
}

function listenersByQueue(posts: readonly Post[]): ReadonlyMap<string, Post[]> {
  const listeners = new Map<string, Post[]>();
  for (const post of posts) {
    const { account, region, assumeRole } = post.cluster.spec;
    const queue = queueOf(post.cluster.spec);
    if (queue === undefined || !post.tenure.listens) continue;
    const key = [account, region, assumeRole?.arn ?? '', queue].join(' ');
    listeners.set(key, [...(listeners.get(key) ?? []), post]);
  }
  return listeners;
}

function dispatch(events: readonly News[], listeners: readonly Post[], options: DispatchOptions): void {
  const noticed = events.flatMap((event) => (event.kind === 'notice' ? [event.notice] : []));
  for (const post of listeners) {
    const { name, observation } = post.cluster;
    const known = noticed.filter(({ instanceId }) => observation?.instances.has(instanceId));
    if (!post.tenure.isHeld) {
      standBy(post, { events, known, noticed }, options);
      continue;
    }
    if (known.length > 0) answerInTurn(post, known, options);
    const isForIt = (notice: Notice) => known.includes(notice) || !isKnownToAny(notice, listeners);
    if (noticed.some((notice) => isForIt(notice) && hurries(notice, post))) {
      post.isHurried = true;
      options.makeDue(name, 0);
    } else if (events.some((event) => concerns(event, post)))
      options.makeDue(name, hintedInMs(post, options.clock));
  }
}

/** Of an instance that nobody knows it may be of anybody. */
const isKnownToAny = ({ instanceId }: Notice, listeners: readonly Post[]) =>
  listeners.some(({ cluster: { observation } }) => observation?.instances.has(instanceId) === true);

interface Heard {
  readonly events: readonly News[];
  readonly noticed: readonly Notice[];
  /** Of instances that this cluster has. */
  readonly known: readonly Notice[];
}

/** Another replica holds it: DRAINING at once (law 4), the rest is the holder's, who is told. */
function standBy(post: Post, { events, known, noticed }: Heard, options: DispatchOptions): void {
  if (known.length > 0) answerInTurn(post, known, options);
  if (noticed.length > known.length) options.makeDue(post.cluster.name, standbyLookMs(post, options.clock));
  // What is known goes as a letter, which rings by itself.
  const others = events.filter((event) => event.kind !== 'notice' || !known.includes(event.notice));
  if (others.some((event) => concerns(event, post))) options.courier?.tell([clusterKey(post.cluster.spec)]);
}

/** A notice of an instance that no look has shown yet may be of a new one; most are of somebody else's. */
const leastBetweenStandbyLooksMs = 15_000;

function standbyLookMs({ passBeganAt }: Post, clock: Clock): number {
  return Math.max(hintDelayMs, passBeganAt + leastBetweenStandbyLooksMs - clock.monotonic());
}

/** Writes to the holders what they have to settle, then deletes what nobody here has. Never rejects. */
export async function handOn(
  listeners: readonly Post[],
  { clock }: Pick<DispatchOptions, 'clock'>,
): Promise<void> {
  const inbox = listeners[0]?.inbox;
  const away = listeners.filter(({ tenure }) => !tenure.isHeld);
  if (inbox === undefined || away.length === 0) return;
  await inbox.forward(({ notice }) =>
    away.flatMap(({ cluster: { observation, spec } }) =>
      observation?.instances.has(notice.instanceId) ? clusterKey(spec) : [],
    ),
  );
  settleMail(listeners[0]!, listeners, clock);
}

/** That what we have emptied and ended goes now is no news, and with many it would make for many passes. */
const hurries = ({ kind, instanceId }: Notice, { cluster }: Post): boolean =>
  kind !== 'lifecycleHook' || !cluster.recall.ends.has(instanceId);

/** Where calls have to wait for their turn, what comes meanwhile goes along. */
function answerInTurn(post: Post, known: readonly Notice[], options: DispatchOptions): void {
  tell(post, known, options);
  post.answerer ??= createAnswerer({
    clock: options.clock,
    pace: post.cluster.pace,
    cluster: post.cluster.spec.cluster,
    answer: (notices, reserved) => answer(post, { notices, reserved }, options),
    onFailure: (error) =>
      options.log('error', `notices could not be answered at once: ${String(error)}`, {
        cluster: post.cluster.name,
      }),
  });
  post.answerer.add(known);
}

function tell(
  { cluster, chronicle, tenure }: Post,
  known: readonly Notice[],
  { clock, log, watch }: DispatchOptions,
): void {
  const who = tenure.isHeld ? '' : ', of a cluster that another replica operates';
  for (const notice of known) {
    const { kind, instanceId } = notice;
    log('info', `notice: ${kind}${who}`, { cluster: cluster.name, instance: instanceId });
    chronicle?.notice(notice, clock.now());
    watch?.notice(cluster.name, notice);
  }
}

interface Answer {
  readonly notices: readonly Notice[];
  /** The turn that was waited for. */
  readonly reserved?: Reserved;
}

/** The fast path; the pass that follows does the rest, so that a failure here costs only time. */
async function answer(
  post: Post,
  { notices: known, reserved }: Answer,
  { watch }: DispatchOptions,
): Promise<void> {
  const { cluster, chronicle } = post;
  const instanceIds = known.map(({ instanceId }) => instanceId);
  const onPlan = (plan: Plan) => chronicle?.decided(plan);
  const only = post.tenure.isHeld ? undefined : isDrainAtNotice;
  const held = noticesFor(post);
  // Handed on already, what waited for its turn here may be held no more.
  const notices = post.tenure.isHeld ? held : [...held, ...known.filter((each) => !held.includes(each))];
  const answered = () => answerNotices(cluster, { instanceIds, notices, onPlan, only, reserved });
  await (watch?.within(cluster.name, 'answer', answered) ?? answered());
}

function concerns(event: News, { cluster }: Post): boolean {
  if (event.kind === 'notice') return true;
  if (event.clusterArn !== undefined) return event.clusterArn.endsWith(`:cluster/${cluster.spec.cluster}`);
  return event.instanceId !== undefined && cluster.observation?.instances.has(event.instanceId) === true;
}

/** Such as to look again because of something that many may say at once. */
export function hintedInMs({ passBeganAt, fairMs = 0 }: Post, clock: Clock): number {
  const apartMs = Math.max(leastBetweenHintedPassesMs, fairMs);
  return Math.max(hintDelayMs, passBeganAt + apartMs - clock.monotonic());
}

/** Deletes the messages that this post's pass has settled; goes on in the background. */
export function settleMail(post: Post, posts: readonly Post[], clock: Clock): void {
  const { inbox } = post;
  if (!inbox) return;
  const listeners = posts
    .filter((other) => other.inbox === inbox)
    .map(({ cluster: { spec, observation }, tenure }) => ({
      ...{ spec, observation },
      ...(!tenure.isHeld && { standby: clusterKey(spec) }),
    }));
  void inbox.settle((held) => isSettled(held, listeners, clock.now()));
}
