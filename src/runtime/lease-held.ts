// One thing that is held: until when work may begin under it, until when what is under way may go on, and when all has ended.
import type { Clock } from '#lib/clock.ts';
import { sleep } from '#lib/clock.ts';
import type { Membership } from './lease-membership.ts';

export interface HeldLease {
  /** Ms on the monotonic clock until which something may be begun; moves on with every heartbeat, and ends for good. */
  readonly until: number;
  /** Ms on the monotonic clock: what is under way then is given up. */
  readonly endsBy: number;
  /** Greater than that of everybody who held it before. */
  readonly fence: number;
  /** Something begins; returns what is to be called when it has ended. */
  begin(): () => void;
}

export interface Held extends HeldLease {
  /** Nothing new begins. */
  readonly isEnding: boolean;
  /** Ends it, and resolves when what is under way has ended or may be under way no more. */
  settle(): Promise<void>;
  end(): void;
}

export function createHeld(membership: Membership, { fence, clock }: { fence: number; clock: Clock }): Held {
  let under = 0;
  let isEnding = false;
  const ended = new AbortController();
  const check = () => {
    if (isEnding && under === 0) ended.abort();
  };
  return {
    fence,
    get until() {
      return isEnding ? Number.NEGATIVE_INFINITY : membership.until;
    },
    get endsBy() {
      return membership.endsBy;
    },
    get isEnding() {
      return isEnding;
    },
    begin() {
      under += 1;
      let done = false;
      return () => {
        if (done) return;
        done = true;
        under -= 1;
        check();
      };
    },
    async settle() {
      isEnding = true;
      check();
      await sleep(clock, membership.endsBy - clock.monotonic(), ended.signal);
    },
    end() {
      isEnding = true;
    },
  };
}
