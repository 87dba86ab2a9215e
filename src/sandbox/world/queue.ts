// A standard SQS queue: visibility, long polling, at least once, redrive to dead letters (aws-facts.md §3.2). What a
// receive costs grows with the logarithm of the queue's length.
import TinyQueue from 'tinyqueue';
import { arn, uuid } from './ids.ts';
import type { HiddenMessage, Message, MessageAttribute, Queue, QueueAttributes } from './queue-state.ts';
import type { World } from './state.ts';

const DAY_MS = 86_400_000;
export const MOST_IN_FLIGHT = 120_000;
/** After this time those who wait at the dead letters are told: two queues that redrive to each other take turns. */
const REDRIVE_MS = 100;
/** From the receive on, whatever is asked for later (§3.2). */
export const LONGEST_HIDDEN_MS = 43_200_000;

const defaults: QueueAttributes = {
  visibilityTimeoutMs: 30_000,
  delayMs: 0,
  waitMs: 0,
  retentionMs: 4 * DAY_MS,
  maxBytes: 1_048_576,
  managedSse: true,
};

/** A new, empty queue of the account. */
export function createQueue(w: World, name: string, attributes: Partial<QueueAttributes> = {}): Queue {
  const queue: Queue = {
    name,
    arn: arn.queue(w, name),
    createdAt: w.engine.now,
    modifiedAt: w.engine.now,
    attributes: { ...defaults, ...attributes },
    tags: new Map(),
    messages: new Map(),
    ready: new TinyQueue<Message>([], (a, b) => a.sequence - b.sequence),
    hidden: new TinyQueue<HiddenMessage>([], (a, b) => a.visibleAt - b.visibleAt),
    sent: 0,
    inFlight: 0,
    delayed: 0,
    waiters: new Set(),
  };
  w.queues.set(name, queue);
  return queue;
}

/** The queue of this ARN, if the account has it. */
export function queueByArn(w: World, queueArn: string): Queue | undefined {
  const queue = w.queues.get(queueArn.slice(queueArn.lastIndexOf(':') + 1));
  return queue?.arn === queueArn ? queue : undefined;
}

export interface SendOptions {
  readonly delayMs?: number;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
}

export function sendMessage(w: World, queue: Queue, body: string, options: SendOptions = {}): Message {
  const delayMs = options.delayMs ?? queue.attributes.delayMs;
  const message: Message = {
    id: uuid(w),
    body,
    sequence: queue.sent++,
    sentAt: w.engine.now,
    attributes: options.attributes ?? {},
    state: 'visible',
    visibleAt: w.engine.now,
    receiveCount: 0,
  };
  queue.messages.set(message.id, message);
  if (delayMs > 0) hide(w, queue, { message, visibleAt: w.engine.now + delayMs, as: 'delayed' });
  else queue.ready.push(message);
  wake(queue);
  return message;
}

export interface ReceiveOptions {
  readonly max: number;
  readonly waitMs: number;
  readonly visibilityMs?: number;
  /** Ends the wait with nothing. */
  readonly signal?: AbortSignal;
}

/** Up to `max` visible messages; waits up to `waitMs` for the first. */
export function receiveMessages(w: World, queue: Queue, options: ReceiveOptions): Promise<Message[]> {
  const found = take(w, queue, options);
  if (found.length > 0 || options.waitMs <= 0) return Promise.resolve(found);
  return new Promise((resolve) => {
    const finish = (messages: Message[]) => {
      queue.waiters.delete(look);
      timeout();
      options.signal?.removeEventListener('abort', leave);
      w.engine.outsiderWoken = true;
      resolve(messages);
    };
    const leave = () => finish([]);
    const look = () => {
      const messages = take(w, queue, options);
      if (messages.length > 0) finish(messages);
    };
    queue.waiters.add(look);
    options.signal?.addEventListener('abort', leave);
    const timeout = w.engine.after(options.waitMs, () => finish(take(w, queue, options)));
    wakeWhenVisible(w, queue);
  });
}

function take(w: World, queue: Queue, options: ReceiveOptions): Message[] {
  settle(w, queue);
  const taken: Message[] = [];
  while (taken.length < options.max && queue.ready.length > 0 && queue.inFlight < MOST_IN_FLIGHT) {
    const message = queue.ready.pop()!;
    if (message.state !== 'visible' || redriven(w, queue, message)) continue;
    const now = w.engine.now;
    message.receiveCount++;
    message.firstReceivedAt ??= now;
    message.receivedAt = now;
    message.receipt = `${message.id}.${message.receiveCount}`;
    const visibilityMs = options.visibilityMs ?? queue.attributes.visibilityTimeoutMs;
    hide(w, queue, { message, visibleAt: now + shortened(w, visibilityMs), as: 'inFlight' });
    taken.push(message);
  }
  return taken;
}

/** Rarely one of SQS's servers does not know of the receive, and gives the message again too soon (§3.2). */
function shortened(w: World, visibilityMs: number): number {
  const random = w.chance('sqs/doubles');
  if (!random.chance(w.settings.eventDoubles / 1000)) return visibilityMs;
  return Math.min(visibilityMs, random.int(0, 2_000));
}

/** What was received too often goes to the dead letters instead of being received once more. */
function redriven(w: World, queue: Queue, message: Message): boolean {
  const { redrive } = queue.attributes;
  if (!redrive || message.receiveCount < redrive.maxReceiveCount) return false;
  const target = queueByArn(w, redrive.deadLetterArn);
  if (!target || target === queue) return false;
  remove(queue, message);
  const from = { deadLetterSource: queue.arn, receipt: undefined };
  const moved: Message = { ...message, ...from, state: 'visible', sequence: target.sent++ };
  target.messages.set(moved.id, moved);
  target.ready.push(moved);
  w.engine.after(REDRIVE_MS, () => wake(target));
  return true;
}

/**
 * Deletes by receipt. A receipt of an earlier receive deletes nothing, and neither does one of a message that is gone:
 * both are no error.
 */
export function deleteMessage(_w: World, queue: Queue, receipt: string): void {
  const message = messageOf(queue, receipt);
  if (message) remove(queue, message);
}

/** The message whose last receive gave this receipt. */
export function messageOf(queue: Queue, receipt: string): Message | undefined {
  const message = queue.messages.get(receipt.split('.')[0] ?? '');
  return message?.receipt === receipt ? message : undefined;
}

/** Hides a message in flight for another while, counted from now. */
export function changeVisibility(w: World, queue: Queue, message: Message, visibilityMs: number): void {
  hide(w, queue, { message, visibleAt: w.engine.now + visibilityMs, as: 'inFlight' });
  settle(w, queue);
  wake(queue);
}

/** Empties the queue. */
export function purge(queue: Queue): void {
  for (const message of [...queue.messages.values()]) remove(queue, message);
}

/** How many messages are visible, in flight and delayed now. */
export function countsOfQueue(w: World, queue: Queue) {
  settle(w, queue);
  const { inFlight, delayed } = queue;
  return { visible: queue.messages.size - inFlight - delayed, inFlight, delayed };
}

/** Brings the queue up to date: what has turned visible, and what is too old to be kept. */
function settle(w: World, queue: Queue): void {
  const now = w.engine.now;
  while (queue.hidden.length > 0 && queue.hidden.peek()!.visibleAt <= now) {
    const { message, visibleAt } = queue.hidden.pop()!;
    if (message.state === 'deleted' || message.state === 'visible' || message.visibleAt !== visibleAt)
      continue;
    uncount(queue, message);
    message.state = 'visible';
    queue.ready.push(message);
  }
  for (const message of queue.messages.values()) {
    if (message.sentAt + queue.attributes.retentionMs > now) break;
    remove(queue, message);
  }
}

function hide(
  w: World,
  queue: Queue,
  { message, visibleAt, as }: { message: Message; visibleAt: number; as: 'inFlight' | 'delayed' },
): void {
  uncount(queue, message);
  message.state = as;
  message.visibleAt = visibleAt;
  if (as === 'inFlight') queue.inFlight++;
  else queue.delayed++;
  queue.hidden.push({ message, visibleAt });
  wakeWhenVisible(w, queue);
}

function remove(queue: Queue, message: Message): void {
  uncount(queue, message);
  message.state = 'deleted';
  queue.messages.delete(message.id);
}

function uncount(queue: Queue, { state }: Message): void {
  if (state === 'inFlight') queue.inFlight--;
  if (state === 'delayed') queue.delayed--;
}

/** While somebody waits, one event is scheduled for the next message that turns visible. */
function wakeWhenVisible(w: World, queue: Queue): void {
  const next = queue.hidden.peek()?.visibleAt;
  if (queue.waiters.size === 0 || next === undefined) return;
  if (queue.wakeAt !== undefined && queue.wakeAt <= next) return;
  queue.wakeAt = next;
  w.engine.at(next, () => {
    if (queue.wakeAt !== next) return;
    queue.wakeAt = undefined;
    wake(queue);
    wakeWhenVisible(w, queue);
  });
}

function wake(queue: Queue): void {
  for (const look of [...queue.waiters]) look();
}
