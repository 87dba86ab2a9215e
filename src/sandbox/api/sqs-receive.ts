// Receiving from SQS, by short or long poll (aws-facts.md §3.2).
import type { Message as MessageShape, ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import type { SqsHandlers } from '../wire/table.ts';
import { changeVisibility, receiveMessages } from '../world/queue.ts';
import type { Message, World } from '../world/state.ts';
import { only } from './check.ts';
import { md5 } from './md5.ts';
import { numberIn, queueOf } from './sqs-find.ts';

export function receiveHandlers(w: World): SqsHandlers {
  return {
    async ReceiveMessage(input, context) {
      only(context, input, [
        'QueueUrl',
        'MaxNumberOfMessages',
        'WaitTimeSeconds',
        'VisibilityTimeout',
        'AttributeNames',
        'MessageSystemAttributeNames',
        // No message has attributes of its own here, so that there are none to leave out.
        'MessageAttributeNames',
      ]);
      const queue = queueOf(w, input.QueueUrl);
      numberIn('MaxNumberOfMessages', input.MaxNumberOfMessages, [1, 10]);
      numberIn('WaitTimeSeconds', input.WaitTimeSeconds, [0, 20]);
      numberIn('VisibilityTimeout', input.VisibilityTimeout, [0, 43_200]);
      const messages = await receiveMessages(w, queue, {
        max: input.MaxNumberOfMessages ?? 1,
        waitMs: (input.WaitTimeSeconds ?? 0) * 1000,
        visibilityMs:
          input.VisibilityTimeout === undefined ? queue.visibilityTimeoutMs : input.VisibilityTimeout * 1000,
      });
      if (context.signal?.aborted) {
        // Nobody is there to take them any more.
        for (const { receipt } of messages)
          changeVisibility(w, queue, { receipt: receipt!, visibilityMs: 0 });
        return {};
      }
      return messages.length > 0 ? { Messages: messages.map((message) => messageShape(message, input)) } : {};
    },
  };
}

function messageShape(message: Message, input: ReceiveMessageRequest): MessageShape {
  const system = systemAttributes(message, input);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: md5(message.body),
    Body: message.body,
    Attributes: Object.keys(system).length > 0 ? system : undefined,
  };
}

function systemAttributes(message: Message, input: ReceiveMessageRequest): Record<string, string> {
  const names: readonly string[] = [
    ...(input.AttributeNames ?? []),
    ...(input.MessageSystemAttributeNames ?? []),
  ];
  const all = {
    ApproximateReceiveCount: message.receiveCount,
    ApproximateFirstReceiveTimestamp: message.firstReceivedAt,
    SentTimestamp: message.sentAt,
  };
  const chosen = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return Object.fromEntries(chosen.map(([name, value]) => [name, String(value)]));
}
