// Whom AWS takes while the whole cluster is being read: those hosts alone are read and decided on, round after round. A whole reading of
// thousands of tasks takes longer than half of the two minutes that they have (aws-facts.md §2.1, §5.1).
import { decideTaken, takenInstances } from '#decide/decide.ts';
import { type Clock, sleep } from '#lib/clock.ts';
import type { Log } from '#runtime/log.ts';
import { isAnsweredSoon, noticesFor, type Post } from './post.ts';

/** Between two rounds: as soon as whole readings come where there is a deadline (cadence.ts). */
const APART_MS = 2_500;
/** A whole reading that began later is new enough: small clusters have no rounds. */
const OLD_MS = 6_000;

export interface RoundsOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends them; what is under way ends by itself. */
  readonly signal: AbortSignal;
  /** A post may be replaced. */
  readonly isCurrent: (post: Post) => boolean;
}

/** Begins rounds for a post, unless they are under way; to be called when it may have hosts that AWS takes. */
export type BeginRounds = (post: Post) => void;

export function createRounds(options: RoundsOptions): BeginRounds {
  const { clock, log, signal, isCurrent } = options;
  const underWay = new Set<Post>();
  const isOver = (post: Post) => signal.aborted || !isCurrent(post) || !post.tenure.isHeld;
  const rounds = async (post: Post) => {
    while (!isOver(post) && takenOf(post, clock).length > 0) {
      if (clock.monotonic() - post.cluster.observedAt < OLD_MS) {
        await sleep(clock, APART_MS, signal);
        continue;
      }
      try {
        await round(post, { clock, isOver });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        log('warn', `the hosts that AWS takes could not be read by themselves: ${why}`, {
          cluster: post.cluster.name,
        });
      }
      await sleep(clock, APART_MS, signal);
    }
  };
  return (post) => {
    if (underWay.has(post)) return;
    underWay.add(post);
    void rounds(post)
      .catch((error: unknown) =>
        log('error', `rounds ended: ${String(error)}`, { cluster: post.cluster.name }),
      )
      .finally(() => underWay.delete(post));
  };
}

/** Of what is known; of nobody before the first whole reading. */
function takenOf(post: Post, clock: Clock): string[] {
  const { cluster } = post;
  const { spec, name: document, observation, recall } = cluster;
  if (observation === undefined || !cluster.account.isKnownRight()) return [];
  const notices = noticesFor(post);
  return takenInstances({ spec, document, observation, notices, recall, now: clock.now() });
}

async function round(
  post: Post,
  { clock, isOver }: { readonly clock: Clock; readonly isOver: (post: Post) => boolean },
): Promise<void> {
  const { cluster } = post;
  const instanceIds = takenOf(post, clock);
  const observation = await cluster.observeTaken(instanceIds);
  if (isOver(post)) return;
  const { spec, name: document, recall } = cluster;
  const notices = noticesFor(post);
  const plan = decideTaken({
    ...{ spec, document, observation, notices, recall },
    instanceIds,
    now: clock.now(),
  });
  const left = { ...plan, actions: plan.actions.filter((action) => !isAnsweredSoon(post, action)) };
  if (left.actions.length === 0) return;
  post.chronicle?.decided(left);
  await cluster.act(left, notices);
}
