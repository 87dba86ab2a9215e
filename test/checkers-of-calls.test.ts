// Checkers of single calls and of how calls follow each other: each fires on the wrong it is there for, and is silent on the
// right thing beside it.
import { beforeEach, describe, expect, it } from 'vitest';
import { interrupt } from '#sandbox/world/spot.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import { deregisterTarget } from '#sandbox/world/targets.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import type { Scene } from '#simulate/checkers/scene.ts';
import { hostOf, sceneIn, smallWorld, watching } from './support/checking.ts';

let world: RunningWorld;
let host: Ec2Instance;

beforeEach(() => {
  world = smallWorld();
  host = hostOf(world);
});

const on = (name: string, changes: Partial<Scene> = {}) => watching(name, () => sceneIn(world, changes));
const later = (ms: number) => world.engine.advance(world.engine.now + ms);
const set = (status: string) =>
  ['ecs', 'UpdateContainerInstancesState', { containerInstances: [host.container!.arn], status }] as const;
const protect = (ProtectedFromScaleIn: boolean) =>
  ['autoscaling', 'SetInstanceProtection', { InstanceIds: [host.id], ProtectedFromScaleIn }] as const;
const targetOf = () => [...host.container!.tasks].flatMap(({ targets }) => targets)[0]!;
const ofTarget = () => {
  const { group, id, port } = targetOf();
  return { TargetGroupArn: group.arn, Targets: [{ Id: id, Port: port }] };
};

describe('no-call-against-a-brake', () => {
  const name = 'no-call-against-a-brake';
  const tags = () => host.container!.cluster.tags;
  it('fires on any write in a frozen cluster once the freeze must have been seen', () => {
    const watch = on(name);
    tags().set('sluice.dev/frozen', 'me');
    expect(watch.call(...set('DRAINING'))).toEqual([]);
    later(2_600);
    expect(watch.call(...protect(true))).toEqual([]);
    expect(watch.call(...set('DRAINING'))).toEqual([expect.stringMatching(/which is frozen/)]);
    later(20_000);
    expect(watch.call(...protect(true))).toHaveLength(2);
    expect(watch.call('ecs', 'DescribeTasks', { cluster: 'small' })).toHaveLength(2);
    tags().delete('sluice.dev/frozen');
    expect(watch.call(...protect(true))).toHaveLength(2);
  });
  it('holds back by a pause what could stay, and neither what AWS takes nor what is put back', () => {
    const watch = on(name);
    tags().set('sluice.dev/paused', 'me');
    watch.call(...set('ACTIVE'));
    later(25_000);
    expect(watch.call(...set('ACTIVE'))).toEqual([]);
    expect(watch.call(...set('DRAINING'))).toEqual([]);
    host.tags.set('sluice.dev/memory', 'v1:person:1:-:-');
    expect(watch.call(...set('DRAINING'))).toEqual([expect.stringMatching(/which is paused/)]);
    expect(watch.call(...protect(false))).toHaveLength(2);
    const raise = { AutoScalingGroupName: 'small-group', DesiredCapacity: 5 };
    expect(watch.call('autoscaling', 'SetDesiredCapacity', raise)).toHaveLength(3);
    interrupt(world, host);
    expect(watch.call(...set('DRAINING'))).toHaveLength(3);
    expect(watch.call(...protect(false))).toHaveLength(3);
  });
});

describe('no-call-repeated-in-vain', () => {
  const name = 'no-call-repeated-in-vain';
  const times = (count: number, ...call: readonly [string, string, object]) => {
    const watch = on(name);
    return Array.from({ length: count }, () => watch.call(...call)).at(-1)!;
  };
  it('fires on the third call for what is done already', () => {
    expect(times(9, ...set('DRAINING'))).toEqual([]);
    host.container!.status = 'DRAINING';
    expect(times(2, ...set('DRAINING'))).toEqual([]);
    expect(times(9, ...set('DRAINING'))).toEqual([
      expect.stringMatching(/was done, and is asked for 3 times more/),
    ]);
    const [task] = host.container!.tasks;
    task!.stoppedBy = 'scheduler';
    expect(times(3, 'ecs', 'StopTask', { task: task!.arn })).toEqual([]);
    task!.stoppedBy = 'api';
    expect(times(3, 'ecs', 'StopTask', { task: task!.arn })).toHaveLength(1);
    expect(times(3, ...protect(false))).toHaveLength(1);
    expect(times(3, ...protect(true))).toEqual([]);
  });
  it('lets a target be taken out that is registered again', () => {
    expect(times(3, 'elbv2', 'DeregisterTargets', ofTarget())).toEqual([]);
    deregisterTarget(world, targetOf(), 'other');
    expect(times(3, 'elbv2', 'DeregisterTargets', ofTarget())).toHaveLength(1);
    expect(times(3, 'elbv2', 'RegisterTargets', ofTarget())).toEqual([]);
  });
  it('knows the ends of instances, and forgets after a minute', () => {
    const end = ['autoscaling', 'TerminateInstanceInAutoScalingGroup', { InstanceId: host.id }] as const;
    expect(times(3, ...end)).toEqual([]);
    host.state = 'shutting-down';
    expect(times(3, ...end)).toHaveLength(1);
    expect(times(3, 'ec2', 'TerminateInstances', { InstanceIds: [host.id] })).toHaveLength(1);
    const watch = on(name);
    for (let n = 0; n < 5; n++) {
      watch.call(...end);
      later(31_000);
    }
    expect(watch.call(...end)).toEqual([]);
  });
});

describe('no-state-set-to-and-fro', () => {
  it('fires at the fifth turn of a state, and at the thirty-first of a flag, within an hour', () => {
    const states = on('no-state-set-to-and-fro');
    for (let n = 0; n < 4; n++) states.call(...set(n % 2 ? 'ACTIVE' : 'DRAINING'), 'ok');
    expect(states.call(...set('ACTIVE'), 'ok')).toEqual([]);
    expect(states.call(...set('DRAINING'), 'ok')).toEqual([
      expect.stringMatching(/changed 5 times within an hour/),
    ]);
    const flags = on('no-state-set-to-and-fro');
    for (let n = 0; n < 30; n++) expect(flags.call(...protect(n % 2 === 0), 'ok')).toEqual([]);
    expect(flags.call(...protect(true), 'ok')).toHaveLength(1);
    later(3_600_000);
    expect(flags.call(...protect(false), 'ok')).toHaveLength(1);
  });
  it('does not count a drain of what AWS takes, and counts what comes after', () => {
    const states = on('no-state-set-to-and-fro');
    for (let n = 0; n < 4; n++) states.call(...set(n % 2 ? 'ACTIVE' : 'DRAINING'), 'ok');
    host.interruption = { noticedAt: 0, takenAt: 120_000 } as never;
    expect(states.call(...set('DRAINING'), 'ok')).toEqual([]);
    host.interruption = undefined;
    expect(states.call(...set('ACTIVE'), 'ok')).toHaveLength(1);
  });
  it('is silent about a flag that follows the work on its host', () => {
    const flags = on('no-state-set-to-and-fro');
    const tasks = [...host.container!.tasks];
    for (let n = 0; n < 40; n++) {
      host.container!.tasks.clear();
      if (n % 2 === 0) for (const task of tasks) host.container!.tasks.add(task);
      expect(flags.call(...protect(n % 2 === 0), 'ok')).toEqual([]);
    }
  });
});

describe('no-kept-instance-changed', () => {
  const name = 'no-kept-instance-changed';
  const describe_ = (keys: readonly string[]) =>
    [
      'ec2',
      'DescribeInstances',
      {},
      'ok',
      { Reservations: [{ Instances: [{ InstanceId: host.id, Tags: keys.map((Key) => ({ Key })) }] }] },
    ] as const;
  it('fires when the operator has been shown the tag and changes the flag all the same', () => {
    const watch = on(name);
    host.tags.set('sluice.dev/keep', '');
    expect(watch.call(...protect(false))).toEqual([]);
    watch.call(...describe_(['Name', 'sluice.dev/keep']));
    expect(watch.call(...protect(false))).toEqual([]);
    later(5_001);
    expect(watch.call(...protect(false))).toEqual([expect.stringMatching(/which is to be kept/)]);
    watch.call(...describe_(['Name']));
    expect(watch.call(...protect(false))).toHaveLength(1);
  });
  it('allows for answers that are old', () => {
    const watch = on(name, { staleMs: 60_000 });
    host.tags.set('sluice.dev/keep', '');
    watch.call(...describe_(['sluice.dev/keep']));
    later(60_000);
    expect(watch.call(...protect(false))).toEqual([]);
  });
});

describe('no-notice-left-waiting', () => {
  const name = 'no-notice-left-waiting';
  const received = (id = host.id) => {
    const body = `{"detail-type":"EC2 Spot Instance Interruption Warning","detail":{"instance-id":"${id}"}}`;
    return ['sqs', 'ReceiveMessage', {}, 'ok', { Messages: [{ Body: body }] }] as const;
  };
  const read = ['ecs', 'DescribeTasks', {}] as const;
  it('fires when seconds pass after the receipt without an attempt', () => {
    interrupt(world, host);
    const watch = on(name);
    watch.call(...received());
    expect(watch.call(...read)).toEqual([]);
    later(4_100);
    expect(watch.call(...read)).toEqual([expect.stringMatching(/not yet asked to drain 4 s after/)]);
  });
  it('is silent about an instance whose memory is of another version', () => {
    interrupt(world, host);
    host.container!.attributes.set('sluice.dev/memory', 'v2:spot:x');
    const watch = on(name);
    watch.call(...received());
    later(4_100);
    expect(watch.call(...read)).toEqual([]);
  });
  it('is silent after an attempt, without a real notice, and where something hinders it', () => {
    const forged = on(name);
    forged.call(...received());
    interrupt(world, host);
    const [attempted, hindered] = [on(name), on(name, { hindered: true })];
    for (const watch of [attempted, hindered]) watch.call(...received());
    attempted.call(...set('DRAINING'));
    later(9_000);
    for (const watch of [forged, attempted, hindered]) expect(watch.call(...read)).toEqual([]);
  });
});

describe('no-instance-taken-back-by-halves', () => {
  const name = 'no-instance-taken-back-by-halves';
  it('fires for a drain of others, and is silent for our own', () => {
    host.container!.status = 'DRAINING';
    const watch = on(name);
    expect(watch.call(...set('ACTIVE'))).toEqual([expect.stringMatching(/others had drained it/)]);
    watch.call(...set('DRAINING'), 'ok');
    expect(watch.call(...set('ACTIVE'))).toHaveLength(1);
  });
  it('does not take a drain that ECS refused for ours', () => {
    host.container!.status = 'DRAINING';
    const watch = on(name);
    watch.call(...set('DRAINING'), 'ok', { failures: [{ arn: host.container!.arn, reason: 'MISSING' }] });
    expect(watch.call(...set('ACTIVE'))).toHaveLength(1);
  });
  it('fires while a target that we took out of a task that goes on is not back', () => {
    const watch = on(name);
    watch.call(...set('DRAINING'), 'ok');
    host.container!.status = 'DRAINING';
    watch.call('elbv2', 'DeregisterTargets', ofTarget(), 'ok');
    deregisterTarget(world, targetOf(), 'other');
    expect(watch.call(...set('ACTIVE'))).toEqual([expect.stringMatching(/without its target/)]);
    watch.call('elbv2', 'RegisterTargets', ofTarget(), 'ok');
    expect(watch.call(...set('ACTIVE'))).toHaveLength(1);
  });
});

describe('no-storm-of-retries', () => {
  it('fires once when more calls fail within a minute than rounds can make, and is silent when they are spread', () => {
    const watch = on('no-storm-of-retries');
    for (let n = 0; n < 600; n++) watch.call('ecs', 'DescribeTasks', {}, 'ThrottlingException');
    expect(watch.call('ecs', 'DescribeTasks', {}, 'ok')).toEqual([]);
    watch.call('ecs', 'DescribeTasks', {}, 'ThrottlingException');
    expect(watch.call('ecs', 'DescribeTasks', {}, 'ServerException')).toEqual([
      '601 calls failed within a minute',
    ]);
    const spread = on('no-storm-of-retries');
    for (let n = 0; n < 700; n++) {
      expect(spread.call('ecs', 'DescribeTasks', {}, 'ServerException')).toEqual([]);
      later(200);
    }
  });
});
