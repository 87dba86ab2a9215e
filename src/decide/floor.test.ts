// The floor: how many healthy targets stay on other hosts, and how many must. What was not read is never counted on.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, TaskTarget } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { aSituation } from '../../test/support/case.ts';
import {
  anInstance,
  anObservation,
  aService,
  aSpotNotice,
  aTask,
  aWebTask,
  NOW,
  portOf,
  WEB_GROUP,
} from '../../test/support/facts.ts';
import { censusOf, floorOf, keyOf } from './floor.ts';
import { workloadOf } from './workload.ts';

type Over = Parameters<typeof anInstance>[1];
type World = NonNullable<Parameters<typeof anObservation>[0]>;

/** A host with one web task of its own name. */
const host = (id: string, over: Over = {}, task: Parameters<typeof aWebTask>[2] = {}): InstanceFacts =>
  anInstance(id, { tasks: [aWebTask(id, id, task)], ...over });

function counted(instances: readonly InstanceFacts[], world: World = {}, noticed: readonly string[] = []) {
  const notices = new Map(noticed.map((id) => [`i-${id}`, [aSpotNotice(id)]]));
  return censusOf(aSituation(anObservation({ instances, ...world }), { notices })).healthyElsewhere;
}
const healthy = (...args: Parameters<typeof counted>) => counted(...args).get(WEB_GROUP);

describe('counted on are', () => {
  it('the healthy targets of tasks that stay', () => {
    expect(healthy([host('a'), host('b'), host('c')])).toBe(3);
  });
  it.each(['initial', 'unhealthy', 'draining'])('none that are %s', (state) => {
    expect(healthy([host('a'), host('b', {}, { state })])).toBe(1);
  });
  it.each<[string, InstanceFacts, string[]]>([
    ['an interruption', host('b', { market: 'spot' }), ['b']],
    ['a wish', host('b', { memory: packMemory({ why: 'refresh', since: NOW, tookTargets: false }) }), []],
    ['an end by its group', host('b', { lifecycle: 'Terminating:Wait' }), []],
    ['an end by EC2', host('b', { ec2State: 'shutting-down' }), []],
    ['DRAINING', host('b', { status: 'DRAINING' }), []],
  ])('none on a host that leaves for %s', (_, leaving, noticed) => {
    expect(healthy([host('a'), leaving], {}, noticed)).toBe(1);
  });
  it('none whose task ECS is stopping', () => {
    expect(healthy([host('a'), host('b', {}, { desiredStatus: 'STOPPED' })])).toBe(1);
  });
  it('one that a task serves which has taken the place of a stopped one', () => {
    const stopped = aWebTask('x', 'b', { lastStatus: 'STOPPED', desiredStatus: 'STOPPED' });
    const follows = { ...aWebTask('y', 'b'), targets: stopped.targets };
    expect(healthy([host('a'), anInstance('b', { tasks: [stopped, follows] })])).toBe(2);
  });
  it('none on a port of a leaving host, though no task of ours explains it', () => {
    const targets = new Map([
      ['i-a:1', 'healthy'],
      ['i-b:1', 'healthy'],
      ['i-b:2', 'healthy'],
    ]);
    const empty = anInstance('b', { status: 'DRAINING' });
    expect(healthy([anInstance('a'), empty], { targetGroup: { targets } })).toBe(1);
  });
  it('one by the address of a task of its own, whatever host it is on, as long as that stays', () => {
    const at = (id: string): TaskTarget => ({ targetGroupArn: WEB_GROUP, id, port: 80, state: 'healthy' });
    const byAddress = (id: string, ip: string, over: Over = {}) =>
      anInstance(id, { tasks: [aTask(id, { targets: [at(ip)] })], ...over });
    const stays = byAddress('a', 'fd00::1');
    expect(healthy([stays, byAddress('b', 'fd00::2')])).toBe(2);
    expect(healthy([stays, byAddress('b', 'fd00::2', { status: 'DRAINING' })])).toBe(1);
  });
  it('what no task of ours explains, as long as all tasks were read', () => {
    const targets = new Map([
      [`i-a:${portOf('a')}`, 'healthy'],
      ['10.0.0.1:80', 'healthy'],
    ]);
    const world: World = { targetGroup: { targets } };
    expect(healthy([host('a')], world)).toBe(2);
    expect(healthy([host('a')], { ...world, incomplete: ['tasks'] })).toBe(1);
  });
  it('those of one target group, and not of another that looks alike', () => {
    const other = { ...aWebTask('b', 'b').targets[0]!, targetGroupArn: 'arn:other' };
    const leaves = anInstance('b', { tasks: [aTask('b', { targets: [other], desiredStatus: 'STOPPED' })] });
    const targets = new Map([[`i-b:${portOf('b')}`, 'healthy']]);
    expect(healthy([leaves], { targetGroup: { targets } })).toBe(1);
  });
  it('nothing at all where the targets were not read whole: that is not known, and not none', () => {
    expect(counted([host('a')], { incomplete: ['targets'] }).size).toBe(0);
    expect(healthy([])).toBe(0);
  });
});

it('a target is known by its group, its id and its port', () => {
  expect(keyOf({ targetGroupArn: 'arn:g', id: 'i-a', port: 80 })).toBe('arn:g|i-a:80');
});

describe('the floor', () => {
  type Rules = NonNullable<Parameters<typeof workloadOf>[1]>;
  const floor = (
    stay: number | undefined,
    {
      rule,
      services,
      task = {},
    }: { rule?: number | string; services?: World['services']; task?: object } = {},
  ) => {
    const web = aWebTask('t', 'a', task);
    const rules: Rules = rule === undefined ? [] : [{ match: {}, floor: rule }];
    const census = { healthyElsewhere: new Map(stay === undefined ? [] : [[WEB_GROUP, stay]]) };
    const situation = aSituation(anObservation({ services }));
    return floorOf(situation, census, {
      task: web,
      workload: workloadOf(web, rules),
      target: web.targets[0]!,
    });
  };
  it.each([
    [2, { healthy: 2, needed: 2, holds: true }],
    [3, { healthy: 3, needed: 2, holds: true }],
    [1, { healthy: 1, needed: 2, holds: false }],
  ])('of a service that shall keep half of four holds with two: %i', (stay, found) => {
    expect(floor(stay)).toEqual(found);
  });
  it('is rounded up: half of five are three', () => {
    const services = [aService({ desiredCount: 5 })];
    expect(floor(2, { services })).toEqual({ healthy: 2, needed: 3, holds: false });
  });
  it('is a number or a share that its rule names, before what its service says', () => {
    expect(floor(1, { rule: 1 })).toEqual({ healthy: 1, needed: 1, holds: true });
    expect(floor(1, { rule: 0 })).toEqual({ healthy: 1, needed: 0, holds: true });
    expect(floor(1, { rule: '25%' })).toEqual({ healthy: 1, needed: 1, holds: true });
    expect(floor(2, { rule: '75%' })).toEqual({ healthy: 2, needed: 3, holds: false });
  });
  it('a number needs no service, a share does', () => {
    expect(floor(1, { rule: 1, services: [] })).toEqual({ healthy: 1, needed: 1, holds: true });
    expect(floor(9, { rule: '10%', services: [] })).toEqual({ healthy: 9, holds: false });
  });
  it('that is not known does not hold', () => {
    expect(floor(9, { services: [] })).toEqual({ healthy: 9, holds: false });
    expect(floor(9, { task: { service: undefined } })).toEqual({ healthy: 9, holds: false });
    expect(floor(undefined)).toEqual({ needed: 2, holds: false });
  });
});
