// Queues as specs name them: by name, URL or ARN.
import type { CallOptions, SqsPort } from './ports.ts';

/** A URL stays itself; a name, or the ARN's account and name, are looked up. */
export async function resolveQueueUrl(sqs: SqsPort, queue: string, options?: CallOptions): Promise<string> {
  if (/^https?:\/\//.test(queue)) return queue;
  const [, , , , account, name] = queue.startsWith('arn:') ? queue.split(':') : [];
  const input =
    name === undefined ? { QueueName: queue } : { QueueName: name, QueueOwnerAWSAccountId: account };
  const answer = await sqs.getQueueUrl(input, options);
  if (answer.QueueUrl === undefined) throw new Error(`SQS gave no URL for the queue ${queue}`);
  return answer.QueueUrl;
}
