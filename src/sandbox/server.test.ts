// The sandbox as a server: what becomes of long polls when their client or the sandbox goes.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseScenario } from './scenario/parse.ts';
import { type SandboxServer, startSandbox } from './server.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: served}
spec:
  duration: 1h
  queues: [{name: inbox}]
  clusters:
    - name: c
      pools: [{name: p, min: 0, max: 1, desired: 0, instance: {type: m5.large, cpu: 2048, memory: 4096}}]
`;

let server: SandboxServer;
beforeEach(async () => {
  const { scenario } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  server = await startSandbox({ scenario: scenario!, port: 0, speed: 1 });
});
afterEach(() => server.close());

async function sqs(operation: string, input: object, signal?: AbortSignal) {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': `AmazonSQS.${operation}` },
    body: JSON.stringify({ QueueUrl: `${server.url}/111122223333/inbox`, ...input }),
    signal,
  });
  return { status: response.status, answer: await response.json() };
}
const poll = (signal?: AbortSignal) => sqs('ReceiveMessage', { WaitTimeSeconds: 20 }, signal);
const waiters = () => server.sandbox.world.queues.get('inbox')!.waiters.size;
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('answers open polls with nothing when it ends, so that their clients see no broken connection', async () => {
  const polls = [poll(), poll()];
  while (waiters() < 2) await turn();
  await server.close();
  expect(await Promise.all(polls)).toEqual([
    { status: 200, answer: {} },
    { status: 200, answer: {} },
  ]);
});

it('forgets a poll whose client went away, so that it takes no message from others', async () => {
  const client = new AbortController();
  const abandoned = poll(client.signal).catch((error: Error) => error.name);
  while (waiters() < 1) await turn();
  client.abort();
  expect(await abandoned).toBe('AbortError');
  while (waiters() > 0) await turn();
  await sqs('SendMessage', { MessageBody: 'hello' });
  const { answer } = await sqs('ReceiveMessage', { MessageSystemAttributeNames: ['All'] });
  expect(answer).toMatchObject({ Messages: [{ Attributes: { ApproximateReceiveCount: '1' } }] });
});
