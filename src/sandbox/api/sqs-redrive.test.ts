// What SQS promises about messages that nobody deletes, that come twice, and that come too late; and queues made by calls.
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../world/queue.ts';
import { type Account, faultOf, testAccount } from './test-account.ts';

const base = 'http://127.0.0.1:4566/111122223333';
const QueueUrl = `${base}/events`;
const once = { eventDoubles: 0 };

async function receive({ sqs }: Account, input: object = {}): Promise<any[]> {
  const answer = (await sqs.ReceiveMessage({ QueueUrl, MaxNumberOfMessages: 10, ...input })) as any;
  return answer.Messages ?? [];
}

const set = ({ sqs }: Account, Attributes: object) =>
  sqs.SetQueueAttributes({ QueueUrl, Attributes: Attributes as never });
const attribute = ({ sqs }: Account, name: string, url = QueueUrl) =>
  (sqs.GetQueueAttributes({ QueueUrl: url, AttributeNames: ['All'] }) as any).Attributes[name];

describe('dead letters (aws-facts.md §3.2)', () => {
  it('are messages that were received more often than the redrive policy allows', async () => {
    const account = testAccount(once);
    const { sqs, pass } = account;
    sqs.CreateQueue({ QueueName: 'dead' });
    const arn = attribute(account, 'QueueArn', `${base}/dead`);
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 2 });
    set(account, { RedrivePolicy });
    expect(attribute(account, 'RedrivePolicy')).toBe(RedrivePolicy);
    expect(sqs.ListDeadLetterSourceQueues({ QueueUrl: `${base}/dead` })).toMatchObject({
      queueUrls: [QueueUrl],
    });
    sqs.SendMessage({ QueueUrl, MessageBody: 'poison' });
    for (let time = 0; time < 2; time++) {
      expect(await receive(account)).toHaveLength(1);
      pass(31);
    }
    expect(await receive(account)).toEqual([]);
    const [dead] = await receive(account, {
      QueueUrl: `${base}/dead`,
      MessageSystemAttributeNames: ['All'],
    });
    expect(dead).toMatchObject({
      Body: 'poison',
      Attributes: { DeadLetterQueueSourceArn: attribute(account, 'QueueArn'), ApproximateReceiveCount: '3' },
    });
  });
});

describe('a redrive policy (aws-facts.md §3.2)', () => {
  const policy = (deadLetterTargetArn: string, maxReceiveCount = 1) =>
    JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
  const arnOf = (name: string) => `arn:aws:sqs:ap-northeast-1:111122223333:${name}`;

  it('must name another queue, and one that is there', () => {
    const account = testAccount(once);
    const fault = (name: string) => faultOf(() => set(account, { RedrivePolicy: policy(arnOf(name)) }));
    expect(fault('none')).toMatch(/^InvalidParameterValue: .*Dead letter target does not exist/);
    expect(fault('events')).toMatch(/^InvalidParameterValue: .*another queue/);
    const RedrivePolicy = policy('nonsense');
    const create = () => account.sqs.CreateQueue({ QueueName: 'new', Attributes: { RedrivePolicy } });
    expect(faultOf(create)).toMatch(/^InvalidParameterValue/);
    expect(attribute(account, 'RedrivePolicy')).toBeUndefined();
  });

  it.each([0, 20])('may lead in a circle, and nothing hangs (polls of %d s)', async (WaitTimeSeconds) => {
    const account = testAccount(once);
    const { sqs, pass } = account;
    sqs.CreateQueue({ QueueName: 'other', Attributes: { RedrivePolicy: policy(arnOf('events')) } });
    set(account, { RedrivePolicy: policy(arnOf('other')), VisibilityTimeout: '0' });
    sqs.SendMessage({ QueueUrl, MessageBody: 'round' });
    expect(await receive(account)).toHaveLength(1);
    const polls = [QueueUrl, `${base}/other`].map((url) =>
      receive(account, { QueueUrl: url, WaitTimeSeconds }),
    );
    pass(21);
    expect(await Promise.all(polls)).toEqual([[], []]);
    const counts = [QueueUrl, `${base}/other`].map((url) =>
      attribute(account, 'ApproximateNumberOfMessages', url),
    );
    expect(counts.sort()).toEqual(['0', '1']);
  });
});

describe('receipts (aws-facts.md §3.2)', () => {
  it('of an earlier receive delete nothing, and say nothing about it', async () => {
    const account = testAccount(once);
    const { sqs, pass } = account;
    sqs.SendMessage({ QueueUrl, MessageBody: 'a' });
    const [first] = await receive(account);
    pass(31);
    const [second] = await receive(account);
    expect(second.ReceiptHandle).not.toBe(first.ReceiptHandle);
    sqs.DeleteMessage({ QueueUrl, ReceiptHandle: first.ReceiptHandle });
    pass(31);
    expect(await receive(account)).toHaveLength(1);
  });

  it('hide a message for twelve hours from its receive at the most', async () => {
    const account = testAccount(once);
    const { sqs, pass } = account;
    sqs.SendMessage({ QueueUrl, MessageBody: 'a' });
    const [{ ReceiptHandle }] = (await receive(account, { VisibilityTimeout: 43_200 })) as [any];
    pass(3_600);
    const hide = (VisibilityTimeout: number) =>
      faultOf(() => sqs.ChangeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    expect(hide(43_200)).toMatch(/^InvalidParameterValue: .*beyond the limit/);
    expect(hide(39_600)).toBe('no fault');
    expect(hide(0)).toBe('no fault');
    expect(await receive(account)).toHaveLength(1);
  });
});

describe('a queue (aws-facts.md §3.2)', () => {
  it('may give a message again inside its visibility timeout', async () => {
    const account = testAccount({ eventDoubles: 100 });
    for (let n = 0; n < 200; n++) account.sqs.SendMessage({ QueueUrl, MessageBody: `${n}` });
    const seen = new Map<string, number>();
    for (let n = 0; n < 25; n++) {
      for (const { Body } of await receive(account)) seen.set(Body, (seen.get(Body) ?? 0) + 1);
      account.pass(1);
    }
    expect(seen.size).toBe(200);
    const twice = [...seen.values()].filter((times) => times > 1).length;
    expect(twice).toBeGreaterThan(5);
    expect(twice).toBeLessThan(60);
  });

  it('shows the encryption that was asked for', () => {
    const account = testAccount(once);
    expect(attribute(account, 'SqsManagedSseEnabled')).toBe('true');
    set(account, { SqsManagedSseEnabled: 'false' });
    expect(attribute(account, 'SqsManagedSseEnabled')).toBe('false');
    expect(faultOf(() => set(account, { SqsManagedSseEnabled: 'maybe' }))).toMatch(/^InvalidAttributeValue/);
  });

  it('forgets messages that are older than its retention', async () => {
    const account = testAccount(once);
    set(account, { MessageRetentionPeriod: '60' });
    account.sqs.SendMessage({ QueueUrl, MessageBody: 'old' });
    account.pass(61);
    expect(attribute(account, 'ApproximateNumberOfMessages')).toBe('0');
    expect(await receive(account)).toEqual([]);
  });

  it('counts what is visible, in flight and delayed', async () => {
    const account = testAccount(once);
    const { sqs, pass } = account;
    sqs.SendMessage({ QueueUrl, MessageBody: 'late', DelaySeconds: 5 });
    sqs.SendMessage({ QueueUrl, MessageBody: 'now' });
    await receive(account);
    const counts = () =>
      ['', 'NotVisible', 'Delayed'].map((kind) => attribute(account, `ApproximateNumberOfMessages${kind}`));
    expect(counts()).toEqual(['0', '1', '1']);
    pass(5);
    expect(counts()).toEqual(['1', '1', '0']);
  });

  it('waits by its own ReceiveMessageWaitTimeSeconds when the call gives none', async () => {
    const account = testAccount(once);
    set(account, { ReceiveMessageWaitTimeSeconds: '20' });
    const poll = receive(account);
    account.pass(19);
    account.sqs.SendMessage({ QueueUrl, MessageBody: 'late' });
    expect(await poll).toHaveLength(1);
  });

  it('has about 120,000 messages in flight at most: a short poll fails, a long one finds nothing', async () => {
    const account = testAccount(once);
    const queue = account.world.queues.get('events')!;
    for (let n = 0; n < 10; n++) sendMessage(account.world, queue, 'x');
    queue.inFlight = 119_998;
    expect(await receive(account)).toHaveLength(2);
    await expect(receive(account)).rejects.toMatchObject({ code: 'OverLimit' });
    const poll = receive(account, { WaitTimeSeconds: 1 });
    account.pass(1);
    expect(await poll).toEqual([]);
  });

  it('is made, changed and deleted by calls, within the limits of its attributes', () => {
    const account = testAccount(once);
    const { sqs, pass } = account;
    const make = (Attributes: object = {}) =>
      faultOf(() => sqs.CreateQueue({ QueueName: 'new', Attributes: Attributes as never }));
    expect(make({ VisibilityTimeout: '60' })).toBe('no fault');
    expect(make({ VisibilityTimeout: '60' })).toBe('no fault');
    expect(make({ VisibilityTimeout: '61' })).toMatch(/^QueueNameExists/);
    expect(make({ FifoQueue: 'true' })).toMatch(/^NotImplemented/);
    expect(faultOf(() => set(account, { VisibilityTimeout: '43201' }))).toMatch(/^InvalidAttributeValue/);
    expect(faultOf(() => set(account, { Policy: '{"Statement":null}' }))).toBe(
      'InvalidAttributeValue: Invalid value for the parameter Policy.',
    );
    expect(faultOf(() => set(account, { Colour: 'blue' }))).toMatch(/^InvalidAttributeName/);
    sqs.DeleteQueue({ QueueUrl: `${base}/new` });
    expect(make()).toMatch(/^QueueDeletedRecently/);
    pass(60);
    expect(make()).toBe('no fault');
    expect(faultOf(() => sqs.PurgeQueue({ QueueUrl }))).toBe('no fault');
    expect(faultOf(() => sqs.PurgeQueue({ QueueUrl }))).toMatch(/^PurgeQueueInProgress/);
  });

  it('keeps attributes of messages, and gives those that are asked for with their digest', async () => {
    const account = testAccount(once);
    const MessageAttributes = {
      'a.b': { DataType: 'String', StringValue: 'x' },
      n: { DataType: 'Number', StringValue: '1' },
    };
    const sent = account.sqs.SendMessage({ QueueUrl, MessageBody: 'm', MessageAttributes }) as any;
    const [message] = await receive(account, { MessageAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageAttributes,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
    });
    account.pass(31);
    const [part] = await receive(account, { MessageAttributeNames: ['a.*'] });
    expect(Object.keys(part.MessageAttributes)).toEqual(['a.b']);
  });
});
