// What the sandbox does not have at all is refused by name, and the call log shows that it was asked.
import { beforeEach, expect, it } from 'vitest';
import { scope, world } from './edge-fixture.ts';

let edge: ReturnType<typeof world>;
beforeEach(() => {
  edge = world();
});

const seen = () =>
  edge.calls
    .recent()
    .map(({ service, operation, outcome, mutating }) => [service, operation, outcome, mutating]);

it('names the operation of a JSON service, by its signature or by its target alone', async () => {
  const target = { 'x-amz-target': 'DynamoDB_20120810.GetItem' };
  const signed = await edge.ask({ ...scope('dynamodb'), ...target }, '{}');
  expect([signed.status, JSON.parse(signed.text)]).toMatchObject([501, { __type: 'NotImplemented' }]);
  expect(signed.text).toContain('dynamodb:GetItem');
  await edge.ask(target, '{}');
  await edge.ask({ 'x-amz-target': 'AnyScaleFrontendService.PutScalingPolicy' }, '{}');
  expect(seen()).toEqual([
    ['dynamodb', 'GetItem', 'NotImplemented', false],
    ['dynamodb', 'GetItem', 'NotImplemented', false],
    ['anyscalefrontendservice', 'PutScalingPolicy', 'NotImplemented', true],
  ]);
});

it('names the action of a query service', async () => {
  const { status, text } = await edge.ask(scope('rds'), 'Action=StopDBCluster&Version=2014-10-31');
  expect([status, text]).toEqual([501, expect.stringContaining('rds:StopDBCluster')]);
  expect(seen()).toEqual([['rds', 'StopDBCluster', 'NotImplemented', true]]);
});

it('says that it cannot tell the service of a form that is neither signed nor of a known version', async () => {
  const bare = await edge.ask({}, 'Action=DescribeInstances');
  expect([bare.status, bare.text]).toEqual([501, expect.stringContaining('which service DescribeInstances')]);
  expect(bare.text).toContain('it has no Version. Sign it, or send one of Version=2014-11-13 (ecs)');
  const strange = await edge.ask({}, 'Action=StopDBCluster&Version=2014-10-31');
  expect(strange.text).toContain('no service here has the Version 2014-10-31. Sign it');
  expect(seen().map(([service, operation]) => [service, operation])).toEqual([
    ['unknown', 'DescribeInstances'],
    ['unknown', 'StopDBCluster'],
  ]);
});

it('names method and path of a REST service, and of a protocol that it does not speak', async () => {
  const { front } = edge;
  const get = { method: 'GET', path: '/bucket/key?x=1', headers: scope('s3'), body: new Uint8Array() };
  expect((await front.handle(get)).status).toBe(501);
  const cbor = '/service/GraniteServiceVersion20100801/operation/GetMetricData';
  expect(
    (await front.handle({ ...get, method: 'POST', path: cbor, headers: scope('monitoring') })).status,
  ).toBe(501);
  expect(seen()).toEqual([
    ['s3', 'GET /bucket/key', 'NotImplemented', false],
    ['cloudwatch', 'GetMetricData', 'NotImplemented', false],
  ]);
});
