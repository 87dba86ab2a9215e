// Notices that were received and may not be deleted yet: what they say is not durable or done. The same notice told
// twice is held once, with its receipts. Kept in memory only, and bounded: what is lost comes again from the queue.
import type { Notice } from '#model/notice.ts';
export interface Held {
  readonly notice: Notice;
  /** When it was first received, ms since the epoch. */
  readonly receivedAt: number;
  /** The newest receipt handle by message id. */
  readonly receipts: Map<string, string>;
  /** The clusters whose holders, other replicas, will find it in the table of leases. */
  readonly deliveredTo: Set<string>;
  /** Somebody who merely stands by has been told of it once its instance was known. */
  isKnown?: boolean;
}

export interface Mail {
  readonly messageId: string;
  readonly receipt: string;
  readonly notice: Notice;
}

export interface Mailbox {
  /**
   * news: not heard before. known: told again, which only brings a new receipt. surplus: held with enough receipts, so
   * that this message may be deleted at once.
   */
  hold(mail: Mail, now: number): 'news' | 'known' | 'surplus';
  /** Lets go of what is settled and returns its receipts by message id. */
  release(isSettled: (held: Held) => boolean): Map<string, string>;
  notices(): Notice[];
  held(): Held[];
  readonly size: number;
}

/** A storm over 5,000 instances tells three things of each. */
const heldAtMost = 50_000;
/** The same notice comes from a few rules at most; more is a flood. */
const receiptsAtMost = 10;

export function createMailbox(): Mailbox {
  const held = new Map<string, Held>();
  return {
    hold({ messageId, receipt, notice }, now) {
      const key = keyOf(notice);
      const known = held.get(key);
      const entry = known ?? { notice, receivedAt: now, receipts: new Map(), deliveredTo: new Set() };
      if (!entry.receipts.has(messageId) && entry.receipts.size >= receiptsAtMost) return 'surplus';
      entry.receipts.set(messageId, receipt);
      // One too many is answered all the same, and stays in the queue.
      if (known !== undefined || held.size < heldAtMost) held.set(key, entry);
      return known === undefined ? 'news' : 'known';
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
    held: () => [...held.values()],
    notices: () => [...held.values()].map(({ notice }) => notice),
    get size() {
      return held.size;
    },
  };
}

function keyOf({ instanceId, kind, at }: Notice): string {
  return `${instanceId} ${kind} ${at}`;
}
