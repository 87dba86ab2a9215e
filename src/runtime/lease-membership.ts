// Being a member: joining, renewing, and knowing until when others must believe in it. All time is this process's own
// monotonic clock, counted from before the renewal was sent: whoever sees its count saw it later.
import { type Clock, sleep } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import type { Random } from '#lib/random.ts';
import { backoffMs } from './backoff.ts';
import type { LeaseStore } from './lease-store.ts';

export interface LeaseTimes {
  /** How long others let a count stand still before they take its member for dead, ms. */
  readonly durationMs: number;
  /** So long before that nothing new is begun; at half of it calls under way are given up. Also covers clocks that run differently. */
  readonly marginMs: number;
  /** Between two heartbeats, and between two looks at the others, ms. */
  readonly beatMs: number;
  /** How long one call to the store may take, ms. */
  readonly callMs: number;
  /** How often a replica asks whether it was rung, ms. */
  readonly hearMs: number;
}

export const leaseTimes: LeaseTimes = {
  durationMs: 15_000,
  marginMs: 4_000,
  beatMs: 3_000,
  callMs: 2_500,
  hearMs: 900,
};

export interface Membership {
  readonly id: string;
  /** On the monotonic clock: nothing is begun from then on. */
  readonly until: number;
  /** Until then what is under way may go on. */
  readonly endsBy: number;
}

export interface MembershipOptions {
  readonly store: LeaseStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly host: string;
  readonly times: LeaseTimes;
  readonly onJoined: (membership: Membership) => void;
  /** It is over, and nothing may be done under it any more: `why` is a sentence. */
  readonly onLost: (membership: Membership, why: string) => void;
  /** A call to the store failed; `failures` in a row. */
  readonly onFailure: (error: unknown, failures: number) => void;
}

export interface Member {
  /** Joins, renews, and joins anew when it was lost, until the signal aborts; never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** The present one; undefined while there is none, or it has run out. */
  current(): Membership | undefined;
  /** Ends it for others as well, so that nobody waits. To be called when nothing is done under it any more. */
  leave(): Promise<void>;
}

/** Mutable inside: `until` moves on with every heartbeat. */
interface Mine {
  readonly id: string;
  until: number;
  endsBy: number;
  count: number;
  /** When a heartbeat of which no answer came was first sent: it may have arrived then. */
  unsureSince?: number;
}

export function createMember(options: MembershipOptions): Member {
  const { store, clock, random, host, times } = options;
  const { durationMs, marginMs } = times;
  let mine: Mine | undefined;
  let failures = 0;
  let stopped = false;

  const call = <T>(ask: (signal: AbortSignal) => Promise<T>) => withDeadline(clock, times.callMs, ask);
  const alive = () => (mine !== undefined && clock.monotonic() < mine.until ? mine : undefined);
  /** An answer that comes when it has run out is too late: what was taken meanwhile is unknown. */
  const isStillMine = (it: Mine) => alive() === it;
  const prolong = (it: Mine, sentAt: number) => {
    it.until = sentAt + durationMs - marginMs;
    it.endsBy = sentAt + durationMs - marginMs / 2;
  };
  const lose = (why: string) => {
    const lost = mine;
    mine = undefined;
    if (lost) options.onLost(lost, why);
    return lost;
  };

  const join = async () => {
    // What an answer was lost of may turn up later: each attempt is another member, and what nobody renews is buried.
    const id = random.hex(12);
    const sentAt = clock.monotonic();
    if (!(await call((signal) => store.join({ id, count: 1, durationMs, host }, { signal })))) return;
    if (stopped) return;
    const joined: Mine = { id, count: 1, until: 0, endsBy: 0 };
    prolong(joined, sentAt);
    if (clock.monotonic() >= joined.until) return;
    mine = joined;
    options.onJoined(joined);
  };

  const renew = async (it: Mine) => {
    const sentAt = clock.monotonic();
    try {
      if (await call((signal) => store.renew(it.id, it.count, { signal }))) {
        it.count += 1;
        it.unsureSince = undefined;
        if (isStillMine(it)) prolong(it, sentAt);
        return;
      }
      const seen = await call((signal) => store.member(it.id, { signal }));
      if (!isStillMine(it)) return;
      if (seen === undefined || it.unsureSince === undefined || seen.count !== it.count + 1) {
        lose('another replica took it for dead');
        return;
      }
      // An earlier heartbeat arrived whose answer did not.
      it.count = seen.count;
      prolong(it, it.unsureSince);
      it.unsureSince = undefined;
    } catch (error) {
      it.unsureSince ??= sentAt;
      throw error;
    }
  };

  /** What has run out is never renewed: others may have taken everything and given it back. It is cleared away instead. */
  const clearAway = async ({ id, count }: Mine) => {
    for (const each of [count, count + 1])
      if (await call((signal) => store.bury(id, each, { signal }))) return;
  };

  const beat = async () => {
    if (mine !== undefined && !alive()) {
      const seconds = Math.round((durationMs - marginMs) / 1000);
      const lost = lose(`it could not be renewed for ${seconds} s`)!;
      await clearAway(lost);
    }
    if (mine === undefined) await join();
    else await renew(mine);
  };

  return {
    current: alive,
    async run(signal) {
      while (!signal.aborted) {
        const beganAt = clock.monotonic();
        let waitMs = times.beatMs;
        try {
          await beat();
          failures = 0;
        } catch (error) {
          failures += 1;
          waitMs = Math.min(waitMs, backoffMs(failures, { firstMs: 500, longestMs: times.beatMs }, random));
          if (!signal.aborted) options.onFailure(error, failures);
        }
        const left = Math.max(50, beganAt + random.between(0.9, 1) * waitMs - clock.monotonic());
        // Nobody else says when it has run out.
        const untilLapse = mine === undefined ? left : Math.max(0, mine.until - clock.monotonic());
        await sleep(clock, Math.min(left, untilLapse), signal);
      }
    },
    async leave() {
      stopped = true;
      const left = mine;
      mine = undefined;
      if (left) await clearAway(left);
    },
  };
}
