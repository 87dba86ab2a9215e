// The queue of events: received by long poll, ten at a time, handed on at once, deleted when they are settled. A
// message that nobody understands is counted and deleted; none can stop the others.
import type { SqsPort } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import { chunksOf } from '#lib/parallel.ts';
import type { Random } from '#lib/random.ts';
import type { Notice } from '#model/notice.ts';
import type { Log } from '#runtime/log.ts';
import { pollForEver } from '#runtime/poll-loop.ts';
import { unlessAborted } from '#runtime/shutdown.ts';
import { parseEvent } from './events.ts';
import { createMailbox, type Held, type HeldEvent } from './mailbox.ts';

export interface InboxOptions {
  readonly sqs: SqsPort;
  /** Name, URL or ARN. */
  readonly queue: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Told of the new events of one poll; must not throw. */
  readonly onEvents: (events: readonly HeldEvent[]) => void;
}

export interface Inbox {
  /** Polls until the signal aborts; never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** What is held: notices that are not settled yet. */
  notices(): Notice[];
  /** Deletes what is settled. Never rejects: what could not be deleted comes again. */
  settle(isSettled: (held: Held) => boolean): Promise<void>;
  counts(): { readonly received: number; readonly ignored: number; readonly held: number };
}

export function createInbox({ sqs, queue, clock, random, log, onEvents }: InboxOptions): Inbox {
  const mailbox = createMailbox();
  let url: string | undefined;
  let received = 0;
  let ignored = 0;

  const poll = async (signal: AbortSignal) => {
    url ??= await resolveQueueUrl(sqs, queue);
    const input = { QueueUrl: url, WaitTimeSeconds: 20, MaxNumberOfMessages: 10 };
    const answer = await unlessAborted(signal, sqs.receiveMessage(input, { signal }));
    const messages = answer?.Messages ?? [];
    received += messages.length;
    const news: HeldEvent[] = [];
    const junk = new Map<string, string>();
    for (const { MessageId: messageId = '', ReceiptHandle: receipt = '', Body = '' } of messages) {
      const event = parseEvent(Body, clock.now());
      if (event.kind === 'ignored') junk.set(messageId, receipt);
      else if (mailbox.hold({ messageId, receipt, event }, clock.now())) news.push(event);
    }
    ignored += junk.size;
    if (news.length > 0) onEvents(news);
    void remove(junk);
    return messages.length;
  };

  const remove = async (receipts: ReadonlyMap<string, string>) => {
    for (const chunk of chunksOf([...receipts.values()], 10)) {
      try {
        const Entries = chunk.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
        const answer = await sqs.deleteMessageBatch({ QueueUrl: url!, Entries });
        const failed = answer.Failed?.length ?? 0;
        if (failed > 0) log('warn', `${failed} messages could not be deleted; they come again`, { queue });
      } catch (error) {
        log('warn', `messages could not be deleted; they come again: ${words(error)}`, { queue });
      }
    }
  };

  return {
    run: (signal) =>
      pollForEver({
        clock,
        random,
        signal,
        poll,
        onFailure: (error, retryInMs) =>
          log('warn', `the queue cannot be read, polling goes on without it: ${words(error)}`, {
            queue,
            retryInSeconds: Math.round(retryInMs / 1000),
          }),
      }),
    notices: () => mailbox.notices(),
    settle: async (isSettled) => remove(mailbox.release(isSettled)),
    counts: () => ({ received, ignored, held: mailbox.size }),
  };
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A URL stays itself; a name, or the ARN's account and name, are looked up. */
export async function resolveQueueUrl(sqs: SqsPort, queue: string): Promise<string> {
  if (/^https?:\/\//.test(queue)) return queue;
  const [, , , , account, name] = queue.startsWith('arn:') ? queue.split(':') : [];
  const input =
    name === undefined ? { QueueName: queue } : { QueueName: name, QueueOwnerAWSAccountId: account };
  const answer = await sqs.getQueueUrl(input);
  if (answer.QueueUrl === undefined) throw new Error(`SQS gave no URL for the queue ${queue}`);
  return answer.QueueUrl;
}
