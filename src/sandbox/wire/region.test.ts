// The sandbox has one Region, and says so instead of answering for another.
import { expect, it } from 'vitest';
import { createCallLog } from './calls.ts';
import { createFront } from './front.ts';

const front = createFront({
  table: {
    ecs: { ListClusters: () => ({ clusterArns: [] }) },
    sts: { GetCallerIdentity: () => ({ Account: '1' }) },
  },
  calls: createCallLog({ now: () => 0 }),
  host: 'http://127.0.0.1',
  region: 'ap-northeast-1',
});

async function ask(service: 'ecs' | 'sts', region: string): Promise<{ status: number; text: string }> {
  const authorization = `AWS4-HMAC-SHA256 Credential=me/20261122/${region}/${service}/aws4_request, Signature=0`;
  const json = {
    'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
    'content-type': 'application/x-amz-json-1.1',
  };
  const answer = await front.handle({
    method: 'POST',
    path: '/',
    headers: { authorization, ...(service === 'ecs' ? json : {}) },
    body: Buffer.from(service === 'ecs' ? '{}' : 'Action=GetCallerIdentity&Version=2011-06-15'),
  });
  return { status: answer.status, text: Buffer.from(answer.body).toString() };
}

it('answers in its own Region', async () => {
  expect(await ask('ecs', 'ap-northeast-1')).toMatchObject({ status: 200 });
});

it('refuses a request that is signed for another, with what to set', async () => {
  const { status, text } = await ask('ecs', 'eu-west-1');
  expect(status).toBe(501);
  expect(text).toContain('signed for eu-west-1. Set AWS_REGION=ap-northeast-1.');
});

it('lets STS answer wherever it is asked', async () => {
  expect(await ask('sts', 'us-east-1')).toMatchObject({ status: 200 });
});
