// Checkers of what must have come to be when the faults are over: each fires on the wrong it is there for, and is silent on the
// right thing beside it.
import { deflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { setDraining } from '#sandbox/world/container-instance.ts';
import { TERMINATING } from '#sandbox/world/hooks.ts';
import { sendMessage } from '#sandbox/world/queue.ts';
import { interrupt } from '#sandbox/world/spot.ts';
import type { Ec2Instance, Member } from '#sandbox/world/state.ts';
import { deregisterTarget } from '#sandbox/world/targets.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import type { Scene } from '#simulate/checkers/scene.ts';
import { hostOf, sceneIn, smallSpec, smallWorld, watching } from './support/checking.ts';

let world: RunningWorld;
let host: Ec2Instance;
let member: Member;

beforeEach(() => {
  world = smallWorld();
  host = hostOf(world);
  member = host.group!.members.get(host.id)!;
});

const on = (name: string, changes: Partial<Scene> = {}) => watching(name, () => sceneIn(world, changes));
const later = (ms: number) => world.engine.advance(world.engine.now + ms);
const set = (status: string) =>
  [
    'ecs',
    'UpdateContainerInstancesState',
    { containerInstances: [host.container!.arn], status },
    'ok',
  ] as const;
const QUARTER_MS = 901_000;

describe('no-service-left-short', () => {
  const name = 'no-service-left-short';
  it('fires when a task is long wanted and there is room for it', () => {
    const service = host.container!.cluster.services.get('web')!;
    expect(on(name).end()).toEqual([]);
    service.desiredCount = 9;
    service.wantedSince.push(world.engine.now);
    expect(on(name).end()).toEqual([]);
    later(QUARTER_MS);
    expect(on(name).end()).toEqual(['web runs 8 of 9 tasks, and there is room']);
    for (const { instance } of host.group!.members.values()) setDraining(world, instance.container!);
    setDraining(world, hostOf(world, 'elsewhere').container!);
    expect(on(name).end()).toEqual([]);
  });
});

describe('no-sick-instance-left', () => {
  const name = 'no-sick-instance-left';
  const sicken = (each: Ec2Instance, ms: number) => {
    const since = world.engine.now - ms;
    Object.assign(each.container!, { agentConnected: false, disconnectedAt: since });
    Object.assign(each, { impairedSince: since, impairedUntil: Number.POSITIVE_INFINITY });
  };
  it('fires for one that has been impaired and silent for long, and is silent while it is on its way', () => {
    sicken(host, 5_000_000);
    expect(on(name).end()).toEqual([]);
    sicken(host, 5_401_000);
    expect(on(name).end()).toEqual([`${host.id} is impaired and silent, and nobody replaces it`]);
    host.tags.set('sluice.dev/memory', 'v1:unhealthy:1:-:-');
    expect(on(name).end()).toEqual([]);
    host.tags.clear();
    host.tags.set('sluice.dev/keep', '');
    expect(on(name).end()).toEqual([]);
  });
  it('is silent where one sign is missing, and where many are silent', () => {
    sicken(host, 5_401_000);
    host.impairedUntil = 0;
    expect(on(name).end()).toEqual([]);
    for (const { instance } of host.group!.members.values()) sicken(instance, 5_401_000);
    expect(on(name).end()).toEqual([]);
  });
});

describe('no-hook-left-waiting', () => {
  const name = 'no-hook-left-waiting';
  const wait = (hook = 'sluice-drain') => {
    member.lifecycleState = 'Terminating:Wait';
    const put = { name: hook, transition: TERMINATING, heartbeatMs: 600_000, defaultResult: 'CONTINUE' };
    member.waiting.set(hook, { hook: put, token: 't', startedAt: world.engine.now, timer: () => undefined });
    const watch = on(name);
    watch.change('group', `${host.id} Terminating:Wait`);
    return watch;
  };
  it('fires minutes after the last task has stopped, for our own hook', () => {
    const [ours, other] = [wait(), wait('other')];
    member.waiting.delete('sluice-drain');
    later(421_000);
    expect(other.end()).toEqual([]);
    const again = wait();
    later(421_000);
    expect(again.end()).toEqual([]);
    for (const task of host.container!.tasks) task.stoppedAt = world.engine.now - 421_000;
    host.container!.tasks.clear();
    expect(ours.end()).toEqual([expect.stringMatching(/has waited empty for 421 s/)]);
  });
});

describe('nobody-left-draining', () => {
  const name = 'nobody-left-draining';
  it('fires for what we drained and nobody wants gone, after a while', () => {
    const watch = on(name);
    watch.call(...set('DRAINING'));
    host.container!.status = 'DRAINING';
    expect(watch.end()).toEqual([]);
    later(QUARTER_MS);
    expect(watch.end()).toEqual([expect.stringMatching(/still DRAINING, and nobody wants it gone/)]);
    expect(on(name).end()).toEqual([]);
  });
  it('is silent about a wish, an interruption and what was taken back', () => {
    const watch = on(name);
    watch.call(...set('DRAINING'));
    host.container!.status = 'DRAINING';
    later(QUARTER_MS);
    host.tags.set('sluice.dev/memory', 'v1:person:1:-:-');
    expect(watch.end()).toEqual([]);
    host.tags.clear();
    interrupt(world, host);
    expect(watch.end()).toEqual([]);
    host.interruption = undefined;
    watch.call(...set('ACTIVE'));
    expect(watch.end()).toEqual([]);
  });
  it('fires where our memory was taken away, and is silent where another version had written over it', () => {
    const endAfter = (...memories: (string | undefined)[]) => {
      const watch = on(name);
      watch.call(...set('DRAINING'));
      for (const memory of memories) {
        if (memory === undefined) host.tags.delete('sluice.dev/memory');
        else host.tags.set('sluice.dev/memory', memory);
        watch.change('fault', 'setInstanceTag strikes');
      }
      later(QUARTER_MS);
      return watch.end();
    };
    host.container!.status = 'DRAINING';
    expect(endAfter('v1:refresh:1:-:-', undefined)).toEqual([expect.stringMatching(/still DRAINING/)]);
    expect(endAfter('v1:refresh:1:-:-', 'v2:refresh:1:-:-', undefined)).toEqual([]);
  });
});

describe('no-protection-left-wrong', () => {
  const name = 'no-protection-left-wrong';
  const flags = (isProtected: boolean) => {
    for (const each of host.group!.members.values()) each.protected = isProtected;
  };
  it('fires for what is busy and not protected, and for what is idle and protected', () => {
    later(QUARTER_MS);
    flags(true);
    expect(on(name).end()).toEqual([]);
    member.protected = false;
    expect(on(name).end()).toEqual([`${host.id} is busy and not protected`]);
    for (const task of host.container!.tasks) task.container = undefined;
    host.container!.tasks.clear();
    expect(on(name).end()).toEqual([]);
    member.protected = true;
    expect(on(name).end()).toEqual([`${host.id} is idle and protected`]);
  });
  it('does not count what the spec ignores, and leaves alone what is kept, paused or of ECS', () => {
    later(QUARTER_MS);
    flags(false);
    expect(on(name).end()).toHaveLength(4);
    expect(
      on(name, { specs: [smallSpec({ workloads: [{ match: { family: '*' }, ignore: true }] })] }).end(),
    ).toEqual([]);
    expect(on(name, { specs: [smallSpec({ mode: 'observe' })] }).end()).toEqual([]);
    host.tags.set('sluice.dev/keep', '');
    expect(on(name).end()).toHaveLength(3);
    expect(on(name, { hindered: true }).end()).toEqual([]);
    host.container!.cluster.tags.set('sluice.dev/paused', '');
    expect(on(name).end()).toEqual([]);
  });
});

describe('no-hook-or-record-left-wrong', () => {
  const name = 'no-hook-or-record-left-wrong';
  const tags = () => host.container!.cluster.tags;
  const hook = {
    name: 'sluice-drain',
    transition: TERMINATING,
    heartbeatMs: 600_000,
    defaultResult: 'CONTINUE',
  };
  const record = (spec: object) => {
    const packed = deflateRawSync(JSON.stringify(spec)).toString('base64');
    tags().set('sluice.dev/owner', 'small').set('sluice.dev/mode', 'drain');
    tags()
      .set('sluice.dev/record-0', `v1:2:${packed.slice(0, 100)}`)
      .set('sluice.dev/record-1', packed.slice(100));
  };
  it('is silent when all is as the spec says, defaults left out', () => {
    host.group!.hooks.set(hook.name, hook);
    record({ ...smallSpec().spec });
    expect(on(name).end()).toEqual([]);
  });
  it('fires for a hook that is missing or wrong', () => {
    record({ ...smallSpec().spec });
    host.group!.hooks.clear();
    expect(on(name).end()).toEqual(['small-group has no hook sluice-drain']);
    host.group!.hooks.set(hook.name, { ...hook, defaultResult: 'ABANDON' });
    expect(on(name).end()).toEqual([expect.stringMatching(/600000 ms, ABANDON/)]);
  });
  it('fires for another record, mode or owner, unless another document or a brake owns the cluster', () => {
    host.group!.hooks.set(hook.name, hook);
    tags().clear();
    expect(on(name).end()).toEqual(['no owner is recorded in small']);
    record({ ...smallSpec().spec, pools: [] });
    expect(on(name).end()).toEqual(['another spec is recorded in small']);
    tags().set('sluice.dev/mode', 'scale');
    expect(on(name).end()).toEqual(['mode scale is recorded in small, not drain']);
    tags().set('sluice.dev/owner', 'another');
    expect(on(name).end()).toEqual([]);
    tags().set('sluice.dev/owner', 'small').set('sluice.dev/frozen', '');
    expect(on(name).end()).toEqual([]);
  });
});

describe('nothing-left-on-what-stays', () => {
  const name = 'nothing-left-on-what-stays';
  const target = () => [...host.container!.tasks].flatMap(({ targets }) => targets)[0]!;
  const call = (operation: string) => {
    const { group, id, port } = target();
    return [
      'elbv2',
      operation,
      { TargetGroupArn: group.arn, Targets: [{ Id: id, Port: port }] },
      'ok',
    ] as const;
  };
  it('fires for a target that we took out and did not put back', () => {
    const watch = on(name);
    watch.call(...call('DeregisterTargets'));
    deregisterTarget(world, target(), 'other');
    expect(watch.end()).toEqual([]);
    later(QUARTER_MS);
    expect(watch.end()).toEqual([expect.stringMatching(/left out of its load balancer/)]);
    watch.call(...call('RegisterTargets'));
    expect(watch.end()).toHaveLength(1);
  });
  it('fires for a standby without a wish', () => {
    const watch = on(name);
    watch.call('autoscaling', 'EnterStandby', { InstanceIds: [host.id] }, 'ok');
    member.lifecycleState = 'Standby';
    later(QUARTER_MS);
    expect(watch.end()).toEqual([`${host.id} is left on standby`]);
    host.tags.set('sluice.dev/memory', 'v1:refresh:1:-:-');
    expect(watch.end()).toHaveLength(1);
    host.tags.clear();
    expect(on(name).end()).toEqual([]);
  });
  it('fires for the memory of an old notice on what is ACTIVE', () => {
    host.tags.set('sluice.dev/memory', 'v1:spot:1:-:t');
    expect(on(name).end()).toEqual([`${host.id} keeps the memory v1:spot:1:-:t`]);
    host.tags.set('sluice.dev/memory', `v1:spot:${Math.floor(world.engine.now / 1000).toString(36)}:-:t`);
    expect(on(name).end()).toEqual([]);
    host.tags.set('sluice.dev/memory', 'v1:person:1:-:-');
    expect(on(name).end()).toEqual([]);
  });
  it('is silent for what keeps late events of an interruption that was taken back from draining it again', () => {
    host.tags.set('sluice.dev/memory', 'v1:spot:1:-:-');
    expect(on(name).end()).toEqual([]);
    host.tags.set('sluice.dev/memory', 'v1:spot:1:2:-');
    expect(on(name).end()).toHaveLength(1);
  });
});

describe('no-event-left-in-the-queue', () => {
  const specs = [smallSpec({ events: { queue: 'arn:aws:sqs:ap-northeast-1:111122223333:other' } })];
  const send = (body: string) => sendMessage(world, world.queues.get('other')!, body);
  it('fires for an event that is old, and is silent for what is none and for the queues of others', () => {
    send('{"no": "event"}');
    later(QUARTER_MS);
    send('{"detail-type":"x"}');
    expect(world.queues.get('sluice-events')!.messages.size).toBeGreaterThan(0);
    expect(on('no-event-left-in-the-queue', { specs }).end()).toEqual([]);
    later(QUARTER_MS);
    expect(on('no-event-left-in-the-queue', { specs }).end()).toEqual([
      expect.stringMatching(/1 events are left in other/),
    ]);
    const observing = specs.map((each) => ({ ...each, spec: { ...each.spec, mode: 'observe' as const } }));
    expect(on('no-event-left-in-the-queue', { specs: observing }).end()).toEqual([]);
  });
});

describe('no-cluster-out-of-sight', () => {
  const name = 'no-cluster-out-of-sight';
  it('fires when a cluster was not read for more than three rounds', () => {
    const watch = on(name);
    watch.call('ecs', 'ListContainerInstances', { cluster: 'small' }, 'ok');
    expect(watch.end()).toEqual([]);
    later(61_000);
    watch.call('ecs', 'ListContainerInstances', { cluster: 'small' }, 'ServerException');
    expect(watch.end()).toEqual([expect.stringMatching(/small was last looked at 61 s ago/)]);
    expect(on(name, { hindered: true }).end()).toEqual([]);
  });
});
