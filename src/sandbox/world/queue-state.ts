// Queues, their messages, and the rules that fill them, as plain records. Nothing here knows the rest of the world.
import type TinyQueue from 'tinyqueue';

/** What SetQueueAttributes sets, in the world's units. */
export interface QueueAttributes {
  visibilityTimeoutMs: number;
  /** DelaySeconds. */
  delayMs: number;
  /** ReceiveMessageWaitTimeSeconds. */
  waitMs: number;
  retentionMs: number;
  /** MaximumMessageSize. */
  maxBytes: number;
  /** SqsManagedSseEnabled; it changes nothing here. */
  managedSse: boolean;
  /** The access policy as it was given. */
  policy?: string;
  redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  modifiedAt: number;
  purgedAt?: number;
  readonly attributes: QueueAttributes;
  readonly tags: Map<string, string>;
  /** By id, in the order in which they were sent. */
  readonly messages: Map<string, Message>;
  /** Visible ones, oldest first; may hold some that are not visible or not there any more. */
  readonly ready: TinyQueue<Message>;
  /** Those that turn visible some time, soonest first; an entry counts while the message still says the same. */
  readonly hidden: TinyQueue<HiddenMessage>;
  /** How many were ever sent to it. */
  sent: number;
  /** How many are in flight, and how many are delayed; the rest is visible. */
  inFlight: number;
  delayed: number;
  readonly waiters: Set<() => void>;
  /** When the waiters are woken next for a message that turns visible. */
  wakeAt?: number;
}

export interface HiddenMessage {
  readonly message: Message;
  readonly visibleAt: number;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: Uint8Array;
}

export interface Message {
  readonly id: string;
  readonly body: string;
  /** In the order of arrival in the queue. */
  readonly sequence: number;
  readonly sentAt: number;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  /** The queue that it was moved from. */
  readonly deadLetterSource?: string;
  state: 'visible' | 'inFlight' | 'delayed' | 'deleted';
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  receivedAt?: number;
  /** Of the last receive. */
  receipt?: string;
}

/** An EventBridge rule of the default bus. */
export interface Rule {
  readonly name: string;
  readonly arn: string;
  state: 'ENABLED' | 'DISABLED';
  description?: string;
  /** As it was given. */
  pattern: string;
  matches: (event: unknown) => boolean;
  /** The detail types that the pattern lists; any may match when undefined. */
  detailTypes?: ReadonlySet<string>;
  /** By id. */
  readonly targets: Map<string, RuleTarget>;
  readonly tags: Map<string, string>;
}

export interface RuleTarget {
  readonly id: string;
  readonly arn: string;
  readonly deadLetterArn?: string;
  /** Sent instead of the event. */
  readonly input?: string;
  /** The part of the event that is sent: `$.detail`. */
  readonly inputPath?: string;
  readonly retryPolicy?: { readonly maximumEventAgeSeconds?: number; readonly maximumRetryAttempts?: number };
}
