// Scale-in by Sluice: named instances, idle first, zones even, within the limits, and never while anything is short.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PoolFacts, ServiceFacts } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import {
  aFleet,
  aFleetInstance,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aService,
  aSpec,
  aTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide } from './decide.ts';
import type { Spec } from './situation.ts';

const MINUTE = 60_000;
const RULE = { scaleIn: { reservation: { cpu: 50 }, stableFor: '10m' } };

/** `used`: CPU units of 1024 that its service task reserves; 0: idle. */
function member(id: string, used = 0, over: Partial<InstanceFacts> = {}): InstanceFacts {
  const base = anInstance(id, {
    tasks: used > 0 ? [aTask(`t${id}`, { service: 'web', group: 'service:web' })] : [],
  });
  const room = { registered: 1024, remaining: 1024 - used };
  const container = { ...base.container!, ...over.container, resources: { cpu: room, memory: room } };
  return { ...base, zone: 'a', ...over, container };
}

interface Given {
  readonly spec?: Partial<Spec>;
  readonly low?: number;
  readonly group?: Partial<PoolFacts['group']>;
  readonly services?: readonly ServiceFacts[];
  readonly fleet?: Partial<PoolFacts['fleet']>;
}

function planOf(instances: readonly InstanceFacts[], given: Given = {}) {
  const { spec = {}, low = 10 * MINUTE, group = {}, services = [aService()], fleet = {} } = given;
  const pools = [aPool({ desired: instances.length, scalingPolicies: [], ...group }), aFleet(fleet)];
  const observation = anObservation({ instances, services, pools });
  const recall: Recall = {
    ...NO_RECALL,
    lowSince: new Map([
      ['main', NOW - low],
      ['fleet', NOW - low],
    ]),
  };
  const plan = decide({
    spec: aSpec({ mode: 'scale', ...RULE, ...spec }),
    observation,
    notices: [],
    recall,
    now: NOW,
  });
  const ignored = ['record', 'unprotect', 'putHook', 'protect'];
  const actions = plan.actions.filter(({ kind }) => !ignored.includes(kind));
  const words = actions.map((action) => `${action.kind} ${(action as { instanceId?: string }).instanceId}`);
  return { actions, words, waits: plan.waits.map(({ reason }) => reason).join('\n') };
}

describe('a pool that is larger than it need be', () => {
  it('loses its last one only where it grows again for tasks without a place', () => {
    const idle = [member('1')];
    expect(planOf(idle, { group: { min: 0 } }).words).toEqual([]);
    const grows = { spec: { scaleOut: { unplacedTasks: true } }, group: { min: 0 } };
    expect(planOf(idle, grows).words).toEqual(['remember i-1']);
    expect(planOf([member('1', 512)], grows).words).toEqual([]);
  });

  it('loses an idle instance by name, when little has been reserved for long enough', () => {
    const { actions, words } = planOf([member('1', 512), member('2'), member('3')]);
    expect(words).toEqual(['remember i-2']);
    expect(actions[0]).toMatchObject({
      reason: 'to leave: 17 % of CPU and 17 % of memory are reserved; it is idle',
    });
    expect(planOf([member('1', 512), member('2')], { low: 10 * MINUTE - 1 }).words).toEqual([]);
  });

  it('loses none in mode drain, nor where every instance works and consolidate is not asked for', () => {
    expect(planOf([member('1', 100), member('2')], { spec: { mode: 'drain' } }).words).toEqual([]);
    expect(planOf([member('1', 100), member('2', 100), member('3', 100)]).words).toEqual([]);
  });

  it('empties the least busy one where what it runs fits on the others', () => {
    const consolidate = { scaleIn: { ...RULE.scaleIn, consolidate: true } };
    const busy = [member('1', 400), member('2', 200), member('3', 400)];
    expect(planOf(busy, { spec: consolidate }).words).toEqual(['remember i-1']);
    const full = [member('1', 900), member('2', 200), member('3', 900)];
    expect(planOf(full, { spec: consolidate }).words).toEqual([]);
    const withJob = member('1', 400, { tasks: [aTask('job')] });
    expect(planOf([withJob, member('2', 200), member('3', 400)], { spec: consolidate }).words).toEqual([
      'remember i-2',
    ]);
  });

  it('says why none goes where all work and only idle ones may go, and what would change that', () => {
    const all = [member('1', 100), member('2', 100), member('3', 100)];
    const busy =
      'no instance to end (little is reserved): something runs on each, as where services spread over their hosts; ' +
      '`scaleIn.consolidate: true` lets Sluice empty those whose tasks fit elsewhere';
    expect(planOf(all).waits).toContain(busy);
    const silent: [InstanceFacts[], Given][] = [
      [all, { low: 0 }],
      [all, { group: { min: 3 } }],
      [all, { spec: { mode: 'drain' } }],
      [all, { spec: { scaleIn: { ...RULE.scaleIn, consolidate: true } } }],
      [[...all, member('4')], {}],
    ];
    for (const [instances, given] of silent)
      expect(planOf(instances, given).waits).not.toContain('no instance');
  });

  it('keeps what somebody tagged to keep', () => {
    const kept = member('2', 0, { tags: { 'sluice.dev/keep': '' } });
    expect(planOf([member('1', 512), kept, member('3')]).words).toEqual(['remember i-3']);
  });

  it('keeps its zones even', () => {
    const [a, b, c] = [member('1', 100), member('2', 0, { zone: 'c' }), member('3', 100)];
    expect(planOf([a, b, c]).words).toEqual([]);
    const even = [member('1', 100), member('2', 0, { zone: 'c' }), member('3', 100, { zone: 'c' })];
    expect(planOf(even).words).toEqual(['remember i-2']);
  });

  it.each<[string, Given]>([
    ['MinSize', { group: { min: 3 } }],
    ['its own limit', { spec: { pools: [aPoolSpec({ limits: { min: 3 } })] } }],
    ['what would make it grow again', { spec: { scaleOut: { reservation: { cpu: 20 } } } }],
  ])('does not go below %s', (_, given) => {
    expect(planOf([member('1', 512), member('2'), member('3')], given).words).toEqual([]);
  });

  it.each<[string, string, { ec2State?: string }, string[]]>([
    ['waits for one that is drained, and counted still', 'InService', {}, []],
    ['waits for none that its group ends: it is smaller already', 'Terminating:Wait', {}, ['remember i-1']],
    ['waits for none that EC2 ends', 'InService', { ec2State: 'shutting-down' }, ['remember i-1']],
  ])('near its limit %s', (_, lifecycleState, over, words) => {
    const memory = packMemory({ why: 'scaleIn', since: NOW - MINUTE, tookTargets: false });
    const base = anInstance('9', { status: 'DRAINING', memory, tasks: [aTask('last')], ...over });
    const going = { ...base, zone: 'a', group: { ...base.group!, lifecycleState } };
    const spec = { disruption: { budgets: [{ max: 5 }] } };
    const group = { desired: 2, min: 1 };
    const plan = planOf([member('1'), member('2'), going], { spec, group });
    expect(plan.words.filter((word) => word.startsWith('remember'))).toEqual(words);
  });

  it.each<[string, Given, RegExp]>([
    [
      'another policy scales its group',
      { group: { scalingPolicies: ['cpu'] } },
      /the scaling policy cpu of its group/,
    ],
    ['its group is short', { group: { desired: 4 } }, /the pool is 1 instance short/],
    [
      'a service lacks tasks',
      { services: [aService({ desiredCount: 5, runningCount: 4 })] },
      /web runs 4 of 5 tasks/,
    ],
    [
      'a service found no room a moment ago',
      { services: [aService({ events: [{ at: NOW - MINUTE, message: 'was unable to place a task' }] })] },
      /web found no room a moment ago/,
    ],
    [
      'the budgets allow nothing',
      { spec: { disruption: { budgets: [{ max: 0, reasons: ['scaleIn'] }] } } },
      /the budget of 0/,
    ],
  ])('waits while %s', (_, given, words) => {
    const plan = planOf([member('1', 512), member('2'), member('3')], given);
    expect(plan.words).toEqual([]);
    expect(plan.waits).toMatch(words);
  });

  it('loses one after the other: what is chosen counts for the next', () => {
    const memory = packMemory({ why: 'scaleIn', since: NOW - MINUTE, tookTargets: false });
    const chosen = member('2', 0, { container: { ...anInstance('2').container!, memory } });
    expect(planOf([member('1', 512), chosen, member('3')]).words).toEqual(['drain i-2']);
    const wide = { disruption: { budgets: [{ max: 2 }] } };
    expect(planOf([member('1', 100), chosen, member('3'), member('4')], { spec: wide }).words).toEqual([
      'remember i-3',
      'drain i-2',
    ]);
  });

  it('forgets its choice when it is needed again, as long as nothing was drained', () => {
    const memory = packMemory({ why: 'scaleIn', since: NOW - MINUTE, tookTargets: false });
    const chosen = member('2', 0, { container: { ...anInstance('2').container!, memory } });
    const plan = planOf([member('1', 512), chosen], { low: 0 });
    expect(plan.actions).toMatchObject([{ kind: 'remember', instanceId: 'i-2', value: '' }]);
  });

  it('forgets its choice once the pool may not go below what it has, counting those that are out already', () => {
    const memory = packMemory({ why: 'scaleIn', since: NOW - MINUTE, tookTargets: false });
    const chosen = (id: string, over: Parameters<typeof anInstance>[1] = {}) =>
      member(id, 0, { container: { ...anInstance(id, over).container!, memory } });
    const pool = (min: number) => ({
      spec: {
        disruption: { budgets: [{ max: 3 }] },
        pools: [aPoolSpec({ limits: { min } })],
      },
    });
    const two = [member('1', 512), member('4', 512), chosen('2')];
    expect(planOf(two, pool(2)).words).toEqual(['drain i-2']);
    expect(planOf(two, pool(3)).actions).toMatchObject([{ kind: 'remember', instanceId: 'i-2', value: '' }]);
    const withOneOut = [...two.slice(0, 2), chosen('2', { status: 'DRAINING' }), chosen('3')];
    expect(planOf(withOneOut, pool(2)).words).toEqual(expect.arrayContaining(['drain i-3']));
    expect(planOf(withOneOut, pool(3)).words).toEqual(expect.arrayContaining(['remember i-3']));
  });

  it('keeps no more of its choices than the pool may lose together', () => {
    const memory = packMemory({ why: 'scaleIn', since: NOW - MINUTE, tookTargets: false });
    const chosen = (id: string, status = 'ACTIVE') =>
      member(id, 0, { container: { ...anInstance(id, { status }).container!, memory } });
    const budgets = { disruption: { budgets: [{ max: 3 }] } };
    const three = [member('1', 512), member('2', 512), chosen('3'), chosen('4'), chosen('5')];
    const least = { ...budgets, pools: [aPoolSpec({ limits: { min: 4 } })] };
    expect(planOf(three, { spec: least }).words.sort()).toEqual([
      'drain i-3',
      'remember i-4',
      'remember i-5',
    ]);
    const busy = ['1', '2', '3'].map((id) => member(id, 900));
    const most = { ...budgets, pools: [aPoolSpec({ limits: { max: 4 } })] };
    const above = [...busy, chosen('4', 'DRAINING'), chosen('5')];
    expect(planOf(above, { spec: most, low: 0 }).words).not.toContain('drain i-5');
  });

  it('is brought within its limit, however much is reserved', () => {
    const spec = { scaleIn: undefined, pools: [aPoolSpec({ limits: { max: 2 } })] };
    const full = [member('1', 1_000), member('2'), member('3', 1_000)];
    expect(planOf(full, { spec, low: 0 }).words).toEqual(['remember i-2']);
    expect(planOf(full.slice(0, 2), { spec, low: 0 }).words).toEqual([]);
  });
});

describe('what was chosen and is empty', () => {
  const memory = packMemory({ why: 'scaleIn', since: NOW - MINUTE, tookTargets: false });
  const drained = member('2', 0, {
    container: { ...anInstance('2', { status: 'DRAINING' }).container!, memory },
  });

  it('ends with its group one smaller', () => {
    expect(planOf([member('1', 512), drained]).actions).toMatchObject([{ kind: 'end', lower: true }]);
  });
  it('is taken back where the mode lowers no capacity any more', () => {
    const plan = planOf([member('1', 512), drained], { spec: { mode: 'drain' } });
    expect(plan.actions).toMatchObject([
      { kind: 'remember', reason: expect.stringContaining('mode drain lowers no capacity') },
    ]);
  });

  it('is taken back while a service finds no room, or where it could not go without breaking a limit', () => {
    const hungry = [aService({ desiredCount: 9, runningCount: 1 })];
    expect(planOf([member('1', 512), drained], { services: hungry }).words).toEqual(['remember i-2']);
    expect(planOf([member('1', 512), drained], { group: { min: 2 } }).words).toEqual(['remember i-2']);
    const kept = { ...drained, tags: { 'sluice.dev/keep': '' } };
    expect(planOf([member('1', 512), kept]).words).toEqual(['remember i-2']);
  });

  it('is taken back with what still runs on it where it may not go at all', () => {
    const busy = { ...drained, tasks: [aTask('job')] };
    const back = (given: Given, instance: InstanceFacts = busy) =>
      planOf([member('1', 512), instance], given).actions.map(({ reason }) => reason);
    expect(back({ group: { min: 2 } })).toEqual(['the pool has 2, and may not go below 2; it is taken back']);
    expect(back({}, { ...busy, tags: { 'sluice.dev/keep': '' } })).toEqual([
      'its tag sluice.dev/keep says to keep it; it is taken back',
    ]);
    expect(back({})).toEqual([]);
  });

  it('waits while fewer serve beside it than the pool may have: it may be wanted again', () => {
    const silent = member('1', 0, { container: { ...member('1').container!, agentConnected: false } });
    const spec = { pools: [aPoolSpec({ limits: { min: 1 } })] };
    const plan = planOf([silent, drained], { spec });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('its end is held: without it 0 serve, and the pool may not go below 1');
    expect(planOf([member('1'), drained], { spec }).words).toEqual(['end i-2']);
  });

  describe('in a Spot Fleet', () => {
    const spec: Partial<Spec> = { pools: [{ name: 'fleet', spotFleet: { id: 'sfr-1' } }] };
    const empty = aFleetInstance('1', { memory, status: 'DRAINING' });
    const rest = [aFleetInstance('2'), aFleetInstance('3'), aFleetInstance('4')];

    it('has the target lowered by its units first, and ends then', () => {
      expect(planOf([empty, ...rest], { spec }).actions).toMatchObject([{ kind: 'lowerTarget', target: 6 }]);
      expect(planOf([empty, ...rest], { spec, fleet: { target: 6 } }).actions).toMatchObject([
        { kind: 'terminate' },
      ]);
    });
    it('goes one at a time: what a fleet has beyond its target is for one', () => {
      const both = [empty, aFleetInstance('2', { memory, status: 'DRAINING' }), ...rest.slice(1)];
      expect(planOf(both, { spec }).words).toEqual(['lowerTarget i-1']);
      expect(planOf(both, { spec, fleet: { target: 6 } }).words).toEqual(['terminate i-1']);
    });
    it.each<[string, Given, InstanceFacts]>([
      ['the fleet is being modified', { fleet: { state: 'modifying' } }, empty],
      ['its units are not known', {}, { ...empty, fleet: { id: 'sfr-1' } }],
    ])('waits while %s', (_, given, one) => {
      const plan = planOf([one, ...rest], { spec, ...given });
      expect([plan.words, plan.waits]).toEqual([[], expect.stringContaining('empty; kept DRAINING')]);
    });
  });
});
