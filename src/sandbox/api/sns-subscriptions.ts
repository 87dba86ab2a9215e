// Subscriptions of SNS topics: queues, with raw delivery. Any other protocol, and the signed envelope, answer 501.
import { AwsFault } from '../wire/fault.ts';
import type { SnsHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { subscribe } from '../world/topics.ts';
import { notModelled, only } from './check.ts';
import { page } from './page.ts';
import { invalidParameter, pageRequest, topicOf } from './sns-find.ts';

export function subscriptionHandlers(w: World): SnsHandlers {
  return {
    Subscribe(input, context) {
      only(context, input, ['TopicArn', 'Protocol', 'Endpoint', 'Attributes', 'ReturnSubscriptionArn']);
      const topic = topicOf(w, input.TopicArn);
      const { Protocol: protocol, Endpoint: endpoint = '', Attributes: attributes = {} } = input;
      if (protocol !== 'sqs') throw notModelled(context, `the protocol ${protocol}`);
      const { RawMessageDelivery: raw, ...others } = attributes;
      const [other] = Object.keys(others);
      if (other !== undefined) throw notModelled(context, `the attribute ${other}`);
      if (raw !== 'true') throw notModelled(context, 'a subscription without RawMessageDelivery');
      if (!/^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[\w-]+$/.test(endpoint))
        throw invalidParameter('SQS endpoint ARN');
      return { SubscriptionArn: subscribe(w, topic, endpoint) };
    },

    Unsubscribe(input, context) {
      only(context, input, ['SubscriptionArn']);
      const arn = input.SubscriptionArn ?? '';
      const topic = [...w.topics.values()].find(({ subscriptions }) => subscriptions.has(arn));
      if (!topic) throw new AwsFault('NotFound', 'Subscription does not exist', { status: 404 });
      topic.subscriptions.delete(arn);
      return {};
    },

    ListSubscriptionsByTopic(input, context) {
      only(context, input, ['TopicArn', 'NextToken']);
      const topic = topicOf(w, input.TopicArn);
      const all = [...topic.subscriptions.values()];
      const { items, next } = page(all, ({ arn }) => arn, pageRequest(input.NextToken));
      const Subscriptions = items.map(({ arn, queueArn }) => ({
        SubscriptionArn: arn,
        Owner: w.account,
        Protocol: 'sqs',
        Endpoint: queueArn,
        TopicArn: topic.arn,
      }));
      return { Subscriptions, NextToken: next };
    },
  };
}
