// Checkers that look at several calls, or at how a run ends: each fires on the wrong it is there for, and is silent on the
// right thing beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { buildWorld } from '#sandbox/world/build.ts';
import { suddenDeath } from '#sandbox/world/host-end.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { type Checker, watch } from '#simulate/checkers/checker.ts';
import { checkers } from '#simulate/checkers/index.ts';

const file = join(import.meta.dirname, 'e2e/small.scenario.yaml');
const scenario = parseScenario(readFileSync(file), file).scenario!;

let world: RunningWorld;
let host: Ec2Instance;

beforeEach(() => {
  world = buildWorld(scenario, { seed: 1, operatorParts: true });
  world.engine.advance(world.engine.start + 10_000);
  host = [...world.groups.get('small-group')!.members.values()][0]!.instance;
});

/** A watch with this checker alone: `call` and `end` give what it has found so far. */
function watching(name: string) {
  const checker = checkers.find((each) => each.name === name) as Checker;
  const [groups, modes] = [new Set(['small-group']), new Map([['small', 'drain']])];
  const scene = () => ({ world, groups, fleets: new Set<string>(), modes, atOnce: () => 9, surge: () => 1 });
  const { verdict, onCall, onEnd } = watch([checker], scene);
  const found = () => verdict.violations.map(({ detail }) => detail);
  return {
    call: (service: string, operation: string, input: object) => {
      onCall({ service, operation, caller: 'sluice', input: input as Record<string, unknown> });
      return found();
    },
    end: () => {
      onEnd();
      return found();
    },
  };
}

describe('no-ghost-left', () => {
  it('fires when a container instance outlives its host by more than ECS may take, until it is buried', () => {
    suddenDeath(world, host, { ghost: true });
    expect(watching('no-ghost-left').end()).toEqual([]);
    world.engine.advance(world.engine.now + 301_000);
    expect(watching('no-ghost-left').end()).toEqual([expect.stringMatching(/ACTIVE with \d tasks/)]);
    host.container!.status = 'INACTIVE';
    expect(watching('no-ghost-left').end()).toEqual([]);
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
  it('is silent about something else, and about what comes again after it', () => {
    const on = watching(name);
    on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'));
    later();
    expect(on.call('ecs', 'PutAttributes', attribute('v1:hook:2:-:-'))).toEqual([]);
    expect(on.call('ecs', 'PutAttributes', attribute('v1:spot:1:-:-'))).toEqual([]);
  });
});
