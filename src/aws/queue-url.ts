// Queues as specs name them: by name, URL or ARN.
import type { CallOptions, SqsPort } from './ports.ts';

/**
 * Rejects where the queue is not there. Reads no message: whoever reads one hides it from others for a while. A URL is taken
 * apart, as SQS knows whether it leads anywhere by account and name alone.
 */
export async function assertQueueExists(sqs: SqsPort, queue: string, options?: CallOptions): Promise<void> {
  const [, account, name] = /^https?:\/\/.*\/([0-9]{12})\/([^/]+)$/.exec(queue) ?? [];
  await resolveQueueUrl(sqs, name === undefined ? queue : `arn:aws:sqs::${account}:${name}`, options);
}

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
