// Where a grant holds: resources, and the condition that binds it further. Several with other conditions are several statements.

/** Operator → key → values, any of which will do. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface Hold {
  readonly resources: readonly string[];
  readonly condition?: Condition;
}
