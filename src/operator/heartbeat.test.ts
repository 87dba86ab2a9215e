// Processes without a table over one queue whose tags they share: who waits, who acts, and who stops.
import { describe, expect, it } from 'vitest';
import type { Lease } from '#act/lease.ts';
import { createRandom } from '#lib/random.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { aSpec } from '../../test/support/facts.ts';
import { createHeartbeats } from './heartbeat.ts';
import { beatTag, parseBeat, renderBeat } from './heartbeat-tag.ts';
import type { Post } from './post.ts';
import { createTenure } from './tenure.ts';

const clock = createTestClock();

function aQueue() {
  const tags: Record<string, string> = {};
  const broken = { now: false };
  const answer = async <T>(value: T) => {
    if (broken.now) throw Object.assign(new Error('not you'), { name: 'AccessDenied' });
    return value;
  };
  const sqs = {
    getQueueUrl: () => answer({ QueueUrl: 'https://sqs/q' }),
    listQueueTags: () => answer({ Tags: { ...tags } }),
    tagQueue: ({ Tags }: { Tags: Record<string, string> }) => answer(Object.assign(tags, Tags)),
  };
  return { tags, broken, sqs };
}

interface Given {
  place?: string;
  assertRightAccount?: () => Promise<void>;
}

function aProcess(name: string, { sqs }: ReturnType<typeof aQueue>, given: Given = {}) {
  const tenure = createTenure(false);
  const spec = aSpec({ cluster: 'web', mode: 'drain', events: { queue: 'q' } });
  const cluster = {
    name: 'web',
    spec,
    account: { assertRightAccount: given.assertRightAccount ?? (async () => {}) },
  };
  const post = { cluster, tenure, ports: { sqs } } as unknown as Post;
  const lines: string[] = [];
  let isDead = false;
  let standsStill = false;
  const mortal = {
    ...clock,
    after: (ms: number, run: () => void) =>
      clock.after(ms, function later() {
        if (isDead) return;
        if (standsStill) clock.after(1_000, later);
        else run();
      }),
  };
  const heartbeats = createHeartbeats({
    clock: mortal,
    random: createRandom(name),
    host: name,
    ...given,
    isGone: (place) => place === 'here:gone',
    log: (_, message) => lines.push(message),
    posts: () => [post],
    onHeld: (posts, lease: Lease, how) => {
      for (const each of posts) each.tenure.hold(lease);
      lines.push(how);
    },
    onLost: (posts, why) => {
      for (const each of posts) each.tenure.drop();
      lines.push(why);
    },
    onLetters: () => {},
    onRung: () => {},
  });
  return {
    heartbeats,
    lines,
    acts: () => tenure.isHeld && tenure.lease.until > clock.monotonic(),
    kill: () => {
      isDead = true;
    },
    stand: (still: boolean) => {
      standsStill = still;
    },
  };
}

describe('one process', () => {
  it('begins although its account is never told: the passes say what is wrong with that', async () => {
    const one = aProcess('one', aQueue(), { assertRightAccount: () => new Promise(() => {}) });
    one.heartbeats.begin();
    await clock.advance(7_000);
    expect(one.acts()).toBe(true);
    expect(one.lines.join()).toContain('no answer within 6 s');
    one.kill();
  });

  it('acts within a second, and says so each five', async () => {
    const queue = aQueue();
    const one = aProcess('one', queue);
    one.heartbeats.begin();
    await clock.advance(1_000);
    expect(one.acts()).toBe(true);
    const first = parseBeat(queue.tags[beatTag('web')]!);
    await clock.advance(10_000);
    expect(parseBeat(queue.tags[beatTag('web')]!)).toEqual({ ...first, count: first!.count + 2 });
    await one.heartbeats.end();
    expect(parseBeat(queue.tags[beatTag('web')]!)?.ended).toBe(true);
  });

  it('acts without a heartbeat where it may not write one, and says that', async () => {
    const queue = aQueue();
    queue.broken.now = true;
    const one = aProcess('one', queue);
    one.heartbeats.begin();
    await clock.advance(60_000);
    expect(one.acts()).toBe(true);
    expect(one.lines).toEqual([
      expect.stringMatching(/would not be noticed: not you/),
      'begins without a heartbeat',
    ]);
    one.kill();
  });
});

describe('a second process', () => {
  it('waits beside one that lives, says who it is once, and takes over when that one ends', async () => {
    const queue = aQueue();
    const [one, two] = [aProcess('one', queue), aProcess('two', queue)];
    one.heartbeats.begin();
    await clock.advance(3_000);
    two.heartbeats.begin();
    await clock.advance(120_000);
    expect([one.acts(), two.acts()]).toEqual([true, false]);
    expect(two.lines).toEqual([expect.stringMatching(/another process \(one\) operates/)]);
    const ending = one.heartbeats.end();
    await clock.advance(6_000);
    await ending;
    expect(two.acts()).toBe(true);
    two.kill();
  });

  it('takes over from one that was killed once its heartbeat has stood still', async () => {
    const queue = aQueue();
    const [one, two] = [aProcess('one', queue), aProcess('two', queue)];
    one.heartbeats.begin();
    await clock.advance(3_000);
    one.kill();
    two.heartbeats.begin();
    await clock.advance(14_000);
    expect(two.acts()).toBe(false);
    await clock.advance(9_000);
    expect(two.acts()).toBe(true);
    two.kill();
  });

  it('takes over at once from one that was surely killed on the same machine', async () => {
    const queue = aQueue();
    const [one, two] = [aProcess('one', queue, { place: 'here:gone' }), aProcess('two', queue)];
    one.heartbeats.begin();
    await clock.advance(3_000);
    one.kill();
    two.heartbeats.begin();
    await clock.advance(1_000);
    expect(two.acts()).toBe(true);
    two.kill();
  });

  it('stops the first, which stood still, when that wakes up', async () => {
    const queue = aQueue();
    const [one, two] = [aProcess('one', queue), aProcess('two', queue)];
    one.heartbeats.begin();
    await clock.advance(3_000);
    one.stand(true);
    two.heartbeats.begin();
    await clock.advance(30_000);
    expect([one.acts(), two.acts()]).toEqual([false, true]);
    one.stand(false);
    await clock.advance(10_000);
    expect([one.acts(), two.acts()]).toEqual([false, true]);
    expect(one.lines.at(-1)).toBe('stops: another process (two) has begun to operate this cluster');
    for (const each of [one, two]) each.kill();
  });

  it('of two that begin at the same moment one acts', async () => {
    const queue = aQueue();
    const [one, two] = [aProcess('one', queue), aProcess('two', queue)];
    one.heartbeats.begin();
    two.heartbeats.begin();
    await clock.advance(30_000);
    expect([one.acts(), two.acts()].filter(Boolean)).toEqual([true]);
    for (const each of [one, two]) each.kill();
  });
});

describe('the tag', () => {
  it('is read as it was written', () => {
    const beat = { id: 'ab12', count: 7, host: 'web-1 44', place: '3f:44', ended: false };
    expect(parseBeat(renderBeat(beat))).toEqual(beat);
    expect(parseBeat(renderBeat({ ...beat, place: undefined }))).toEqual({ ...beat, place: undefined });
  });
  it('has no more characters than SQS takes, in key and value', () => {
    const [one, two] = ['a', 'b'].map((end) => beatTag('x'.repeat(254) + end));
    expect(one).not.toBe(two);
    expect([one!.length, two!.length]).toEqual([128, 128]);
    const value = renderBeat({ id: 'a', count: 1, host: `ü${'h'.repeat(300)}`, ended: false });
    expect(value.length).toBeLessThan(256);
    expect(value).toMatch(/^[\w .:/=+@-]+$/);
  });
  it('of another version is nobody’s', () => {
    expect(parseBeat('v2 whatever')).toBeUndefined();
  });
});
