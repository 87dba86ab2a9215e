// What has ended a while ago, of instances and tasks. Data only.

export interface EndedTaskFacts {
  /** ms since the epoch. */
  readonly stoppedAt?: number;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  /** The highest exit code of its containers; undefined when none has one. */
  readonly exitCode?: number;
}

export interface DepartedFacts {
  readonly complete: boolean;
  /** By pool name of the spec. */
  readonly byPool: ReadonlyMap<string, readonly Departure[]>;
}

/** `at`: when it ended, or was first seen to have, ms since the epoch. */
export type Departure = { readonly instanceId: string; readonly at: number };
