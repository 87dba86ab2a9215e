// Deletes messages of one queue. Where that fails it is tried less and less often: each that was not deleted comes again, and a call for
// each of those would be a storm that ends no more.
import type { SqsPort } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import { chunksOf } from '#lib/parallel.ts';
import type { Random } from '#lib/random.ts';
import { type Backoff, backoffMs } from '#runtime/backoff.ts';
import type { Log } from '#runtime/log.ts';

/** A message that is not deleted is hidden for 30 s where nobody chose a visibility timeout (aws-facts.md §3.2). */
const BACKOFF: Backoff = { firstMs: 1_000, longestMs: 60_000 };

const ANSWER_MS = 10_000;

export interface EraserOptions {
  readonly sqs: Pick<SqsPort, 'deleteMessageBatch'>;
  /** Name, URL or ARN, for what is said. */
  readonly queue: string;
  /** What its messages are called: `messages`. */
  readonly what: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** Never rejects: what could not be deleted, or was not tried, comes again. */
export type Erase = (url: string, receipts: readonly string[]) => Promise<void>;

export function createEraser({ sqs, queue, what, clock, random, log }: EraserOptions): Erase {
  let failures = 0;
  let failedAt = Number.NEGATIVE_INFINITY;
  let againAt = Number.NEGATIVE_INFINITY;

  const failed = (problem: string, begunAt: number) => {
    // Of calls that were under way together one counts, and is told.
    if (begunAt <= failedAt) return;
    failures += 1;
    failedAt = clock.monotonic();
    const retryInMs = backoffMs(failures, BACKOFF, random);
    againAt = failedAt + retryInMs;
    log('warn', `${problem}; they come again`, { queue, retryInSeconds: Math.ceil(retryInMs / 1000) });
  };

  return async (url, receipts) => {
    for (const chunk of chunksOf([...receipts], 10)) {
      const begunAt = clock.monotonic();
      if (begunAt < againAt) return;
      const Entries = chunk.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
      try {
        const { Failed = [] } = await withDeadline(clock, ANSWER_MS, (signal) =>
          sqs.deleteMessageBatch({ QueueUrl: url, Entries }, { signal }),
        );
        if (Failed.length === 0) failures = 0;
        else failed(`${Failed.length} ${what} could not be deleted`, begunAt);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        failed(`${what} could not be deleted: ${why}`, begunAt);
      }
    }
  };
}
