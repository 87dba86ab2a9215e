// CloudWatch for clients of every age: JSON with the old error codes in a header, and the query protocol before that.
import { beforeAll, describe, expect, it } from 'vitest';
import { createCallLog } from './calls.ts';
import { AwsFault } from './fault.ts';
import { createFront } from './front.ts';
import { loadServices } from './services.ts';
import type { CloudWatchHandlers, EventsHandlers } from './table.ts';

beforeAll(() => loadServices(['cloudwatch', 'events']), 60_000);

const received: unknown[] = [];
const cloudwatch = {
  GetMetricStatistics(input) {
    received.push(input);
    return {
      Label: 'CPUReservation',
      Datapoints: [{ Timestamp: new Date(0), Average: 12.5, Unit: 'Percent' }],
    };
  },
  ListMetrics(): never {
    throw new AwsFault('InvalidParameterValue', 'The token is invalid.');
  },
} satisfies CloudWatchHandlers;
const events = {
  DescribeRule(): never {
    throw new AwsFault('ResourceNotFoundException', 'Rule x does not exist on EventBus default.');
  },
} satisfies EventsHandlers;

async function ask(headers: Record<string, string>, body: string) {
  const table = { cloudwatch, events };
  const front = createFront({ table, calls: createCallLog({ now: () => 0 }), host: 'http://h' });
  const response = await front.handle({ method: 'POST', path: '/', headers, body: Buffer.from(body) });
  return { ...response, text: new TextDecoder().decode(response.body) };
}

const authorization = 'AWS4-HMAC-SHA256 Credential=AKID/20260102/ap-northeast-1/monitoring/aws4_request';

describe('CloudWatch on the wire (aws-facts.md §2.7)', () => {
  it('understands old clients: wrapped lists in, XML out', async () => {
    const { status, text } = await ask(
      { authorization },
      'Action=GetMetricStatistics&Version=2010-08-01&Namespace=AWS%2FECS&MetricName=CPUReservation&Dimensions.member.1.Name=ClusterName&Dimensions.member.1.Value=web&StartTime=2026-01-01T00%3A00%3A00Z&EndTime=2026-01-01T01%3A00%3A00Z&Period=60&Statistics.member.1=Average',
    );
    expect(status).toBe(200);
    expect(received.at(-1)).toMatchObject({
      Namespace: 'AWS/ECS',
      Dimensions: [{ Name: 'ClusterName', Value: 'web' }],
      StartTime: new Date('2026-01-01T00:00:00Z'),
      Period: 60,
      Statistics: ['Average'],
    });
    expect(text).toContain(
      '<Datapoints><member><Timestamp>1970-01-01T00:00:00.000Z</Timestamp><Average>12.5</Average><Unit>Percent</Unit></member></Datapoints>',
    );
    const { text: refused } = await ask({ authorization }, 'Action=ListMetrics&Version=2010-08-01');
    expect(refused).toContain('<Code>InvalidParameterValue</Code>');
  });

  it('speaks JSON 1.0 with the old code beside the new name', async () => {
    const target = { 'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics' };
    const { headers, text } = await ask(target, '{}');
    expect(headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-query-error': 'InvalidParameterValue;Sender',
    });
    expect(JSON.parse(text)).toMatchObject({ __type: 'InvalidParameterValueException' });
    const missing = await ask({ 'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData' }, '{}');
    expect(missing.status).toBe(501);
  });

  it('EventBridge speaks JSON 1.1', async () => {
    const { headers, text } = await ask({ 'x-amz-target': 'AWSEvents.DescribeRule' }, '{"Name":"x"}');
    expect(headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(JSON.parse(text)).toMatchObject({ __type: 'ResourceNotFoundException' });
    const missing = await ask({ 'x-amz-target': 'AWSEvents.DescribeRule' }, '{}');
    expect(missing.text).toContain("Value null at 'name' failed to satisfy constraint");
  });
});
