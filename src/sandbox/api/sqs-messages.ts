// Sending to SQS, deleting and hiding messages, one by one and in batches (aws-facts.md §3.2).
import type { SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import { AwsFault } from '../wire/fault.ts';
import type { SqsHandlers } from '../wire/table.ts';
import {
  changeVisibility,
  deleteMessage,
  LONGEST_HIDDEN_MS,
  messageOf,
  sendMessage,
} from '../world/queue.ts';
import type { Queue, World } from '../world/state.ts';
import { only } from './check.ts';
import { md5 } from './md5.ts';
import { checkedAttributes, md5OfAttributes, sizeOf } from './sqs-attributes.ts';
import { batch } from './sqs-batch.ts';
import { assertReceipt, invalidParameter, numberIn, queueOf } from './sqs-find.ts';

/** Of a message, and of a batch together. */
const LARGEST_BYTES = 1_048_576;

export function messageHandlers(w: World): SqsHandlers {
  return {
    SendMessage(input, context) {
      only(context, input, ['QueueUrl', 'MessageBody', 'DelaySeconds', 'MessageAttributes']);
      return send(w, queueOf(w, input.QueueUrl), input);
    },

    SendMessageBatch(input, context) {
      only(context, input, ['QueueUrl', 'Entries']);
      const queue = queueOf(w, input.QueueUrl);
      for (const entry of input.Entries ?? [])
        only<SendMessageBatchRequestEntry>(context, entry, [
          'Id',
          'MessageBody',
          'DelaySeconds',
          'MessageAttributes',
        ]);
      assertBatchSize(input.Entries ?? []);
      return batch(input.Entries, (entry) => ({ Id: entry.Id, ...send(w, queue, entry) }));
    },

    DeleteMessage(input, context) {
      only(context, input, ['QueueUrl', 'ReceiptHandle']);
      remove(w, queueOf(w, input.QueueUrl), input.ReceiptHandle);
      return {};
    },

    DeleteMessageBatch(input, context) {
      only(context, input, ['QueueUrl', 'Entries']);
      const queue = queueOf(w, input.QueueUrl);
      return batch(input.Entries, ({ Id, ReceiptHandle }) => {
        remove(w, queue, ReceiptHandle);
        return { Id };
      });
    },

    ChangeMessageVisibility(input, context) {
      only(context, input, ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout']);
      hide(w, queueOf(w, input.QueueUrl), input);
      return {};
    },

    ChangeMessageVisibilityBatch(input, context) {
      only(context, input, ['QueueUrl', 'Entries']);
      const queue = queueOf(w, input.QueueUrl);
      return batch(input.Entries, (entry) => {
        hide(w, queue, entry);
        return { Id: entry.Id };
      });
    },
  };
}

function assertBatchSize(entries: readonly SendMessageBatchRequestEntry[]): void {
  const total = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (total <= LARGEST_BYTES) return;
  const message = `Batch requests cannot be longer than ${LARGEST_BYTES} bytes. You have sent ${total} bytes.`;
  throw new AwsFault('BatchRequestTooLong', message);
}

type Sent = Omit<SendMessageBatchRequestEntry, 'Id'>;

function send(w: World, queue: Queue, message: Partial<Sent>) {
  const { MessageBody: body = '', DelaySeconds: delay } = message;
  if (body === '')
    throw new AwsFault('MissingParameter', 'The request must contain the parameter MessageBody.');
  const attributes = checkedAttributes(message.MessageAttributes);
  numberIn('DelaySeconds', delay, [0, 900]);
  const { maxBytes } = queue.attributes;
  if (sizeOf(message) > maxBytes) {
    const reason = `Message must be shorter than ${maxBytes} bytes.`;
    throw new AwsFault('InvalidParameterValue', `One or more parameters are invalid. Reason: ${reason}`);
  }
  const delayMs = delay === undefined ? undefined : delay * 1000;
  const { id } = sendMessage(w, queue, body, { delayMs, attributes });
  const hasAttributes = Object.keys(attributes).length > 0;
  return {
    MD5OfMessageBody: md5(body),
    MD5OfMessageAttributes: hasAttributes ? md5OfAttributes(attributes) : undefined,
    MessageId: id,
  };
}

/** A message that is gone already is no error. */
function remove(w: World, queue: Queue, receipt: string | undefined): void {
  deleteMessage(w, queue, assertReceipt(receipt));
}

function hide(
  w: World,
  queue: Queue,
  input: { ReceiptHandle: string | undefined; VisibilityTimeout?: number },
): void {
  const receipt = assertReceipt(input.ReceiptHandle);
  const { VisibilityTimeout: seconds = 30 } = input;
  numberIn('VisibilityTimeout', seconds, [0, 43_200]);
  const message = messageOf(queue, receipt);
  if (!message) {
    const reason = 'Message does not exist or is not available for visibility timeout change.';
    throw invalidParameter('ReceiptHandle', receipt, reason);
  }
  if (message.state !== 'inFlight' || message.visibleAt <= w.engine.now) {
    throw new AwsFault('MessageNotInflight', 'The specified message is not in flight.');
  }
  // Twelve hours from the receive, whatever is asked (aws-facts.md §3.2).
  if (w.engine.now + seconds * 1000 > (message.receivedAt ?? 0) + LONGEST_HIDDEN_MS) {
    const reason = 'Total VisibilityTimeout for the message is beyond the limit [43200 seconds].';
    throw invalidParameter('VisibilityTimeout', seconds, reason);
  }
  changeVisibility(w, queue, message, seconds * 1000);
}
