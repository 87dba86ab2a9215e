// The queue of shortage reports: what counts, for how long, and when its message goes.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { Letter } from '#runtime/lease-store.ts';
import { createTestClock } from '../../test/support/clock.ts';
import type { Courier } from './courier.ts';
import { createShortageInbox, type ShortageInboxOptions } from './shortage-inbox.ts';

const START = Date.parse('2026-11-27T03:00:00Z');

/** A queue that gives what is in it when it is polled, and forgets what is deleted. */
function queueOf(over: Partial<ShortageInboxOptions> = {}) {
  const messages = new Map<string, { Body: string; sentAt: number }>();
  const clock = createTestClock(START);
  const log: string[] = [];
  const reports: string[] = [];
  let isOpen = false;
  const ports = portFromCall(async (_, operation, input) => {
    if (operation === 'GetQueueUrl') return { QueueUrl: 'https://q' };
    if (operation === 'DeleteMessageBatch') {
      for (const { ReceiptHandle } of (input as { Entries: { ReceiptHandle: string }[] }).Entries)
        messages.delete(ReceiptHandle);
      return {};
    }
    if (!isOpen) return {};
    isOpen = false;
    return {
      Messages: [...messages].map(([MessageId, { Body, sentAt }]) => ({
        MessageId,
        ReceiptHandle: MessageId,
        Body,
        Attributes: { SentTimestamp: String(sentAt) },
      })),
    };
  });
  const inbox = createShortageInbox({
    sqs: ports.sqs,
    queue: 'shortage',
    clusters: () => ['batch'],
    clock,
    random: createRandom('1'),
    log: (_, message) => void log.push(message),
    mayReceive: async () => {},
    onReport: ({ id }) => void reports.push(id),
    ...over,
  });
  void inbox.run(new AbortController().signal);
  return {
    inbox,
    messages,
    log,
    reports,
    waiting: () => inbox.waiting('batch', []).map(({ shortage, count }) => [shortage.id, count]),
    send: (id: string, body: object | string, afterMs = 0) => {
      const report = { kind: 'Shortage', cluster: 'batch', taskDefinition: 'a:1' };
      const Body = typeof body === 'string' ? body : JSON.stringify({ ...report, ...body });
      messages.set(id, { Body, sentAt: START + afterMs });
    },
    /** Polled at this time since the start. */
    poll: async (atMs: number) => {
      await clock.advance(START + atMs - 600 - clock.now());
      isOpen = true;
      await clock.advance(600);
    },
  };
}

describe('a report', () => {
  it('counts from when it is heard, is told once, and stays in its queue as long as it counts', async () => {
    const queue = queueOf();
    queue.send('m1', { id: 'nightly', count: 3 });
    await queue.poll(1_000);
    await queue.poll(40_000);
    expect(queue.waiting()).toEqual([['nightly', 3]]);
    expect(queue.reports).toEqual(['nightly']);
    expect([...queue.messages.keys()]).toEqual(['m1']);
  });

  it('gives way to a later word, and its message goes', async () => {
    const queue = queueOf();
    queue.send('m1', { id: 'nightly', count: 3 });
    queue.send('m2', { id: 'nightly', count: 1 }, 500);
    await queue.poll(1_000);
    expect(queue.waiting()).toEqual([['nightly', 1]]);
    expect([...queue.messages.keys()]).toEqual(['m2']);
  });

  it('is over when it is said to be, also where the old word comes again', async () => {
    const queue = queueOf();
    queue.send('m1', { id: 'nightly', count: 3 });
    await queue.poll(1_000);
    queue.send('m2', { id: 'nightly', count: 0 }, 2_000);
    await queue.poll(3_000);
    queue.send('m1', { id: 'nightly', count: 3 });
    await queue.poll(4_000);
    expect(queue.waiting()).toEqual([]);
    expect(queue.messages.size).toBe(0);
  });

  it('is over when it expires, and its message goes', async () => {
    const queue = queueOf();
    queue.send('m1', { id: 'nightly', count: 3, expires: '2026-11-27T03:01:00Z' });
    await queue.poll(1_000);
    await queue.poll(61_000);
    expect(queue.waiting()).toEqual([]);
    expect(queue.messages.size).toBe(0);
  });

  it('is told as often as its number changes, and no more when nothing waits', async () => {
    const queue = queueOf();
    queue.send('m1', { id: 'nightly', count: 3 });
    await queue.poll(1_000);
    queue.send('m2', { id: 'nightly', count: 3 }, 1_500);
    await queue.poll(2_000);
    queue.send('m3', { id: 'nightly', count: 0 }, 2_500);
    await queue.poll(3_000);
    expect(queue.log).toEqual([
      'report nightly: 3 tasks of a:1 without a place in batch',
      'report nightly: 0 tasks of a:1 without a place in batch',
    ]);
  });

  it('for a cluster that no spec with this queue has is left alone, with a word the first time', async () => {
    const queue = queueOf();
    queue.send('m1', { id: 'one', count: 3, cluster: 'bach' });
    queue.send('m2', { id: 'two', count: 3, cluster: 'bach' });
    await queue.poll(1_000);
    expect(queue.log).toEqual([
      'a report of missing capacity was left alone: it is for the cluster bach, and specs with this queue have batch',
    ]);
    expect(queue.messages.size).toBe(2);
  });

  it('that cannot be believed is dropped, with a word the first time', async () => {
    const queue = queueOf();
    queue.send('m1', 'hello');
    await queue.poll(1_000);
    queue.send('m2', 'hello');
    await queue.poll(2_000);
    expect(queue.messages.size).toBe(0);
    const dropped = 'a report of missing capacity was dropped: it is no JSON object';
    expect(queue.log).toEqual([dropped]);
    queue.send('m3', 'hello');
    await queue.poll(700_000);
    expect(queue.log).toEqual([dropped, dropped]);
  });
});

describe('between replicas', () => {
  it('a report for a cluster that another one holds becomes a letter, and its message goes when that is written', async () => {
    const written: Letter[] = [];
    let works = false;
    const courier: Courier = {
      handOn: async (letters) => {
        if (works) written.push(...letters);
        return works;
      },
      burn: async () => {},
      tell: () => {},
    };
    const queue = queueOf({ courier, heldElsewhere: (name) => (name === 'batch' ? '1/r/batch' : undefined) });
    queue.send('m1', { id: 'nightly', count: 3 });
    await queue.poll(1_000);
    expect([...queue.messages.keys()]).toEqual(['m1']);
    works = true;
    await queue.poll(40_000);
    expect([...queue.messages.keys()]).toEqual([]);
    expect([queue.reports, queue.waiting()]).toEqual([[], []]);

    const burned: string[] = [];
    const holder = queueOf({ courier: { ...courier, burn: async (ids) => void burned.push(...ids) } });
    await holder.poll(41_000);
    holder.inbox.receive(written);
    holder.inbox.receive(written);
    expect([holder.reports, holder.waiting()]).toEqual([['nightly'], [['nightly', 3]]]);
    expect(burned).toEqual([]);
    await holder.poll(700_000);
    expect([holder.waiting(), burned]).toEqual([[], ['1/r/batch/report/m1']]);
  });
});
