// How often a cluster may be read whole, so that all that this process operates in one account and Region keep within their share of
// what AWS lets be read there. Buckets do not grow with the number of clusters, or of tasks.
import type { Observation } from '#model/observation.ts';

/**
 * Of what AWS refills a second: 20 cluster resource reads of ECS, and 10 reads of load balancers (aws-facts.md §2.1, §2.4). Somewhat less
 * than the four fifths that such calls may have (aws/pace.ts): where as much was asked for as may be had, each reading would wait for all
 * others, and take a minute from its first call to its last.
 */
const SHARE = 0.7;
const PER_SECOND: Reads = { ecs: 20 * SHARE, elb: 10 * SHARE };
/** As many of either as ECS lists, and describes, in one call (aws-facts.md §1.5). */
const PAGE = 100;

/** Calls out of these buckets. */
export interface Reads {
  readonly ecs: number;
  readonly elb: number;
}

/** What one whole reading takes: each page is listed and then described, and each target group asked for its targets. */
export function readsOf({ instances, targetGroups }: Observation): Reads {
  let tasks = 0;
  for (const instance of instances.values()) tasks += instance.tasks.length;
  return { ecs: 2 * (Math.ceil(instances.size / PAGE) + Math.ceil(tasks / PAGE)), elb: targetGroups.size };
}

/** For how long the first reading has the buckets, s: each target group is asked for its attributes as well. */
export const firstReadingSeconds = ({ ecs, elb }: Reads): number =>
  secondsOf({ ecs, elb: 2 * elb + Math.ceil(elb / 20) });

const secondsOf = ({ ecs, elb }: Reads): number => Math.max(ecs / PER_SECOND.ecs, elb / PER_SECOND.elb);

export interface Reader {
  readonly account: string;
  readonly region: string;
  /** What its last whole reading took; undefined: it has not been read. */
  readonly reads?: Reads;
}

/**
 * Ms from one whole reading to the next, when each of those who share the buckets of `own` is read once in that time. Who was not read yet
 * counts as much as the others do on average: else the first ones were read again before the last ones are read at all.
 */
export function fairPaceMs(own: Reader, all: Iterable<Reader>): number {
  const sum = { ecs: 0, elb: 0 };
  let [known, count] = [0, 0];
  for (const { account, region, reads } of all) {
    if (account !== own.account || region !== own.region) continue;
    count += 1;
    if (reads === undefined) continue;
    known += 1;
    sum.ecs += reads.ecs;
    sum.elb += reads.elb;
  }
  return known === 0 ? 0 : secondsOf(sum) * (count / known) * 1_000;
}
