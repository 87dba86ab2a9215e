// What each action becomes on the wire, to the letter, and what its answer is taken for. Answers are given by hand.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import type { Action } from '#model/plan.ts';
import { actions, clusterArn } from '../fixtures.ts';
import { send } from '../lanes.ts';
import { failedBy } from './sender.ts';

type Answer = (operation: string, input: never) => unknown;

async function sent(batch: readonly Action[], answer: Answer = () => ({})) {
  const calls: unknown[] = [];
  const controller = new AbortController();
  const ports = portFromCall(async (_, operation, input, { signal } = {}) => {
    calls.push([operation, input]);
    expect(signal).toBe(controller.signal);
    return answer(operation, input as never);
  });
  const verdicts = await send(batch, { ports, cluster: 'web', signal: controller.signal, now: 0 });
  return { calls, verdicts };
}

const error = (name: string, message = '') => Object.assign(new Error(message), { name });
const ofGroup = { AutoScalingGroupName: 'web-spot', LifecycleHookName: 'sluice-drain', InstanceId: 'i-1' };
const attribute = { name: 'sluice.dev/memory', targetType: 'container-instance', targetId: 'ci-1' };
const targets = { TargetGroupArn: 'tg-1', Targets: [{ Id: 'i-1', Port: 8080 }] };
const ok = { ok: true };

const wire: [string, Action, string, unknown][] = [
  [
    'drain',
    actions.drain,
    'UpdateContainerInstancesState',
    { cluster: 'web', containerInstances: ['ci-1'], status: 'DRAINING' },
  ],
  [
    'activate',
    actions.activate,
    'UpdateContainerInstancesState',
    { cluster: 'web', containerInstances: ['ci-1'], status: 'ACTIVE' },
  ],
  [
    'protect',
    actions.protect,
    'SetInstanceProtection',
    { AutoScalingGroupName: 'web-spot', InstanceIds: ['i-1'], ProtectedFromScaleIn: true },
  ],
  [
    'unprotect',
    actions.unprotect,
    'SetInstanceProtection',
    { AutoScalingGroupName: 'web-spot', InstanceIds: ['i-1'], ProtectedFromScaleIn: false },
  ],
  [
    'remember',
    actions.remember,
    'PutAttributes',
    { cluster: 'web', attributes: [{ ...attribute, value: 'v1:spot:0:0:-' }] },
  ],
  [
    'forget',
    { ...actions.remember, value: '' },
    'DeleteAttributes',
    { cluster: 'web', attributes: [attribute] },
  ],
  [
    'remember in a tag',
    { ...actions.remember, inTag: true },
    'CreateTags',
    { Resources: ['i-1'], Tags: [{ Key: 'sluice.dev/memory', Value: 'v1:spot:0:0:-' }] },
  ],
  ['remove a target', actions.removeTarget, 'DeregisterTargets', targets],
  ['put a target back', actions.restoreTarget, 'RegisterTargets', targets],
  ['stop a task', actions.stopTask, 'StopTask', { cluster: 'web', task: 'task-1', reason: 'Sluice: a test' }],
  [
    'deregister',
    actions.deregister,
    'DeregisterContainerInstance',
    { cluster: 'web', containerInstance: 'ci-1', force: false },
  ],
  [
    'bury',
    actions.buried,
    'DeregisterContainerInstance',
    { cluster: 'web', containerInstance: 'ci-1', force: true },
  ],
  [
    'end',
    actions.end,
    'TerminateInstanceInAutoScalingGroup',
    { InstanceId: 'i-1', ShouldDecrementDesiredCapacity: false },
  ],
  [
    'end and lower',
    actions.lower,
    'TerminateInstanceInAutoScalingGroup',
    { InstanceId: 'i-1', ShouldDecrementDesiredCapacity: true },
  ],
  [
    'stand by, and the group launches another',
    actions.standby,
    'EnterStandby',
    { AutoScalingGroupName: 'web-spot', InstanceIds: ['i-1'], ShouldDecrementDesiredCapacity: false },
  ],
  [
    'lower a fleet, which ends none by its own choice',
    actions.lowerTarget,
    'ModifySpotFleetRequest',
    { SpotFleetRequestId: 'sfr-1', TargetCapacity: 6, ExcessCapacityTerminationPolicy: 'noTermination' },
  ],
  ['terminate', actions.terminate, 'TerminateInstances', { InstanceIds: ['i-1'] }],
  ['heartbeat', actions.heartbeat, 'RecordLifecycleActionHeartbeat', ofGroup],
  [
    'complete a hook',
    actions.completeHook,
    'CompleteLifecycleAction',
    { ...ofGroup, LifecycleActionResult: 'CONTINUE' },
  ],
  [
    'write a hook',
    actions.putHook,
    'PutLifecycleHook',
    {
      AutoScalingGroupName: 'web-spot',
      LifecycleHookName: 'sluice-drain',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: 600,
      DefaultResult: 'CONTINUE',
    },
  ],
];

it.each(wire)('%s', async (_, action, operation, input) => {
  expect((await sent([action])).calls).toEqual([[operation, input]]);
});

describe('a job is told that it will be stopped', () => {
  const told = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Quiesce',
    id: 'task-1:lifecycleHook:2026-11-22T05:00:00Z',
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web',
    taskArn: 'arn:aws:ecs:r:a:task/web/0f3c',
    family: 'nightly',
    group: 'family:nightly',
    startedBy: null,
    containerInstanceArn: 'ci-1',
    instanceId: 'i-1',
    reason: 'lifecycleHook',
    deadline: null as string | null,
    sentAt: '1970-01-01T00:00:00.000Z',
  };
  const { signal, ...quiesce } = actions.quiesce;
  const tell = (
    to: { readonly queue: string } | { readonly topic: string },
    stopAt: number | null = null,
    more: Partial<typeof signal> = {},
  ) =>
    sent([{ ...quiesce, to, taskArn: told.taskArn, signal: { ...signal, ...more, stopAt } }], (operation) =>
      operation === 'GetQueueUrl' ? { QueueUrl: 'https://sqs/job-signals' } : {},
    );
  const inOrder = { MessageGroupId: '0f3c', MessageDeduplicationId: told.id };

  it('by a message to the queue of that name, without a deadline while nobody has set one', async () => {
    const MessageBody = JSON.stringify(told);
    expect(await tell({ queue: 'job-signals' })).toEqual({
      calls: [
        ['GetQueueUrl', { QueueName: 'job-signals' }],
        ['SendMessage', { QueueUrl: 'https://sqs/job-signals', MessageBody }],
      ],
      verdicts: [ok],
    });
  });

  it('with its deadline and who started it, as far as they are known', async () => {
    const more = { startedBy: 'airflow', containerInstanceArn: undefined };
    const { calls } = await tell({ topic: 'arn:aws:sns:r:a:jobs' }, 60_000, more);
    const deadline = '1970-01-01T00:01:00.000Z';
    const Message = JSON.stringify({ ...told, startedBy: 'airflow', containerInstanceArn: null, deadline });
    expect(calls).toEqual([['Publish', { TopicArn: 'arn:aws:sns:r:a:jobs', Message }]]);
  });

  it('by a topic, which is done once it is published', async () => {
    expect((await tell({ topic: 'arn:aws:sns:r:a:jobs' })).verdicts).toEqual([ok]);
  });

  it('in the order of each task where the queue or the topic keeps one, and no repeat twice', async () => {
    const QueueUrl = 'https://sqs/jobs.fifo';
    const MessageBody = JSON.stringify(told);
    expect((await tell({ queue: QueueUrl })).calls).toEqual([
      ['SendMessage', { QueueUrl, MessageBody, ...inOrder }],
    ]);
    const TopicArn = 'arn:aws:sns:r:a:jobs.fifo';
    expect((await tell({ topic: TopicArn })).calls).toEqual([
      ['Publish', { TopicArn, Message: MessageBody, ...inOrder }],
    ]);
  });
});

it('tells ECS why a task is stopped in no more than 255 characters', async () => {
  const { calls } = await sent([{ ...actions.stopTask, reason: 'x'.repeat(300) }]);
  expect(calls).toEqual([['StopTask', expect.objectContaining({ reason: `Sluice: ${'x'.repeat(247)}` })]]);
});

describe('the record in force', () => {
  const tag = ['TagResource', { resourceArn: clusterArn, tags: [{ key: 'a', value: 'b' }] }];
  const untag = ['UntagResource', { resourceArn: clusterArn, tagKeys: ['old'] }];
  it.each([
    ['new tags before old ones go', { a: 'b' }, ['old'], [tag, untag]],
    ['only new ones', { a: 'b' }, [], [tag]],
    ['only old ones', {}, ['old'], [untag]],
  ])('is written: %s', async (_, tags, obsolete, calls) => {
    expect(await sent([{ ...actions.record, tags, obsolete }])).toEqual({ calls, verdicts: [ok] });
  });
});

describe('what is not there any more', () => {
  const gone = () => {
    throw error('TargetGroupNotFoundException');
  };
  const done = [
    'removeTarget',
    'stopTask',
    'deregister',
    'end',
    'terminate',
    'heartbeat',
    'completeHook',
  ] as const;
  it.each(done)('%s is done', async (kind) => {
    expect((await sent([actions[kind]], gone)).verdicts).toEqual([ok]);
  });
  it.each([
    'restoreTarget',
    'protect',
    'putHook',
    'record',
    'activate',
    'drain',
    'standby',
    'lowerTarget',
    'quiesce',
  ] as const)('%s has failed', async (kind) => {
    await expect(sent([actions[kind]], gone)).rejects.toThrow();
  });
  it.each(done)('%s has failed when it was another error', async (kind) => {
    const throttled = () => {
      throw error('ThrottlingException');
    };
    await expect(sent([actions[kind]], throttled)).rejects.toThrow();
  });
});

describe('verdicts on many at once', () => {
  const two = [actions.drain, { ...actions.drain, containerInstanceArn: 'ci-2' }];
  const silent = {
    ok: false,
    kind: 'unknown',
    detail: 'ECS answered without saying what became of it',
  };
  const answers: [string, unknown, unknown[]][] = [
    [
      'what is named is done',
      { containerInstances: [{ containerInstanceArn: 'ci-2', status: 'DRAINING' }] },
      [silent, ok],
    ],
    [
      'what is named in another state is not',
      { containerInstances: [{ containerInstanceArn: 'ci-2', status: 'ACTIVE' }] },
      [silent, silent],
    ],
    [
      'what has no name is nobody',
      { containerInstances: [{ status: 'DRAINING' }], failures: [] },
      [silent, silent],
    ],
    [
      'MISSING is not found',
      { failures: [{ arn: 'ci-1', reason: 'MISSING' }] },
      [{ ok: false, kind: 'notFound', detail: 'MISSING' }, silent],
    ],
    [
      'any other failure is a conflict',
      { failures: [{ arn: 'ci-2', reason: 'INACTIVE', detail: 'it is gone' }] },
      [silent, { ok: false, kind: 'conflict', detail: 'INACTIVE: it is gone' }],
    ],
  ];
  it.each(answers)('%s', async (_, answer, verdicts) => {
    expect((await sent(two, () => answer)).verdicts).toEqual(verdicts);
  });
  it('one for what changes a group or a fleet as a whole', async () => {
    for (const kind of ['standby', 'lowerTarget', 'putHook'] as const)
      expect((await sent([actions[kind]])).verdicts).toEqual([ok]);
  });
  it('one for each, in one call', async () => {
    const second = { instanceId: 'i-2', containerInstanceArn: 'ci-2', targetId: 'i-2' };
    const kinds = ['protect', 'unprotect', 'remember', 'removeTarget', 'restoreTarget'] as const;
    for (const kind of kinds) {
      const { calls, verdicts } = await sent([actions[kind], { ...actions[kind], ...second }]);
      expect([calls.length, verdicts]).toEqual([1, [ok, ok]]);
    }
    const forget = { ...actions.remember, value: '' };
    expect((await sent([forget, forget])).verdicts).toEqual([ok, ok]);
  });
});

describe('a memory that ECS takes no attribute for', () => {
  const refusing = (name: string) => (operation: string) => {
    if (operation === 'PutAttributes') throw error(name);
    return {};
  };
  const tagged = [
    'CreateTags',
    { Resources: ['i-1'], Tags: [{ Key: 'sluice.dev/memory', Value: 'v1:spot:0:0:-' }] },
  ];

  it.each(['InvalidParameterException', 'TargetNotFoundException', 'ResourceInUseException'])(
    'goes into a tag: %s',
    async (name) => {
      const { calls, verdicts } = await sent([actions.remember], refusing(name));
      expect(calls.slice(1)).toEqual([tagged]);
      expect(verdicts).toEqual([ok]);
    },
  );
  it('does not when AWS has no time, nor when it is one of several', async () => {
    await expect(sent([actions.remember], refusing('ThrottlingException'))).rejects.toThrow();
    const two = [actions.remember, actions.remember];
    await expect(sent(two, refusing('InvalidParameterException'))).rejects.toThrow();
  });
  it('is tagged with others of the same value in one call, and with no others', async () => {
    const inTag = { ...actions.remember, inTag: true } as const;
    const three = [inTag, { ...inTag, instanceId: 'i-2' }, { ...inTag, instanceId: 'i-3', value: '' }];
    const { calls, verdicts } = await sent(three);
    expect(calls).toEqual([
      [
        'CreateTags',
        { Resources: ['i-1', 'i-2'], Tags: [{ Key: 'sluice.dev/memory', Value: 'v1:spot:0:0:-' }] },
      ],
      ['CreateTags', { Resources: ['i-3'], Tags: [{ Key: 'sluice.dev/memory', Value: '' }] }],
    ]);
    expect(verdicts).toEqual([ok, ok, ok]);
  });
});

it('words an error as AWS did, with what was being done before it', () => {
  expect(failedBy(error('ThrottlingException', 'Rate exceeded'))).toEqual({
    ok: false,
    kind: 'throttled',
    detail: 'Rate exceeded',
  });
  expect(failedBy('no error', 'it failed: ')).toMatchObject({ detail: 'it failed: no error' });
});
