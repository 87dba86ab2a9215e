// What leases are kept in: a few items that are changed on conditions only, and the letters that replicas leave each other.
// Knows no database: a table of DynamoDB stands behind it, or the memory of a test.

/** One replica. It lives as long as its count grows. */
export interface Member {
  readonly id: string;
  /** Grows with each heartbeat. */
  readonly count: number;
  /** For how long its count may stand still, ms, by the clock of whoever watches it. */
  readonly durationMs: number;
  /** For people. */
  readonly host: string;
}

/** Whose a thing is. It lives as long as its owner is a member. */
export interface Holding {
  readonly what: string;
  /** Empty: nobody's. */
  readonly owner: string;
  /** Grows with each change of owner. */
  readonly fence: number;
}

/** What one replica received and another one has to settle. */
export interface Letter {
  readonly id: string;
  /** The thing that it is about: whoever holds that reads it. */
  readonly what: string;
  /** Where it came from, in words of whoever wrote it. */
  readonly from: string;
  readonly body: string;
  /** Ms since the epoch, as its sender's queue had it. */
  readonly sentAt: number;
}

export interface View {
  readonly members: readonly Member[];
  readonly holdings: readonly Holding[];
  readonly letters: readonly Letter[];
}

interface Abortable {
  readonly signal?: AbortSignal;
}

/**
 * Every method reads what is true now, and changes on its condition or not at all. One that rejects may have been
 * carried out, or be carried out later.
 */
export interface LeaseStore {
  /** Everything, but not as of one moment. */
  read(options?: Abortable): Promise<View>;
  member(id: string, options?: Abortable): Promise<Member | undefined>;
  /** False where there is one of that id. */
  join(member: Member, options?: Abortable): Promise<boolean>;
  /** From this count to the next; false where its count is another one, or it is gone. */
  renew(id: string, count: number, options?: Abortable): Promise<boolean>;
  /** Removes the member while it has this count. */
  bury(id: string, count: number, options?: Abortable): Promise<boolean>;
  /** Makes it somebody else's, or nobody's (''), with the next fence, while it is as it was seen; undefined: while there is none. */
  pass(what: string, seen: Holding | undefined, to: string, options?: Abortable): Promise<boolean>;
  /** Resolves when all of them will be found by `read`. */
  write(letters: readonly Letter[], options?: Abortable): Promise<void>;
  burn(ids: readonly string[], options?: Abortable): Promise<void>;
  /** Has the member hear these words soon; nothing happens where there is no such member. */
  ring(member: string, words: readonly string[], options?: Abortable): Promise<void>;
  /** What was rung since it last heard; undefined where there is no such member. */
  hear(member: string, options?: Abortable): Promise<readonly string[] | undefined>;
}
