// What calls need, and AWS's words for what they may not do: through the real SDK clients where the wire matters.
import { AutoScalingClient, SetDesiredCapacityCommand } from '@aws-sdk/client-auto-scaling';
import { EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { parseScenario } from '../scenario/parse.ts';
import { sdkClientOptions } from '../wire/client.ts';
import { loadServices } from '../wire/services.ts';
import { parsePolicy } from './parse-policy.ts';
import { requestsOf } from './requests.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: iam}
spec:
  duration: 1h
  queues: [{name: q}]
  clusters:
    - name: web
      pools: [{name: g, min: 1, max: 2, desired: 1, zones: [a], instance: {type: m5.large, cpu: 2048, memory: 4096}}]
`;
beforeAll(() => loadServices(), 60_000);

function account(Statement: object[] = []) {
  const { scenario } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  const policy = parsePolicy(
    JSON.stringify({ Version: '2012-10-17', Statement: [deny('iam:None'), ...Statement] }),
    'p',
  );
  const sandbox = createSandbox(scenario!, { operatorParts: false, policyOf: () => policy });
  const { region } = sandbox.world;
  return { sandbox, options: sdkClientOptions(sandbox.front, { region, caller: 'somebody' }) };
}
const deny = (action: string) => ({ Effect: 'Deny', Action: action, Resource: '*' });
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a denied call', () => {
  it('of ECS is an AccessDeniedException with the action and the resource', async () => {
    const { options } = account();
    expect(await caught(new ECSClient(options).send(new ListClustersCommand({})))).toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
      message:
        'User: arn:aws:iam::111122223333:user/sandbox is not authorized to perform: ecs:ListClusters on resource: * because no identity-based policy allows the ecs:ListClusters action',
    });
  });

  it('of Auto Scaling is an AccessDenied on the ARN of the group', async () => {
    const { options, sandbox } = account([deny('autoscaling:Set*')]);
    const call = new SetDesiredCapacityCommand({ AutoScalingGroupName: 'g', DesiredCapacity: 2 });
    expect(await caught(new AutoScalingClient(options).send(call))).toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
      message: expect.stringMatching(
        `autoscaling:SetDesiredCapacity on resource: ${sandbox.world.groups.get('g')!.arn} with an explicit deny in an identity-based policy$`,
      ),
    });
    expect(sandbox.authoriser!.denied).toEqual(new Map([['autoscaling:SetDesiredCapacity', 1]]));
  });

  it('of EC2 is an UnauthorizedOperation, and nothing is changed', async () => {
    const { options, sandbox } = account();
    const [host] = [...sandbox.world.instances.values()];
    const call = new TerminateInstancesCommand({ InstanceIds: [host!.id] });
    expect(await caught(new EC2Client(options).send(call))).toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringMatching(
        new RegExp(
          `^You are not authorized to perform this operation\\. User: .* is not authorized to perform: ec2:TerminateInstances on resource: arn:aws:ec2:[^:]+:111122223333:instance/${host!.id} because no identity-based policy allows the ec2:TerminateInstances action\\. Encoded authorization failure message: `,
        ),
      ),
    });
    expect(host!.state).toBe('running');
  });

  it('of SQS names the queue, and the action in small letters', async () => {
    const { options } = account();
    const QueueUrl = 'http://127.0.0.1/111122223333/q';
    const error = await caught(new SQSClient(options).send(new ReceiveMessageCommand({ QueueUrl })));
    expect(error).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(
        /perform: sqs:receivemessage on resource: arn:aws:sqs:[^:]+:111122223333:q /,
      ),
    });
  });
});

describe('what a call needs', () => {
  const { world } = account().sandbox;
  const need = (service: string, operation: string, input: object) =>
    requestsOf(world, { service, operation, caller: 'x', input: input as Record<string, unknown> });
  const [host] = [...world.instances.values()];
  const group = world.groups.get('g')!;

  it('is the group of an instance that is named', () => {
    const needs = need('autoscaling', 'TerminateInstanceInAutoScalingGroup', { InstanceId: host!.id });
    expect(needs).toMatchObject([
      { action: 'autoscaling:TerminateInstanceInAutoScalingGroup', resource: group.arn },
    ]);
  });

  it('is each of several resources', () => {
    expect(need('ec2', 'CreateTags', { Resources: ['i-1', 'sfr-2'], Tags: [{ Key: 'k' }] })).toMatchObject([
      { resource: expect.stringMatching(/:instance\/i-1$/), context: { 'aws:TagKeys': ['k'] } },
      { resource: expect.stringMatching(/:spot-fleet-request\/sfr-2$/) },
    ]);
  });

  it('is the single action of a batch', () => {
    const [one] = need('sqs', 'DeleteMessageBatch', { QueueUrl: 'http://x/111122223333/q' });
    expect(one).toMatchObject({
      action: 'sqs:DeleteMessage',
      resource: expect.stringMatching(/:111122223333:q$/),
    });
  });

  it('is the right to pass a role that it hands on', () => {
    const role = 'arn:aws:iam::111122223333:role/notify';
    const needs = need('autoscaling', 'PutLifecycleHook', { AutoScalingGroupName: 'g', RoleARN: role });
    expect(needs).toMatchObject([
      { action: 'autoscaling:PutLifecycleHook' },
      { action: 'iam:PassRole', resource: role },
    ]);
  });

  it('is nothing to be told who one is', () => {
    expect(need('sts', 'GetCallerIdentity', {})).toEqual([]);
  });
});
