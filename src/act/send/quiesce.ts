// Tells one task that it will be stopped: a message to the queue (aws-facts.md §3.2) or the topic that its rule names.
// The same message may be sent more than once; its id tells.
import { resolveQueueUrl } from '#aws/queue-url.ts';
import { type ActionOf, done, type Sender, type Sending } from './sender.ts';

export const sendQuiesce: Sender<'quiesce'> = async ([action], sending) => {
  const { ports, signal } = sending;
  const { to } = action!;
  const Message = JSON.stringify(messageOf(action!, sending));
  if ('topic' in to) {
    const { topic: TopicArn } = to;
    await ports.sns.publish({ TopicArn, Message, ...inOrder(TopicArn, action!) }, { signal });
    return [done];
  }
  const QueueUrl = await resolveQueueUrl(ports.sqs, to.queue, { signal });
  await ports.sqs.sendMessage({ QueueUrl, MessageBody: Message, ...inOrder(QueueUrl, action!) }, { signal });
  return [done];
};

/** A FIFO queue or topic wants a group, and drops repeats by itself for five minutes. */
function inOrder(place: string, { taskArn, signal }: ActionOf<'quiesce'>) {
  if (!place.endsWith('.fifo')) return {};
  return { MessageGroupId: taskArn.split('/').at(-1)!, MessageDeduplicationId: signal.id };
}

/** What a consumer gets; its fields are in docs/lifecycle.md, "Telling jobs before they are stopped". */
function messageOf({ instanceId, taskArn, signal }: ActionOf<'quiesce'>, { cluster, now }: Sending) {
  const { id, account, region, family, group, startedBy, containerInstanceArn, why, stopAt } = signal;
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Quiesce',
    id,
    account,
    region,
    cluster,
    taskArn,
    family,
    group,
    startedBy: startedBy ?? null,
    containerInstanceArn: containerInstanceArn ?? null,
    instanceId,
    reason: why,
    deadline: stopAt === null ? null : instant(stopAt),
    sentAt: instant(now),
  };
}

const instant = (ms: number) => new Date(ms).toISOString();
