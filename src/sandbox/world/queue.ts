// A standard SQS queue: visibility, long polling, at-least-once (aws-facts.md §3.2).
import { uuid } from './ids.ts';
import type { Message, Queue, World } from './state.ts';

export function sendMessage(w: World, queue: Queue, body: string): Message {
  const message: Message = {
    id: uuid(w),
    body,
    sentAt: w.engine.now,
    visibleAt: w.engine.now,
    receiveCount: 0,
  };
  queue.messages.push(message);
  wakeAll(queue);
  return message;
}

export interface ReceiveOptions {
  readonly max: number;
  readonly waitMs: number;
  readonly visibilityMs?: number;
}

/** Up to `max` visible messages; waits up to `waitMs` for the first. */
export function receiveMessages(w: World, queue: Queue, options: ReceiveOptions): Promise<Message[]> {
  const found = take(w, queue, options);
  if (found.length > 0 || options.waitMs <= 0) return Promise.resolve(found);
  return new Promise((resolve) => {
    const finish = (messages: Message[]) => {
      queue.waiters.delete(wake);
      timeout();
      w.engine.outsiderWoken = true;
      resolve(messages);
    };
    const wake = () => {
      const messages = take(w, queue, options);
      if (messages.length > 0) finish(messages);
    };
    queue.waiters.add(wake);
    const timeout = w.engine.after(options.waitMs, () => finish(take(w, queue, options)));
  });
}

function take(w: World, queue: Queue, options: ReceiveOptions): Message[] {
  const now = w.engine.now;
  const visible = queue.messages.filter((m) => m.visibleAt <= now).slice(0, options.max);
  for (const message of visible) {
    message.visibleAt = now + (options.visibilityMs ?? queue.visibilityTimeoutMs);
    message.receiveCount++;
    message.firstReceivedAt ??= now;
    message.receipt = `${message.id}.${message.receiveCount}`;
    w.engine.at(message.visibleAt, () => wakeAll(queue));
  }
  return visible;
}

/** True when the receipt named a message; a receipt of an earlier receive still deletes it. */
export function deleteMessage(_w: World, queue: Queue, receipt: string): boolean {
  const index = queue.messages.findIndex((m) => m.id === receipt.split('.')[0]);
  if (index < 0) return false;
  queue.messages.splice(index, 1);
  return true;
}

/** Hides a message for another while, counted from now; false when the receipt names none. */
export function changeVisibility(
  w: World,
  queue: Queue,
  change: { receipt: string; visibilityMs: number },
): boolean {
  const message = queue.messages.find((m) => m.id === change.receipt.split('.')[0]);
  if (!message) return false;
  message.visibleAt = w.engine.now + change.visibilityMs;
  w.engine.at(message.visibleAt, () => wakeAll(queue));
  return true;
}

function wakeAll(queue: Queue): void {
  for (const wake of [...queue.waiters]) wake();
}
