// SQS queues: made, found, listed, purged, deleted, tagged. Standard queues only: what is FIFO answers 501.
import { AwsFault } from '../wire/fault.ts';
import type { SqsHandlers } from '../wire/table.ts';
import { arn } from '../world/ids.ts';
import { createQueue, purge } from '../world/queue.ts';
import type { Queue, World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { page } from './page.ts';
import { noSuchQueue, numberIn, queueOf, queueUrl } from './sqs-find.ts';
import { assertKnown, readAttributes, shownAttributes } from './sqs-queue-attributes.ts';

const MINUTE_MS = 60_000;

export function queueHandlers(w: World): SqsHandlers {
  /** When each was deleted: its name is free again a minute later. */
  const deleted = new Map<string, number>();
  return {
    CreateQueue(input, context) {
      only(context, input, ['QueueName', 'Attributes', 'tags']);
      const name = input.QueueName ?? '';
      if (name.endsWith('.fifo')) throw notModelled(context, 'FIFO queues');
      if (!/^[\w-]{1,80}$/.test(name)) {
        const message =
          'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length';
        throw new AwsFault('InvalidParameterValue', message);
      }
      const attributes = readAttributes(w, context, {
        given: input.Attributes,
        ownArn: arn.queue(w, name),
      });
      const before = w.queues.get(name);
      if (before) {
        assertSame(before, attributes);
        return { QueueUrl: queueUrl(w, context, before) };
      }
      if (w.engine.now - (deleted.get(name) ?? Number.NEGATIVE_INFINITY) < MINUTE_MS) {
        const message =
          'You must wait 60 seconds after deleting a queue before you can create another with the same name.';
        throw new AwsFault('QueueDeletedRecently', message);
      }
      const queue = createQueue(w, name, attributes);
      for (const [key, value] of Object.entries(input.tags ?? {})) queue.tags.set(key, value);
      return { QueueUrl: queueUrl(w, context, queue) };
    },

    DeleteQueue(input, context) {
      only(context, input, ['QueueUrl']);
      const queue = queueOf(w, input.QueueUrl);
      purge(queue);
      w.queues.delete(queue.name);
      deleted.set(queue.name, w.engine.now);
      return {};
    },

    SetQueueAttributes(input, context) {
      only(context, input, ['QueueUrl', 'Attributes']);
      const queue = queueOf(w, input.QueueUrl);
      const { Attributes: given } = input;
      Object.assign(queue.attributes, readAttributes(w, context, { given, ownArn: queue.arn }));
      queue.modifiedAt = w.engine.now;
      return {};
    },

    GetQueueUrl(input, context) {
      only(context, input, ['QueueName', 'QueueOwnerAWSAccountId']);
      const queue = w.queues.get(input.QueueName ?? '');
      const elsewhere = input.QueueOwnerAWSAccountId && input.QueueOwnerAWSAccountId !== w.account;
      if (!queue || elsewhere) throw noSuchQueue();
      return { QueueUrl: queueUrl(w, context, queue) };
    },

    ListQueues(input, context) {
      only(context, input, ['QueueNamePrefix', 'MaxResults', 'NextToken']);
      const found = [...w.queues.values()].filter(({ name }) => name.startsWith(input.QueueNamePrefix ?? ''));
      const { items, next } = pageOf(found, input);
      // No queue, no member: that is how SQS says it.
      return items.length > 0
        ? { QueueUrls: items.map((queue) => queueUrl(w, context, queue)), NextToken: next }
        : {};
    },

    ListDeadLetterSourceQueues(input, context) {
      only(context, input, ['QueueUrl', 'MaxResults', 'NextToken']);
      const { arn } = queueOf(w, input.QueueUrl);
      const sources = [...w.queues.values()].filter((q) => q.attributes.redrive?.deadLetterArn === arn);
      const { items, next } = pageOf(sources, input);
      return { queueUrls: items.map((queue) => queueUrl(w, context, queue)), NextToken: next };
    },

    GetQueueAttributes(input, context) {
      only(context, input, ['QueueUrl', 'AttributeNames']);
      const all = shownAttributes(w, queueOf(w, input.QueueUrl));
      const names = input.AttributeNames ?? [];
      assertKnown(names, all);
      const chosen = Object.entries(all).filter(([name]) =>
        names.some((asked) => asked === 'All' || asked === name),
      );
      return chosen.length > 0 ? { Attributes: Object.fromEntries(chosen) } : {};
    },

    PurgeQueue(input, context) {
      only(context, input, ['QueueUrl']);
      const queue = queueOf(w, input.QueueUrl);
      if (queue.purgedAt !== undefined && w.engine.now - queue.purgedAt < MINUTE_MS) {
        const message = `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`;
        throw new AwsFault('PurgeQueueInProgress', message, { status: 403 });
      }
      purge(queue);
      queue.purgedAt = w.engine.now;
      return {};
    },

    TagQueue(input, context) {
      only(context, input, ['QueueUrl', 'Tags']);
      const { tags } = queueOf(w, input.QueueUrl);
      for (const [key, value] of Object.entries(input.Tags ?? {})) tags.set(key, value);
      return {};
    },

    UntagQueue(input, context) {
      only(context, input, ['QueueUrl', 'TagKeys']);
      const { tags } = queueOf(w, input.QueueUrl);
      for (const key of input.TagKeys ?? []) tags.delete(key);
      return {};
    },

    ListQueueTags(input, context) {
      only(context, input, ['QueueUrl']);
      const { tags } = queueOf(w, input.QueueUrl);
      return tags.size > 0 ? { Tags: Object.fromEntries(tags) } : {};
    },
  };
}

function pageOf(queues: readonly Queue[], input: { MaxResults?: number; NextToken?: string }) {
  numberIn('MaxResults', input.MaxResults, [1, 1000]);
  return page(queues, ({ name }) => name, {
    token: input.NextToken || undefined,
    size: input.MaxResults ?? 1000,
    badToken: () => new AwsFault('InvalidParameterValue', 'Invalid or expired next token.'),
  });
}

/** Creating a queue that is there already succeeds when nothing differs. */
function assertSame(queue: Queue, wanted: Partial<Queue['attributes']>): void {
  const before = queue.attributes as unknown as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(wanted)) {
    if (JSON.stringify(before[name]) === JSON.stringify(value)) continue;
    const message =
      'A queue already exists with the same name and a different value for one of its attributes.';
    throw new AwsFault('QueueNameExists', message);
  }
}
