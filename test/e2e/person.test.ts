// A person beside a running operator: pause holds a drain, a budget of one holds the second, uncordon takes them back.
// Real processes; the person has no spec and no terminal.
import { afterEach, describe, expect, it } from 'vitest';
import { aws, type Running, type SandboxProcess, start, startSandbox, until } from './processes.ts';

let sandbox: SandboxProcess;
let operator: Running | undefined;

afterEach(async () => {
  await operator?.end('SIGKILL');
  operator = undefined;
  await sandbox.end('SIGTERM');
});

async function sluice(...args: string[]): Promise<{ status: number | null; output: string }> {
  const running = start(args, { AWS_ENDPOINT_URL: sandbox.url, AWS_ACCESS_KEY_ID: 'person' });
  const status = await new Promise<number | null>((resolve) => running.child.once('close', resolve));
  // Lines are broken where they have to be.
  return { status, output: running.output().replace(/\s+/g, ' ') };
}

async function members(): Promise<{ id: string; state: string }[]> {
  const line = 'autoscaling describe-auto-scaling-groups --auto-scaling-group-names small-group';
  const { Instances } = (await aws(sandbox.url, line)).json.AutoScalingGroups[0];
  return Instances.map((each: any) => ({ id: each.InstanceId, state: each.LifecycleState }));
}

const isOperating = () =>
  until('Sluice has written its record', 10_000, async () => {
    const line = 'ecs describe-clusters --clusters small --include TAGS';
    const { tags } = (await aws(sandbox.url, line)).json.clusters[0];
    return tags.some((tag: any) => tag.key === 'sluice.dev/mode');
  });

/** What was asked for by the person so far. */
const personsCalls = async () =>
  (await sandbox.page('calls?mutating=true')).calls
    .filter((call: any) => call.caller === 'person')
    .map((call: any) => call.operation);

describe('two hosts are drained by hand while Sluice runs', () => {
  it('held by a pause, then one after the other, and back again; nothing fails and nothing ends', async () => {
    sandbox = await startSandbox('test/e2e/small.scenario.yaml');
    operator = start(['run', '-f', 'test/e2e/small.cluster.yaml'], {
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_ACCESS_KEY_ID: 'sluice',
    });
    await isOperating();
    const [a, b] = (await members()).map(({ id }) => id) as [string, string];

    expect((await sluice('pause', 'small', '--reason', 'lunch, back soon')).output).toContain('is PAUSED ');
    const held = await sluice('drain', a);
    expect(held.output).toMatch(/small is PAUSED \(sandbox \S+ lunch back soon\): nothing is drained/);
    expect(held.status).toBe(1);
    expect((await sluice('resume', 'small')).output).toContain('Removed sluice.dev/paused');

    const first = await sluice('drain', a);
    expect(first.output).toContain(`${a} DRAINING`);
    expect(first.status).toBe(0);
    const second = await sluice('drain', b, '--wait', '2s');
    expect(second.output).toContain(`1 instance of small-group is DRAINING (${a})`);
    expect(second.status).toBe(1);
    await until('the first host is empty, and kept', 60_000, async () =>
      operator!.output().includes(`until \`sluice uncordon ${a}\``),
    );

    const back = await sluice('uncordon', a, '-o', 'json');
    expect(JSON.parse(back.output).instances).toMatchObject([
      { instanceId: a, status: 'ACTIVE', became: 'active' },
    ]);
    expect((await sluice('drain', b, '--wait', '90s')).status).toBe(0);
    expect((await sluice('uncordon', b)).status).toBe(0);

    expect((await members()).map(({ state }) => state)).toEqual(Array(4).fill('InService'));
    expect((await sandbox.page('report')).requests.failed).toBe(0);
    expect(await personsCalls()).toEqual([
      'TagResource',
      'PutAttributes',
      'UntagResource',
      'PutAttributes',
      'DeleteAttributes',
      'UpdateContainerInstancesState',
      'DeleteAttributes',
      'UpdateContainerInstancesState',
    ]);
  });

  it('a zone needs a yes, which nobody can say here', async () => {
    sandbox = await startSandbox('test/e2e/small.scenario.yaml');
    const zone = ['drain', '--cluster', 'small', '--az', 'ap-northeast-1a', '--wait', '0s'];
    const { status, output } = await sluice(...zone);
    expect(output).toMatch(/say --yes, as nobody can be asked here $/);
    expect([status, await personsCalls()]).toEqual([2, []]);
    expect((await sluice(...zone, '--yes')).status).toBe(0);
    expect(await personsCalls()).toEqual(['PutAttributes']);
  });
});
