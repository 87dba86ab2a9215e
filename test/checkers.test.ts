// Each checker fires on the wrong it is there for, and is silent on the right thing beside it. A checker that cannot
// fire promises nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SeenCall } from '#sandbox/sandbox.ts';
import { TERMINATING } from '#sandbox/world/hooks.ts';
import { startRefresh } from '#sandbox/world/refresh.ts';
import { interrupt } from '#sandbox/world/spot.ts';
import type { Ec2Instance, Fleet } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { checkers } from '#simulate/checkers/index.ts';
import { hostOf, sceneIn, smallWorld, watching } from './support/checking.ts';

let world: RunningWorld;
let host: Ec2Instance;
let bystander: Ec2Instance;

beforeEach(() => {
  world = smallWorld();
  host = hostOf(world);
  bystander = hostOf(world, 'elsewhere');
});

function verdictOn(name: string, call: Omit<SeenCall, 'caller'>, mode = 'drain'): string | undefined {
  const scene = sceneIn(world, { modes: new Map([['small', mode]]) });
  const on = watching(name, () => scene);
  const [found] = on.call(call.service, call.operation, call.input);
  expect(on.checked()).toBe(1);
  return found;
}

const empty = (instance: Ec2Instance) => {
  instance.container!.tasks.clear();
};
const anyTask = () => [...host.container!.tasks].find((task) => task.service?.name === 'web')!;

describe('no-busy-instance-terminated-by-us', () => {
  const call = () => ({
    service: 'autoscaling',
    operation: 'CompleteLifecycleAction',
    input: { InstanceId: host.id },
  });
  it('fires when a hook is completed with tasks on a running instance', () => {
    expect(verdictOn('no-busy-instance-terminated-by-us', call())).toMatch(/was let go with \d tasks/);
  });
  it('is silent for an empty one', () => {
    empty(host);
    expect(verdictOn('no-busy-instance-terminated-by-us', call())).toBeUndefined();
  });
});

describe('no-busy-instance-terminated-by-us, where the agent is silent', () => {
  const name = 'no-busy-instance-terminated-by-us';
  const call = () => ({
    service: 'autoscaling',
    operation: 'CompleteLifecycleAction',
    input: { InstanceId: host.id },
  });
  it('lets go of what was told to stop, is no target, and hears nothing; and fires for all else', () => {
    Object.assign(host.container!, { agentConnected: false, disconnectedAt: world.engine.now - 300_000 });
    for (const task of host.container!.tasks) if (!task.service?.daemon) task.desiredStatus = 'STOPPED';
    expect(verdictOn(name, call())).toMatch(/was let go with \d tasks/);
    for (const task of host.container!.tasks) task.targets.splice(0);
    expect(verdictOn(name, call())).toBeUndefined();
    Object.assign(host.container!, { disconnectedAt: world.engine.now - 299_000 });
    expect(verdictOn(name, call())).toMatch(/was let go with \d tasks/);
  });
});

describe('no-busy-container-instance-deregistered', () => {
  const call = (force?: boolean) => ({
    service: 'ecs',
    operation: 'DeregisterContainerInstance',
    input: { containerInstance: host.container!.arn, force },
  });
  it('fires when tasks are left', () => {
    expect(verdictOn('no-busy-container-instance-deregistered', call())).toMatch(/with \d tasks/);
  });
  it('fires on force even when it is empty', () => {
    empty(host);
    expect(verdictOn('no-busy-container-instance-deregistered', call(true))).toMatch(/by force/);
    expect(verdictOn('no-busy-container-instance-deregistered', call())).toBeUndefined();
  });
  it('lets a ghost be buried by force, and nothing else', () => {
    host.state = 'terminated';
    expect(verdictOn('no-busy-container-instance-deregistered', call(true))).toBeUndefined();
    expect(verdictOn('no-busy-container-instance-deregistered', call())).toMatch(/with \d tasks/);
    host.state = 'shutting-down';
    expect(verdictOn('no-busy-container-instance-deregistered', call(true))).toMatch(/by force/);
  });
});

describe('no-busy-instance-released', () => {
  const call = (on: boolean) => ({
    service: 'autoscaling',
    operation: 'SetInstanceProtection',
    input: { InstanceIds: [host.id], ProtectedFromScaleIn: on, AutoScalingGroupName: 'small-group' },
  });
  it('fires when protection is taken from an instance that serves', () => {
    expect(verdictOn('no-busy-instance-released', call(false))).toMatch(/was released while web runs/);
    expect(verdictOn('no-busy-instance-released', call(true))).toBeUndefined();
  });
  it('is silent when only a daemon runs there', () => {
    for (const task of host.container!.tasks) if (!task.service?.daemon) host.container!.tasks.delete(task);
    expect(host.container!.tasks.size).toBe(1);
    expect(verdictOn('no-busy-instance-released', call(false))).toBeUndefined();
  });
  it('lets one go to an instance refresh that waits for it, with a hook and room in the budget', () => {
    const { group } = host;
    const wish = { minHealthyPercentage: 90, maxHealthyPercentage: 100, skipMatching: false };
    for (const member of group!.members.values()) member.protected = true;
    group!.hooks.clear();
    const refresh = startRefresh(world, group!, wish);
    refresh.status = 'InProgress';
    const verdict = () => verdictOn('no-busy-instance-released', call(false));
    expect(verdict()).toMatch(/nothing would have it drained/);
    const hook = {
      name: 'h',
      transition: TERMINATING,
      heartbeatMs: 600_000,
      defaultResult: 'CONTINUE',
    } as const;
    group!.hooks.set('h', hook);
    expect(verdict()).toBeUndefined();
    expect(verdictOn('no-busy-instance-released', call(false), 'protect')).toMatch(/nothing would/);
    const other = [...group!.members.values()].find(({ instance }) => instance !== host)!;
    other.protected = false;
    expect(verdict()).toMatch(/1 of small-group are out or released already, at most 1/);
    other.protected = true;
    refresh.status = 'Cancelling';
    expect(verdict()).toMatch(/no instance refresh waits for it/);
  });
});

describe('no-task-stopped-on-a-staying-instance', () => {
  const stop = () => ({ service: 'ecs', operation: 'StopTask', input: { task: anyTask().arn } });
  const remove = () => ({
    service: 'elbv2',
    operation: 'DeregisterTargets',
    input: { Targets: [{ Id: host.id, Port: anyTask().hostPort }] },
  });
  it('fires for tasks and for targets on an instance that nobody ends', () => {
    expect(verdictOn('no-task-stopped-on-a-staying-instance', stop())).toMatch(/web stopped on/);
    expect(verdictOn('no-task-stopped-on-a-staying-instance', remove())).toMatch(/taken out/);
  });
  it('is silent once the instance got its notice', () => {
    interrupt(world, host);
    expect(verdictOn('no-task-stopped-on-a-staying-instance', stop())).toBeUndefined();
    expect(verdictOn('no-task-stopped-on-a-staying-instance', remove())).toBeUndefined();
  });
  it('lets a target be taken out whose task was told to stop where nobody hears it', () => {
    host.container!.attributes.set('sluice.dev/memory', 'v1:unhealthy:1p:-:-');
    Object.assign(host.container!, {
      status: 'DRAINING',
      agentConnected: false,
      disconnectedAt: world.engine.now - 300_000,
    });
    const port = anyTask().targets[0]!.port;
    const out = { ...remove(), input: { Targets: [{ Id: host.id, Port: port }] } };
    expect(verdictOn('no-task-stopped-on-a-staying-instance', out)).toMatch(/taken out/);
    for (const task of host.container!.tasks) task.desiredStatus = 'STOPPED';
    expect(verdictOn('no-task-stopped-on-a-staying-instance', out)).toBeUndefined();
  });
  it('lets tasks be stopped, but no target be taken out, where a drain was wished for and has begun', () => {
    host.container!.attributes.set('sluice.dev/memory', 'v1:person:1p:-:-');
    expect(verdictOn('no-task-stopped-on-a-staying-instance', stop())).toMatch(/web stopped on/);
    host.container!.status = 'DRAINING';
    expect(verdictOn('no-task-stopped-on-a-staying-instance', stop())).toBeUndefined();
    expect(verdictOn('no-task-stopped-on-a-staying-instance', remove())).toMatch(/taken out/);
  });
});

describe('no-drain-above-the-budget', () => {
  const drain = (instance: Ec2Instance) => ({
    service: 'ecs',
    operation: 'UpdateContainerInstancesState',
    input: { containerInstances: [instance.container!.arn], status: 'DRAINING' },
  });
  const other = () =>
    [...world.instances.values()].find(
      (each) => each.group === host.group && each !== host && each.container,
    )!;
  it('fires when one more goes than may be out at once, whoever is the cause of the others', () => {
    expect(verdictOn('no-drain-above-the-budget', drain(host))).toBeUndefined();
    other().container!.status = 'DRAINING';
    expect(verdictOn('no-drain-above-the-budget', drain(host))).toMatch(/with 1 out already, at most 1/);
  });
  it('counts those that go with the same call', () => {
    const both = [host, other()].map(({ container }) => container!.arn);
    const call = { ...drain(host), input: { containerInstances: both, status: 'DRAINING' } };
    expect(verdictOn('no-drain-above-the-budget', call)).toMatch(/with 1 out already, at most 1/);
  });
  it('counts the instances of a Spot Fleet like those of a group', () => {
    const second = other();
    joinFleet('sfr-declared', [host, second]);
    expect(verdictOn('no-drain-above-the-budget', drain(host))).toBeUndefined();
    interrupt(world, second);
    expect(verdictOn('no-drain-above-the-budget', drain(host))).toMatch(/of sfr-declared drained with 1 out/);
    interrupt(world, host);
    expect(verdictOn('no-drain-above-the-budget', drain(host))).toBeUndefined();
  });
  it('is silent about an instance that AWS takes', () => {
    other().container!.status = 'DRAINING';
    interrupt(world, host);
    expect(verdictOn('no-drain-above-the-budget', drain(host))).toBeUndefined();
  });
});

/** As if they had been launched by a fleet. */
function joinFleet(id: string, members: readonly Ec2Instance[]): void {
  const fleet = { id, instances: new Map(members.map((each) => [each.id, each])) } as Fleet;
  for (const each of members) Object.assign(each, { group: undefined, fleet });
}

describe('no-bystander-touched', () => {
  const drain = (instance: Ec2Instance) => ({
    service: 'ecs',
    operation: 'UpdateContainerInstancesState',
    input: { containerInstances: [instance.container!.arn], status: 'DRAINING' },
  });
  it('fires for an instance of a group that no spec declares', () => {
    expect(verdictOn('no-bystander-touched', drain(bystander))).toContain(bystander.id);
    expect(verdictOn('no-bystander-touched', drain(host))).toBeUndefined();
  });
  it('knows the declared Spot Fleets from others', () => {
    joinFleet('sfr-declared', [host]);
    joinFleet('sfr-other', [bystander]);
    expect(verdictOn('no-bystander-touched', drain(host))).toBeUndefined();
    expect(verdictOn('no-bystander-touched', drain(bystander))).toContain(bystander.id);
  });
  it('fires for the group itself', () => {
    const put = {
      service: 'autoscaling',
      operation: 'PutLifecycleHook',
      input: { AutoScalingGroupName: 'elsewhere' },
    };
    expect(verdictOn('no-bystander-touched', put)).toBe('the group elsewhere was touched');
  });
});

describe('no-replacement-beyond-surge-or-maxsize', () => {
  const name = 'no-replacement-beyond-surge-or-maxsize';
  const standby = (decrement = false, ids = [host.id]) => ({
    service: 'autoscaling',
    operation: 'EnterStandby',
    input: {
      AutoScalingGroupName: 'small-group',
      InstanceIds: ids,
      ShouldDecrementDesiredCapacity: decrement,
    },
  });
  const drain = () => ({
    service: 'ecs',
    operation: 'UpdateContainerInstancesState',
    input: { status: 'DRAINING', containerInstances: [host.container!.arn] },
  });
  it('fires when a standby lowers its group, exceeds the surge, or makes the group larger than it may be', () => {
    host.group!.max = host.group!.desired + 1;
    expect(verdictOn(name, standby())).toBeUndefined();
    expect(verdictOn(name, standby(true))).toMatch(/a standby lowered/);
    expect(verdictOn(name, standby(false, [host.id, 'i-other']))).toMatch(
      /2 of small-group on standby, at most 1/,
    );
    host.group!.max = host.group!.desired;
    expect(verdictOn(name, standby())).toMatch(/beyond its MaxSize/);
  });
  it('fires when what EC2 recommends to replace is drained before another is there', () => {
    host.container!.attributes.set('sluice.dev/memory', 'v1:rebalance:1:-:-');
    expect(verdictOn(name, drain())).toMatch(/before its group had another/);
    host.group!.members.get(host.id)!.lifecycleState = 'Standby';
    host.group!.desired -= 1;
    expect(verdictOn(name, drain())).toBeUndefined();
  });
});

describe('no-limit-or-capacity-written', () => {
  const call = (operation: string, input: Record<string, unknown>) => ({
    service: 'autoscaling',
    operation,
    input,
  });
  const name = 'no-limit-or-capacity-written';
  it('fires on UpdateAutoScalingGroup, which sets limits', () => {
    const set = call('UpdateAutoScalingGroup', { AutoScalingGroupName: 'small-group' });
    expect(verdictOn(name, set)).toBe('UpdateAutoScalingGroup of small-group');
  });
  it('fires on a capacity that is set, unless it is more, within what the group may have, and in mode scale', () => {
    const set = (DesiredCapacity: number) =>
      call('SetDesiredCapacity', { AutoScalingGroupName: 'small-group', DesiredCapacity });
    const { desired, max } = world.groups.get('small-group')!;
    expect(verdictOn(name, set(desired + 1))).toMatch(/no document in mode scale names/);
    expect(verdictOn(name, set(desired + 1), 'scale')).toBeUndefined();
    expect(verdictOn(name, set(desired - 1), 'scale')).toMatch(/^SetDesiredCapacity of small-group from/);
    expect(verdictOn(name, set(max + 1), 'scale')).toMatch(/^SetDesiredCapacity of small-group from/);
  });
  const end = (ShouldDecrementDesiredCapacity: boolean) =>
    call('TerminateInstanceInAutoScalingGroup', { InstanceId: host.id, ShouldDecrementDesiredCapacity });
  const target = (TargetCapacity: number, ExcessCapacityTerminationPolicy = 'noTermination') => ({
    service: 'ec2',
    operation: 'ModifySpotFleetRequest',
    input: { SpotFleetRequestId: 'sfr-declared', TargetCapacity, ExcessCapacityTerminationPolicy },
  });
  const terminate = () => ({
    service: 'ec2',
    operation: 'TerminateInstances',
    input: { InstanceIds: [host.id] },
  });
  const surplus = () => {
    host.container!.attributes.set('sluice.dev/memory', 'v1:scalein:1:-:-');
    host.container!.status = 'DRAINING';
  };
  it('fires when the end of an instance lowers its group, and not when the group replaces it', () => {
    expect(verdictOn(name, end(true))).toMatch(/lowered its group/);
    expect(verdictOn(name, end(false))).toBeUndefined();
  });
  it('lets a group shrink in mode scale alone, by one that is not needed, and fires when that is replaced', () => {
    surplus();
    expect(verdictOn(name, end(true))).toMatch(/lowered its group/);
    expect(verdictOn(name, end(true), 'scale')).toBeUndefined();
    expect(verdictOn(name, end(false), 'scale')).toMatch(/was not needed, and is replaced/);
  });
  it('fires when a fleet is lowered for nobody, by another number, or may end whom it likes', () => {
    joinFleet('sfr-declared', [host]);
    world.fleets.set('sfr-declared', Object.assign(host.fleet!, { target: 4 }));
    expect(verdictOn(name, target(3), 'scale')).toMatch(/was lowered by 1 for nobody/);
    surplus();
    expect(verdictOn(name, target(3), 'scale')).toMatch(/was lowered by 1 for nobody/);
    empty(host);
    expect(verdictOn(name, target(3), 'scale')).toBeUndefined();
    expect(verdictOn(name, target(2), 'scale')).toMatch(/lowered by 2 for nobody/);
    expect(verdictOn(name, target(3, 'default'), 'scale')).toMatch(/instances of its choice/);
    expect(verdictOn(name, target(3))).toMatch(/for nobody/);
  });
  it('lets a fleet shrink whose last host counts more than was missing', () => {
    joinFleet('sfr-declared', [host, bystander]);
    Object.assign(host, { weight: 4 });
    Object.assign(bystander, { weight: 4 });
    surplus();
    empty(host);
    world.fleets.set('sfr-declared', Object.assign(host.fleet!, { target: 5 }));
    expect(verdictOn(name, target(1), 'scale')).toBeUndefined();
  });
  it('fires when a fleet is lowered once more for one that is still there', () => {
    joinFleet('sfr-declared', [host, bystander]);
    surplus();
    empty(host);
    world.fleets.set('sfr-declared', Object.assign(host.fleet!, { target: 2 }));
    expect(verdictOn(name, target(1), 'scale')).toBeUndefined();
    Object.assign(host.fleet!, { target: 1 });
    expect(verdictOn(name, target(0), 'scale')).toMatch(/lowered again for one that is still there/);
  });
  it('fires when an instance of no fleet is terminated, or one that its fleet replaces for nothing', () => {
    expect(verdictOn(name, terminate())).toMatch(/of no fleet was terminated/);
    joinFleet('sfr-declared', [host]);
    Object.assign(host.fleet!, { target: 1 });
    expect(verdictOn(name, terminate(), 'scale')).toBeUndefined();
    surplus();
    expect(verdictOn(name, terminate(), 'scale')).toMatch(/was not needed, and sfr-declared replaces it/);
    Object.assign(host.fleet!, { target: 0 });
    expect(verdictOn(name, terminate(), 'scale')).toBeUndefined();
  });
});

describe('no-batch-above-its-limit', () => {
  it.each([
    [10, undefined],
    [11, 'UpdateContainerInstancesState with 11 of at most 10'],
  ])('counts %i container instances in one update', (count, detail) => {
    const input = { containerInstances: Array.from({ length: count }, (_, n) => `arn/${n}`) };
    expect(
      verdictOn('no-batch-above-its-limit', {
        service: 'ecs',
        operation: 'UpdateContainerInstancesState',
        input,
      }),
    ).toBe(detail);
  });
});

describe('no-change-above-the-mode', () => {
  const protect = { service: 'autoscaling', operation: 'SetInstanceProtection', input: {} };
  const drain = { service: 'ecs', operation: 'UpdateContainerInstancesState', input: {} };
  it.each([
    ['observe', protect, 'SetInstanceProtection in mode observe'],
    ['protect', protect, undefined],
    ['protect', drain, 'UpdateContainerInstancesState in mode protect'],
    ['drain', drain, undefined],
  ])('in mode %s', (mode, call, detail) => {
    expect(verdictOn('no-change-above-the-mode', call, mode)).toBe(detail);
  });
});

it('has a test in such a file for every checker there is', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^checkers.*\.test\.ts$/.test(name));
  const text = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('');
  expect(checkers.filter(({ name }) => !text.includes(`describe('${name}'`))).toEqual([]);
});
