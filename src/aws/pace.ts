// Our own count of AWS's published token buckets, so that a storm waits for its turn here and is not refused there: what is refused costs
// a call, and is asked for again. One for each account and Region, as the buckets are (aws-facts.md §2.1 to §2.5).
import type { Cancel, Clock } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';

/** What waits goes in this order: what has a deadline, what a look before a write reads, and the rest. */
export const URGENCY = { first: 0, deadline: 1, look: 2, routine: 3 } as const;
export type Urgency = (typeof URGENCY)[keyof typeof URGENCY];

export interface Pace {
  /** Undefined: now; else resolves when it is this call's turn. `service` as in the ports, `operation` as AWS names it. */
  turn(service: string, operation: string, urgency: Urgency): Promise<void> | undefined;
  /** Undefined: now; else resolves when a call of the first urgency would not wait. Takes nothing. */
  whenFree(service: string, operation: string): Promise<void> | undefined;
  /** Begins what takes many calls when what began so before has ended: side by side they would all be late. */
  oneByOne<T>(work: () => Promise<T>): Promise<T>;
  /** AWS refused: others spend from the same bucket, and it is empty. */
  refused(service: string, operation: string): void;
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
/** How soon it is seen that a storm is over. */
const CALM_MS = 100;

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
  readonly waiting: (() => void)[][];
  /** When the last calls of the first urgency went, ms on the monotonic clock. */
  readonly firsts: number[];
  /** When those that wait are next served, ms on the monotonic clock, and how to call that off. */
  due?: { readonly at: number; readonly cancel: Cancel };
}

const isStorm = ({ firsts, at }: Bucket) => firsts.length >= STORM && at - firsts.at(-STORM)! < STORM_MS;

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
      waiting: [[], [], [], []],
      firsts: [],
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
    if (urgency > URGENCY.deadline && isStorm(bucket)) return false;
    // A token that is nearly there counts: clocks are in whole steps.
    if (bucket.level < 1 - 1e-6 || (isRoutine && bucket.share < 1 - 1e-6)) return false;
    bucket.level -= 1;
    if (isRoutine) bucket.share -= 1;
    if (urgency === URGENCY.first) bucket.firsts.push(bucket.at);
    // One more than it takes: what only asks gives its own back.
    if (bucket.firsts.length > STORM + 1) bucket.firsts.shift();
    return true;
  };
  const serve = (bucket: Bucket) => {
    fill(bucket);
    for (const urgency of Object.values(URGENCY)) {
      const queue = bucket.waiting[urgency]!;
      while (queue.length > 0 && take(bucket, urgency)) queue.shift()!();
      // Who waits before leaves nothing to those behind.
      if (queue.length > 0 && bucket.level < 1) break;
    }
    schedule(bucket);
  };
  const schedule = (bucket: Bucket) => {
    const first = bucket.waiting.findIndex((queue) => queue.length > 0);
    if (first < 0) return;
    const { perSecond } = bucket.family;
    const lacking = Math.max(
      (1 - bucket.level) / perSecond,
      first === URGENCY.routine ? (1 - bucket.share) / (perSecond * SHARE) : 0,
      first > URGENCY.deadline && isStorm(bucket) ? CALM_MS / 1_000 : 0,
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
  const turn: Pace['turn'] = (service, operation, urgency) => {
    const bucket = bucketOf(service, operation);
    if (bucket === undefined) return undefined;
    fill(bucket);
    const isFirst = bucket.waiting.slice(0, urgency + 1).every((queue) => queue.length === 0);
    if (isFirst && take(bucket, urgency)) return undefined;
    return new Promise((resolve) => {
      bucket.waiting[urgency]!.push(resolve);
      schedule(bucket);
    });
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    turn,
    oneByOne<T>(work: () => Promise<T>) {
      const begun = last.then(() => ({ done: work() }));
      last = begun.then(({ done }) => withDeadline(clock, LONGEST_MS, () => done)).catch(() => undefined);
      return begun.then(({ done }) => done);
    },
    whenFree(service, operation) {
      const giveBack = () => {
        const bucket = bucketOf(service, operation);
        if (bucket === undefined) return;
        bucket.level = Math.min(bucket.family.burst, bucket.level + 1);
        bucket.firsts.pop();
      };
      const waiting = turn(service, operation, URGENCY.first);
      if (waiting !== undefined) return waiting.then(giveBack);
      giveBack();
      return undefined;
    },
    refused(service, operation) {
      const bucket = bucketOf(service, operation);
      if (bucket === undefined) return;
      fill(bucket);
      bucket.level = Math.min(bucket.level, 0);
    },
  };
}
