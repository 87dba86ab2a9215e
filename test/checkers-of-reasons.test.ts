// Checkers of what a drain, a removal and a choice stand on: each fires on the wrong it is there for, and is silent on the right
// thing beside it.
import { beforeEach, describe, expect, it } from 'vitest';
import { interrupt } from '#sandbox/world/spot.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
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
const drain = () =>
  [
    'ecs',
    'UpdateContainerInstancesState',
    { containerInstances: [host.container!.arn], status: 'DRAINING' },
  ] as const;
const remember = (value: string) =>
  [
    'ecs',
    'PutAttributes',
    { attributes: [{ name: 'sluice.dev/memory', value, targetId: host.container!.arn }] },
  ] as const;

describe('no-drain-without-a-reason', () => {
  const name = 'no-drain-without-a-reason';
  it('fires for On-Demand capacity that nobody wants gone, and is silent where somebody does or AWS ends it', () => {
    Object.assign(host, { market: 'on-demand' });
    expect(on(name).call(...drain())).toEqual([expect.stringMatching(/nothing says why/)]);
    expect(on(name, { staleMs: 1 }).call(...drain())).toEqual([]);
    host.tags.set('sluice.dev/memory', 'v1:person:1:-:-');
    expect(on(name).call(...drain())).toEqual([]);
    host.tags.delete('sluice.dev/memory');
    Object.assign(host.group!.members.get(host.id)!, { lifecycleState: 'Terminating:Wait' });
    expect(on(name).call(...drain())).toEqual([]);
  });
  it('is silent for spot capacity, of which a notice may have told', () => {
    Object.assign(host, { market: 'spot' });
    expect(on(name).call(...drain())).toEqual([]);
  });
});

describe('no-target-taken-out-below-the-floor', () => {
  const name = 'no-target-taken-out-below-the-floor';
  const taskHere = () => [...host.container!.tasks].find(({ targets }) => targets.length > 0)!;
  const take = () => {
    const { group, id, port } = taskHere().targets[0]!;
    return [
      'elbv2',
      'DeregisterTargets',
      { TargetGroupArn: group.arn, Targets: [{ Id: id, Port: port }] },
    ] as const;
  };
  it('fires while there is time and too few stay, and is silent where enough stay or the time has come', () => {
    later(60_000);
    host = [...world.instances.values()].find(
      ({ container }) =>
        container !== undefined && [...container.tasks].some(({ targets }) => targets.length > 0),
    )!;
    interrupt(world, host);
    const { definition, service } = taskHere();
    Object.assign(definition, { stopTimeoutMs: 10_000 });
    taskHere().targets[0]!.group.deregistrationDelayMs = 10_000;
    Object.assign(service!, { minimumHealthyPercent: 100 });
    later(25_000);
    expect(on(name).call(...take())).toEqual([expect.stringMatching(/healthy ones stay, of/)]);
    expect(on(name, { aheadMs: 60_000 }).call(...take())).toEqual([]);
    const target = taskHere().targets[0]!;
    const { state } = target;
    target.state = 'unhealthy';
    expect(on(name).call(...take())).toEqual([]);
    target.state = state;
    Object.assign(service!, { minimumHealthyPercent: 0 });
    expect(on(name).call(...take())).toEqual([]);
    Object.assign(service!, { minimumHealthyPercent: 100 });
    later(60_000);
    expect(on(name).call(...take())).toEqual([]);
  });
});

describe('no-capacity-taken-that-is-needed', () => {
  const name = 'no-capacity-taken-that-is-needed';
  it('fires where the others have no room for what it runs, and is silent where they have or another wish is written', () => {
    later(120_000);
    host = [...world.groups.get('small-group')!.members.values()]
      .map(({ instance }) => instance)
      .find(({ container }) => [...container!.tasks].some(({ service }) => service?.daemon === false))!;
    expect(on(name).call(...remember('v1:scalein:1:-:-'))).toEqual([]);
    const others = [...host.group!.members.values()].map(({ instance }) => instance);
    for (const { container } of others) if (container !== host.container) container!.agentConnected = false;
    expect(on(name).call(...remember('v1:consolidate:1:-:-'))).toEqual([
      expect.stringMatching(/no room for the cpu/),
    ]);
    expect(on(name).call(...remember('v1:person:1:-:-'))).toEqual([]);
  });
  it('fires while a service has found no host for its tasks for long', () => {
    later(120_000);
    for (const service of world.clusters.get('small')!.services.values()) {
      if (service.daemon) continue;
      service.wantedSince.push(world.engine.now - 90_000);
      Object.assign(service, { definition: { ...service.definition, arn: 'arn:giant', cpu: 1_000_000 } });
    }
    expect(on(name).call(...remember('v1:scalein:1:-:-'))).toEqual([
      expect.stringMatching(/finds no host for its tasks/),
    ]);
  });
});

describe('no-word-of-another-overruled', () => {
  const name = 'no-word-of-another-overruled';
  const flag = ['autoscaling', 'SetInstanceProtection', { AutoScalingGroupName: 'small-group' }] as const;
  const protect = () => [flag[0], flag[1], { ...flag[2], InstanceIds: [host.id] }] as const;
  it('fires when a memory of another version is written over, and is silent for our own', () => {
    host.tags.set('sluice.dev/memory', 'v9:x');
    expect(on(name).call(...remember('v1:refresh:1:-:-'))).toEqual([
      expect.stringMatching(/was written over/),
    ]);
    host.tags.set('sluice.dev/memory', 'v1:person:1:-:-');
    expect(on(name).call(...remember('v1:refresh:1:-:-'))).toEqual([]);
  });
  it('fires for a flag, or a claim, in a cluster that another document operates', () => {
    const { arn, tags } = world.clusters.get('small')!;
    const claim = ['ecs', 'TagResource', { resourceArn: arn, tags: [{ key: 'sluice.dev/owner' }] }] as const;
    tags.set('sluice.dev/owner', 'small');
    expect(on(name).call(...protect())).toEqual([]);
    tags.set('sluice.dev/owner', 'theirs');
    expect(on(name).call(...protect())).toEqual([expect.stringMatching(/operated by theirs/)]);
    expect(on(name).call(...claim)).toEqual([expect.stringMatching(/TagResource in small/)]);
  });
  it('fires for a flag that ECS owns, and is silent where its provider protects nothing', () => {
    for (const managedTerminationProtection of [true, false]) {
      host.group!.capacityProvider = { managedTerminationProtection } as never;
      expect(on(name).call(...protect())).toHaveLength(managedTerminationProtection ? 1 : 0);
    }
  });
});
