// Queues, their messages, and the rules that fill them, as plain records.

export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly visibilityTimeoutMs: number;
  readonly messages: Message[];
  readonly waiters: Set<() => void>;
}

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  receipt?: string;
}

/** An EventBridge rule: these detail types go to this queue. */
export interface Rule {
  readonly name: string;
  readonly detailTypes: readonly string[];
  readonly queue: Queue;
}
