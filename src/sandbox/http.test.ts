// The front door on a real socket: starting, stopping, and what it refuses.

import { DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Control, type HttpEdge, serve } from './http.ts';
import { createCallLog } from './wire/calls.ts';
import { createFront } from './wire/front.ts';
import type { EcsHandlers, SqsHandlers } from './wire/table.ts';

let edge: HttpEdge | undefined;
afterEach(() => edge?.close());

async function start(handlers: { ecs?: EcsHandlers; sqs?: SqsHandlers }, control?: Control) {
  const calls = createCallLog({ now: () => 0 });
  const front = createFront({ table: handlers, calls, host: () => edge!.url });
  edge = await serve({ front, port: 0, control });
  return { edge, calls };
}

const credentials = { accessKeyId: 'dummy', secretAccessKey: 'dummy' };
const region = 'ap-northeast-1';

describe('the sandbox on loopback', () => {
  it('answers a client that signs and goes through the network', async () => {
    const { edge, calls } = await start({
      ecs: { DescribeTasks: (_input, { host }) => ({ tasks: [{ taskArn: host }] }) },
    });
    const client = new ECSClient({ endpoint: edge.url, region, credentials });
    const { tasks } = await client.send(new DescribeTasksCommand({ tasks: ['t'] }));
    client.destroy();
    expect(tasks).toEqual([{ taskArn: edge.url }]);
    expect(calls.recent()).toMatchObject([{ caller: 'dummy', outcome: 'ok' }]);
  });

  it('stops while a long poll is open, and tells the poll that nobody waits any more', async () => {
    let polled = () => {};
    const polling = new Promise<void>((resolve) => (polled = resolve));
    let abandoned = () => {};
    const gone = new Promise<void>((resolve) => (abandoned = resolve));
    const { edge } = await start({
      sqs: {
        ReceiveMessage: (_input, { signal }) => {
          signal?.addEventListener('abort', () => abandoned());
          polled();
          return new Promise(() => {});
        },
      },
    });
    const client = new SQSClient({ endpoint: edge.url, region, credentials, maxAttempts: 1 });
    const poll = client
      .send(new ReceiveMessageCommand({ QueueUrl: `${edge.url}/1/q` }))
      .catch((error) => error);
    await polling;
    await edge.close();
    await gone;
    expect(await poll).toBeInstanceOf(Error);
    client.destroy();
  });

  it('answers an open long poll before it stops, as a queue does in which nothing came', async () => {
    let polled = () => {};
    const polling = new Promise<void>((resolve) => (polled = resolve));
    const { edge } = await start({
      sqs: {
        ReceiveMessage: (_input, { signal }) =>
          new Promise((resolve) => {
            signal?.addEventListener('abort', () => resolve({}));
            polled();
          }),
      },
    });
    const client = new SQSClient({ endpoint: edge.url, region, credentials, maxAttempts: 1 });
    const poll = client.send(new ReceiveMessageCommand({ QueueUrl: `${edge.url}/1/q` }));
    await polling;
    await edge.close();
    expect((await poll).Messages).toBeUndefined();
    client.destroy();
  });

  it('leaves what lies under /_sluice/ to its own pages', async () => {
    const { edge } = await start({}, (path, method, body) =>
      path === '/_sluice/echo' ? { body: JSON.stringify({ method, body }) } : undefined,
    );
    const echo = await fetch(`${edge.url}/_sluice/echo`, { method: 'POST', body: 'hello' });
    expect(echo.headers.get('content-type')).toBe('application/json');
    expect(await echo.json()).toEqual({ method: 'POST', body: 'hello' });
    for (const page of ['_sluice/none', '_sluice', '_sluice?x=1'])
      expect((await fetch(`${edge.url}/${page}`)).status, page).toBe(404);
    expect((await fetch(`${edge.url}/_sluiced`)).status).toBe(403);
  });

  it('refuses a body of more than two mebibytes', async () => {
    const { edge } = await start({});
    const body = 'x'.repeat(2 * 1024 * 1024 + 1);
    expect((await fetch(`${edge.url}/`, { method: 'POST', body })).status).toBe(413);
  });

  it('says when its port is taken', async () => {
    const { edge } = await start({});
    const front = createFront({ table: {}, calls: createCallLog({ now: () => 0 }), host: '' });
    await expect(serve({ front, port: edge.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
