// Messages of one queue, received under a time limit: a call that is never answered ends, and the poll after it is a new one.
import type { SqsPort } from '#aws/ports.ts';
import { resolveQueueUrl } from '#aws/queue-url.ts';
import type { Clock } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import { unlessAborted } from '#runtime/shutdown.ts';

/** Beyond what a long poll waits by itself; first calls may have a role assumed for them. */
const ANSWER_MS = 15_000;
/** As many as one answer holds (aws-facts.md §3.2). */
export const FULL = 10;

type Message = NonNullable<Awaited<ReturnType<SqsPort['receiveMessage']>>['Messages']>[number];

export interface Receiver {
  /** Of the queue, once it is known. */
  readonly url: string | undefined;
  /** Finds the queue, where it was not found yet. Rejects with a sentence for people. */
  find(signal: AbortSignal): Promise<string>;
  /** Waits for the first of them for up to `waitSeconds`, at most 20; without any once the signal aborts. */
  receive(waitSeconds: number, signal: AbortSignal): Promise<readonly Message[]>;
}

export interface ReceiverOptions {
  readonly sqs: Pick<SqsPort, 'getQueueUrl' | 'receiveMessage'>;
  /** Name, URL or ARN. */
  readonly queue: string;
  readonly clock: Clock;
  /** Whether the time is wanted at which a message was sent. */
  readonly sentAt?: boolean;
}

export function createReceiver({ sqs, queue, clock, sentAt = false }: ReceiverOptions): Receiver {
  let url: string | undefined;
  const within = <T>(ms: number, signal: AbortSignal, call: (both: AbortSignal) => Promise<T>) =>
    withDeadline(clock, ms, (late) => untilEither(late, signal, call));
  const find = async (signal: AbortSignal) => {
    url ??= await within(ANSWER_MS, signal, (both) =>
      resolveQueueUrl(sqs as SqsPort, queue, { signal: both }),
    );
    return url;
  };
  return {
    get url() {
      return url;
    },
    find,
    async receive(waitSeconds, signal) {
      const input = {
        QueueUrl: await find(signal),
        WaitTimeSeconds: waitSeconds,
        MaxNumberOfMessages: FULL,
        ...(sentAt && { MessageSystemAttributeNames: ['SentTimestamp' as const] }),
      };
      const answer = within(waitSeconds * 1_000 + ANSWER_MS, signal, (both) =>
        sqs.receiveMessage(input, { signal: both }),
      );
      return (await unlessAborted(signal, answer))?.Messages ?? [];
    },
  };
}

/** Nothing stays with a signal that lives as long as the process; AbortSignal.any leaves a trace on it in Node 20. */
async function untilEither<T>(
  late: AbortSignal,
  end: AbortSignal,
  call: (either: AbortSignal) => Promise<T>,
): Promise<T> {
  const either = new AbortController();
  const abort = () => {
    end.removeEventListener('abort', abort);
    either.abort();
  };
  if (end.aborted) either.abort();
  end.addEventListener('abort', abort);
  late.addEventListener('abort', abort);
  try {
    return await call(either.signal);
  } finally {
    end.removeEventListener('abort', abort);
  }
}
