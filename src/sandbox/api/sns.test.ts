import { describe, expect, it } from 'vitest';
import { faultOf, testAccount } from './test-account.ts';

const QueueUrl = 'http://127.0.0.1:4566/111122223333/events';
const Endpoint = 'arn:aws:sqs:ap-northeast-1:111122223333:events';
const TopicArn = 'arn:aws:sns:ap-northeast-1:111122223333:jobs';

/** A topic that delivers to the queue `events`, with the queue's policy where it has one. */
function subscribed(policy?: object) {
  const account = testAccount();
  const { sns, sqs } = account;
  sns.CreateTopic({ Name: 'jobs' });
  if (policy) sqs.SetQueueAttributes({ QueueUrl, Attributes: { Policy: JSON.stringify(policy) } });
  const Attributes = { RawMessageDelivery: 'true' };
  const { SubscriptionArn } = sns.Subscribe({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }) as any;
  const bodies = async () => {
    const { Messages = [] } = (await sqs.ReceiveMessage({ QueueUrl, MaxNumberOfMessages: 10 })) as any;
    return Messages.map(({ Body }: { Body: string }) => Body);
  };
  return { ...account, SubscriptionArn, bodies };
}

const letsIn = (from: string) => ({
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: Endpoint,
    Condition: { ArnEquals: { 'aws:SourceArn': from } },
  },
});

describe('topics', () => {
  it('are made once, listed, described and deleted', () => {
    const { sns } = testAccount();
    expect(sns.CreateTopic({ Name: 'jobs' })).toEqual({ TopicArn });
    expect(sns.CreateTopic({ Name: 'jobs' })).toEqual({ TopicArn });
    expect(sns.ListTopics({})).toMatchObject({ Topics: [{ TopicArn }] });
    expect(sns.GetTopicAttributes({ TopicArn })).toMatchObject({
      Attributes: { Owner: '111122223333', SubscriptionsConfirmed: '0' },
    });
    sns.DeleteTopic({ TopicArn });
    sns.DeleteTopic({ TopicArn });
    expect(faultOf(() => sns.Publish({ TopicArn, Message: 'x' }))).toBe('NotFound: Topic does not exist');
    expect(faultOf(() => sns.Publish({ TopicArn: 'jobs', Message: 'x' }))).toMatch(/^InvalidParameter: /);
  });

  it('deliver the text as it is to a queue whose policy lets them', async () => {
    const { sns, bodies, SubscriptionArn } = subscribed(letsIn(TopicArn));
    sns.Publish({ TopicArn, Message: '{"a":1}' });
    expect(await bodies()).toEqual(['{"a":1}']);
    sns.Unsubscribe({ SubscriptionArn });
    sns.Publish({ TopicArn, Message: 'later' });
    expect(await bodies()).toEqual([]);
  });

  it('deliver nothing to a queue whose policy does not name them', async () => {
    for (const policy of [undefined, letsIn(`${TopicArn}2`)]) {
      const { sns, bodies } = subscribed(policy);
      sns.Publish({ TopicArn, Message: 'x' });
      expect(await bodies()).toEqual([]);
    }
  });

  it('subscribe a queue once, and list it', () => {
    const { sns, SubscriptionArn } = subscribed();
    const Attributes = { RawMessageDelivery: 'true' };
    expect(sns.Subscribe({ TopicArn, Protocol: 'sqs', Endpoint, Attributes })).toEqual({ SubscriptionArn });
    expect(sns.ListSubscriptionsByTopic({ TopicArn })).toMatchObject({
      Subscriptions: [{ SubscriptionArn, Protocol: 'sqs', Endpoint, TopicArn }],
    });
  });

  it('refuse what is not modelled by name: other protocols, the signed envelope, FIFO', () => {
    const { sns } = subscribed();
    const refused = (input: object) =>
      faultOf(() => sns.Subscribe({ TopicArn, Endpoint, ...input } as never));
    expect(refused({ Protocol: 'lambda' })).toMatch(/^NotImplemented: .*lambda/);
    expect(refused({ Protocol: 'sqs' })).toMatch(/^NotImplemented: .*without RawMessageDelivery/);
    const Attributes = { RawMessageDelivery: 'true', FilterPolicy: '{}' };
    expect(refused({ Protocol: 'sqs', Attributes })).toMatch(/^NotImplemented: .*FilterPolicy/);
    expect(faultOf(() => sns.CreateTopic({ Name: 'jobs.fifo' }))).toMatch(/^NotImplemented/);
  });
});
