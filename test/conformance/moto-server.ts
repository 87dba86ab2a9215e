// moto's server as a process of its own: started once, reset before each conversation.
import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Python } from './python.ts';

export interface Moto {
  readonly url: string;
  /** Forgets everything, and lets tasks be looked at without ending them (aws-facts.md §10.1). */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function startMoto(python: Python, account: string): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(python.program, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    env: { PATH: process.env.PATH, MOTO_ACCOUNT_ID: account, MOTO_ECS_SERVICE_RUNNING: '4' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk).slice(-4000);
  });
  await listening(child, url, () => words);
  return {
    url,
    async reset() {
      await post(`${url}/moto-api/reset`);
      const transition = { model_name: 'ecs::task', transition: { progression: 'manual', times: 1_000_000 } };
      await post(`${url}/moto-api/state-manager/set-transition`, transition);
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function post(url: string, body: unknown = {}): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`moto answered ${response.status} at ${url}`);
}

async function listening(child: ChildProcess, url: string, words: () => string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`moto's server ended at once:\n${words()}`);
    const answer = await fetch(`${url}/moto-api/`).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  child.kill('SIGKILL');
  throw new Error(`moto's server did not listen within 60 s:\n${words()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
