// How often a cluster may be read whole, so that all that this process operates in one account and Region keep within their share of
// what AWS lets be read there. Buckets do not grow with the number of clusters, or of tasks.
import type { Observation } from '#model/observation.ts';

/** ECS refills its bucket of cluster resource reads by 20 a second (aws-facts.md §2.1); a fifth is left to others. */
const READS_PER_SECOND = 20 * 0.8;
/** As many of either as ECS lists, and describes, in one call (aws-facts.md §1.5). */
const PAGE = 100;

/** Calls out of that bucket that one whole reading takes: each page is listed and then described. */
export function readsOf({ instances }: Observation): number {
  let tasks = 0;
  for (const instance of instances.values()) tasks += instance.tasks.length;
  return 2 * (Math.ceil(instances.size / PAGE) + Math.ceil(tasks / PAGE));
}

export interface Reader {
  readonly account: string;
  readonly region: string;
  /** What its last whole reading took; undefined: it has not been read. */
  readonly reads?: number;
}

/** Ms from one whole reading to the next, when each of those who share the bucket of `own` is read once in that time. */
export function fairPaceMs(own: Reader, all: Iterable<Reader>): number {
  let reads = 0;
  for (const { account, region, reads: its = 0 } of all)
    if (account === own.account && region === own.region) reads += its;
  return (reads / READS_PER_SECOND) * 1_000;
}
