// Our own count of AWS's published token buckets, so that a storm waits for its turn here and is not refused there: what is refused costs
// a call, and is asked for again. One for each account and Region, as the buckets are (aws-facts.md §2.1 to §2.5).
import type { Cancel, Clock } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';

/** What waits goes in this order: what has a deadline, what a look before a write reads, and the rest. */
export const URGENCY = { first: 0, deadline: 1, look: 2, routine: 3 } as const;
export type Urgency = (typeof URGENCY)[keyof typeof URGENCY];

export interface Pace {
  /**
   * Undefined: now; else resolves when it is this call's turn. `service` as in the ports, `operation` as AWS names it. `who`: those that
   * wait are served in turn, one call of each, such as clusters.
   */
  turn(service: string, operation: string, urgency: Urgency, who?: string): Promise<void> | undefined;
  /** A turn of that urgency was had, and nothing was sent. */
  giveBack(service: string, operation: string, urgency: Urgency): void;
  /** So many things were heard of that calls of the first urgency will be about. */
  heard(service: string, operation: string, things: number): void;
  /** So much was heard of, or so many calls of the first urgency have had their turn, that more are to come. */
  isStorm(service: string, operation: string): boolean;
  /** Ms until the bucket is full, where nobody takes from it meanwhile: a call that goes then costs the next ones nothing. */
  fullInMs(service: string, operation: string): number;
  /**
   * Begins what takes many calls when what began so before has ended: side by side they would all be late. What is forced waits for
   * nothing that could also be left.
   */
  oneByOne<T>(forced: boolean, work: () => Promise<T>): Promise<T>;
  /** AWS refused: others spend from the same bucket, and it is empty. */
  refused(service: string, operation: string): void;
}

/** A turn that one has waited for, and another one may use. */
export interface Reserved {
  /** Whether it is there to be had: once. */
  use(): boolean;
}

interface Family {
  readonly name: string;
  readonly service: string;
  readonly operations: RegExp;
  readonly burst: number;
  readonly perSecond: number;
  /** Each operation has a bucket of its own. */
  readonly each?: true;
}

/** Only where a storm or a large cluster may come near the end of it. */
const FAMILIES: readonly Family[] = [
  {
    name: 'cluster resource modify',
    service: 'ecs',
    operations:
      /^(UpdateContainerInstancesState|StopTask|DeregisterContainerInstance|PutAttributes|DeleteAttributes)$/,
    burst: 100,
    perSecond: 40,
  },
  {
    name: 'cluster resource read',
    service: 'ecs',
    operations:
      /^(DescribeContainerInstances|DescribeTasks|ListAttributes|ListContainerInstances|ListTasks)$/,
    burst: 100,
    perSecond: 20,
  },
  {
    name: 'cluster read',
    service: 'ecs',
    operations: /^(DescribeClusters|ListClusters)$/,
    burst: 50,
    perSecond: 20,
  },
  { name: 'all', service: 'autoscaling', operations: /./, burst: 100, perSecond: 10 },
  {
    name: 'registration',
    service: 'elbv2',
    operations: /^(RegisterTargets|DeregisterTargets)$/,
    burst: 20,
    perSecond: 4,
  },
  { name: 'read', service: 'elbv2', operations: /^Describe/, burst: 40, perSecond: 10 },
  { name: 'read', service: 'ec2', operations: /^Describe/, burst: 50, perSecond: 10, each: true },
];

/**
 * So many calls of the first urgency within so long are a storm, and more of them are to come: what can wait leaves the bucket to them, also
 * while none of them waits.
 */
const STORM = 10;
const STORM_MS = 1_000;
/** So many things that such calls are about are one, too: two full calls of ten. */
const STORM_OF_THINGS = 20;
const NEVER = Number.NEGATIVE_INFINITY;
/** How soon it is seen that a storm is over. */
const CALM_MS = 100;
/** A call of the first urgency is seldom alone: what can wait gives others so long, and a storm is seen by then. */
const MOMENT_MS = 250;

/** What hangs holds up those that come after it for no longer. */
const LONGEST_MS = 10_000;

/** Of what has no deadline: a fifth of each bucket stays for the users' own calls (law 7). */
const SHARE = 0.8;

interface Bucket {
  readonly family: Family;
  level: number;
  /** What of it routine work may have. */
  share: number;
  /** Ms on the monotonic clock. */
  at: number;
  /** By urgency, and there by who waits, in the order of their turns. */
  readonly waiting: Map<string, (() => void)[]>[];
  /** When the last calls of the first urgency went, ms on the monotonic clock. */
  readonly firsts: number[];
  /** When such things were last heard of, as far as they make a storm, ms on the monotonic clock. */
  heard: number[];
  /** When those that wait are next served, ms on the monotonic clock, and how to call that off. */
  due?: { readonly at: number; readonly cancel: Cancel };
}

const isStorm = ({ firsts, heard, at }: Bucket) =>
  at - (firsts.at(-STORM) ?? NEVER) < STORM_MS || at - (heard.at(-STORM_OF_THINGS) ?? NEVER) < STORM_MS;

/** For how long, ms, what can wait leaves the bucket to what goes first; a storm may last longer. */
function heldMs(bucket: Bucket): number {
  const { firsts, at } = bucket;
  if (isStorm(bucket)) return CALM_MS;
  return Math.max(0, MOMENT_MS - (at - (firsts.at(-1) ?? NEVER)));
}

/** Of who is next, and who has more waits behind all others. */
function shiftNext(waiting: Map<string, (() => void)[]>): (() => void) | undefined {
  for (const [who, its] of waiting) {
    const next = its.shift();
    waiting.delete(who);
    if (its.length > 0) waiting.set(who, its);
    return next;
  }
  return undefined;
}

/** Begins with full buckets: where they are not, AWS says so, and it waits from then on. */
export function createPace(clock: Clock): Pace {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (service: string, operation: string): Bucket | undefined => {
    const family = FAMILIES.find((each) => each.service === service && each.operations.test(operation));
    if (family === undefined) return undefined;
    const key = `${service} ${family.name} ${family.each ? operation : ''}`;
    const known = buckets.get(key);
    if (known !== undefined) return known;
    const { burst } = family;
    const at = clock.monotonic();
    const bucket: Bucket = {
      family,
      level: burst,
      share: burst * SHARE,
      at,
      waiting: Object.values(URGENCY).map(() => new Map()),
      firsts: [],
      heard: [],
    };
    buckets.set(key, bucket);
    return bucket;
  };
  const fill = (bucket: Bucket) => {
    const { burst, perSecond } = bucket.family;
    const gained = ((clock.monotonic() - bucket.at) / 1_000) * perSecond;
    bucket.at = clock.monotonic();
    bucket.level = Math.min(burst, bucket.level + gained);
    bucket.share = Math.min(burst * SHARE, bucket.share + gained * SHARE);
  };
  const take = (bucket: Bucket, urgency: Urgency): boolean => {
    const isRoutine = urgency === URGENCY.routine;
    if (urgency > URGENCY.deadline && heldMs(bucket) > 0) return false;
    // A token that is nearly there counts: clocks are in whole steps.
    if (bucket.level < 1 - 1e-6 || (isRoutine && bucket.share < 1 - 1e-6)) return false;
    bucket.level -= 1;
    if (isRoutine) bucket.share -= 1;
    if (urgency === URGENCY.first) bucket.firsts.push(bucket.at);
    // One more than it takes: whoever sends nothing gives its own back.
    if (bucket.firsts.length > STORM + 1) bucket.firsts.shift();
    return true;
  };
  const serve = (bucket: Bucket) => {
    fill(bucket);
    for (const urgency of Object.values(URGENCY)) {
      const queue = bucket.waiting[urgency]!;
      while (queue.size > 0 && take(bucket, urgency)) shiftNext(queue)!();
      // Who waits before leaves nothing to those behind.
      if (queue.size > 0 && bucket.level < 1) break;
    }
    schedule(bucket);
  };
  const schedule = (bucket: Bucket) => {
    const first = bucket.waiting.findIndex((queue) => queue.size > 0);
    if (first < 0) return;
    const { perSecond } = bucket.family;
    const lacking = Math.max(
      (1 - bucket.level) / perSecond,
      first === URGENCY.routine ? (1 - bucket.share) / (perSecond * SHARE) : 0,
      first > URGENCY.deadline ? heldMs(bucket) / 1_000 : 0,
    );
    const inMs = Math.max(1, Math.ceil(lacking * 1_000));
    const at = clock.monotonic() + inMs;
    // Who came later may be served sooner.
    if (bucket.due !== undefined && bucket.due.at <= at) return;
    bucket.due?.cancel();
    const cancel = clock.after(inMs, () => {
      bucket.due = undefined;
      serve(bucket);
    });
    bucket.due = { at, cancel };
  };
  const turn: Pace['turn'] = (service, operation, urgency, who = '') => {
    const bucket = bucketOf(service, operation);
    if (bucket === undefined) return undefined;
    fill(bucket);
    const isFirst = bucket.waiting.slice(0, urgency + 1).every((queue) => queue.size === 0);
    if (isFirst && take(bucket, urgency)) return undefined;
    return new Promise((resolve) => {
      const queue = bucket.waiting[urgency]!;
      const its = queue.get(who);
      if (its === undefined) queue.set(who, [resolve]);
      else its.push(resolve);
      schedule(bucket);
    });
  };
  const last: Record<'forced' | 'voluntary', Promise<unknown>> = {
    forced: Promise.resolve(),
    voluntary: Promise.resolve(),
  };
  return {
    turn,
    giveBack(service, operation, urgency) {
      const bucket = bucketOf(service, operation);
      if (bucket === undefined) return;
      const { burst } = bucket.family;
      bucket.level = Math.min(burst, bucket.level + 1);
      if (urgency === URGENCY.routine) bucket.share = Math.min(burst * SHARE, bucket.share + 1);
      if (urgency === URGENCY.first) bucket.firsts.pop();
      serve(bucket);
    },
    heard(service, operation, things) {
      const bucket = bucketOf(service, operation);
      if (bucket === undefined) return;
      const now = clock.monotonic();
      const more = Array.from({ length: Math.min(things, STORM_OF_THINGS) }, () => now);
      bucket.heard = [...bucket.heard, ...more].slice(-STORM_OF_THINGS);
    },
    isStorm(service, operation) {
      const bucket = bucketOf(service, operation);
      if (bucket === undefined) return false;
      fill(bucket);
      return isStorm(bucket);
    },
    fullInMs(service, operation) {
      const bucket = bucketOf(service, operation);
      if (bucket === undefined) return 0;
      fill(bucket);
      const { burst, perSecond } = bucket.family;
      const lackingMs = ((burst - bucket.level) / perSecond) * 1_000;
      return lackingMs < 1e-6 ? 0 : Math.ceil(lackingMs - 1e-6);
    },
    oneByOne<T>(forced: boolean, work: () => Promise<T>) {
      const lane = forced ? 'forced' : 'voluntary';
      const begun = last[lane].then(() => ({ done: work() }));
      last[lane] = begun
        .then(({ done }) => withDeadline(clock, LONGEST_MS, () => done))
        .catch(() => undefined);
      return begun.then(({ done }) => done);
    },
    refused(service, operation) {
      const bucket = bucketOf(service, operation);
      if (bucket === undefined) return;
      fill(bucket);
      bucket.level = Math.min(bucket.level, 0);
    },
  };
}
