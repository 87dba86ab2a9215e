// Receiving from SQS, by short or long poll (aws-facts.md §3.2).
import type { Message as MessageShape, ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import { AwsFault } from '../wire/fault.ts';
import type { SqsHandlers } from '../wire/table.ts';
import { changeVisibility, countsOfQueue, MOST_IN_FLIGHT, receiveMessages } from '../world/queue.ts';
import type { Message, Queue, World } from '../world/state.ts';
import { only } from './check.ts';
import { md5 } from './md5.ts';
import { chosenAttributes, md5OfAttributes } from './sqs-attributes.ts';
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
        'MessageAttributeNames',
      ]);
      const queue = queueOf(w, input.QueueUrl);
      numberIn('MaxNumberOfMessages', input.MaxNumberOfMessages, [1, 10]);
      numberIn('WaitTimeSeconds', input.WaitTimeSeconds, [0, 20]);
      numberIn('VisibilityTimeout', input.VisibilityTimeout, [0, 43_200]);
      const waitMs =
        input.WaitTimeSeconds === undefined ? queue.attributes.waitMs : input.WaitTimeSeconds * 1000;
      if (waitMs === 0) assertNotFull(w, queue);
      const messages = await receiveMessages(w, queue, {
        max: input.MaxNumberOfMessages ?? 1,
        waitMs,
        visibilityMs: input.VisibilityTimeout === undefined ? undefined : input.VisibilityTimeout * 1000,
        signal: context.signal,
      });
      if (context.signal?.aborted) {
        // Nobody is there to take them any more.
        for (const message of messages) changeVisibility(w, queue, message, 0);
        return {};
      }
      return messages.length > 0 ? { Messages: messages.map((message) => messageShape(message, input)) } : {};
    },
  };
}

/** With so much in flight a short poll is an error, and a long one finds nothing (aws-facts.md §3.2). */
function assertNotFull(w: World, queue: Queue): void {
  if (countsOfQueue(w, queue).inFlight < MOST_IN_FLIGHT) return;
  throw new AwsFault('OverLimit', 'Too many messages are in flight: delete some before you receive more.', {
    status: 403,
  });
}

function messageShape(message: Message, input: ReceiveMessageRequest): MessageShape {
  const system = systemAttributes(message, input);
  const own = chosenAttributes(message, input.MessageAttributeNames ?? []);
  const hasOwn = Object.keys(own).length > 0;
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: md5(message.body),
    Body: message.body,
    Attributes: Object.keys(system).length > 0 ? system : undefined,
    MessageAttributes: hasOwn ? own : undefined,
    MD5OfMessageAttributes: hasOwn ? md5OfAttributes(own) : undefined,
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
    DeadLetterQueueSourceArn: message.deadLetterSource,
  };
  const chosen = Object.entries(all).filter(
    ([name, value]) => value !== undefined && (names.includes('All') || names.includes(name)),
  );
  return Object.fromEntries(chosen.map(([name, value]) => [name, String(value)]));
}
