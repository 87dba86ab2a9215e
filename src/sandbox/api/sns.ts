// All SNS operations that the sandbox models: standard topics that deliver to queues, raw. What is not here answers 501.
import type { SnsHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { createTopic, publish } from '../world/topics.ts';
import { notModelled, only } from './check.ts';
import { page } from './page.ts';
import { invalidParameter, pageRequest, topicOf } from './sns-find.ts';
import { subscriptionHandlers } from './sns-subscriptions.ts';

const LARGEST_BYTES = 262_144;

export function snsHandlers(w: World): SnsHandlers {
  return {
    ...subscriptionHandlers(w),

    CreateTopic(input, context) {
      only(context, input, ['Name']);
      const name = input.Name ?? '';
      if (name.endsWith('.fifo')) throw notModelled(context, 'FIFO topics');
      if (!/^[\w-]{1,256}$/.test(name)) throw invalidParameter('Topic Name');
      return { TopicArn: createTopic(w, name).arn };
    },

    /** One that is not there is no error. */
    DeleteTopic(input, context) {
      only(context, input, ['TopicArn']);
      w.topics.delete(input.TopicArn ?? '');
      return {};
    },

    ListTopics(input, context) {
      only(context, input, ['NextToken']);
      const { items, next } = page([...w.topics.values()], ({ arn }) => arn, pageRequest(input.NextToken));
      return { Topics: items.map(({ arn }) => ({ TopicArn: arn })), NextToken: next };
    },

    GetTopicAttributes(input, context) {
      only(context, input, ['TopicArn']);
      const { arn, subscriptions } = topicOf(w, input.TopicArn);
      const counts = { SubscriptionsPending: '0', SubscriptionsDeleted: '0' };
      const SubscriptionsConfirmed = String(subscriptions.size);
      const owner = { TopicArn: arn, Owner: w.account, DisplayName: '' };
      return { Attributes: { ...owner, SubscriptionsConfirmed, ...counts } };
    },

    /** The subject goes with the envelope, and raw delivery has none. */
    Publish(input, context) {
      only(context, input, ['TopicArn', 'Message', 'Subject']);
      const topic = topicOf(w, input.TopicArn);
      const text = input.Message ?? '';
      if (text === '') throw invalidParameter('Empty message');
      if (Buffer.byteLength(text) > LARGEST_BYTES) throw invalidParameter('Message too long');
      return { MessageId: publish(w, topic, text) };
    },
  };
}
