// The second channel of spot interruptions (law 1) for all clusters of an account and Region in one call, out of a bucket of its own: where
// clusters are so many that each is read whole less often than it must be asked for.
import { type Pace, URGENCY } from '#aws/pace.ts';
import type { Ec2Port } from '#aws/ports.ts';
import { type Clock, sleep } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import type { Log } from '#runtime/log.ts';
import type { Post } from './post.ts';
import { createSaidOnce } from './said-once.ts';

export interface SpotWatchOptions {
  /** Those that there are now. */
  readonly posts: () => readonly Post[];
  readonly clock: Clock;
  readonly log: Log;
  /** Has the cluster read at once. */
  readonly makeDue: (name: string) => void;
}

/** As often as a cluster with spot instances is read whole, where it can be (cadence.ts). */
const POLL_MS = 10_000;
const ANSWER_MS = 5_000;
/** The instance got its notice and still runs (aws-facts.md §5.1). */
const MARKED = ['marked-for-termination', 'marked-for-stop'];

/** Polls until the signal aborts; never rejects. Names instances to read again, and believes nothing else. */
export async function watchSpotRequests(options: SpotWatchOptions, signal: AbortSignal): Promise<void> {
  const { clock, log, posts, makeDue } = options;
  const said = createSaidOnce();
  for (let round = 0; ; round++) {
    await sleep(clock, POLL_MS, signal);
    if (signal.aborted) return;
    for (const [place, its] of slowOnesByPlace(posts())) {
      // By the role of another one each time: one that may not ask must not blind all.
      const { cluster, ports } = its[round % its.length]!;
      try {
        const marked = await readMarked(ports.ec2, clock, cluster.pace);
        said.forget(place);
        for (const post of its)
          if ([...marked].some((id) => isNews(post, id))) {
            post.isHurried = true;
            makeDue(post.cluster.name);
          }
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (said.isNews(place, why))
          log('warn', `interruptions of spot instances are found late where their events are lost: ${why}`, {
            cluster: cluster.name,
          });
      }
    }
  }
}

/** Those that are read whole less often, and have spot instances, by account and Region. */
function slowOnesByPlace(posts: readonly Post[]): Map<string, Post[]> {
  const places = new Map<string, Post[]>();
  for (const post of posts) {
    const { spec, observation } = post.cluster;
    if (!post.tenure.isHeld || (post.fairMs ?? 0) <= POLL_MS) continue;
    if (![...(observation?.instances.values() ?? [])].some(({ market }) => market === 'spot')) continue;
    const place = `${spec.account} ${spec.region}`;
    places.set(place, [...(places.get(place) ?? []), post]);
  }
  return places;
}

/** Ids of the instances of the account that are to be taken. */
async function readMarked(ec2: Ec2Port, clock: Clock, pace: Pace | undefined): Promise<Set<string>> {
  const ids = new Set<string>();
  let NextToken: string | undefined;
  do {
    await pace?.turn('ec2', 'DescribeSpotInstanceRequests', URGENCY.deadline);
    const token = NextToken;
    const page = await withDeadline(clock, ANSWER_MS, (signal) =>
      ec2.describeSpotInstanceRequests(
        { Filters: [{ Name: 'status-code', Values: MARKED }], MaxResults: 1_000, NextToken: token },
        { signal },
      ),
    );
    for (const { InstanceId } of page.SpotInstanceRequests ?? []) if (InstanceId) ids.add(InstanceId);
    NextToken = page.NextToken || undefined;
  } while (NextToken !== undefined);
  return ids;
}

function isNews({ cluster: { observation } }: Post, id: string): boolean {
  const instance = observation?.instances.get(id);
  return instance !== undefined && !MARKED.includes(instance.spotRequest?.statusCode ?? '');
}
