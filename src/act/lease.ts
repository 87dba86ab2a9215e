// The right to write, as a local deadline on the monotonic clock: asking for it costs no call and no wait.

export interface Lease {
  /** Ms on the monotonic clock until which this process may write. */
  readonly until: number;
  /** Ms on the monotonic clock: a call that is under way then is given up. Without it none is. */
  readonly endsBy?: number;
  /** Grows with each change of who may write. */
  readonly fence?: number;
  /** A call begins; returns what is to be called when it has ended. */
  begin?(): () => void;
}

/** A single operator needs no lease from anyone. */
export const aloneForEver: Lease = { until: Number.POSITIVE_INFINITY };
