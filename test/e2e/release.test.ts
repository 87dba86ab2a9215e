// Sluice is taken out of an account by the real commands, under the very policies that `sluice iam` prints.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AutoScalingClient,
  DescribeAutoScalingInstancesCommand,
  DescribeLifecycleHooksCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { afterEach, expect, it } from 'vitest';
import { type Running, type SandboxProcess, start, startSandbox, until } from './processes.ts';

const SPEC = 'test/e2e/small.cluster.yaml';
const folder = mkdtempSync(join(tmpdir(), 'sluice-release-'));
let sandbox: SandboxProcess;
let operator: Running | undefined;

afterEach(async () => {
  await operator?.end('SIGKILL');
  operator = undefined;
  await sandbox.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function sluice(key: string, ...args: string[]) {
  const running = start(args, { AWS_ENDPOINT_URL: sandbox?.url ?? '', AWS_ACCESS_KEY_ID: key });
  const status = await new Promise<number | null>((resolve) => running.child.once('close', resolve));
  return { status, output: running.output() };
}

/** Somebody who looks at the account, and is in no policy. */
const looking = () => ({
  endpoint: sandbox.url,
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'looker', secretAccessKey: 'unused' },
});
async function clusterTags(): Promise<string[]> {
  const call = new DescribeClustersCommand({ clusters: ['small'], include: ['TAGS'] });
  const { clusters = [] } = await new ECSClient(looking()).send(call);
  return clusters[0]!.tags!.map(({ key = '' }) => key);
}
async function hooks(): Promise<unknown[]> {
  const call = new DescribeLifecycleHooksCommand({ AutoScalingGroupName: 'small-group' });
  return (await new AutoScalingClient(looking()).send(call)).LifecycleHooks ?? [];
}
async function flags(): Promise<unknown[]> {
  const call = new DescribeAutoScalingInstancesCommand({});
  const { AutoScalingInstances = [] } = await new AutoScalingClient(looking()).send(call);
  return AutoScalingInstances.filter(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn);
}

it('refused while it runs, then removed to the last tag', async () => {
  const files: string[] = [];
  for (const [key, whom] of [
    ['sluice', 'operator'],
    ['person', 'release'],
  ] as const) {
    const file = join(folder, `${whom}.json`);
    writeFileSync(file, (await sluice('nobody', 'iam', '-f', SPEC, '--for', whom)).output);
    files.push(`${key}=${file}`);
  }
  sandbox = await startSandbox('test/e2e/small.scenario.yaml', '--policy', ...files);
  operator = start(['run', '-f', SPEC], { AWS_ENDPOINT_URL: sandbox.url, AWS_ACCESS_KEY_ID: 'sluice' });
  await until('Sluice has put its hook, its flags and its record', 30_000, async () => {
    const [tags, put, set] = await Promise.all([clusterTags(), hooks(), flags()]);
    return tags.includes('sluice.dev/owner') && put.length === 1 && set.length > 0;
  });

  const refused = await sluice('person', 'release', '--cluster', 'small');
  expect(refused.output).toContain('nothing was removed: the document "small" is being operated');
  expect(refused.status).toBe(1);
  expect(await hooks()).toHaveLength(1);

  await operator.end('SIGTERM');
  expect(operator.output()).not.toContain('may not do');
  operator = undefined;
  const dry = await sluice('person', 'release', '--cluster', 'small', '--dry-run');
  expect(dry.output).toContain('the hook sluice-drain of small-group');
  expect(await hooks()).toHaveLength(1);

  const done = await sluice('person', 'release', '--cluster', 'small');
  expect(done.output).toContain('Nothing of Sluice is left in small.');
  expect(done.status).toBe(0);
  expect([await clusterTags(), await hooks(), await flags()]).toEqual([[], [], []]);
  const again = await sluice('person', 'release', '--cluster', 'small');
  expect([again.output, again.status]).toEqual(['There is nothing of Sluice in small.\n', 0]);
}, 240_000);
