// Messages that were received and may not be deleted yet: what they say is not durable or done. The same notice told
// twice is held once, with every receipt. Kept in memory only: what is lost comes again from the queue.
import type { Notice } from '#model/notice.ts';
import type { Event } from './events.ts';

export type HeldEvent = Exclude<Event, { kind: 'ignored' }>;

export interface Held {
  readonly event: HeldEvent;
  /** When it was first received, ms since the epoch. */
  readonly receivedAt: number;
  /** The newest receipt handle by message id. */
  readonly receipts: Map<string, string>;
}

export interface Mail {
  readonly messageId: string;
  readonly receipt: string;
  readonly event: HeldEvent;
}

export interface Mailbox {
  /** Whether it is news; a message told again only brings its new receipt. */
  hold(mail: Mail, now: number): boolean;
  /** Lets go of what is settled and returns its receipts by message id. */
  release(isSettled: (held: Held) => boolean): Map<string, string>;
  notices(): Notice[];
  readonly size: number;
}

export function createMailbox(): Mailbox {
  const held = new Map<string, Held>();
  return {
    hold({ messageId, receipt, event }, now) {
      const key = keyOf(event, messageId);
      const known = held.get(key);
      const entry = known ?? { event, receivedAt: now, receipts: new Map() };
      entry.receipts.set(messageId, receipt);
      held.set(key, entry);
      return known === undefined;
    },
    release(isSettled) {
      const receipts = new Map<string, string>();
      for (const [key, entry] of held) {
        if (!isSettled(entry)) continue;
        held.delete(key);
        for (const [messageId, receipt] of entry.receipts) receipts.set(messageId, receipt);
      }
      return receipts;
    },
    notices: () => [...held.values()].flatMap(({ event }) => (event.kind === 'notice' ? [event.notice] : [])),
    get size() {
      return held.size;
    },
  };
}

function keyOf(event: HeldEvent, messageId: string): string {
  if (event.kind === 'hint') return messageId;
  const { instanceId, kind, at } = event.notice;
  return `${instanceId} ${kind} ${at}`;
}
