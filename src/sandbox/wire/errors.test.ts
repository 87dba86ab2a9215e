// Errors through the SDK's clients and called directly: both see the same, in AWS's words.
import { AutoScalingClient, SetDesiredCapacityCommand } from '@aws-sdk/client-auto-scaling';
import { EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { DescribeTasksCommand, ECSClient, ListServicesCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import { rejection, world } from './edge-fixture.ts';
import { loadServices } from './services.ts';
import type { ServiceName } from './table.ts';

beforeAll(() => loadServices(), 60_000);

describe('errors', () => {
  type Options = ReturnType<typeof world>['options'];
  type Row = [
    string,
    ServiceName,
    string,
    object,
    (options: Options, input: never) => Promise<unknown>,
    object,
  ];
  const rows: Row[] = [
    [
      'ECS knows no such cluster',
      'ecs',
      'StopTask',
      { task: 't' },
      (options, input) => new ECSClient(options).send(new StopTaskCommand(input)),
      { name: 'ClusterNotFoundException', $fault: 'client', status: 400 },
    ],
    [
      'a wire code becomes the name of the exception',
      'autoscaling',
      'SetDesiredCapacity',
      { AutoScalingGroupName: 'g', DesiredCapacity: 1 },
      (options, input) => new AutoScalingClient(options).send(new SetDesiredCapacityCommand(input)),
      { name: 'ScalingActivityInProgressFault', $fault: 'client', status: 400 },
    ],
    [
      'the name of an exception is sent as its wire code',
      'elbv2',
      'DescribeTargetHealth',
      { TargetGroupArn: 'arn' },
      (options, input) =>
        new ElasticLoadBalancingV2Client(options).send(new DescribeTargetHealthCommand(input)),
      { name: 'TargetGroupNotFoundException', $fault: 'client', status: 400 },
    ],
    [
      'a code that no model knows',
      'ec2',
      'TerminateInstances',
      { InstanceIds: ['i-1'] },
      (options, input) => new EC2Client(options).send(new TerminateInstancesCommand(input)),
      { name: 'InvalidInstanceID.NotFound', $fault: 'client', status: 400 },
    ],
    [
      'a queue that is not there',
      'sqs',
      'ReceiveMessage',
      { QueueUrl: 'http://127.0.0.1:4566/111122223333/q' },
      (options, input) => new SQSClient(options).send(new ReceiveMessageCommand(input)),
      { name: 'QueueDoesNotExist', $fault: 'client', status: 400 },
    ],
    [
      'a required list that is missing (EC2)',
      'ec2',
      'TerminateInstances',
      {},
      (options, input) => new EC2Client(options).send(new TerminateInstancesCommand(input)),
      { name: 'MissingParameter', message: 'The request must contain the parameter InstanceId', status: 400 },
    ],
    [
      'a required list that is missing (ECS)',
      'ecs',
      'DescribeTasks',
      {},
      (options, input) => new ECSClient(options).send(new DescribeTasksCommand(input)),
      { name: 'InvalidParameterException', message: 'Tasks cannot be empty.', status: 400 },
    ],
    [
      'a required name that is missing (Auto Scaling)',
      'autoscaling',
      'SetDesiredCapacity',
      { DesiredCapacity: 1 },
      (options, input) => new AutoScalingClient(options).send(new SetDesiredCapacityCommand(input)),
      { name: 'ValidationError', message: expect.stringContaining("'autoScalingGroupName'"), status: 400 },
    ],
    [
      'an operation that is not modelled',
      'ecs',
      'ListServices',
      {},
      (options, input) => new ECSClient(options).send(new ListServicesCommand(input)),
      { name: 'NotImplemented', message: expect.stringContaining('ecs:ListServices'), status: 501 },
    ],
    [
      'a bug of ours',
      'ecs',
      'StopTask',
      { cluster: 'broken', task: 't' },
      (options, input) => new ECSClient(options).send(new StopTaskCommand(input)),
      { name: 'InternalFailure', $fault: 'server', status: 500 },
    ],
    [
      'an output that does not fit its schema',
      'ecs',
      'StopTask',
      { cluster: 'odd', task: 't' },
      (options, input) => new ECSClient(options).send(new StopTaskCommand(input)),
      { name: 'InternalFailure', $fault: 'server', status: 500 },
    ],
  ];

  it.each(rows)('%s: the client and a direct caller see the same', async (...row) => {
    const [, service, operation, input, send, { status, ...expected }] = row as [...typeof row] & {
      5: { status: number };
    };
    const { options, direct } = world();
    const errors = [
      await rejection(send(options, input as never)),
      await rejection(direct(service, operation, input)),
    ];
    for (const error of errors)
      expect(error).toMatchObject({ ...expected, $metadata: { httpStatusCode: status } });
    expect(errors[0]!.message).toBe(errors[1]!.message);
  });

  it('reports bugs to who runs the sandbox, with the reason', async () => {
    const { direct, bugs, calls } = world();
    await rejection(direct('ecs', 'StopTask', { cluster: 'broken', task: 't' }));
    await rejection(direct('ecs', 'StopTask', { cluster: 'odd', task: 't' }));
    expect(bugs.map(String)).toEqual([
      'TypeError: a bug',
      'ShapeMismatch: task.createdAt must be a timestamp, not string',
    ]);
    expect(calls.recent().map(({ outcome }) => outcome)).toEqual(['InternalFailure', 'InternalFailure']);
  });

  it('answers InternalFailure when the error itself does not fit its schema', async () => {
    const { options, bugs } = world();
    const stop = new StopTaskCommand({ cluster: 'worse', task: 't' });
    expect(await rejection(new ECSClient(options).send(stop))).toMatchObject({ name: 'InternalFailure' });
    expect(bugs.map(String)).toEqual(['ShapeMismatch: resourceIds must be a list, not number']);
  });
});
