// Rounds over the hosts that AWS takes: when there are any, and when not.
import { expect, it } from 'vitest';
import type { Action, Plan } from '#model/plan.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { anInstance, anObservation, aSpec, aTask, NO_RECALL, NOW } from '../../test/support/facts.ts';
import type { Post } from './post.ts';
import { createRounds } from './taken-rounds.ts';

const DAY_MS = 86_400_000;

function setUp({ isTaken = true, fails = false, status = 'DRAINING' } = {}) {
  const clock = createTestClock(NOW);
  const statusCode = isTaken ? 'marked-for-termination' : 'fulfilled';
  const spotRequest = { id: 'sir', state: 'active', statusCode, statusAt: NOW };
  const host = anInstance('a', { tasks: [aTask('t')], market: 'spot', status });
  const observation = anObservation({ instances: [{ ...host, spotRequest }] });
  const [read, done, lines]: [number[], Action[], string[]] = [[], [], []];
  const cluster = {
    ...{ name: 'web', spec: aSpec(), recall: NO_RECALL, observation, observedAt: 0 },
    account: { isKnownRight: () => true },
    observeTaken: async () => {
      read.push(clock.monotonic());
      if (fails) throw new Error('throttled');
      return observation;
    },
    act: async (plan: Plan) => void done.push(...plan.actions),
  };
  const tenure = { isHeld: true };
  const fastPath = { isBusy: false };
  const post = { cluster, tenure, answerer: { isWaiting: () => fastPath.isBusy } } as unknown as Post;
  const ending = new AbortController();
  const state = { isCurrent: true };
  const begin = createRounds({
    clock,
    log: (_, message) => lines.push(message),
    signal: ending.signal,
    isCurrent: () => state.isCurrent,
  });
  return { begin: () => begin(post), clock, cluster, tenure, fastPath, ending, state, read, done, lines };
}

type Made = ReturnType<typeof setUp>;

it('begin once the whole reading is old, and go on until AWS has taken them', async () => {
  const { begin, clock, read, done } = setUp();
  begin();
  begin();
  await clock.advance(20_000);
  expect(read).toEqual([7_500, 10_000, 12_500, 15_000, 17_500, 20_000]);
  await clock.advance(DAY_MS);
  expect(read.at(-1)).toBeLessThan(120_000);
  expect(done.map(({ kind }) => kind)).toContain('stopTask');
});

it('are not for a cluster that is read whole in time', async () => {
  const { begin, clock, cluster, read } = setUp();
  begin();
  for (let second = 0; second < 130; second++) {
    cluster.observedAt = clock.monotonic();
    await clock.advance(1_000);
  }
  expect(read).toEqual([]);
});

it('are none where AWS takes nobody', async () => {
  const { begin, clock, read } = setUp({ isTaken: false });
  begin();
  await clock.advance(60_000);
  expect(read).toEqual([]);
});

it('leave DRAINING to the fast path where it waits there for its turn', async () => {
  const { begin, clock, done, fastPath } = setUp({ status: 'ACTIVE' });
  fastPath.isBusy = true;
  begin();
  await clock.advance(10_000);
  expect(done.map(({ kind }) => kind)).not.toContain('drain');
  fastPath.isBusy = false;
  await clock.advance(10_000);
  expect(done.map(({ kind }) => kind)).toContain('drain');
});

it('go on after one that failed, and say so', async () => {
  const { begin, clock, read, lines } = setUp({ fails: true });
  begin();
  await clock.advance(10_000);
  expect(read).toHaveLength(2);
  expect(lines[0]).toContain('could not be read by themselves: throttled');
});

it.each([
  ['the operator ends', ({ ending }: Made): void => ending.abort()],
  ['the cluster is handed over', ({ tenure }: Made): object => Object.assign(tenure, { isHeld: false })],
  ['another spec is in force', ({ state }: Made): object => Object.assign(state, { isCurrent: false })],
] as const)('end when %s', async (_, end) => {
  const made = setUp();
  made.begin();
  await made.clock.advance(8_000);
  end(made);
  await made.clock.advance(60_000);
  expect(made.read).toEqual([7_500]);
});
