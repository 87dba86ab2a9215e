// Numbers that no input can have are refused at the edge: inside, half a task stops the scheduler and NaN poisons sums.
import { beforeAll, expect, it } from 'vitest';
import { createCallLog } from './calls.ts';
import { createDirect } from './direct.ts';
import { scope } from './edge-fixture.ts';
import { createFront } from './front.ts';
import { loadServices } from './services.ts';
import type { OperationTable } from './table.ts';

beforeAll(() => loadServices(['ecs', 'autoscaling', 'ec2', 'cloudwatch']), 60_000);

function edges() {
  let seen: unknown;
  const handler = (input: unknown) => {
    seen = input;
    return {};
  };
  const table = {
    ecs: { UpdateService: handler },
    autoscaling: { SetDesiredCapacity: handler },
    cloudwatch: { PutMetricData: handler },
    ec2: { RequestSpotFleet: handler },
  } as OperationTable;
  const edge = { table, calls: createCallLog({ now: () => 0 }), host: '' };
  const front = createFront(edge);
  const ask = async (headers: Record<string, string>, body: string) => {
    const answer = await front.handle({ method: 'POST', path: '/', headers, body: Buffer.from(body) });
    return { status: answer.status, text: new TextDecoder().decode(answer.body) };
  };
  const ecs = (body: string) =>
    ask({ 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.UpdateService' }, body);
  const form = (service: string, body: string) => ask(scope(service), body);
  return { ecs, form, direct: createDirect(edge), seen: () => seen };
}

it.each(['2.5', '"NaN"', '"Infinity"', '"-Infinity"', '1e300', '2147483648', '"3"', '1e999'])(
  'a JSON desiredCount of %s is a SerializationException',
  async (value) => {
    const { status, text } = await edges().ecs(`{"service":"s","desiredCount":${value}}`);
    expect([status, text]).toEqual([400, expect.stringContaining('SerializationException')]);
  },
);

it.each(['NaN', '12.5', 'Infinity', '1e300', ''])(
  'a desired capacity of "%s" in a form is malformed',
  async (value) => {
    const { form } = edges();
    const body = `Action=SetDesiredCapacity&AutoScalingGroupName=g&DesiredCapacity=${value}`;
    const { status, text } = await form('autoscaling', body);
    expect([status, text]).toEqual([400, expect.stringContaining('<Code>MalformedInput</Code>')]);
  },
);

it('a direct caller is refused the same', async () => {
  const { direct } = edges();
  for (const desiredCount of [2.5, Number.NaN, Number.POSITIVE_INFINITY])
    await expect(direct('ecs', 'UpdateService', { service: 's', desiredCount })).rejects.toMatchObject({
      name: 'SerializationException',
      message: `desiredCount must be a whole number, not ${desiredCount}`,
    });
});

it('weights may have fractions, and must be numbers all the same', async () => {
  const { form, seen } = edges();
  const ask = (weight: string) =>
    form(
      'ec2',
      'Action=RequestSpotFleet&SpotFleetRequestConfig.IamFleetRole=r&SpotFleetRequestConfig.TargetCapacity=1' +
        `&SpotFleetRequestConfig.LaunchTemplateConfigs.1.Overrides.1.WeightedCapacity=${weight}`,
    );
  expect((await ask('0.5')).status).toBe(200);
  expect(seen()).toMatchObject({
    SpotFleetRequestConfig: { LaunchTemplateConfigs: [{ Overrides: [{ WeightedCapacity: 0.5 }] }] },
  });
  for (const weight of ['NaN', 'Infinity'])
    expect((await ask(weight)).text).toContain('<Code>InvalidParameterValue</Code>');
});

it('values of metrics may have fractions, one by one and in lists', async () => {
  const { direct, seen } = edges();
  const input = {
    Namespace: 'n',
    MetricData: [{ MetricName: 'm', Value: 0.5, Values: [0.5], Counts: [1.5] }],
  };
  await direct('cloudwatch', 'PutMetricData', input);
  expect(seen()).toEqual(input);
});
