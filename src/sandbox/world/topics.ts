// SNS topics and what they deliver to: queues, by raw delivery, where the queue's policy lets them.
import { uuidFrom } from './ids.ts';
import { queueByArn, sendMessage } from './queue.ts';
import { mayBeSentTo } from './queue-policy.ts';
import type { Topic, World } from './state.ts';

export const topicArn = (w: World, name: string) => `arn:aws:sns:${w.region}:${w.account}:${name}`;

/** The topic of this name, made unless it is there. */
export function createTopic(w: World, name: string): Topic {
  const arn = topicArn(w, name);
  const topic = w.topics.get(arn) ?? { name, arn, subscriptions: new Map() };
  w.topics.set(arn, topic);
  return topic;
}

/** A queue is subscribed once, however often that is asked. */
export function subscribe(w: World, topic: Topic, queueArn: string): string {
  const known = [...topic.subscriptions.values()].find((each) => each.queueArn === queueArn);
  if (known) return known.arn;
  const arn = `${topic.arn}:${uuidFrom(w.chance('topics'))}`;
  topic.subscriptions.set(arn, { arn, queueArn });
  return arn;
}

/** Delivers the text as it is to each queue; the id of the message. */
export function publish(w: World, topic: Topic, text: string): string {
  for (const { queueArn } of topic.subscriptions.values()) {
    const queue = queueByArn(w, queueArn);
    const by = { arn: topic.arn, service: 'sns.amazonaws.com' } as const;
    if (queue && mayBeSentTo(w, queue.attributes.policy, by)) sendMessage(w, queue, text);
    else w.log('event', `topic ${topic.name} cannot reach ${queueArn.split(':').at(-1)}`);
  }
  return uuidFrom(w.chance('topics'));
}
