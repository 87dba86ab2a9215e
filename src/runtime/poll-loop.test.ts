// The poll loop and the end of things, on a clock moved by hand.
import { describe, expect, it } from 'vitest';
import { sleep } from '#lib/clock.ts';
import { createRandom } from '#lib/random.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { pollForEver } from './poll-loop.ts';
import { endWithin, unlessAborted } from './shutdown.ts';

function setUp(poll: (signal: AbortSignal) => Promise<number>) {
  const clock = createTestClock();
  const ending = new AbortController();
  const failures: unknown[] = [];
  let polls = 0;
  const ended = pollForEver({
    clock,
    random: createRandom(1),
    signal: ending.signal,
    poll: (signal) => {
      polls += 1;
      return poll(signal);
    },
    onFailure: (error) => failures.push(error),
  });
  return { clock, ending, failures, ended, polls: () => polls };
}

describe('poll loop', () => {
  it('does not spin when a poll brings nothing without waiting', async () => {
    const { clock, polls } = setUp(async () => 0);
    await clock.advance(10_000);
    expect(polls()).toBeLessThanOrEqual(21);
  });

  it('polls on after failures, more and more slowly', async () => {
    const { clock, polls, failures } = setUp(async () => Promise.reject(new Error('denied')));
    await clock.advance(120_000);
    expect(polls()).toBeGreaterThan(5);
    expect(polls()).toBeLessThan(20);
    expect(failures.length).toBe(polls());
  });

  it('ends at once when told to, in the middle of a long poll', async () => {
    const { clock, ending, ended } = setUp((signal) =>
      unlessAborted(signal, new Promise<number>(() => {})).then((n) => n ?? 0),
    );
    await clock.advance(1_000);
    ending.abort();
    await clock.advance(0);
    await ended;
  });
});

describe('ending', () => {
  it('does not wait longer than its limit', async () => {
    const clock = createTestClock();
    const result = endWithin(clock, 4_000, new Promise(() => {}));
    await clock.advance(4_000);
    expect(await result).toBe(false);
  });

  it('takes a failure as an end', async () => {
    const clock = createTestClock();
    expect(await endWithin(clock, 4_000, Promise.reject(new Error('late')))).toBe(true);
  });

  it('passes results through and sleeps by the given clock', async () => {
    const clock = createTestClock();
    const controller = new AbortController();
    const waiting = unlessAborted(
      controller.signal,
      sleep(clock, 50).then(() => 7),
    );
    await clock.advance(50);
    expect(await waiting).toBe(7);
  });
});
