// Calls to a queue that are never answered.
import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createReceiver } from './receiver.ts';

function setUp(hangs: { on?: string }) {
  const clock = createTestClock();
  const signals: AbortSignal[] = [];
  const { sqs } = portFromCall(async (_, operation, __, options) => {
    signals.push(options!.signal!);
    if (hangs.on === operation) return new Promise(() => {});
    return operation === 'GetQueueUrl' ? { QueueUrl: 'https://q' } : { Messages: [{ MessageId: 'm' }] };
  });
  return { clock, signals, receiver: createReceiver({ sqs, queue: 'q', clock }) };
}

it.each([
  ['GetQueueUrl', 15_000],
  ['ReceiveMessage', 35_000],
])('%s is given up on, its call is ended, and the next poll begins anew', async (operation, limitMs) => {
  const hangs = { on: operation as string | undefined };
  const { clock, signals, receiver } = setUp(hangs);
  const { signal } = new AbortController();
  const received = expect(receiver.receive(20, signal)).rejects.toThrow(/no answer within/);
  await clock.advance(limitMs);
  await received;
  expect(signals.at(-1)!.aborted).toBe(true);
  hangs.on = undefined;
  expect(await receiver.receive(20, signal)).toHaveLength(1);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

it('is left at once when the end is asked for', async () => {
  const { clock, signals, receiver } = setUp({ on: 'ReceiveMessage' });
  const end = new AbortController();
  const received = receiver.receive(20, end.signal);
  await clock.advance(1);
  end.abort();
  expect(await received).toEqual([]);
  expect(signals.at(-1)!.aborted).toBe(true);
});
