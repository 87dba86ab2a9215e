// Finds SQS queues and messages by what clients hold of them, with SQS's errors.
import { AwsFault } from '../wire/fault.ts';
import type { CallContext } from '../wire/table.ts';
import type { Queue, World } from '../world/state.ts';

export const queueUrl = (w: World, context: CallContext, { name }: Queue) =>
  `${context.host}/${w.account}/${name}`;

/** By URL; which host it names does not matter, as clients may reach the sandbox by several. */
export function queueOf(w: World, url = ''): Queue {
  const [name, account] = url.split('/').reverse();
  const queue = account === w.account ? w.queues.get(name ?? '') : undefined;
  if (!queue) throw noSuchQueue();
  return queue;
}

export const noSuchQueue = () => new AwsFault('QueueDoesNotExist', 'The specified queue does not exist.');

export const invalidParameter = (name: string, value: unknown, reason: string) =>
  new AwsFault('InvalidParameterValue', `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`);

export function numberIn(
  name: string,
  value: number | undefined,
  [low, high]: readonly [number, number],
): void {
  if (value === undefined || (value >= low && value <= high)) return;
  throw invalidParameter(name, value, `Must be between ${low} and ${high}, if provided.`);
}

/** Receipts are `message id.count of receives` (world/queue.ts). */
export function assertReceipt(receipt = ''): string {
  if (/^[0-9a-f-]{36}\.\d+$/.test(receipt)) return receipt;
  throw new AwsFault('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
}
