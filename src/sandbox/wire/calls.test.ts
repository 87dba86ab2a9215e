// The call log keeps the last calls and counts all of them.
import { describe, expect, it } from 'vitest';
import { createCallLog } from './calls.ts';
import type { ServiceName } from './table.ts';

const classify = (service: ServiceName, operation: string) => {
  const { mutating, queue } = createCallLog({ now: () => 0 }).open({ service, operation, caller: 'c' });
  return [mutating ? 'mutating' : '', queue ? 'queue' : ''].join(' ').trim();
};

describe('what a call changes', () => {
  it.each<[ServiceName, string, string]>([
    ['ecs', 'DescribeTasks', ''],
    ['ecs', 'GetTaskProtection', ''],
    ['ecs', 'UpdateContainerInstancesState', 'mutating'],
    ['autoscaling', 'CompleteLifecycleAction', 'mutating'],
    ['autoscaling', 'RecordLifecycleActionHeartbeat', 'mutating'],
    ['ec2', 'CreateTags', 'mutating'],
    ['sts', 'GetCallerIdentity', ''],
    ['sqs', 'GetQueueAttributes', ''],
    ['sqs', 'ReceiveMessage', 'queue'],
    ['sqs', 'DeleteMessageBatch', 'queue'],
    ['sqs', 'ChangeMessageVisibility', 'queue'],
    ['sqs', 'SendMessage', 'mutating queue'],
    ['sqs', 'DeleteQueue', 'mutating'],
  ])('%s:%s is [%s]', (service, operation, expected) => {
    expect(classify(service, operation)).toBe(expected);
  });
});

describe('a long run', () => {
  it('keeps the last calls, oldest first, and the counts of all', () => {
    const log = createCallLog({ now: () => 0, limit: 3 });
    for (let n = 0; n < 5; n++)
      log.close(
        log.open({ service: 'ecs', operation: 'StopTask', caller: 'c' }),
        n ? 'ok' : 'ThrottlingException',
      );
    expect(log.recent().map(({ sequence }) => sequence)).toEqual([3, 4, 5]);
    expect(log.counts()).toEqual({
      total: 5,
      mutating: 5,
      queue: 0,
      throttled: 1,
      byOperation: { 'ecs:StopTask': 5 },
    });
  });
});
