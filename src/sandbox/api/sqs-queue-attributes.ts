// A queue's attributes as SQS's clients write and read them: all of them text.
import type { QueueAttributeName } from '@aws-sdk/client-sqs';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext } from '../wire/table.ts';
import { countsOfQueue, queueByArn } from '../world/queue.ts';
import { statementsOf } from '../world/queue-policy.ts';
import type { QueueAttributes } from '../world/queue-state.ts';
import type { Queue, World } from '../world/state.ts';
import { notModelled } from './check.ts';

type NumberKey = 'visibilityTimeoutMs' | 'delayMs' | 'waitMs' | 'retentionMs' | 'maxBytes';

/** Name → key, factor, and the range that SQS allows (aws-facts.md §3.2). */
const numbers: Readonly<Record<string, readonly [NumberKey, number, number, number]>> = {
  VisibilityTimeout: ['visibilityTimeoutMs', 1000, 0, 43_200],
  DelaySeconds: ['delayMs', 1000, 0, 900],
  ReceiveMessageWaitTimeSeconds: ['waitMs', 1000, 0, 20],
  MessageRetentionPeriod: ['retentionMs', 1000, 60, 1_209_600],
  MaximumMessageSize: ['maxBytes', 1, 1024, 1_048_576],
};

/** Attributes that a queue may have and none has here. */
const UNSET: readonly QueueAttributeName[] = [
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'DeduplicationScope',
  'FifoThroughputLimit',
];

/** Throws SQS's error for a name that no queue can have. */
export function assertKnown(names: readonly string[], shown: object): void {
  const unknown = names.find(
    (name) => name !== 'All' && !(name in shown) && !(UNSET as readonly string[]).includes(name),
  );
  if (unknown !== undefined) throw new AwsFault('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
}

/** What CreateQueue or SetQueueAttributes gives the queue of this ARN, in the world's units. Throws SQS's errors. */
export function readAttributes(
  w: World,
  context: CallContext,
  { given = {}, ownArn }: { given?: Readonly<Record<string, string>>; ownArn: string },
): Partial<QueueAttributes> {
  const read: Partial<QueueAttributes> = {};
  for (const [name, value] of Object.entries(given)) {
    const number = numbers[name];
    if (number) read[number[0]] = numberOf(name, value, number) * number[1];
    else if (name === 'Policy') read.policy = policyOf(value);
    else if (name === 'RedrivePolicy') read.redrive = redriveOf(w, value, ownArn);
    else if (name === 'SqsManagedSseEnabled') read.managedSse = booleanOf(name, value);
    else if ((UNSET as readonly string[]).includes(name)) throw notModelled(context, `the attribute ${name}`);
    else throw new AwsFault('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
  return read;
}

const invalidValue = (name: string) =>
  new AwsFault('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);

const invalidRedrive = (value: string, reason: string) =>
  new AwsFault(
    'InvalidParameterValue',
    `Value ${value} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
  );

function numberOf(
  name: string,
  value: string,
  [, , low, high]: readonly [NumberKey, number, number, number],
) {
  const number = Number(value);
  if (value.trim() === '' || !Number.isInteger(number) || number < low || number > high)
    throw invalidValue(name);
  return number;
}

function policyOf(value: string): string | undefined {
  if (value === '') return undefined;
  if (!statementsOf(value)) throw invalidValue('Policy');
  return value;
}

function booleanOf(name: string, value: string): boolean {
  if (value !== 'true' && value !== 'false') throw invalidValue(name);
  return value === 'true';
}

function redriveOf(w: World, value: string, ownArn: string): QueueAttributes['redrive'] {
  if (value === '') return undefined;
  const { deadLetterTargetArn, maxReceiveCount = 10 } = parsed('RedrivePolicy', value);
  const count = Number(maxReceiveCount);
  if (typeof deadLetterTargetArn !== 'string' || !Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalidValue('RedrivePolicy');
  }
  // A queue that gave its dead letters to itself would never be done with them.
  if (!queueByArn(w, deadLetterTargetArn)) throw invalidRedrive(value, 'Dead letter target does not exist.');
  if (deadLetterTargetArn === ownArn)
    throw invalidRedrive(value, 'Dead letter target must be another queue.');
  return { deadLetterArn: deadLetterTargetArn, maxReceiveCount: count };
}

function parsed(name: string, value: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(value);
    if (typeof json === 'object' && json !== null) return json as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalidValue(name);
}

export function shownAttributes(w: World, queue: Queue): Record<string, string> {
  const { visible, inFlight, delayed } = countsOfQueue(w, queue);
  const { attributes } = queue;
  const values = {
    ApproximateNumberOfMessages: visible,
    ApproximateNumberOfMessagesNotVisible: inFlight,
    ApproximateNumberOfMessagesDelayed: delayed,
    CreatedTimestamp: Math.floor(queue.createdAt / 1000),
    LastModifiedTimestamp: Math.floor(queue.modifiedAt / 1000),
    QueueArn: queue.arn,
    ...Object.fromEntries(
      Object.entries(numbers).map(([name, [key, factor]]) => [name, attributes[key] / factor]),
    ),
    SqsManagedSseEnabled: attributes.managedSse,
    Policy: attributes.policy,
    RedrivePolicy: attributes.redrive && redriveText(attributes.redrive),
  };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function redriveText({ deadLetterArn, maxReceiveCount }: NonNullable<QueueAttributes['redrive']>): string {
  return JSON.stringify({ deadLetterTargetArn: deadLetterArn, maxReceiveCount });
}
