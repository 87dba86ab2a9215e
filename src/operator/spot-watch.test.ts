// Interruptions whose events were lost, in clusters that are read whole too seldom to find them in time.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { anInstance, anObservation, aSpec } from '../../test/support/facts.ts';
import type { Post } from './post.ts';
import { watchSpotRequests } from './spot-watch.ts';

interface Given {
  readonly name: string;
  readonly fairMs?: number;
  readonly market?: 'spot' | 'on-demand';
  readonly account?: string;
  readonly isHeld?: boolean;
  readonly statusCode?: string;
}

function setUp(clusters: readonly Given[], marked: readonly string[] | Error) {
  const clock = createTestClock();
  const calls: { name: string; at: number; input: unknown }[] = [];
  const due: string[] = [];
  const lines: string[] = [];
  const posts = clusters.map((given) => {
    const { name, fairMs = 750_000, market = 'spot', account = '1', isHeld = true, statusCode } = given;
    const spotRequest =
      statusCode === undefined ? {} : { spotRequest: { id: 's', statusCode, statusAt: undefined } };
    const observation = anObservation({
      instances: [anInstance('x', { instanceId: `i-${name}`, market, ...spotRequest })],
    });
    const ports = portFromCall(async (_, __, input) => {
      calls.push({ name, at: clock.monotonic(), input });
      if (marked instanceof Error) throw marked;
      const { NextToken = '0' } = input as { NextToken?: string };
      const page = Number(NextToken);
      return {
        SpotInstanceRequests: marked.slice(page, page + 1).map((InstanceId) => ({ InstanceId })),
        NextToken: page + 1 < marked.length ? String(page + 1) : '',
      };
    });
    const cluster = { name, spec: { ...aSpec({ cluster: name }), account }, observation };
    return { cluster, ports, fairMs, tenure: { isHeld } } as unknown as Post;
  });
  const end = new AbortController();
  const ended = watchSpotRequests(
    {
      posts: () => posts,
      clock,
      log: (_, message) => lines.push(message),
      makeDue: (name) => due.push(name),
    },
    end.signal,
  );
  return { clock, calls, due, lines, posts, end, ended };
}

describe('of many clusters', () => {
  it('those are read at once that have an instance which is to be taken, after one question for all', async () => {
    const { clock, calls, due, posts } = setUp([{ name: 'a' }, { name: 'b' }, { name: 'c' }], ['i-b']);
    await clock.advance(10_000);
    expect(calls).toHaveLength(1);
    expect(calls[0]!.input).toMatchObject({
      Filters: [{ Name: 'status-code', Values: ['marked-for-termination', 'marked-for-stop'] }],
    });
    expect(due).toEqual(['b']);
    expect(posts.map(({ isHurried = false }) => isHurried)).toEqual([false, true, false]);
  });

  it('every page is read', async () => {
    const { clock, calls, due } = setUp([{ name: 'a' }, { name: 'b' }], ['i-unknown', 'i-a', 'i-b']);
    await clock.advance(10_000);
    expect(calls).toHaveLength(3);
    expect(due).toEqual(['a', 'b']);
  });

  it('what is known to be marked is no news', async () => {
    const known = { name: 'a', statusCode: 'marked-for-termination' };
    const { clock, due } = setUp([known, { name: 'b', statusCode: 'fulfilled' }], ['i-a', 'i-b']);
    await clock.advance(10_000);
    expect(due).toEqual(['b']);
  });

  it('another one asks each time, for each account', async () => {
    const { clock, calls } = setUp([{ name: 'a' }, { name: 'b' }, { name: 'x', account: '2' }], []);
    await clock.advance(20_000);
    expect(calls.map(({ name }) => name)).toEqual(['a', 'x', 'b', 'x']);
  });

  it('a failure is said once, and the next question asked all the same', async () => {
    const { clock, calls, lines } = setUp([{ name: 'a' }], new Error('denied'));
    await clock.advance(30_000);
    expect(calls).toHaveLength(3);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/spot instances are found late where their events are lost: .*denied/);
  });
});

it.each([
  ['is read whole as often', { name: 'a', fairMs: 10_000 }],
  ['has no spot instance', { name: 'a', market: 'on-demand' }],
  ['is operated by another replica', { name: 'a', isHeld: false }],
] as const)('nothing is asked for a cluster that %s', async (_, given) => {
  const { clock, calls, end, ended } = setUp([given], ['i-a']);
  await clock.advance(60_000);
  expect(calls).toEqual([]);
  end.abort();
  await ended;
});
