// The page of operations tells what the handlers do: it asks them.
import { beforeAll, expect, it } from 'vitest';
import { type OperationState, operationStates, renderOperations } from '../scripts/generate/operations.ts';

let states: Awaited<ReturnType<typeof operationStates>>;
beforeAll(async () => {
  states = await operationStates();
}, 60_000);

const of = (service: 'sqs' | 'events' | 'ec2', name: string) =>
  states.get(service)?.find((each) => each.name === name) as OperationState;

it('knows what is modelled, what in part and without which parameters, and what is not', () => {
  expect(of('sqs', 'DeleteQueue')).toEqual({ name: 'DeleteQueue', state: 'modelled', refused: [] });
  expect(of('sqs', 'ReceiveMessage')).toMatchObject({
    state: 'partly',
    refused: ['ReceiveRequestAttemptId'],
  });
  expect(of('events', 'PutRule')).toMatchObject({
    state: 'partly',
    refused: ['ScheduleExpression', 'RoleArn'],
  });
  expect(of('ec2', 'CreateVpc').state).toBe('not');
});

it('names every operation of every service once', async () => {
  const page = await renderOperations();
  for (const [service, all] of states) {
    expect(all.length, service).toBeGreaterThan(10);
    expect(new Set(all.map(({ name }) => name)).size, service).toBe(all.length);
    for (const { name } of all) expect(page).toMatch(new RegExp(`\\b${name}\\b`));
  }
}, 60_000);
