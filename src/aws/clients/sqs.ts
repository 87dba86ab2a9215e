// What the operator uses of SQS: its own queue, and the queues by which tasks are told that they will be stopped.
import {
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  ListQueueTagsCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';

export const Client = SQSClient;

export const commands = {
  GetQueueUrl: GetQueueUrlCommand,
  ReceiveMessage: ReceiveMessageCommand,
  SendMessage: SendMessageCommand,
  DeleteMessageBatch: DeleteMessageBatchCommand,
  ListQueueTags: ListQueueTagsCommand,
  TagQueue: TagQueueCommand,
};
