// A small table of operations behind every kind of edge, for tests: what each handler answers is a case.
import { expect } from 'vitest';
import { createCallLog } from './calls.ts';
import { sdkClientOptions } from './client.ts';
import { createDirect } from './direct.ts';
import { AwsFault } from './fault.ts';
import { createFront } from './front.ts';
import type { AutoScalingHandlers, Ec2Handlers, EcsHandlers, Elbv2Handlers, SqsHandlers } from './table.ts';

const ecs = {
  DescribeTasks: (input) => ({ tasks: input.tasks?.map((taskArn) => ({ taskArn })), failures: [] }),
  StopTask(input) {
    if (input.cluster === 'broken') throw new TypeError('a bug');
    if (input.cluster === 'worse')
      throw new AwsFault('ConflictException', 'Twice.', { fields: { resourceIds: 1 } });
    if (input.cluster === 'odd') return { task: { createdAt: 'yesterday' as unknown as Date } };
    throw new AwsFault('ClusterNotFoundException', 'Cluster not found.');
  },
} satisfies EcsHandlers;

const autoscaling = {
  SetDesiredCapacity() {
    throw new AwsFault('ScalingActivityInProgress', 'You are scaling <already> & "must" wait.');
  },
} satisfies AutoScalingHandlers;

const ec2 = {
  TerminateInstances(input): never {
    const ids = input.InstanceIds?.join();
    throw new AwsFault('InvalidInstanceID.NotFound', `The instance ID '${ids}' does not exist`);
  },
} satisfies Ec2Handlers;

const elbv2 = {
  DescribeTargetHealth(): never {
    throw new AwsFault('TargetGroupNotFoundException', 'One or more target groups not found');
  },
} satisfies Elbv2Handlers;

const sqs = {
  ReceiveMessage(): never {
    throw new AwsFault('QueueDoesNotExist', 'The specified queue does not exist.');
  },
} satisfies SqsHandlers;

export function world() {
  const bugs: unknown[] = [];
  const calls = createCallLog({ now: () => 5_000 });
  const edge = {
    table: { ecs, autoscaling, ec2, elbv2, sqs },
    calls,
    host: 'http://127.0.0.1:4566',
    onBug: (error: unknown) => bugs.push(error),
  };
  const front = createFront(edge);
  const options = sdkClientOptions(front, { caller: 'someone' });
  const ask = async (headers: Record<string, string>, body: string) => {
    const response = await front.handle({ method: 'POST', path: '/', headers, body: Buffer.from(body) });
    return { ...response, text: new TextDecoder().decode(response.body) };
  };
  return { bugs, calls, front, options, ask, direct: createDirect({ ...edge, caller: 'someone' }) };
}

export const scope = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260102/ap-northeast-1/${service}/aws4_request, Signature=0`,
});
export const ecsTarget = (operation: string) => ({
  'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
});

export async function rejection(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  return promise.then(
    () => expect.fail('the call should have failed'),
    (error) => error,
  );
}
