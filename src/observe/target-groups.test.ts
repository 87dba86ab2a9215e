// What is kept of target groups between readings: of those that are asked for, and of no others for long.
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { readTargetGroups } from './target-groups.ts';

it('forgets a group that nobody asked for during an hour: groups come and go with their services', async () => {
  const asked: string[] = [];
  const call = async (operation: string, input: { TargetGroupArns?: string[] }) => {
    asked.push(operation);
    return { TargetGroups: input.TargetGroupArns?.map((TargetGroupArn) => ({ TargetGroupArn })) };
  };
  const clock = createTestClock(1_000_000);
  const ports = portFromCall((_, operation, input) => call(operation, input as never));
  const spec = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web' } as ReadContext['spec'];
  const context: ReadContext = { ports, clock, spec, cache: createReadCache() };
  const known = () => [...context.cache.targetGroups.keys()];
  await readTargetGroups(context, ['old', 'kept']);
  await clock.advance(3_600_000);
  await readTargetGroups(context, ['kept']);
  expect(known()).toEqual(['old', 'kept']);
  await clock.advance(1);
  await readTargetGroups(context, ['kept']);
  expect(known()).toEqual(['kept']);
  expect(asked.filter((operation) => operation === 'DescribeTargetGroups')).toHaveLength(2);
});

it('takes the delay of AWS by default where the attributes cannot be read, says so, and asks again', async () => {
  const delays = [new Error('AccessDenied'), '30'];
  const answers: Record<string, () => unknown> = {
    DescribeTargetGroups: () => ({ TargetGroups: [{ TargetGroupArn: 'tg', Protocol: 'TCP' }] }),
    DescribeTargetGroupAttributes: () => {
      const delay = delays.shift();
      if (delay instanceof Error) throw delay;
      return { Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: delay }] };
    },
    DescribeTargetHealth: () => ({}),
  };
  const ports = portFromCall(async (_, operation) => answers[operation]!());
  const spec = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web' } as ReadContext['spec'];
  const context: ReadContext = { ports, clock: createTestClock(), spec, cache: createReadCache() };
  const guessed = await readTargetGroups(context, ['tg'], new Map());
  expect(guessed.value.get('tg')).toMatchObject({ protocol: 'TCP', deregistrationDelayMs: 300_000 });
  expect(guessed.problem).toContain('AccessDenied');
  const read = await readTargetGroups(context, ['tg'], guessed.value);
  expect(read.value.get('tg')).toMatchObject({ deregistrationDelayMs: 30_000 });
  expect(read.problem).toBeUndefined();
});
