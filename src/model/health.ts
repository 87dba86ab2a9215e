// What is told of how well an instance is, and how much room it has. Data only.

/** What EC2's own checks of an instance say (aws-facts.md §5): `ok`, `impaired`, `initializing`, `insufficient-data`, … */
export interface StatusChecks {
  /** Of the host below the instance. */
  readonly system: string;
  /** Of the instance's own operating system. */
  readonly instance: string;
  /**
   * Since when the first of the checks that fail has failed, ms since the epoch; not every failed check says. Not before this process
   * saw it, by its monotonic clock.
   */
  readonly impairedSince?: number;
  /** When they were read, ms since the epoch. Read once a minute at most: they may be older than the rest. */
  readonly readAt: number;
}

/** Of one kind of resource: what the instance registered with, and what no task has reserved. */
export interface ResourceFacts {
  readonly registered: number;
  readonly remaining: number;
}

/** Where else in the Region an instance is registered whose agent does not speak to this cluster. */
export interface ElsewhereFacts {
  /** The names of the other clusters that have it. */
  readonly clusters: readonly string[];
  /** Why that is not known to be all; for people. */
  readonly problem?: string;
  /** When the look began, ms since the epoch. */
  readonly readAt: number;
}
