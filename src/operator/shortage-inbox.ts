// The queue of shortage reports: received by long poll, held until they are placed, expired, or said anew. What is not believable is
// dropped with a word; a report stays in its queue as long as it counts, so that the next process hears it as well.
import type { SqsPort } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import { count, listed } from '#lib/text.ts';
import type { Shortage } from '#model/shortage.ts';
import {
  noteShortage,
  type Placed,
  pruneShortages,
  type Shortages,
  type StartedTask,
  type StillWaiting,
  shortageKey,
  stillWaiting,
} from '#plan/shortages.ts';
import type { Letter } from '#runtime/lease-store.ts';
import type { Log } from '#runtime/log.ts';
import { pollForEver } from '#runtime/poll-loop.ts';
import type { Courier } from './courier.ts';
import { createEraser } from './eraser.ts';
import { createLetterReceipts } from './letter-receipts.ts';
import { createReceiver } from './receiver.ts';
import { parseShortage } from './shortage-message.ts';

export interface ShortageInboxOptions {
  readonly sqs: SqsPort;
  /** Name, URL or ARN. */
  readonly queue: string;
  /** For which reports on it may count. */
  readonly clusters: () => readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Rejects while nothing may be taken from the queue, with a sentence that says why. */
  readonly mayReceive: () => Promise<void>;
  /** Told of what is new; must not throw. */
  readonly onReport: (shortage: Shortage) => void;
  /** To other replicas, where there are any. */
  readonly courier?: Courier;
  /** What another replica holds, by the name of its cluster; undefined for what it does not. */
  readonly heldElsewhere?: (cluster: string) => string | undefined;
}

export interface ShortageInbox {
  /** As the spec names it. */
  readonly queue: string;
  /** Polls until the signal aborts; never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** Takes what other replicas received for this one as if it had come from the queue. */
  receive(letters: readonly Letter[]): void;
  waiting(cluster: string, tasks: readonly StartedTask[]): StillWaiting[];
}

/** Of what was said so many are remembered; forgetting one only means that it is said again. */
const TOLD_AT_MOST = 1_000;
/** What goes on is said again after this long, ms. */
const SAID_AGAIN_MS = 600_000;

export function createShortageInbox(options: ShortageInboxOptions): ShortageInbox {
  const { sqs, queue, clusters, clock, random, log } = options;
  const receiver = createReceiver({ sqs, queue, clock, sentAt: true });
  const erase = createEraser({ sqs, queue, what: 'reports', clock, random, log });
  const shortages: Shortages = new Map();
  const placed: Placed = new Map();
  /** Of the messages that count, by id: what their report says, and how to delete them. */
  const held = new Map<string, { readonly shortage: Shortage; receipt: string }>();
  const told = new Map<string, number>();
  const letters = createLetterReceipts(options.courier);

  const poll = async (signal: AbortSignal) => {
    await options.mayReceive();
    const url = await receiver.find(signal);
    const messages = await receiver.receive(20, signal);
    const over: string[] = [];
    const bound: Bound[] = [];
    for (const { MessageId: id = '', ReceiptHandle: receipt = '', Body = '', Attributes } of messages) {
      const now = clock.now();
      const sentAt = Number(Attributes?.SentTimestamp ?? now);
      const { shortage, why } = parseShortage(Body, { sentAt, now });
      const elsewhere = shortage && options.heldElsewhere?.(shortage.cluster);
      if (shortage === undefined) {
        tell(why);
        over.push(receipt);
      } else if (elsewhere !== undefined) {
        bound.push({
          receipt,
          letter: { id: `${elsewhere}/report/${id}`, what: elsewhere, from: queue, body: Body, sentAt },
        });
      } else if (take(shortage, { id, receipt })) options.onReport(shortage);
    }
    over.push(...(await handOn(bound)));
    await erase(url, await letters.burn([...over, ...settled()]));
    return messages.length;
  };

  /** To those who hold its cluster; returns the receipts of what they will find. */
  const handOn = async (bound: readonly Bound[]): Promise<string[]> => {
    const isDone = await options.courier?.handOn(bound.map(({ letter }) => letter));
    return isDone === true ? bound.map(({ receipt }) => receipt) : [];
  };

  /** Whether it says anything new. */
  const take = (shortage: Shortage, { id, receipt }: { id: string; receipt: string }): boolean => {
    const isKnown = held.has(id);
    const before = shortages.get(shortageKey(shortage))?.count;
    const counts = noteShortage(shortages, shortage);
    held.set(id, { shortage, receipt });
    const isNews = counts && !isKnown;
    if (isNews && shortage.count !== (before ?? 0)) say(shortage);
    return isNews;
  };

  /** What is asked for, as often as its number changes; for a cluster that is not operated from this queue, now and then. */
  const say = ({ id, cluster, count: waiting, taskDefinition }: Shortage) => {
    if (!clusters().includes(cluster)) {
      tell(
        `it is for the cluster ${cluster}, and specs with this queue have ${listed(clusters())}`,
        'left alone',
      );
      return;
    }
    const what = taskDefinition === undefined ? '' : ` of ${taskDefinition}`;
    log('info', `report ${id}: ${count(waiting, 'task')}${what} without a place in ${cluster}`, { queue });
  };

  /** The receipts of those that another word has taken the place of, that have expired, or that say that nothing waits. */
  const settled = (): string[] => {
    pruneShortages(shortages, clock.now());
    return [...held].flatMap(([id, { shortage, receipt }]) => {
      const newest = shortages.get(shortageKey(shortage));
      if (newest?.at === shortage.at && newest.count > 0) return [];
      held.delete(id);
      return [receipt];
    });
  };

  const tell = (why: string, fate = 'dropped') => {
    const now = clock.monotonic();
    if (now - (told.get(why) ?? Number.NEGATIVE_INFINITY) < SAID_AGAIN_MS) return;
    if (told.size >= TOLD_AT_MOST) told.clear();
    told.set(why, now);
    log('warn', `a report of missing capacity was ${fate}: ${why}`, { queue });
  };

  return {
    queue,
    run: (signal) =>
      pollForEver({
        clock,
        random,
        signal,
        poll,
        onFailure: (error, retryInMs) =>
          log('warn', `the queue of reports could not be read: ${words(error)}`, {
            queue,
            retryInSeconds: Math.round(retryInMs / 1000),
          }),
      }),
    receive(given) {
      for (const letter of given) {
        const { body, sentAt } = letter;
        const { shortage } = parseShortage(body, { sentAt, now: clock.now() });
        if (shortage === undefined) void options.courier?.burn([letter.id]);
        else {
          const { messageId: id, receipt } = letters.mailOf(letter);
          if (take(shortage, { id, receipt })) options.onReport(shortage);
        }
      }
    },
    waiting: (cluster, tasks) => stillWaiting(shortages, { cluster, tasks, placed, now: clock.now() }),
  };
}

interface Bound {
  readonly receipt: string;
  readonly letter: Letter;
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));
