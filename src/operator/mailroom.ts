// The inboxes of all queues that the posts of now listen to: opened as they are wanted, ended when nobody listens any more.
import { type DispatchOptions, openInboxes } from './dispatch.ts';
import type { Inbox } from './inbox.ts';
import type { ShortageInbox } from './shortage-inbox.ts';
import { openShortageInboxes } from './shortage-queues.ts';

export interface Mailroom {
  /** To be called when posts were replaced, and first of all; does nothing after `close`. */
  arrange(): void;
  /** Ends all polls; resolves when they have ended. */
  close(): Promise<void>;
}

type AnyInbox = Inbox | ShortageInbox;

export function createMailroom(options: DispatchOptions): Mailroom {
  const running = new Map<AnyInbox, { readonly end: AbortController; readonly ended: Promise<void> }>();
  let events: ReadonlyMap<string, Inbox> = new Map();
  let reports: ReadonlyMap<string, ShortageInbox> = new Map();
  let closed = false;
  return {
    arrange() {
      if (closed) return;
      events = openInboxes(options, events);
      reports = openShortageInboxes(options, reports);
      const wanted = new Set<AnyInbox>([...events.values(), ...reports.values()]);
      for (const [inbox, { end }] of running) if (!wanted.has(inbox)) end.abort();
      for (const inbox of wanted) {
        if (running.has(inbox)) continue;
        const end = new AbortController();
        const ended = inbox.run(end.signal).finally(() => running.delete(inbox));
        running.set(inbox, { end, ended });
      }
    },
    async close() {
      closed = true;
      for (const { end } of running.values()) end.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
