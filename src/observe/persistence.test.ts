// A call that AWS throttles, made by whoever reads once.
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { withPersistence } from './persistence.ts';

function asking(answers: readonly (string | object)[]) {
  const clock = createTestClock();
  const at: number[] = [];
  const ports = portFromCall(async () => {
    const answer = answers[Math.min(at.length, answers.length - 1)]!;
    at.push(clock.monotonic() / 1000);
    if (typeof answer === 'string') throw Object.assign(new Error('no'), { name: answer });
    return answer;
  });
  const asked = withPersistence(ports, clock).ecs.listClusters({});
  return { asked, at, clock };
}

it('is made again, later each time, until there is an answer', async () => {
  const { asked, at, clock } = asking(['ThrottlingException', 'ThrottlingException', { clusterArns: ['a'] }]);
  await clock.advance(60_000);
  expect(await asked).toEqual({ clusterArns: ['a'] });
  expect(at).toEqual([0, 1, 3]);
});

it('is given up after the fifth time, with what a person can do', async () => {
  const { asked, at, clock } = asking(['ThrottlingException']);
  const told = expect(asked).rejects.toThrow(
    /throttled ecs:ListClusters .*; asked 5 times; run this again in a minute$/,
  );
  await clock.advance(60_000);
  await told;
  expect(at).toEqual([0, 1, 3, 7, 15]);
});

it('is not made again where AWS says something else', async () => {
  const { asked, at } = asking(['AccessDeniedException']);
  await expect(asked).rejects.toThrow(/may not do/);
  expect(at).toEqual([0]);
});
