// Two processes over HTTP, the sandbox and the operator, and a person with the AWS CLI who ends a busy instance.
import { afterEach, describe, expect, it } from 'vitest';
import { aws, type Running, type SandboxProcess, start, startSandbox, until } from './processes.ts';

const SCENARIO = 'test/e2e/small.scenario.yaml';
const SPEC = 'test/e2e/small.cluster.yaml';

let sandbox: SandboxProcess;
let operator: Running | undefined;

afterEach(async () => {
  await operator?.end('SIGKILL');
  operator = undefined;
  await sandbox.end('SIGTERM');
});

const run = () => start(['run', '-f', SPEC], { AWS_ENDPOINT_URL: sandbox.url, AWS_ACCESS_KEY_ID: 'sluice' });
const cli = (line: string, ...more: string[]) => aws(sandbox.url, line, ...more);

async function group() {
  return (await cli('autoscaling describe-auto-scaling-groups --auto-scaling-group-names small-group')).json
    .AutoScalingGroups[0];
}

async function containerInstance(instanceId: string) {
  const arns = (await cli('ecs list-container-instances --cluster small')).json.containerInstanceArns;
  const all = (await cli('ecs describe-container-instances --cluster small --container-instances', ...arns))
    .json.containerInstances;
  return all.find((c: any) => c.ec2InstanceId === instanceId);
}

/** Tasks on a container instance whose lastStatus is not STOPPED, whatever their desired status. */
async function tasksLeft(arn: string): Promise<any[]> {
  const list = `ecs list-tasks --cluster small --container-instance ${arn}`;
  const arns = [
    ...(await cli(list)).json.taskArns,
    ...(await cli(`${list} --desired-status STOPPED`)).json.taskArns,
  ];
  const tasks = arns.length
    ? (await cli('ecs describe-tasks --cluster small --tasks', ...arns)).json.tasks
    : [];
  return tasks.filter((t: any) => t.lastStatus !== 'STOPPED');
}

async function protectionAndHookInPlace(): Promise<void> {
  await until('busy instances are protected and the hook is there', 5_000 + 3_000, async () => {
    const hooks = (await cli('autoscaling describe-lifecycle-hooks --auto-scaling-group-name small-group'))
      .json.LifecycleHooks;
    const { Instances } = await group();
    return hooks.length === 1 && Instances.every((i: any) => i.ProtectedFromScaleIn);
  });
}

async function endABusyInstance(): Promise<{ id: string; arn: string }> {
  const id = (await group()).Instances[0].InstanceId;
  const { containerInstanceArn, runningTasksCount } = await containerInstance(id);
  expect(runningTasksCount).toBeGreaterThan(1);
  const end =
    'autoscaling terminate-instance-in-auto-scaling-group --no-should-decrement-desired-capacity --instance-id';
  expect((await cli(end, id)).status).toBe(0);
  return { id, arn: containerInstanceArn };
}

/** Watches until the group lets it go; fails when it does while a task is left on it. */
async function watchItLeave(
  { id, arn }: { id: string; arn: string },
  onDraining?: () => Promise<void>,
): Promise<void> {
  let told = false;
  await until('the instance has left Terminating:Wait', 120_000, async () => {
    const left = await tasksLeft(arn);
    const member = (await group()).Instances.find((i: any) => i.InstanceId === id);
    const waiting =
      member && ['InService', 'Terminating', 'Terminating:Wait'].includes(member.LifecycleState);
    if (waiting && left.length > 0 && !told) {
      told = true;
      await onDraining?.();
    }
    if (!waiting) expect(left).toEqual([]);
    return !waiting;
  });
}

/** As a person reads it, from the file that the operator writes. */
async function receiptOf(instanceId: string): Promise<string | undefined> {
  const command = start(['describe', 'instance', instanceId]);
  await new Promise((resolve) => command.child.once('close', resolve));
  return /^Receipt: .*$/m.exec(command.output())?.[0];
}

describe('a busy instance is terminated through its group while Sluice runs', () => {
  it('is DRAINING within five seconds and let go only when every task on it is STOPPED; no request fails', async () => {
    sandbox = await startSandbox(SCENARIO);
    operator = run();
    await protectionAndHookInPlace();
    const victim = await endABusyInstance();
    await until(
      'it is DRAINING',
      5_000,
      async () => (await containerInstance(victim.id))?.status === 'DRAINING',
    );
    await watchItLeave(victim);
    expect((await sandbox.page('report')).requests.failed).toBe(0);
    const receipt = await until('its receipt can be read', 60_000, () => receiptOf(victim.id));
    expect(receipt).toMatch(/its group ended it at .*; nothing lost/);
    expect(await operator.end('SIGTERM')).toBe(0);
    operator = undefined;
  });

  it('ends as well when Sluice is killed with SIGKILL in the middle and started again', async () => {
    sandbox = await startSandbox(SCENARIO);
    operator = run();
    await protectionAndHookInPlace();
    const victim = await endABusyInstance();
    await until(
      'it is DRAINING',
      5_000,
      async () => (await containerInstance(victim.id))?.status === 'DRAINING',
    );
    await watchItLeave(victim, async () => {
      await operator?.end('SIGKILL');
      operator = run();
    });
    const { requests, tasks } = await sandbox.page('report');
    expect(requests.total).toBeGreaterThan(1_000);
    expect(requests.failed).toBe(0);
    expect(tasks.killedWithInstance).toBe(0);
  });
});

describe('looking changes nothing', () => {
  it('diff exits 1, names the pool, and its calls are reads only', async () => {
    sandbox = await startSandbox(SCENARIO);
    const diff = start(['diff', '-f', SPEC, '-o', 'json'], {
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_ACCESS_KEY_ID: 'looker',
    });
    const status = await new Promise((resolve) => diff.child.once('exit', resolve));
    expect(status).toBe(1);
    expect(diff.output()).toContain('"group"');
    const { calls } = await sandbox.page('calls');
    const own = calls.filter((c: any) => c.caller === 'looker');
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((c: any) => c.mutating || c.queue)).toEqual([]);
  });

  it('a forecast is lived in a copy: its calls are reads only, and nothing of it is told without a terminal', async () => {
    sandbox = await startSandbox(SCENARIO);
    const diff = start(['diff', '-f', SPEC, '-o', 'markdown', '--forecast', '5m'], {
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_ACCESS_KEY_ID: 'looker',
    });
    const status = await new Promise((resolve) => diff.child.once('exit', resolve));
    expect(status).toBe(1);
    expect(diff.output()).toMatch(/### Forecast, the next 5m\n\n- \*\*finished\*\*: at once/);
    expect(diff.output()).not.toContain('lives …');
    const { calls } = await sandbox.page('calls');
    expect(calls.filter((c: any) => c.caller === 'looker' && (c.mutating || c.queue))).toEqual([]);
  });

  it('run --dry-run --once shows the plan and exits 0 without a write or a touch of the queue', async () => {
    sandbox = await startSandbox(SCENARIO);
    const dry = start(['run', '-f', SPEC, '--dry-run', '--once'], {
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_ACCESS_KEY_ID: 'looker',
    });
    const status = await new Promise((resolve) => dry.child.once('exit', resolve));
    expect(status).toBe(0);
    expect(dry.output()).toMatch(/protect/);
    const { calls } = await sandbox.page('calls');
    expect(calls.filter((c: any) => c.caller === 'looker' && (c.mutating || c.queue))).toEqual([]);
  });
});
