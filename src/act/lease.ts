// The right to write, as a local deadline on the monotonic clock: asking for it costs no call and no wait.

export interface Lease {
  /** Ms on the monotonic clock until which this process may write. */
  readonly until: number;
}

/** A single operator needs no lease from anyone. */
export const aloneForEver: Lease = { until: Number.POSITIVE_INFINITY };
