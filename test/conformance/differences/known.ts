// What an entry of the list of known differences says.

export interface KnownDifference {
  /** `ecs:DescribeTasks`; `*` is any text, ` | ` parts alternatives. */
  readonly call: string;
  /** `tasks[].lastStatus`, in the same way. */
  readonly path: string;
  /** What moto says, as JSON, or `nothing`; anything when absent. */
  readonly moto?: string;
  readonly sandbox?: string;
  /** Only where the call's input, as JSON, has this. */
  readonly input?: string;
  /** Whom the fact supports. */
  readonly right: 'sandbox' | 'moto' | 'either';
  /** `aws-facts.md §n`, or `botocore`, service and shape. */
  readonly fact: string;
  readonly why: string;
}
