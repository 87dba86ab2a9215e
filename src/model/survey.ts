// What belongs to an ECS cluster before there is a spec for it, as it was read. Data only.

/** Something that could not be read, and why; for people. */
export interface Unread {
  readonly what: string;
  readonly problem: string;
}

/** Where the instances of a cluster come from. */
export interface Sources {
  /** Auto Scaling groups by name, with how many instances of the cluster each has. */
  readonly groups: ReadonlyMap<string, number>;
  /** Spot Fleets by the id of their request. */
  readonly fleets: ReadonlyMap<string, number>;
  /** Ids of instances of neither. */
  readonly alone: readonly string[];
  /** Ids of instances whose source could not be read. */
  readonly unclear: readonly string[];
  readonly unread: readonly Unread[];
}

/** An enabled rule of the default event bus that events about instances of the cluster match. */
export interface EventRule {
  readonly name: string;
  /** The types of event that Sluice knows and this rule lets through. */
  readonly types: readonly string[];
  /** ARNs of where it sends them. */
  readonly targets: readonly string[];
}
