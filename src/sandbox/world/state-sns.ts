// Topics as plain records.

export interface Topic {
  readonly name: string;
  readonly arn: string;
  /** By ARN. */
  readonly subscriptions: Map<string, Subscription>;
}

export interface Subscription {
  readonly arn: string;
  readonly queueArn: string;
}
