// A parameter that the operation does not have is refused with its name: a filter that was mistyped must not answer with
// everything, as if it had been understood.
import { beforeAll, describe, expect, it } from 'vitest';
import { createCallLog } from './calls.ts';
import { scope } from './edge-fixture.ts';
import { createFront } from './front.ts';
import { loadServices } from './services.ts';
import { type OperationTable, serviceNames } from './table.ts';

beforeAll(() => loadServices(), 60_000);

const anything = new Proxy({}, { get: () => () => ({}) });
const table = Object.fromEntries(serviceNames.map((name) => [name, anything])) as OperationTable;
const calls = createCallLog({ now: () => 0 });
const front = createFront({ table, calls, host: 'http://h', onBug: (error) => expect.fail(String(error)) });

async function ask(headers: Record<string, string>, body: string): Promise<string> {
  const { status, body: bytes } = await front.handle({
    ...{ method: 'POST', path: '/', headers },
    body: Buffer.from(body),
  });
  const text = new TextDecoder().decode(bytes);
  return `${status} ${/parameter .*?(?=<|"|$)/.exec(text)?.[0] ?? ''}`.trim();
}
const form = (service: string, body: string) => ask(scope(service), body);
const json = (target: string, body: object) => ask({ 'x-amz-target': target }, JSON.stringify(body));
const ecs = (operation: string, body: object) =>
  json(`AmazonEC2ContainerServiceV20141113.${operation}`, body);

describe('a query service', () => {
  it.each([
    ['InstanceIds.1=i-1', 'InstanceIds.1 of ec2:DescribeInstances. Did you mean InstanceId?'],
    ['InstanceId.x=1', 'InstanceId.x of ec2:DescribeInstances.'],
    ['InstanceId=i-1', 'InstanceId of ec2:DescribeInstances.'],
    ['Foo=', 'Foo of ec2:DescribeInstances.'],
    ['Filter.1.Name=vpc-id&Filter.1.Values.1=v', 'Filter.1.Values.1 of ec2:DescribeInstances.'],
    ['MaxResults.1=5&MaxResults=5', 'MaxResults.1 of ec2:DescribeInstances.'],
  ])('refuses %s of DescribeInstances', async (parameters, words) => {
    const action = 'Action=DescribeInstances&Version=2016-11-15';
    expect(await form('ec2', `${action}&${parameters}`)).toBe(`501 parameter ${words}`);
  });

  it('refuses a list without the member that wraps it', async () => {
    const action = 'Action=DescribeAutoScalingGroups&Version=2011-01-01';
    expect(await form('autoscaling', `${action}&AutoScalingGroupNames.1=g`)).toBe(
      '501 parameter AutoScalingGroupNames.1 of autoscaling:DescribeAutoScalingGroups.',
    );
  });

  it.each([
    ['lists, filters and a dry run', 'InstanceId.1=i-1&Filter.1.Name=a&Filter.1.Value.1=b&DryRun=true'],
    ['a signature of version 2', 'AWSAccessKeyId=a&Signature=b&SignatureMethod=c&SignatureVersion=2'],
    ['a time and a session token', 'Timestamp=2026-01-01T00%3A00%3A00Z&SecurityToken=x'],
    ['a presigned request', 'X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Expires=60'],
  ])('takes %s', async (_name, parameters) => {
    const action = 'Action=DescribeInstances&Version=2016-11-15';
    expect(await form('ec2', `${action}&${parameters}`)).toBe('200');
  });

  it('takes an empty list, and pairs of a map', async () => {
    const groups = 'Action=DescribeAutoScalingGroups&Version=2011-01-01&AutoScalingGroupNames=';
    expect(await form('autoscaling', groups)).toBe('200');
    const set = 'Action=SetQueueAttributes&Version=2012-11-05&QueueUrl=q';
    expect(await form('sqs', `${set}&Attribute.1.Name=a&Attribute.1.Value=b`)).toBe('200');
    expect(await form('sqs', `${set}&Attribute.1.Key=a&Attribute.1.Value=b`)).toBe(
      '501 parameter Attribute.1.Key of sqs:SetQueueAttributes.',
    );
  });
});

describe('a JSON service', () => {
  it('refuses a member that it does not have, however deep', async () => {
    expect(await ecs('ListTasks', { foo: 1, cluster: 'shop' })).toBe('501 parameter foo of ecs:ListTasks.');
    expect(await ecs('ListTasks', { clusterName: 'shop' })).toContain('clusterName of ecs:ListTasks.');
    expect(await ecs('ListTasks', { servceName: 'web' })).toContain('Did you mean serviceName?');
    const overrides = { containerOverrides: [{ name: 'a' }, { nmae: 'b' }] };
    expect(await ecs('RunTask', { taskDefinition: 't', overrides })).toBe(
      '501 parameter overrides.containerOverrides.1.nmae of ecs:RunTask.',
    );
    expect(await json('AmazonSQS.ListQueues', { Prefix: 'a' })).toContain('Prefix of sqs:ListQueues.');
  });

  it('takes what keys of a map it is given', async () => {
    const Attributes = { anything: 'x' };
    expect(await json('AmazonSQS.SetQueueAttributes', { QueueUrl: 'q', Attributes })).toBe('200');
  });

  it('calls a body garbled before it calls a member unknown', async () => {
    expect(await ecs('ListTasks', { cluster: 1, foo: 1 })).toBe('400');
  });
});

it('shows in the call log that the call was refused', async () => {
  await ecs('StopTask', { task: 't', taskId: 'x' });
  expect(calls.recent().at(-1)).toMatchObject({ operation: 'StopTask', outcome: 'NotImplemented' });
});
