// A call that takes too long is given up, told to stop, and leaves no timer behind.
import { expect, it } from 'vitest';
import { createTestClock } from '../../test/support/clock.ts';
import { withDeadline } from './deadline.ts';

it('gives a stuck call up after its time, and tells it so', async () => {
  const clock = createTestClock();
  let told: AbortSignal | undefined;
  const call = withDeadline(clock, 10_000, (signal) => {
    told = signal;
    return new Promise(() => {});
  });
  const failed = expect(call).rejects.toMatchObject({
    name: 'TimeoutError',
    message: 'no answer within 10 s',
  });
  await clock.advance(9_999);
  expect(told!.aborted).toBe(false);
  await clock.advance(1);
  await failed;
  expect(told!.aborted).toBe(true);
});

it('gives an answer, or its error, as it is, and is over then', async () => {
  const clock = createTestClock();
  let signal: AbortSignal | undefined;
  const answered = withDeadline(clock, 10_000, async (given) => {
    signal = given;
    return 7;
  });
  expect(await answered).toBe(7);
  await expect(withDeadline(clock, 10_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await clock.advance(20_000);
  expect(signal!.aborted).toBe(false);
});
