// Right place (law 11): a process that runs on a host of the cluster itself, as its task's metadata tell, drains nothing there.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRepository } from './git-servers.ts';
import { type Running, root, type SandboxProcess, start, startSandbox, until } from './processes.ts';

const SPEC = 'test/e2e/small.cluster.yaml';

let sandbox: SandboxProcess;
let metadata: Server;
let operator: Running | undefined;
let launchType = 'EC2';
beforeEach(async () => {
  launchType = 'EC2';
  sandbox = await startSandbox('test/e2e/small.scenario.yaml');
  metadata = createServer((_, response) => {
    const TaskARN = 'arn:aws:ecs:ap-northeast-1:111122223333:task/small/158d1c8083dd49d6b527399fd6414f5c';
    response.end(JSON.stringify({ Cluster: 'small', TaskARN, LaunchType: launchType, Family: 'sluice' }));
  });
  await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await operator?.end('SIGKILL');
  metadata.close();
  await sandbox.end('SIGTERM');
});

const run = (...args: string[]) => {
  operator = start(['run', ...args], {
    AWS_ENDPOINT_URL: sandbox.url,
    ECS_CONTAINER_METADATA_URI_V4: `http://127.0.0.1:${(metadata.address() as AddressInfo).port}/v4/x`,
  });
  return operator;
};
const ended = (process: Running) => new Promise((resolve) => process.child.once('exit', resolve));
const says = (words: string) =>
  until(`it says ${words}`, 30_000, async () => operator!.output().includes(words));

it('is not started in mode drain, with what to do and status 2, and calls AWS for nothing', async () => {
  const process = run('-f', SPEC);
  expect(await ended(process)).toBe(2);
  expect(process.output()).toMatch(
    /^sluice: this process is the task \S+ on EC2 in small, which the spec small operates in mode drain: it would drain its own host\. Run it on Fargate .*\n$/,
  );
  expect((await sandbox.page('calls')).calls).toEqual([]);
});

it('is started on Fargate in the same cluster, and for a look', async () => {
  const dry = run('--dry-run', '-f', SPEC);
  expect(await ended(dry)).toBe(0);
  launchType = 'FARGATE';
  run('-f', SPEC);
  await says('operating small in ap-northeast-1');
});

it('that runs already takes no revision that would have it drain its host: the one before stays in force', async () => {
  const repository = createRepository();
  const inMode = (mode: string) =>
    readFileSync(`${root}${SPEC}`, 'utf8').replace('mode: drain', `mode: ${mode}`);
  repository.commit({ 'small.yaml': inMode('protect') });
  run('--git', repository.bare, '--poll', '5s');
  await says(', mode protect');
  repository.commit({ 'small.yaml': inMode('drain') });
  await says('it would drain its own host');
  expect(operator!.output()).not.toContain(', mode drain,');
  repository.commit({ 'small.yaml': inMode('observe') });
  await says(', mode observe');
});
