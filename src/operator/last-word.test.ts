// What leaves the process under a lease that is over, asked right before the socket.
import { expect, it } from 'vitest';
import { createSdkPorts } from '#aws/sdk.ts';
import { createLastWord } from './last-word.ts';

const lease = { until: 90, endsBy: 100 };
const word = (at: number) => createLastWord(lease, { monotonic: () => at });

it('lets writes go until the lease is over, and none from then on', () => {
  expect(word(99)('StopTask', {})).toBeUndefined();
  expect(word(100)('StopTask', {})).toMatch(/not sent: the lease ran out/);
  expect(createLastWord({ until: 0 }, { monotonic: () => 1e9 })('StopTask', {})).toBeUndefined();
});

it('lets reads go, what is done with the own queue, and what a notice asks of everybody', () => {
  const state = 'UpdateContainerInstancesState';
  for (const name of [
    'DescribeTasks',
    'ListTasks',
    'GetQueueUrl',
    'AssumeRole',
    'DeleteMessageBatch',
    'TagQueue',
  ])
    expect(word(100)(name, {})).toBeUndefined();
  expect(word(100)(state, { needsNoLease: true })).toBeUndefined();
  for (const name of [state, 'SendMessage', 'Publish', 'CreateTags', 'PutAttributes'])
    expect(word(100)(name, {})).toBeDefined();
});

it("does not let a DRAINING go that is nobody's notice: another replica may have chosen another one", async () => {
  const sent: unknown[] = [];
  const requestHandler = {
    handle: async (request: unknown) => {
      sent.push(request);
      throw Object.assign(new Error('refused'), { name: 'AccessDeniedException' });
    },
  };
  const ports = createSdkPorts({
    region: 'ap-northeast-1',
    mayLeave: word(100),
    overrides: { ecs: { requestHandler, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } } },
  });
  const drain = (options = {}) =>
    ports.ecs.updateContainerInstancesState({ containerInstances: ['a'], status: 'DRAINING' }, options);
  await expect(drain()).rejects.toThrow(/not sent: the lease ran out/);
  expect(sent).toHaveLength(0);
  await expect(drain({ needsNoLease: true })).rejects.toThrow(/refused/);
  expect(sent).toHaveLength(1);
});

it('is asked by the SDK for each attempt, after a retry too', async () => {
  let now = 0;
  let sent = 0;
  const requestHandler = {
    handle: async () => {
      sent += 1;
      now = 200;
      throw Object.assign(new Error('cut'), { name: 'TimeoutError' });
    },
  };
  const ports = createSdkPorts({
    region: 'ap-northeast-1',
    mayLeave: createLastWord(lease, { monotonic: () => now }),
    overrides: { ecs: { requestHandler, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } } },
  });
  await expect(ports.ecs.stopTask({ task: 'a' })).rejects.toThrow(/not sent: the lease ran out/);
  expect(sent).toBe(1);
});
