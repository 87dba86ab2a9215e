import { describe, expect, it } from 'vitest';
import { type Account, faultOf, testAccount } from './test-account.ts';

const QueueUrl = 'http://127.0.0.1:4566/111122223333/events';

async function receive({ sqs }: Account, input: object = {}) {
  const answer = (await sqs.ReceiveMessage({ QueueUrl, ...input })) as { Messages?: any[] };
  return answer.Messages ?? [];
}

describe('queues', () => {
  it('have a URL on the edge by which they are called', () => {
    const { sqs } = testAccount();
    expect(sqs.GetQueueUrl({ QueueName: 'events' })).toEqual({ QueueUrl });
    expect(sqs.ListQueues({ QueueNamePrefix: 'ev' })).toMatchObject({ QueueUrls: [QueueUrl] });
    expect(sqs.ListQueues({ QueueNamePrefix: 'x' })).toEqual({});
    const { Attributes } = sqs.GetQueueAttributes({ QueueUrl, AttributeNames: ['All'] }) as any;
    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '0', VisibilityTimeout: '30' });
  });

  it('that are not there are errors, by name and by URL', () => {
    const { sqs } = testAccount();
    const gone = 'QueueDoesNotExist: The specified queue does not exist.';
    expect(faultOf(() => sqs.GetQueueUrl({ QueueName: 'x' }))).toBe(gone);
    expect(faultOf(() => sqs.PurgeQueue({ QueueUrl: `${QueueUrl}x` }))).toBe(gone);
    expect(faultOf(() => sqs.PurgeQueue({ QueueUrl: QueueUrl.replace('1111', '2222') }))).toBe(gone);
    expect(faultOf(() => sqs.GetQueueAttributes({ QueueUrl, AttributeNames: ['Size' as never] }))).toMatch(
      /^InvalidAttributeName/,
    );
  });
});

describe('messages (aws-facts.md §3.2)', () => {
  it('are received with their attributes, hidden, shown again, and gone once deleted', async () => {
    const account = testAccount();
    const { sqs, pass } = account;
    const sent = sqs.SendMessage({ QueueUrl, MessageBody: 'hello' }) as any;
    const [message] = await receive(account, { MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({
      Body: 'hello',
      MessageId: sent.MessageId,
      MD5OfBody: sent.MD5OfMessageBody,
    });
    expect(message.MD5OfBody).toBe('5d41402abc4b2a76b9719d911017c592');
    expect(message.Attributes).toMatchObject({
      ApproximateReceiveCount: '1',
      SentTimestamp: expect.any(String),
    });
    expect(await receive(account)).toEqual([]);
    pass(31);
    const [again] = await receive(account, { AttributeNames: ['ApproximateReceiveCount'] });
    expect(again.Attributes).toEqual({ ApproximateReceiveCount: '2' });
    sqs.DeleteMessage({ QueueUrl, ReceiptHandle: again.ReceiptHandle });
    pass(31);
    expect(await receive(account)).toEqual([]);
    expect(faultOf(() => sqs.DeleteMessage({ QueueUrl, ReceiptHandle: again.ReceiptHandle }))).toBe(
      'no fault',
    );
  });

  it('are waited for by a long poll, which ends in the world’s own time', async () => {
    const account = testAccount();
    const poll = receive(account, { WaitTimeSeconds: 20 });
    account.pass(10);
    account.sqs.SendMessage({ QueueUrl, MessageBody: 'late' });
    expect(await poll).toMatchObject([{ Body: 'late' }]);
    const empty = receive(account, { WaitTimeSeconds: 20 });
    account.pass(20);
    expect(await empty).toEqual([]);
  });

  it('come in numbers from one to ten, within limits', async () => {
    const account = testAccount();
    const Entries = Array.from({ length: 10 }, (_, n) => ({ Id: `e${n}`, MessageBody: `${n}` }));
    account.sqs.SendMessageBatch({ QueueUrl, Entries });
    expect(await receive(account)).toHaveLength(1);
    expect(await receive(account, { MaxNumberOfMessages: 10 })).toHaveLength(9);
    for (const input of [
      { MaxNumberOfMessages: 11 },
      { MaxNumberOfMessages: 0 },
      { WaitTimeSeconds: 21 },
      { VisibilityTimeout: 43_201 },
    ]) {
      await expect(receive(account, input)).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    }
    expect(faultOf(() => account.sqs.SendMessage({ QueueUrl, MessageBody: '' }))).toMatch(
      /^MissingParameter/,
    );
    const long = { QueueUrl, MessageBody: 'x'.repeat(1_048_577) };
    expect(faultOf(() => account.sqs.SendMessage(long))).toMatch(
      /^InvalidParameterValue: .*shorter than 1048576/,
    );
  });

  it('are hidden for longer only while they are in flight', async () => {
    const account = testAccount();
    const { sqs, pass } = account;
    sqs.SendMessage({ QueueUrl, MessageBody: 'a' });
    const [{ ReceiptHandle }] = (await receive(account)) as [any];
    const hide = (VisibilityTimeout: number, receipt = ReceiptHandle) =>
      faultOf(() => sqs.ChangeMessageVisibility({ QueueUrl, ReceiptHandle: receipt, VisibilityTimeout }));
    expect(hide(60)).toBe('no fault');
    pass(59);
    expect(await receive(account)).toEqual([]);
    pass(2);
    expect(hide(60)).toMatch(/^MessageNotInflight/);
    expect(hide(43_201)).toMatch(/^InvalidParameterValue/);
    sqs.DeleteMessage({ QueueUrl, ReceiptHandle });
    expect(hide(60)).toMatch(/^InvalidParameterValue: .*ReceiptHandle/);
  });

  it('are deleted in batches that fail in part', async () => {
    const account = testAccount();
    const { sqs } = account;
    sqs.SendMessage({ QueueUrl, MessageBody: 'a' });
    const [{ ReceiptHandle }] = (await receive(account)) as [any];
    const remove = (Entries: { Id: string; ReceiptHandle: string }[]) =>
      sqs.DeleteMessageBatch({ QueueUrl, Entries }) as any;
    const answer = remove([
      { Id: 'good', ReceiptHandle },
      { Id: 'bad', ReceiptHandle: 'nonsense' },
    ]);
    expect(answer.Successful).toEqual([{ Id: 'good' }]);
    expect(answer.Failed).toMatchObject([{ Id: 'bad', SenderFault: true, Code: 'ReceiptHandleIsInvalid' }]);
    expect(faultOf(() => remove([]))).toMatch(/^EmptyBatchRequest/);
    expect(
      faultOf(() => remove(Array.from({ length: 11 }, (_, n) => ({ Id: `${n}`, ReceiptHandle })))),
    ).toMatch(/^TooManyEntriesInBatchRequest/);
    expect(
      faultOf(() =>
        remove([
          { Id: 'a', ReceiptHandle },
          { Id: 'a', ReceiptHandle },
        ]),
      ),
    ).toMatch(/^BatchEntryIdsNotDistinct/);
    expect(faultOf(() => remove([{ Id: 'a b', ReceiptHandle }]))).toMatch(/^InvalidBatchEntryId/);
  });
});
