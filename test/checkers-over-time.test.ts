// Checkers that look at several calls, or at how a run ends: each fires on the wrong it is there for, and is silent on the
// right thing beside it.
import { beforeEach, describe, expect, it } from 'vitest';
import { suddenDeath } from '#sandbox/world/host-end.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { hostOf, sceneIn, smallWorld, watching as watchingIn } from './support/checking.ts';

let world: RunningWorld;
let host: Ec2Instance;

beforeEach(() => {
  world = smallWorld();
  host = hostOf(world);
});

const watching = (name: string) => watchingIn(name, () => sceneIn(world));

describe('no-ghost-left', () => {
  it('fires when a container instance outlives its host by more than ECS may take, until it is buried', () => {
    const on = watching('no-ghost-left');
    const look = () => on.call('ec2', 'DescribeInstances', {}, 'ok');
    const later = (ms: number) => world.engine.advance(world.engine.now + ms);
    suddenDeath(world, host, { ghost: true });
    later(1_000);
    look();
    expect(on.end()).toEqual([]);
    later(300_000);
    expect(on.end()).toEqual([expect.stringMatching(/ACTIVE with \d tasks/)]);
    host.container!.attributes.set('sluice.dev/memory', 'v2:spot:x');
    expect(on.end()).toHaveLength(1);
    const again = watching('no-ghost-left');
    again.call('ec2', 'DescribeInstances', {}, 'ok');
    expect(again.end()).toEqual([]);
    host.container!.attributes.delete('sluice.dev/memory');
    expect(again.end()).toHaveLength(1);
    host.container!.status = 'INACTIVE';
    const last = watching('no-ghost-left');
    last.call('ec2', 'DescribeInstances', {}, 'ok');
    expect(last.end()).toEqual([]);
  });
  it('is silent where EC2 had forgotten the host before it answered again', () => {
    const on = watching('no-ghost-left');
    on.call('ec2', 'DescribeInstances', {}, 'ok');
    suddenDeath(world, host, { ghost: true });
    world.engine.advance(world.engine.now + 1_000);
    on.call('ec2', 'DescribeInstances', {}, 'RequestLimitExceeded');
    world.engine.advance(world.engine.now + 3_600_000);
    on.call('ec2', 'DescribeInstances', {}, 'ok');
    expect(on.end()).toEqual([]);
  });
});

describe('no-foreign-target-put-back', () => {
  const of = (Port: number) => ({ TargetGroupArn: 'tg', Targets: [{ Id: host.id, Port }] });
  it('fires when a target is registered that we did not take out', () => {
    const on = watching('no-foreign-target-put-back');
    on.call('elbv2', 'DeregisterTargets', of(80));
    expect(on.call('elbv2', 'RegisterTargets', of(80))).toEqual([]);
    expect(on.call('elbv2', 'RegisterTargets', of(81))).toEqual([
      expect.stringContaining(':81 was put back'),
    ]);
  });
});

describe('no-memory-written-in-vain', () => {
  const name = 'no-memory-written-in-vain';
  const attribute = (value: string) => ({
    attributes: [{ name: 'sluice.dev/memory', targetId: host.container!.arn, value }],
  });
  const tag = (Value: string) => ({ Resources: [host.id], Tags: [{ Key: 'sluice.dev/memory', Value }] });
  const later = () => world.engine.advance(world.engine.now + 181_000);

  it('fires when the same is still written minutes later, once, whether as an attribute or as a tag', () => {
    const on = watching(name);
    on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'));
    expect(on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'))).toEqual([]);
    later();
    const found = [expect.stringMatching(/still written for i-\w+, 181 s after the first time/)];
    expect(on.call('ec2', 'CreateTags', tag('v1:spot:1:-:-'))).toEqual(found);
    expect(on.call('ec2', 'CreateTags', tag('v1:spot:1:-:-'))).toEqual(found);
  });
  it('is silent while no answer can be believed, and begins anew afterwards', () => {
    let hindered = true;
    const on = watchingIn(name, () => ({ ...sceneIn(world), hindered }));
    on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'));
    later();
    expect(on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'))).toEqual([]);
    hindered = false;
    expect(on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'))).toEqual([]);
    later();
    expect(on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'))).toHaveLength(1);
  });
  it('is silent about something else, and about what comes again after it', () => {
    const on = watching(name);
    on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'));
    later();
    expect(on.call('ecs', 'PutAttributes', attribute('v1:hook:2:-:-'))).toEqual([]);
    expect(on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'))).toEqual([]);
  });
});

describe('no-growth-undone-at-once', () => {
  const name = 'no-growth-undone-at-once';
  const grow = { AutoScalingGroupName: 'small-group', DesiredCapacity: 5 };
  const choose = (value: string) => ({
    attributes: [{ name: 'sluice.dev/memory', targetId: host.container!.arn, value }],
  });
  const later = (ms: number) => world.engine.advance(world.engine.now + ms);

  it('fires when one is to leave a pool that was made larger within the calm that must be before', () => {
    const on = watching(name);
    expect(on.call('ecs', 'PutAttributes', choose('v1:scalein:1:-:-'))).toEqual([]);
    on.call('autoscaling', 'SetDesiredCapacity', grow, 'ok');
    later(599_000);
    const found = [expect.stringMatching(/is to leave small-group, which was made larger 599 s ago/)];
    expect(on.call('ecs', 'PutAttributes', choose('v1:consolidate:1:-:-'))).toEqual(found);
    later(1_000);
    expect(on.call('ecs', 'PutAttributes', choose('v1:scalein:1:-:-'))).toEqual(found);
  });
  it('is silent about other reasons, about a growth that was refused, and about who was chosen before', () => {
    const on = watching(name);
    on.call('autoscaling', 'SetDesiredCapacity', grow, 'AccessDenied');
    expect(on.call('ecs', 'PutAttributes', choose('v1:scalein:1:-:-'))).toEqual([]);
    on.call('autoscaling', 'SetDesiredCapacity', grow, 'ok');
    expect(on.call('ecs', 'PutAttributes', choose('v1:refresh:1:-:-'))).toEqual([]);
    host.container!.attributes.set('sluice.dev/memory', 'v1:scalein:1:-:-');
    expect(on.call('ecs', 'PutAttributes', choose('v1:scalein:2:-:-'))).toEqual([]);
  });
});
