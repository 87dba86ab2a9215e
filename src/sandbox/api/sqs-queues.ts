// SQS queues: found, listed, described, purged. None is made or deleted by a call.
import type { QueueAttributeName } from '@aws-sdk/client-sqs';
import { AwsFault } from '../wire/fault.ts';
import type { SqsHandlers } from '../wire/table.ts';
import type { Queue, World } from '../world/state.ts';
import { only } from './check.ts';
import { page } from './page.ts';
import { noSuchQueue, numberIn, queueOf, queueUrl } from './sqs-find.ts';

export function queueHandlers(w: World): SqsHandlers {
  return {
    GetQueueUrl(input, context) {
      only(context, input, ['QueueName', 'QueueOwnerAWSAccountId']);
      const queue = w.queues.get(input.QueueName ?? '');
      const elsewhere = input.QueueOwnerAWSAccountId && input.QueueOwnerAWSAccountId !== w.account;
      if (!queue || elsewhere) throw noSuchQueue();
      return { QueueUrl: queueUrl(w, context, queue) };
    },

    ListQueues(input, context) {
      only(context, input, ['QueueNamePrefix', 'MaxResults', 'NextToken']);
      numberIn('MaxResults', input.MaxResults, [1, 1000]);
      const found = [...w.queues.values()].filter(({ name }) => name.startsWith(input.QueueNamePrefix ?? ''));
      const { items, next } = page(found, ({ name }) => name, {
        token: input.NextToken || undefined,
        size: input.MaxResults ?? 1000,
        badToken: () => new AwsFault('InvalidParameterValue', 'Invalid or expired next token.'),
      });
      // No queue, no member: that is how SQS says it.
      return items.length > 0
        ? { QueueUrls: items.map((queue) => queueUrl(w, context, queue)), NextToken: next }
        : {};
    },

    GetQueueAttributes(input, context) {
      only(context, input, ['QueueUrl', 'AttributeNames']);
      const all = attributes(w, queueOf(w, input.QueueUrl));
      const names = input.AttributeNames ?? [];
      const unknown = names.find((name) => name !== 'All' && !(name in all) && !UNSET.includes(name));
      if (unknown !== undefined) throw new AwsFault('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
      const chosen = Object.entries(all).filter(([name]) =>
        names.some((asked) => asked === 'All' || asked === name),
      );
      return chosen.length > 0 ? { Attributes: Object.fromEntries(chosen) } : {};
    },

    PurgeQueue(input, context) {
      only(context, input, ['QueueUrl']);
      queueOf(w, input.QueueUrl).messages.length = 0;
      return {};
    },
  };
}

/** Attributes that a queue may have and none has here. */
const UNSET: readonly QueueAttributeName[] = [
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'DeduplicationScope',
  'FifoThroughputLimit',
];

function attributes(w: World, queue: Queue): Record<string, string> {
  const visible = queue.messages.filter((message) => message.visibleAt <= w.engine.now).length;
  const created = Math.floor(queue.createdAt / 1000);
  const values = {
    ApproximateNumberOfMessages: visible,
    ApproximateNumberOfMessagesNotVisible: queue.messages.length - visible,
    ApproximateNumberOfMessagesDelayed: 0,
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    QueueArn: queue.arn,
    VisibilityTimeout: queue.visibilityTimeoutMs / 1000,
    DelaySeconds: 0,
    ReceiveMessageWaitTimeSeconds: 0,
    MaximumMessageSize: 1_048_576,
    MessageRetentionPeriod: 345_600,
    SqsManagedSseEnabled: true,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
