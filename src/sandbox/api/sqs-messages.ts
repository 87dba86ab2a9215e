// Sending to SQS, deleting and hiding messages, one by one and in batches (aws-facts.md §3.2).
import type { SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import { AwsFault } from '../wire/fault.ts';
import type { SqsHandlers } from '../wire/table.ts';
import { changeVisibility, deleteMessage, sendMessage } from '../world/queue.ts';
import type { Queue, World } from '../world/state.ts';
import { only } from './check.ts';
import { md5 } from './md5.ts';
import { batch } from './sqs-batch.ts';
import { assertReceipt, invalidParameter, messageOf, numberIn, queueOf } from './sqs-find.ts';

const LONGEST_BODY_BYTES = 1_048_576;

export function messageHandlers(w: World): SqsHandlers {
  return {
    SendMessage(input, context) {
      only(context, input, ['QueueUrl', 'MessageBody']);
      return send(w, queueOf(w, input.QueueUrl), input.MessageBody);
    },

    SendMessageBatch(input, context) {
      only(context, input, ['QueueUrl', 'Entries']);
      const queue = queueOf(w, input.QueueUrl);
      for (const entry of input.Entries ?? [])
        only<SendMessageBatchRequestEntry>(context, entry, ['Id', 'MessageBody']);
      return batch(input.Entries, ({ Id, MessageBody }) => ({ Id, ...send(w, queue, MessageBody) }));
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

function send(w: World, queue: Queue, body = '') {
  if (body === '')
    throw new AwsFault('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (Buffer.byteLength(body) > LONGEST_BODY_BYTES) {
    const reason = `Message must be shorter than ${LONGEST_BODY_BYTES} bytes.`;
    throw new AwsFault('InvalidParameterValue', `One or more parameters are invalid. Reason: ${reason}`);
  }
  return { MD5OfMessageBody: md5(body), MessageId: sendMessage(w, queue, body).id };
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
  if (message.visibleAt <= w.engine.now) {
    throw new AwsFault('MessageNotInflight', 'The specified message is not in flight.');
  }
  changeVisibility(w, queue, { receipt, visibilityMs: seconds * 1000 });
}
