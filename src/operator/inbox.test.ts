// What becomes of messages: handed on, deleted, held or left, whatever the operator's passes do meanwhile.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { Letter } from '#runtime/lease-store.ts';
import { createTestClock } from '../../test/support/clock.ts';
import type { Courier } from './courier.ts';
import { createInbox, type News } from './inbox.ts';

const ID = 'i-1234567890abcdef0';

function setUp(bodies: readonly string[], refusal?: { reason?: string }, courier?: Courier) {
  const clock = createTestClock(Date.parse('2026-11-22T05:00:00Z'));
  const calls: string[] = [];
  const deleted: string[] = [];
  const news: News[] = [];
  const lines: string[] = [];
  let polls = 0;
  const ports = portFromCall(async (_service, operation, input) => {
    calls.push(operation);
    if (operation === 'GetQueueUrl') return { QueueUrl: 'http://127.0.0.1/1/q' };
    if (operation === 'DeleteMessageBatch') {
      deleted.push(
        ...(input as { Entries: { ReceiptHandle: string }[] }).Entries.map((e) => e.ReceiptHandle),
      );
      return {};
    }
    polls += 1;
    const Messages = bodies.map((Body, n) => ({
      MessageId: `m${n}`,
      ReceiptHandle: `r${n}`,
      Body,
    }));
    return polls <= 2 ? { Messages } : {};
  });
  const inbox = createInbox({
    sqs: ports.sqs,
    queue: 'q',
    clock,
    random: createRandom('1'),
    log: (level, message) => lines.push(`${level} ${message}`),
    mayReceive: async () => {
      if (refusal?.reason !== undefined) throw new Error(refusal.reason);
    },
    onEvents: (events) => news.push(...events),
    courier,
  });
  const end = new AbortController();
  void inbox.run(end.signal);
  return { clock, calls, deleted, news, lines, inbox };
}

const event = (type: string, detail: unknown, time = '2026-11-22T04:59:59Z') =>
  JSON.stringify({ 'detail-type': type, time, detail });
const hint = event('ECS Task State Change', { clusterArn: 'arn:c' });
const spot = 'EC2 Spot Instance Interruption Warning';

describe('of what is received', () => {
  it('a hint is handed on and deleted at once, without waiting for a pass that may never succeed', async () => {
    const { clock, deleted, news, inbox } = setUp([hint]);
    await clock.advance(100);
    expect(news.map(({ kind }) => kind)).toEqual(['hint', 'hint']);
    expect(deleted).toEqual(['r0', 'r0']);
    expect(inbox.counts().held).toBe(0);
  });

  it('after a full answer the rest is fetched several answers at a time, until none is full', async () => {
    const { clock, calls } = setUp(Array.from({ length: 10 }, () => hint));
    await clock.advance(1);
    const polls = calls.filter((operation) => operation === 'ReceiveMessage').length;
    // Two answers are full: the first, and one of the next two. Of four more none is, and the next long poll follows.
    expect(polls).toBeGreaterThanOrEqual(1 + 2 + 4);
    expect(polls).toBeLessThan(1 + 2 + 4 + 4);
  });

  it('a notice is handed on once and held until it is settled', async () => {
    const { clock, deleted, news, inbox } = setUp([event(spot, { 'instance-id': ID })]);
    await clock.advance(100);
    expect([news.length, deleted.length, inbox.counts().held]).toEqual([1, 0, 1]);
    await inbox.settle(() => true);
    expect(deleted).toEqual(['r0']);
  });

  it('what is no event stays in the queue, counted, and is said once: the queue may be the wrong one', async () => {
    const { clock, deleted, news, lines, inbox } = setUp(['{"order":17}', 'x', hint]);
    await clock.advance(100);
    expect(deleted).toEqual(['r2', 'r2']);
    expect(news).toHaveLength(2);
    expect(inbox.counts()).toMatchObject({ received: 6, ignored: 0, left: 4 });
    expect(lines).toEqual(['warn messages that are no events are left in the queue; is it the right one?']);
  });

  it('an event that nobody understands is counted and deleted', async () => {
    const { clock, deleted, lines, inbox } = setUp([event('Something New', {})]);
    await clock.advance(100);
    expect(deleted).toEqual(['r0', 'r0']);
    expect([inbox.counts().ignored, lines]).toEqual([2, []]);
  });

  it('a notice whose time is not believed is dropped, and said once', async () => {
    const { clock, deleted, lines } = setUp([event(spot, { 'instance-id': ID }, '2026-11-22T04:50:00Z')]);
    await clock.advance(100);
    expect(deleted).toEqual(['r0', 'r0']);
    expect(lines).toEqual([
      'warn a notice that is long past: spotInterruption of 2026-11-22T04:50:00.000Z; dropped, see whether the clock is right',
    ]);
  });
});

it('notices that come from the future again and again are told as what they are: two clocks apart', async () => {
  const ahead = (minute: number) => event(spot, { 'instance-id': ID }, `2026-11-22T05:0${minute}:30Z`);
  const { clock, news, lines } = setUp([ahead(1), ahead(2)]);
  await clock.advance(100);
  expect(lines).toHaveLength(2);
  const three = setUp([ahead(1), ahead(2), ahead(3), ahead(4)]);
  await three.clock.advance(100);
  // None of them is believed, however many there are, and the cause is said once.
  expect([news, three.news]).toEqual([[], []]);
  const words = 'warn 3 notices came from the future, the last by 210 s; none is acted on.';
  expect(three.lines.filter((line) => line.startsWith(words))).toHaveLength(1);
  expect(three.lines).toHaveLength(5);
});

it('nothing is taken from a queue before the account is known to be the right one', async () => {
  const refusal: { reason?: string } = { reason: 'the credentials belong to account 999999999999' };
  const { clock, calls, news, lines } = setUp([hint], refusal);
  await clock.advance(10_000);
  expect(calls).toEqual([]);
  expect(lines[0]).toContain('the credentials belong to account 999999999999');
  refusal.reason = undefined;
  await clock.advance(30_000);
  expect(news).toHaveLength(2);
});

describe('between replicas', () => {
  const KEY = '1/r/web';
  const notice = event(spot, { 'instance-id': ID });
  function aCourier() {
    const written: Letter[] = [];
    const burned: string[] = [];
    const state = { works: true };
    const courier: Courier = {
      handOn: async (letters) => {
        if (state.works) written.push(...letters);
        return state.works;
      },
      burn: async (ids) => void burned.push(...ids),
      tell: () => {},
    };
    return { written, burned, state, courier };
  }

  it('a notice is handed on once, as one letter however often it is told, and again only when that failed', async () => {
    const { written, state, courier } = aCourier();
    const { clock, inbox } = setUp([notice, notice], undefined, courier);
    await clock.advance(100);
    state.works = false;
    await inbox.forward(() => [KEY]);
    state.works = true;
    await inbox.forward(() => [KEY]);
    await inbox.forward(() => [KEY]);
    expect(written).toEqual([
      expect.objectContaining({
        id: `${KEY}/${ID}/spotInterruption/${Date.parse('2026-11-22T04:59:59Z')}`,
        what: KEY,
        from: 'events',
      }),
    ]);
  });

  it('a letter is news once, as the notice that it was, and burned instead of deleted when it is settled', async () => {
    const one = aCourier();
    const sender = setUp([notice], undefined, one.courier);
    await sender.clock.advance(100);
    await sender.inbox.forward(() => [KEY]);
    const { burned, courier } = aCourier();
    const { clock, news, deleted, inbox } = setUp([], undefined, courier);
    await clock.advance(100);
    inbox.receive(one.written);
    inbox.receive(one.written);
    expect(news).toEqual(sender.news);
    await inbox.settle(() => true);
    expect([burned, deleted]).toEqual([one.written.map(({ id }) => id), []]);
  });

  it('a letter that is long past is burned at once', async () => {
    const { burned, courier } = aCourier();
    const { news, inbox } = setUp([], undefined, courier);
    const body = event(spot, { 'instance-id': ID }, '2026-11-22T04:00:00Z');
    inbox.receive([{ id: 'old', what: KEY, from: 'events', body, sentAt: 0 }]);
    expect([burned, news]).toEqual([['old'], []]);
  });
});
