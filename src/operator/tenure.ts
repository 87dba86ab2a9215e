// Whether this process is the one that operates a cluster, as its post asks before each write. Alone it always is.
import { aloneForEver, type Lease } from '#act/lease.ts';

export interface Tenure {
  /** Live: what it says changes. */
  readonly lease: Lease;
  readonly isHeld: boolean;
  /** Whether it takes messages from the cluster's queues. */
  readonly listens: boolean;
  /** From now on, under this lease. */
  hold(lease: Lease): void;
  /** For good: what is still under way is refused its next write. */
  drop(): void;
}

/** `listensAlways`: also while another replica operates, to whom it hands on what it hears. */
export function createTenure(listensAlways: boolean): Tenure {
  let held: Lease | undefined;
  return {
    lease: {
      get until() {
        return held?.until ?? Number.NEGATIVE_INFINITY;
      },
      get endsBy() {
        return held === undefined ? Number.NEGATIVE_INFINITY : held.endsBy;
      },
      get fence() {
        return held?.fence;
      },
      begin: () => held?.begin?.() ?? (() => {}),
    },
    get isHeld() {
      return held !== undefined;
    },
    get listens() {
      return listensAlways || held !== undefined;
    },
    hold(lease) {
      held = lease;
    },
    drop() {
      held = undefined;
    },
  };
}

/** For a process that no other one is asked about. */
export const alone: Tenure = {
  lease: aloneForEver,
  isHeld: true,
  listens: true,
  hold: () => {},
  drop: () => {},
};
