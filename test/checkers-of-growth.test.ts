// Checkers of pools that grow: each fires on the wrong it is there for, and is silent on the right thing beside it.
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { setServiceDesired } from '#sandbox/world/fault-people.ts';
import type { Group } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import type { Scene } from '#simulate/checkers/scene.ts';
import { sceneIn, smallSpec, smallWorld, watching } from './support/checking.ts';

type Pool = NonNullable<ClusterSpec['spec']['pools']>[number];

let world: RunningWorld;
let group: Group;

beforeEach(() => {
  world = smallWorld();
  group = world.groups.get('small-group')!;
});

const pool = (more: Partial<Pool> = {}): Pool => ({
  name: 'small',
  autoScalingGroup: { name: 'small-group' },
  ...more,
});
const scaled = (spec: Partial<ClusterSpec['spec']> = {}, scene: Partial<Scene> = {}) =>
  sceneIn(world, {
    specs: [smallSpec({ mode: 'scale', pools: [pool()], scaleOut: { unplacedTasks: true }, ...spec })],
    modes: new Map([['small', 'scale']]),
    ...scene,
  });
const raise = (DesiredCapacity: number) =>
  ['autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'small-group', DesiredCapacity }] as const;
const verdictOn = (name: string, to: number, scene: Scene = scaled()) =>
  watching(name, () => scene).call(...raise(to));
const web = () => world.clusters.get('small')!.services.get('web')!;
const later = (ms: number) => world.engine.advance(world.engine.now + ms);

describe('no-growth-beyond-its-limits', () => {
  const name = 'no-growth-beyond-its-limits';
  it('fires above the limits of the pool, and above the MaxSize of its group', () => {
    const limited = scaled({ pools: [pool({ limits: { max: 5 } })] });
    expect(verdictOn(name, 5, limited)).toEqual([]);
    expect(verdictOn(name, 6, limited)).toEqual(['small-group was raised from 4 to 6, of 5 at most']);
    expect(verdictOn(name, 6)).toEqual([]);
    expect(verdictOn(name, 7)).toEqual(['small-group was raised from 4 to 7, of 6 at most']);
  });
  it('goes by the windows that are open, or open within minutes, by the clock of the operator', () => {
    // The world begins at midnight.
    const window = { name: 'show', cron: '10 0 * * *', duration: '10m', pool: 'small' };
    const of = (limits: object) =>
      scaled({ pools: [pool({ limits: { max: 5 } })], schedules: [{ ...window, ...limits }] });
    const [wide, narrow] = [of({ max: 6 }), of({ max: 4 })];
    expect(verdictOn(name, 6, wide)).toHaveLength(1);
    later(6 * 60_000);
    expect(verdictOn(name, 6, of({ min: 6 }))).toEqual([]);
    expect(verdictOn(name, 6, { ...wide, aheadMs: 300_000 })).toEqual([]);
    later(5 * 60_000);
    expect(verdictOn(name, 6, wide)).toEqual([]);
    expect(verdictOn(name, 5, narrow)).toHaveLength(1);
  });
});

describe('no-growth-where-others-set-the-size', () => {
  const name = 'no-growth-where-others-set-the-size';
  it('fires where a scaling policy or ECS sets it, and below mode scale', () => {
    expect(verdictOn(name, 5)).toEqual([]);
    expect(verdictOn(name, 5, scaled({ mode: 'drain' }))).toEqual([
      'small-group was raised from 4 to 5 in mode drain',
    ]);
    group.capacityProvider = { managedScaling: true } as Group['capacityProvider'];
    expect(verdictOn(name, 5)).toEqual([expect.stringMatching(/whose size ECS sets/)]);
    group.policies.push({ name: 'target-70', arn: '', metric: 'CPUReservation', target: 70 });
    expect(verdictOn(name, 5)).toEqual([expect.stringMatching(/whose size target-70 sets/)]);
    // Who asks for what is there already sets nothing.
    expect(verdictOn(name, 4)).toEqual([]);
  });
});

describe('no-growth-beyond-what-lacks', () => {
  const name = 'no-growth-beyond-what-lacks';
  beforeEach(() => later(120_000));

  it('fires where more hosts are to come than tasks have no place, on their way ones counted', () => {
    expect(verdictOn(name, 5)).toEqual([
      'small-group was raised to 5: 1 are to come, and 0 would do for 0 tasks',
    ]);
    web().desiredCount += 1;
    expect(verdictOn(name, 5)).toEqual([]);
    expect(verdictOn(name, 6)).toHaveLength(1);
    group.desired = 5;
    expect(verdictOn(name, 6)).toHaveLength(1);
  });
  it('remembers for a minute what was lacking at a look, and goes by no old answers', () => {
    const on = watching(name, () => scaled());
    web().desiredCount += 1;
    on.call('ecs', 'DescribeServices', {}, 'ok');
    web().desiredCount -= 1;
    expect(on.call(...raise(5))).toEqual([]);
    later(61_000);
    on.call('ecs', 'DescribeServices', {}, 'ok');
    expect(on.call(...raise(5))).toHaveLength(1);
    expect(verdictOn(name, 5, scaled({}, { staleMs: 1 }))).toEqual([]);
  });
  it('counts what shall be free, the least, and jobs that found no room within the time of a report', () => {
    expect(verdictOn(name, 5, scaled({ pools: [pool({ headroom: 1 })] }))).toEqual([]);
    expect(verdictOn(name, 6, scaled({ pools: [pool({ headroom: 1 })] }))).toHaveLength(1);
    expect(verdictOn(name, 6, scaled({ pools: [pool({ headroomTasks: 2 })] }))).toEqual([]);
    expect(verdictOn(name, 6, scaled({ pools: [pool({ limits: { min: 6 } })] }))).toEqual([]);
    const on = watching(name, () => scaled());
    on.change('job', 'nightly found no room: RESOURCE:CPU');
    expect(on.call(...raise(5))).toEqual([]);
    expect(on.call(...raise(6))).toHaveLength(1);
    later(76_000);
    expect(on.call(...raise(5))).toHaveLength(2);
  });
  it('is silent where need is not simply told: parts, losses, constraints', () => {
    expect(verdictOn(name, 6, scaled({ pools: [pool({ headroom: '50%' })] }))).toEqual([]);
    expect(verdictOn(name, 6, scaled({ pools: [pool({ surviveLossOf: 1 })] }))).toEqual([]);
    expect(verdictOn(name, 6, scaled({ scaleOut: { reservation: { cpu: 50 } } }))).toEqual([]);
  });
});

describe('no-service-left-without-room', () => {
  const name = 'no-service-left-without-room';
  const atEnd = (scene: Scene = scaled()) => watching(name, () => scene).end();
  beforeEach(() => {
    setServiceDesired(world, { service: 'web', desired: 48 });
    later(20 * 60_000);
  });

  it('fires where a service has lacked room for long and the pool might grow', () => {
    expect(atEnd()).toEqual(['web has no room for its tasks, and small-group might grow']);
  });
  it('is silent where nothing lets it grow: the spec, its limits, a policy, a pause, the group itself', () => {
    expect(atEnd(scaled({ scaleOut: undefined }))).toEqual([]);
    expect(atEnd(scaled({ pools: [pool({ limits: { max: 4 } })] }))).toEqual([]);
    group.suspended.add('Launch');
    expect(atEnd()).toEqual([]);
    group.suspended.delete('Launch');
    group.cluster.tags.set('sluice.dev/paused', 'me');
    expect(atEnd()).toEqual([]);
    group.cluster.tags.delete('sluice.dev/paused');
    expect(atEnd()).toHaveLength(1);
  });
  it('is silent where the service lacks tasks for another reason', () => {
    web().startFailures = { count: 5, until: Number.POSITIVE_INFINITY };
    expect(atEnd()).toEqual([]);
  });
});
