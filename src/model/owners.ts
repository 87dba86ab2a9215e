// Who else changes an Auto Scaling group, as it was read. Data only.

export interface CapacityProviderFacts {
  readonly name: string;
  readonly managedScaling: boolean;
  readonly managedDraining: boolean;
  readonly managedTerminationProtection: boolean;
}

/** An instance refresh that has not come to its end (aws-facts.md §4.4). */
export interface RefreshFacts {
  readonly id: string;
  /** Pending, InProgress, Cancelling, Baking, RollbackInProgress. */
  readonly status: string;
  /** Ms since the epoch. */
  readonly startedAt: number;
  /** Whether instances that are up to date are left as they are. */
  readonly skipMatching: boolean;
  /** What it does with protected ones: Wait (for an hour, then it fails), Ignore or Refresh. */
  readonly protectedInstances: string;
  /** What it replaces by, as a numbered version; undefined when it was not read or is no launch template. */
  readonly target?: { readonly id: string; readonly version: string };
  /** When this was read, ms since the epoch. */
  readonly readAt: number;
}
