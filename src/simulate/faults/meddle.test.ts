// Between the operator and its ports: what is asked passes through somebody who may change it.
import { expect, test } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { isRead, type Meddler, meddle } from './meddle.ts';

function meddled(by: Meddler) {
  const asked: unknown[] = [];
  const ports = portFromCall(async (service, operation, input) => {
    asked.push([service, operation, input]);
    return { clusterArns: ['truth'] };
  });
  return { asked, ports: meddle(ports, by) };
}

test('who meddles with nothing is not noticed', async () => {
  const { asked, ports } = meddled((_, go) => go());
  expect(await ports.ecs.listClusters({ maxResults: 1 })).toEqual({ clusterArns: ['truth'] });
  expect(asked).toEqual([['ecs', 'ListClusters', { maxResults: 1 }]]);
});

test('an answer may be another one than that of AWS, and AWS may not even be asked', async () => {
  const { asked, ports } = meddled(async () => ({ clusterArns: [] }));
  expect(await ports.ecs.listClusters({})).toEqual({ clusterArns: [] });
  expect(asked).toEqual([]);
});

test('a question may reach AWS as another one', async () => {
  const { asked, ports } = meddled(({ input }, go) => go({ ...input, nextToken: 'other' }));
  await ports.ecs.listClusters({ nextToken: 'n', maxResults: 7 });
  expect(asked).toEqual([['ecs', 'ListClusters', { nextToken: 'other', maxResults: 7 }]]);
});

test('a failure reaches the operator as one of AWS', async () => {
  const lost = Object.assign(new Error('Connection timed out'), { name: 'TimeoutError' });
  const { ports } = meddled(() => Promise.reject(lost));
  await expect(ports.ecs.listClusters({})).rejects.toMatchObject({ code: 'TimeoutError' });
});

test.each([
  ['DescribeTasks', true],
  ['ListTasks', true],
  ['GetCallerIdentity', true],
  ['ReceiveMessage', true],
  ['DeleteMessageBatch', false],
  ['StopTask', false],
  ['UpdateContainerInstancesState', false],
])('%s only looks: %s', (operation, expected) => {
  expect(isRead({ service: 'ecs', operation, input: {} })).toBe(expected);
});
