// Finds SNS topics, with SNS's errors and its pages.
import { AwsFault } from '../wire/fault.ts';
import type { Topic, World } from '../world/state.ts';

const PAGE_SIZE = 100;

export function topicOf(w: World, arn = ''): Topic {
  const topic = w.topics.get(arn);
  if (topic) return topic;
  if (!/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(arn)) throw invalidParameter('TopicArn');
  throw new AwsFault('NotFound', 'Topic does not exist', { status: 404 });
}

export const invalidParameter = (what: string) =>
  new AwsFault('InvalidParameter', `Invalid parameter: ${what}`);

export const pageRequest = (token: string | undefined) => ({
  token: token || undefined,
  size: PAGE_SIZE,
  badToken: () => invalidParameter('NextToken'),
});
