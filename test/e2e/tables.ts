// Tables of DynamoDB as strangers emulate it, for leases and timelines, and a way to them that can be cut.

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { startMoto } from '../conformance/moto-server.ts';
import { preparePython } from '../conformance/python.ts';
import { AWS_ENVIRONMENT, root } from './processes.ts';

export const TABLE = 'sluice-leases';
export const TIMELINE = 'sluice-timeline';

export interface TableServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startDynalite(): Promise<TableServer> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await createTable(url);
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Python with moto, which is installed where it is not there yet: that holds up everything in this process, so do it before anything waits. */
export const prepareMoto = () => preparePython(join(root, '.venv'), () => {});

export async function startMotoTable(): Promise<TableServer> {
  const { url, close } = await startMoto(prepareMoto(), '111122223333');
  await createTable(url);
  return { url, close };
}

/** For a timeline: pages are found by their times. */
export const createTimeline = (endpoint: string, name = TIMELINE) => createTable(endpoint, name, 'sk');

export async function createTable(endpoint: string, TableName = TABLE, sortKey?: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: AWS_ENVIRONMENT.AWS_REGION,
    credentials: { accessKeyId: 'maker', secretAccessKey: 'unused' },
  });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', sortKey ?? []]
        .flat()
        .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
      ],
    }),
  );
  client.destroy();
}

export interface Way {
  readonly url: string;
  /** hang: what is sent is swallowed, as by a firewall. refuse: connections end at once. */
  set(state: 'open' | 'hang' | 'refuse'): void;
  close(): Promise<void>;
}

/** A way to a server that can be cut. */
export async function openWay(to: string): Promise<Way> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let state: 'open' | 'hang' | 'refuse' = 'open';
  const server = createServer((incoming) => {
    if (state === 'refuse') return incoming.destroy();
    const outgoing = connect(Number(port), hostname);
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(one);
      one.on('data', (chunk) => {
        if (state === 'open') other.write(chunk);
      });
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      state = next;
      // What hung would never be answered.
      if (next !== 'hang') for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
