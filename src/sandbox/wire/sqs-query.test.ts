// SQS for old clients, which speak the query protocol to what is a JSON service now. Requests are written
// as those clients write them.
import { beforeAll, describe, expect, it } from 'vitest';
import { createCallLog } from './calls.ts';
import { AwsFault } from './fault.ts';
import { createFront } from './front.ts';
import { loadServices } from './services.ts';
import type { SqsHandlers } from './table.ts';

beforeAll(() => loadServices(['sqs']), 60_000);

const received: unknown[] = [];
const note = <Output>(input: unknown, output: Output): Output => {
  received.push(input);
  return output;
};

const sqs = {
  ReceiveMessage: (input) =>
    note(input, {
      Messages: [
        { MessageId: 'm-1', Body: '{"a":"<&>\\r"}\r\u0001', Attributes: { SentTimestamp: '1' } },
        { MessageId: 'm-2', Body: '' },
      ],
    }),
  DeleteMessageBatch: (input) => note(input, { Successful: [{ Id: 'a' }], Failed: [] }),
  DeleteMessage: (input) => note(input, {}),
  SetQueueAttributes: (input) => note(input, {}),
  GetQueueAttributes: (input) => note(input, { Attributes: { QueueArn: 'arn', VisibilityTimeout: '30' } }),
  GetQueueUrl(): never {
    throw new AwsFault('QueueDoesNotExist', 'The specified queue does not exist.');
  },
} satisfies SqsHandlers;

async function ask(form: string, path = '/') {
  const front = createFront({ table: { sqs }, calls: createCallLog({ now: () => 0 }), host: 'http://h' });
  const authorization = 'AWS4-HMAC-SHA256 Credential=AKID/20260102/ap-northeast-1/sqs/aws4_request';
  const body = Buffer.from(`${form}&Version=2012-11-05`);
  const response = await front.handle({ method: 'POST', path, headers: { authorization }, body });
  return { status: response.status, text: new TextDecoder().decode(response.body), input: received.at(-1) };
}

describe('SQS over the query protocol', () => {
  it('receives messages: flattened names in, flattened elements out', async () => {
    const form =
      'Action=ReceiveMessage&QueueUrl=http%3A%2F%2Fh%2F1%2Fq&MaxNumberOfMessages=10&AttributeName.1=All&MessageAttributeName.1=a&MessageAttributeName.2=b';
    const { status, text, input } = await ask(form);
    expect(status).toBe(200);
    expect(input).toEqual({
      QueueUrl: 'http://h/1/q',
      MaxNumberOfMessages: 10,
      // Two members share one name on this wire.
      AttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['a', 'b'],
    });
    expect(text).toContain('<ReceiveMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/">');
    expect(text).toContain(
      '<ReceiveMessageResult><Message><MessageId>m-1</MessageId><Body>{&quot;a&quot;:&quot;&lt;&amp;&gt;\\r&quot;}&#xD;\uFFFD</Body><Attribute><Name>SentTimestamp</Name><Value>1</Value></Attribute></Message><Message><MessageId>m-2</MessageId><Body/></Message></ReceiveMessageResult>',
    );
  });

  it('reads the numbered entries of a batch in the order of their numbers', async () => {
    const entry = (n: number, id: string) =>
      `DeleteMessageBatchRequestEntry.${n}.Id=${id}&DeleteMessageBatchRequestEntry.${n}.ReceiptHandle=h%2B${id}`;
    const { text, input } = await ask(
      `Action=DeleteMessageBatch&QueueUrl=q&${entry(10, 'z')}&${entry(2, 'a')}`,
    );
    expect(input).toEqual({
      QueueUrl: 'q',
      Entries: [
        { Id: 'a', ReceiptHandle: 'h+a' },
        { Id: 'z', ReceiptHandle: 'h+z' },
      ],
    });
    expect(text).toContain('<DeleteMessageBatchResultEntry><Id>a</Id></DeleteMessageBatchResultEntry>');
  });

  it('takes the queue from the path, as the oldest clients name it', async () => {
    const { status, input } = await ask('Action=DeleteMessage&ReceiptHandle=h', '/111122223333/web');
    expect([status, input]).toEqual([200, { QueueUrl: '/111122223333/web', ReceiptHandle: 'h' }]);
  });

  it('reads and writes maps as numbered pairs', async () => {
    const set = await ask(
      'Action=SetQueueAttributes&QueueUrl=q&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=9',
    );
    expect(set.input).toEqual({ QueueUrl: 'q', Attributes: { VisibilityTimeout: '9' } });
    expect(set.text).not.toContain('SetQueueAttributesResult');
    const { text } = await ask('Action=GetQueueAttributes&QueueUrl=q&AttributeName.1=All');
    expect(text).toContain('<Attribute><Name>VisibilityTimeout</Name><Value>30</Value></Attribute>');
  });

  it('sends the error codes of old, and the members that are missing', async () => {
    const { status, text } = await ask('Action=GetQueueUrl&QueueName=gone');
    expect(status).toBe(400);
    expect(text).toContain('<Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
    expect((await ask('Action=DeleteMessage&QueueUrl=q')).text).toContain('<Code>MissingParameter</Code>');
  });

  it('adds the old code to the JSON answer of new clients', async () => {
    const front = createFront({ table: { sqs }, calls: createCallLog({ now: () => 0 }), host: 'http://h' });
    const headers = { 'x-amz-target': 'AmazonSQS.GetQueueUrl' };
    const response = await front.handle({
      method: 'POST',
      path: '/',
      headers,
      body: Buffer.from('{"QueueName":"gone"}'),
    });
    expect(response.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender',
    });
  });
});
