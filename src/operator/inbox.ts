// The queue of events: received by long poll, ten at a time, handed on at once. Hints are deleted then, notices when
// they are settled; what is no event at all is left for whom it belongs to. No message can stop the others.
import { setMaxListeners } from 'node:events';
import type { SqsPort } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import type { Notice } from '#model/notice.ts';
import type { Letter } from '#runtime/lease-store.ts';
import type { Log } from '#runtime/log.ts';
import { pollForEver } from '#runtime/poll-loop.ts';
import type { Courier } from './courier.ts';
import { createEraser } from './eraser.ts';
import { bodyOf, type Event, parseEvent } from './events.ts';
import { createLetterReceipts } from './letter-receipts.ts';
import { createMailbox, type Held } from './mailbox.ts';
import { createReceiver, FULL } from './receiver.ts';

/** What is handed on. */
export type News = Exclude<Event, { kind: 'ignored' }>;

export interface InboxOptions {
  readonly sqs: SqsPort;
  /** Name, URL or ARN. */
  readonly queue: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Rejects while nothing may be taken from the queue, with a sentence that says why. */
  readonly mayReceive: () => Promise<void>;
  /** Told of the new events of one poll; must not throw. */
  readonly onEvents: (events: readonly News[]) => void;
  /** To other replicas, where there are any. */
  readonly courier?: Courier;
  /** Told after each poll that brought something; must not throw. */
  readonly onPolled?: () => void;
}

export interface Inbox {
  /** Polls until the signal aborts; never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** What is held: notices that are not settled yet. */
  notices(): Notice[];
  /** Takes what other replicas received for this one as if it had come from the queue. */
  receive(letters: readonly Letter[]): void;
  /** Tells again of what is held, where it now means something. */
  retell(isKnown: (notice: Notice) => boolean): void;
  /** Hands what is held on to the holders of these clusters; `for` whom, by what is held. Never rejects. */
  forward(clustersFor: (held: Held) => readonly string[]): Promise<void>;
  /** Deletes what is settled. Never rejects: what could not be deleted comes again. */
  settle(isSettled: (held: Held) => boolean): Promise<void>;
  /** `left`: what was no event and stays in the queue. */
  counts(): {
    readonly received: number;
    readonly ignored: number;
    readonly left: number;
    readonly held: number;
    /** When the last message came, ms since the epoch. */
    readonly lastAt?: number;
    /** Why the queue could not be read the last time. */
    readonly problem?: string;
  };
}

/** So many notices from the future are no accident of one sender: the two clocks do not go together. */
const aheadOften = 3;

/**
 * After a full answer more wait, and are fetched so many answers at a time, at first, and twice as many each time after that: in a storm
 * the notice of another cluster is among them somewhere. Two after the very first answer: whether it is the right queue is not known yet.
 */
const FIRST_AT_ONCE = 8;
const AT_ONCE = 32;

/** Of what was said once so many are remembered; forgetting one only means that it is said again. */
const toldAtMost = 10_000;

export function createInbox(options: InboxOptions): Inbox {
  const { sqs, queue, clock, random, log, onEvents } = options;
  const mailbox = createMailbox();
  const receiver = createReceiver({ sqs, queue, clock });
  const erase = createEraser({ sqs, queue, what: 'messages', clock, random, log });
  const letters = createLetterReceipts(options.courier);
  /** Letters that are being written: the next poll does not write them again. */
  const underWay = new Set<string>();
  let isNew = true;
  let received = 0;
  let ignored = 0;
  let left = 0;
  let lastAt: number | undefined;
  let problem: string | undefined;
  const told = new Set<string>();
  let ahead = 0;

  const poll = async (signal: AbortSignal) => {
    await options.mayReceive();
    const url = await receiver.find(signal);
    const first = await receive(url, 20, signal);
    let fullest = first;
    let width = (isNew ? 2 : FIRST_AT_ONCE) / 2;
    isNew = false;
    while (fullest === FULL && !signal.aborted) {
      await options.mayReceive();
      width = Math.min(AT_ONCE, width * 2);
      const more = await Promise.allSettled(Array.from({ length: width }, () => receive(url, 0, signal)));
      const failed = more.find((each) => each.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      fullest = Math.max(...more.map((each) => (each.status === 'fulfilled' ? each.value : 0)));
    }
    return first;
  };

  /** Resolves with how many came. */
  const receive = async (queueUrl: string, waitSeconds: number, signal: AbortSignal): Promise<number> => {
    const messages = await receiver.receive(waitSeconds, signal);
    received += messages.length;
    problem = undefined;
    if (messages.length > 0) lastAt = clock.now();
    const news: News[] = [];
    const read = new Map<string, string>();
    for (const { MessageId: messageId = '', ReceiptHandle: receipt = '', Body = '' } of messages) {
      const event = parseEvent(Body, clock.now());
      const { isNews, isRead } = take(event, { messageId, receipt });
      if (isNews) news.push(event as News);
      if (isRead) read.set(messageId, receipt);
    }
    if (news.length > 0) onEvents(news);
    void erase(queueUrl, [...read.values()]);
    if (messages.length > 0) options.onPolled?.();
    return messages.length;
  };

  /** Whether it is to be handed on, and whether its message may be deleted at once. */
  const take = (event: Event, mail: { messageId: string; receipt: string }) => {
    if (event.kind === 'ignored') {
      if (event.foreign) left += 1;
      else ignored += 1;
      tellIgnored(event);
      return { isNews: false, isRead: event.foreign !== true };
    }
    // A hint only makes a look come sooner: lost with this process, the next resync sees the same.
    if (event.kind === 'hint') return { isNews: true, isRead: true };
    const answer = mailbox.hold({ ...mail, notice: event.notice }, clock.now());
    return { isNews: answer === 'news', isRead: answer === 'surplus' };
  };

  /** Notices from the future are never believed; that they come again and again has a cause to be mended. */
  const tellAhead = (aheadMs: number) => {
    ahead += 1;
    if (ahead !== aheadOften) return;
    log(
      'warn',
      `${ahead} notices came from the future, the last by ${Math.round(aheadMs / 1000)} s; none is acted on. Set the clock of this machine; a sandbox needs --speed 1, and no clock that was moved`,
      { queue },
    );
  };

  const tellIgnored = ({ why, foreign, instanceId, aheadMs }: Extract<Event, { kind: 'ignored' }>) => {
    const key = foreign ? 'foreign' : `${why} ${instanceId}`;
    if ((!foreign && instanceId === undefined) || told.has(key)) return;
    if (told.size >= toldAtMost) told.clear();
    told.add(key);
    if (aheadMs !== undefined) tellAhead(aheadMs);
    if (foreign)
      log('warn', 'messages that are no events are left in the queue; is it the right one?', { queue });
    else log('warn', `${why}; dropped, see whether the clock is right`, { queue, instance: instanceId });
  };

  return {
    run: (signal) => {
      // Each call that is under way listens to it.
      setMaxListeners(2 * AT_ONCE, signal);
      return pollForEver({
        clock,
        random,
        signal,
        poll,
        onFailure: (error, retryInMs) => {
          problem = words(error);
          log('warn', `the queue cannot be read, polling goes on without it: ${problem}`, {
            queue,
            retryInSeconds: Math.round(retryInMs / 1000),
          });
        },
      });
    },
    notices: () => mailbox.notices(),
    receive(given) {
      const news: News[] = [];
      for (const letter of given) {
        const event = parseEvent(letter.body, clock.now());
        const { isNews, isRead } = take(event, letters.mailOf(letter));
        if (isNews) news.push(event as News);
        if (isRead) void options.courier?.burn([letter.id]);
      }
      if (news.length > 0) onEvents(news);
    },
    retell(isKnown) {
      const untold = mailbox.held().filter((held) => !held.isKnown && isKnown(held.notice));
      for (const held of untold) held.isKnown = true;
      if (untold.length > 0) onEvents(untold.map(({ notice }) => ({ kind: 'notice', notice })));
    },
    async forward(clustersFor) {
      const { courier } = options;
      if (courier === undefined) return;
      const bound = mailbox.held().flatMap((held) =>
        clustersFor(held)
          .filter((what) => !held.deliveredTo.has(what))
          .map((what) => ({ held, letter: letterOf(what, held.notice) }))
          .filter(({ letter }) => !underWay.has(letter.id)),
      );
      for (const { letter } of bound) underWay.add(letter.id);
      const isWritten = await courier.handOn(bound.map(({ letter }) => letter));
      for (const { letter } of bound) underWay.delete(letter.id);
      if (!isWritten) return;
      for (const { held, letter } of bound) held.deliveredTo.add(letter.what);
    },
    settle: async (isSettled) => {
      const settled = await letters.burn([...mailbox.release(isSettled).values()]);
      if (receiver.url !== undefined) await erase(receiver.url, settled);
    },
    counts: () => ({
      received,
      ignored,
      left,
      held: mailbox.size,
      ...(lastAt !== undefined && { lastAt }),
      ...(problem !== undefined && { problem }),
    }),
  };
}

/** The same notice, told twice, is one letter. */
function letterOf(what: string, notice: Notice): Letter {
  const { instanceId, kind, at } = notice;
  return {
    id: `${what}/${instanceId}/${kind}/${at}`,
    what,
    from: 'events',
    body: bodyOf(notice),
    sentAt: at,
  };
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
