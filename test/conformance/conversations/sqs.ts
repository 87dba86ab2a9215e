// SQS: queues and messages, one by one and in batches, hidden and shown again; and who one is.
import { QUEUE } from '../account.ts';
import type { Answer } from '../side.ts';
import type { Conversation } from './conversation.ts';

const receipts = ({ output }: Answer): string[] =>
  (output?.Messages ?? []).map((message: any) => message.ReceiptHandle);

export const sqsConversations: readonly Conversation[] = [
  {
    name: 'sqs: queues',
    account: 'plain',
    async hold({ sqs, sts }, { queueUrl: QueueUrl }) {
      await sqs('ListQueues');
      await sqs('ListQueues', { QueueNamePrefix: 'ev' });
      await sqs('ListQueues', { QueueNamePrefix: 'nothing' });
      await sqs('GetQueueUrl', { QueueName: QUEUE });
      await sqs('GetQueueUrl', { QueueName: 'nobody' });
      await sqs('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
      await sqs('GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn', 'VisibilityTimeout'] });
      await sqs('GetQueueAttributes', { QueueUrl });
      await sqs('GetQueueAttributes', { QueueUrl, AttributeNames: ['Nonsense'] });
      await sqs('ReceiveMessage', { QueueUrl: QueueUrl.replace(QUEUE, 'nobody') });
      await sqs('SendMessage', { QueueUrl: QueueUrl.replace(QUEUE, 'nobody'), MessageBody: 'x' });
      await sts('GetCallerIdentity');
    },
  },
  {
    name: 'sqs: messages',
    account: 'plain',
    async hold({ sqs }, { queueUrl: QueueUrl }) {
      const attributes = () =>
        sqs('GetQueueAttributes', {
          QueueUrl,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        });
      await sqs('ReceiveMessage', { QueueUrl });
      for (const MessageBody of ['one', 'two <&>', 'drei 日本'])
        await sqs('SendMessage', { QueueUrl, MessageBody });
      await attributes();
      const first = await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
      await attributes();
      await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
      const [one, two, three] = receipts(first);
      await sqs('DeleteMessage', { QueueUrl, ReceiptHandle: one });
      await attributes();
      await sqs('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: two, VisibilityTimeout: 0 });
      await attributes();
      await sqs('ReceiveMessage', {
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      });
      await sqs('DeleteMessage', { QueueUrl, ReceiptHandle: three });
      await sqs('PurgeQueue', { QueueUrl });
      await attributes();
      await sqs('ReceiveMessage', { QueueUrl });
    },
  },
  {
    name: 'sqs: batches',
    account: 'plain',
    async hold({ sqs }, { queueUrl: QueueUrl }) {
      const entries = (count: number) =>
        Array.from({ length: count }, (_, n) => ({ Id: `m${n}`, MessageBody: `body ${n}` }));
      await sqs('SendMessageBatch', { QueueUrl, Entries: entries(10) });
      await sqs('SendMessageBatch', { QueueUrl, Entries: entries(11) });
      await sqs('SendMessageBatch', { QueueUrl, Entries: [] });
      await sqs('SendMessageBatch', { QueueUrl, Entries: [...entries(1), ...entries(1)] });
      const held = receipts(await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 }));
      const Entries = held.map((ReceiptHandle, n) => ({ Id: `r${n}`, ReceiptHandle }));
      await sqs('ChangeMessageVisibilityBatch', {
        QueueUrl,
        Entries: Entries.slice(0, 3).map((entry) => ({ ...entry, VisibilityTimeout: 60 })),
      });
      await sqs('DeleteMessageBatch', { QueueUrl, Entries: Entries.slice(0, 8) });
      await sqs('DeleteMessageBatch', { QueueUrl, Entries: [] });
      await sqs('GetQueueAttributes', {
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessagesNotVisible'],
      });
    },
  },
  {
    name: 'sqs: what is refused',
    account: 'plain',
    async hold({ sqs }, { queueUrl: QueueUrl }) {
      await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 11 });
      await sqs('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 0 });
      await sqs('ReceiveMessage', { QueueUrl, WaitTimeSeconds: 21 });
      await sqs('SendMessage', { QueueUrl, MessageBody: '' });
      await sqs('DeleteMessage', { QueueUrl, ReceiptHandle: 'nonsense' });
      await sqs('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: 'nonsense', VisibilityTimeout: 5 });
      await sqs('SendMessage', { QueueUrl, MessageBody: 'x' });
      const [ReceiptHandle] = receipts(await sqs('ReceiveMessage', { QueueUrl }));
      await sqs('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: 43_201 });
      await sqs('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: 100 });
    },
  },
];
