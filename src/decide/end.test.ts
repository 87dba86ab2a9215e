// The end of what was wished away: only when it is empty, once, through what owns it, and with words that say why.
import { describe, expect, it } from 'vitest';
import type { FleetFacts, GroupFacts, InstanceFacts, PartName, ServiceFacts } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { OWN_LAG_MS } from '#plan/read-lag.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import {
  aFleet,
  aFleetInstance,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aService,
  aTask,
  NOW,
} from '../../test/support/facts.ts';
import { decideEnd, decideStriking, decideUnregistered, isBeyondHelp, wasEnded } from './end.ts';
import type { Spec } from './situation.ts';

const SINCE = 'draining since 04:50:00Z';
type Why = 'person' | 'refresh' | 'unhealthy' | 'rebalance' | 'scaleIn' | 'consolidate';
const memoryOf = (why: Why, until?: number) =>
  packMemory({ why, since: NOW - 600_000, tookTargets: false, ...(until !== undefined && { until }) });
type Over = Parameters<typeof anInstance>[1];

interface Given {
  readonly mode?: Spec['mode'];
  readonly recall?: Partial<Recall>;
  readonly fleet?: Partial<FleetFacts>;
  readonly group?: Partial<GroupFacts>;
  readonly incomplete?: readonly PartName[];
  readonly services?: readonly ServiceFacts[];
  readonly limits?: { readonly min?: number };
  readonly others?: readonly InstanceFacts[];
  /** What hosts have free, and what tasks take, is known. */
  readonly placed?: boolean;
  /** Ms after NOW. */
  readonly later?: number;
}

function opened(instance: InstanceFacts, given: Given = {}) {
  const { mode = 'scale', recall = {}, group, fleet = {}, incomplete, services, limits, others = [] } = given;
  const instances = [instance, ...others];
  const pools = [aPool(group), aFleet(fleet)];
  const now = NOW + (given.later ?? 0);
  const observation = {
    ...anObservation({ instances, pools, incomplete, services, at: now }),
    ...(given.placed && { definitions: new Map() }),
  };
  const situation = aSituation(observation, { spec: { mode }, recall, now });
  return aCase(situation, instance, aPoolSpec({ name: instance.pool!, limits }));
}
const drained = (why: Why, over: Over = {}, until?: number) =>
  anInstance('1', { status: 'DRAINING', memory: memoryOf(why, until), ...over });
const inFleet = (why: Why, over: Over = {}) =>
  aFleetInstance('1', { status: 'DRAINING', memory: memoryOf(why), ...over });
const withRoom = (instance: InstanceFacts): InstanceFacts => {
  const room = { cpu: 1024, memory: 1024, gpus: 0, interfaces: 9, ports: new Set<string>() };
  const offer = { whole: room, left: room, attributes: new Map() };
  return { ...instance, container: { ...instance.container!, offer } };
};
const ends = (instance: InstanceFacts, given?: Given) => decideEnd(opened(instance, given));
const nothing = { actions: [], waits: [], due: [] };

describe('an instance of a group that was wished away and is empty', () => {
  const end = {
    kind: 'end',
    instanceId: 'i-1',
    pool: 'main',
    group: 'web-main',
    forced: false,
    nature: 'routine',
  };
  it.each<[Why, string]>([
    ['refresh', 'it is out of date'],
    ['unhealthy', 'it is sick'],
    ['rebalance', 'EC2 recommends to replace it'],
  ])('is ended by name: %s', (why, words) => {
    expect(ends(drained(why)).actions).toEqual([
      { ...end, reason: `${words} (${SINCE}), and it is empty; its group replaces it` },
    ]);
  });
  it.each<[Why, string]>([
    ['scaleIn', 'it is not needed any more'],
    ['consolidate', 'its tasks fit elsewhere'],
  ])('is ended with its group one smaller: %s', (why, words) => {
    expect(ends(drained(why)).actions).toEqual([
      {
        ...end,
        lower: true,
        reason: `${words} (${SINCE}), and it is empty; its group is one smaller with it`,
      },
    ]);
  });
  it('was replaced before, if it is on standby', () => {
    const [action] = ends(drained('refresh', { lifecycle: 'Standby' })).actions;
    expect(action).toMatchObject({
      kind: 'end',
      reason: expect.stringMatching(/its group has replaced it$/),
    });
  });
  it.each<[string, InstanceFacts, Given]>([
    ['nobody wished it away', anInstance('1', { status: 'DRAINING' }), {}],
    ['it is not drained', drained('refresh', { status: 'ACTIVE' }), {}],
    ['its group ends it already', drained('refresh', { lifecycle: 'Terminating:Wait' }), {}],
    ['a task is on it', drained('refresh', { tasks: [aTask('a')] }), {}],
    [
      'one of two tasks is on it',
      drained('refresh', { tasks: [aTask('a', { lastStatus: 'STOPPED' }), aTask('b')] }),
      {},
    ],
    ['its tasks are not known', drained('refresh', { stoppingTasksReadAt: undefined }), {}],
    ['its tasks were read before it was drained', drained('refresh', { stoppingTasksReadAt: NOW - 1 }), {}],
    [
      'it is not in the list',
      drained('refresh', { container: undefined, tags: { 'sluice.dev/memory': memoryOf('refresh') } }),
      {},
    ],
  ])('stays while %s', (_, instance, given) => {
    expect(ends(instance, given)).toEqual(nothing);
  });
  it('is kept for a person, who is told how to have it back', () => {
    expect(ends(drained('person'))).toEqual({
      ...nothing,
      waits: [
        {
          instanceId: 'i-1',
          pool: 'main',
          kind: 'waiting',
          reason: 'empty; kept DRAINING, as somebody wants it, until `sluice uncordon i-1`',
        },
      ],
    });
  });
  it('is taken back where the mode lowers no capacity, though not when it is to be replaced', () => {
    const reasons = (instance: InstanceFacts) =>
      ends(instance, { mode: 'drain' }).actions.map(({ kind, reason }) => `${kind}: ${reason}`);
    expect(reasons(drained('scaleIn'))).toEqual([
      'remember: mode drain lowers no capacity; it is taken back',
    ]);
    expect(reasons(drained('consolidate', {}, NOW + 1000))).toEqual([
      'activate: mode drain lowers no capacity',
    ]);
    expect(reasons(drained('refresh'))).toEqual([
      `end: it is out of date (${SINCE}), and it is empty; its group replaces it`,
    ]);
  });
});

describe('one that was not needed and is again', () => {
  const reasonOf = (instance: InstanceFacts, given?: Given) =>
    ends(instance, given).actions.map(({ kind, reason }) => `${kind}: ${reason}`);
  const keep: Over = { tags: { 'sluice.dev/keep': '' } };
  it.each<[string, Over, Given, string]>([
    ['somebody keeps it', keep, {}, 'its tag sluice.dev/keep says to keep it'],
    ['a limit was raised', {}, { limits: { min: 3 } }, 'the pool has 3, and may not go below 3'],
    ['a service lacks tasks', {}, { services: [aService({ runningCount: 3 })] }, 'web runs 3 of 4 tasks'],
  ])('is taken back, and both steps say why: %s', (_, over, given, why) => {
    expect(reasonOf(drained('scaleIn', over), given)).toEqual([`remember: ${why}; it is taken back`]);
    expect(reasonOf(drained('scaleIn', over, NOW + 1000), given)).toEqual([`activate: ${why}`]);
  });
  it('goes back also when the reason has passed meanwhile', () => {
    expect(reasonOf(drained('scaleIn', {}, NOW + 1000))).toEqual(['activate: its drain was given up']);
  });
});

describe('an end that is held', () => {
  it.each<PartName>(['tasks', 'pools'])('says what holds it: %s', (part) => {
    expect(ends(drained('refresh'), { incomplete: [part] })).toEqual({
      ...nothing,
      waits: [
        {
          instanceId: 'i-1',
          pool: 'main',
          kind: 'waiting',
          reason: `it is out of date (${SINCE}), and it is empty; its end is held: not read whole: ${part}`,
        },
      ],
    });
  });
});

describe('an instance that was not needed and is empty', () => {
  const services = [aService({ runningCount: 3 })];
  const hungry = 'web runs 3 of 4 tasks';
  const back = (instance: InstanceFacts, given?: Given) =>
    ends(instance, given).actions.map(({ kind, reason }) => `${kind}: ${reason}`);
  const itsRule = '; it is taken back';
  const kept = { tags: { 'sluice.dev/keep': '' } };
  const below = 'the pool has 3, and may not go below 3';

  it.each<[string, InstanceFacts, Given, string]>([
    ['a service lacks tasks', drained('scaleIn'), { services }, hungry],
    ['likewise where its tasks fitted elsewhere', drained('consolidate'), { services }, hungry],
    ['somebody wants to keep it', drained('scaleIn', kept), {}, 'its tag sluice.dev/keep says to keep it'],
    ['its group may not be smaller', drained('scaleIn'), { group: { min: 3 } }, below],
    ['its pool may not be smaller', drained('scaleIn'), { limits: { min: 3 } }, below],
    [
      'its fleet may not be smaller than by a part of it',
      inFleet('scaleIn'),
      { limits: { min: 7 } },
      'the pool has 8, and may not go below 7',
    ],
  ])('is taken back where %s', (_, instance, given, why) => {
    expect(back(instance, given)).toEqual([`remember: ${why}${itsRule}`]);
  });
  it('is ended where its pool may be one smaller', () => {
    const others = [anInstance('2'), anInstance('3')];
    expect(back(drained('scaleIn'), { group: { min: 2 }, limits: { min: 2 }, others })).toEqual([
      expect.stringMatching(/^end: /),
    ]);
    const members = ['2', '3', '4'].map((id) => aFleetInstance(id));
    expect(back(inFleet('scaleIn'), { limits: { min: 6 }, others: members })).toEqual([
      expect.stringMatching(/^lowerTarget: /),
    ]);
  });
  it('is kept while fewer would serve than its pool may have, unless its fleet was lowered for it', () => {
    const silent = { ...anInstance('2').container!, agentConnected: false };
    const others = [{ ...anInstance('2'), container: silent }, anInstance('3')];
    const lately = packMemory({ why: 'scaleIn', since: NOW - 60_000, tookTargets: false });
    const going = anInstance('1', { status: 'DRAINING', memory: lately, stoppingTasksReadAt: NOW });
    const held = ends(going, { limits: { min: 2 }, others });
    expect([held.actions, held.waits[0]?.reason]).toEqual([
      [],
      expect.stringContaining('its end is held: without it 1 serve, and the pool may not go below 2'),
    ]);
    const idle = anInstance('4', { status: 'DRAINING', memory: memoryOf('scaleIn') });
    const withIdle = { limits: { min: 2 }, others: [...others, idle] };
    expect(back(drained('scaleIn'), withIdle)).toEqual([expect.stringMatching(/^end: /)]);
    const recall = { lowered: new Map([['i-1', NOW - 1_000]]) };
    const lowered = { fleet: { target: 6 }, limits: { min: 6 }, others: [aFleetInstance('2')], recall };
    expect(back(inFleet('scaleIn'), lowered)).toEqual([expect.stringMatching(/^terminate: /)]);
  });
  it.each(['scaleIn', 'consolidate'] as const)(
    'is kept while it is not known whether a service lacks tasks: %s',
    (why) => {
      const { actions, waits } = ends(drained(why), { incomplete: ['services'] });
      expect([actions, waits.map(({ reason }) => reason)]).toEqual([
        [],
        [expect.stringMatching(/its end is held: not read whole: services$/)],
      ]);
      expect(ends(drained('refresh'), { incomplete: ['services'] }).actions).toHaveLength(1);
    },
  );
  it('is taken back where too few serve for long: one that a person keeps DRAINING never does', () => {
    const persons = anInstance('3', { status: 'DRAINING', memory: memoryOf('person') });
    const given = { limits: { min: 2 }, others: [anInstance('2'), persons] };
    expect(back(drained('scaleIn'), given)).toEqual([
      `remember: without it 1 serve, and the pool may not go below 2${itsRule}`,
    ]);
  });
  it('waits while ECS has yet to place what it moves, and for half an hour at most; what starts has its place', () => {
    const placing = { strategies: [], distinct: false, expressions: [] };
    const web = (pendingCount: number) => [aService({ runningCount: 3, pendingCount, placing })];
    const others = [anInstance('2'), anInstance('3')].map(withRoom);
    const given = (pendingCount: number, minutes: number): Given => ({
      services: web(pendingCount),
      others,
      placed: true,
      later: minutes * 60_000,
    });
    expect(back(drained('consolidate'), given(1, 0))).toEqual([expect.stringMatching(/^end: /)]);
    expect(ends(drained('consolidate'), given(0, 0)).waits[0]?.reason).toMatch(
      /its end is held: web has 3 of 4 tasks$/,
    );
    // It drains since ten minutes before.
    expect(back(drained('consolidate', { stoppingTasksReadAt: NOW + 1_200_000 }), given(0, 20))).toEqual([
      `remember: web has 3 of 4 tasks${itsRule}`,
    ]);
  });
  it('has no way back once its fleet was lowered for it', () => {
    const recall = { lowered: new Map([['i-1', NOW - 1_000]]) };
    const given = { services, fleet: { target: 6 }, recall };
    expect(back(inFleet('scaleIn'), given)).toEqual([expect.stringMatching(/^terminate: /)]);
    // By its weights a fleet may have more than its target: that proves nothing.
    expect(back(inFleet('scaleIn'), { ...given, recall: {} })).toEqual([`remember: ${hungry}${itsRule}`]);
    expect(back(inFleet('scaleIn'), { services, fleet: { target: 7 } })).toEqual([
      `remember: ${hungry}${itsRule}`,
    ]);
    const gone = { services, fleet: { target: 6, fulfilled: undefined }, recall };
    expect(back(inFleet('scaleIn'), gone)).toEqual([`remember: ${hungry}${itsRule}`]);
    const uncounted = inFleet('scaleIn', { fleet: { id: 'sfr-1' } });
    expect(back(uncounted, given)).toEqual([`remember: ${hungry}${itsRule}`]);
  });
  it('goes where its fleet was lowered for it by another process: what that lowered is not counted twice', () => {
    const others = ['2', '3', '4'].map((id) => aFleetInstance(id));
    const given: Given = { fleet: { target: 6 }, limits: { min: 6 }, others };
    expect(back(inFleet('scaleIn'), given)).toEqual([expect.stringMatching(/^terminate: /)]);
  });
  it('waits for one of its fleet that EC2 ends already, whoever asked for that', () => {
    const dying = aFleetInstance('2', { ec2State: 'shutting-down' });
    const given: Given = { fleet: { target: 6 }, others: [dying, aFleetInstance('3'), aFleetInstance('4')] };
    expect(ends(inFleet('scaleIn'), given)).toMatchObject({
      actions: [],
      waits: [{ reason: 'another of its fleet is ending' }],
    });
  });
  it('is taken back where its fleet was cancelled, and keeps what it has', () => {
    const given: Given = { fleet: { state: 'cancelled_running' }, others: [aFleetInstance('2')] };
    expect(back(inFleet('scaleIn'), given)).toEqual([
      `remember: the fleet sfr-1 was cancelled, and what runs of it stays${itsRule}`,
    ]);
  });
  it('is replaced all the same where it was to be replaced', () => {
    const given: Given = { services, group: { min: 9 }, mode: 'drain' };
    expect(back(drained('refresh', kept), given)).toEqual([expect.stringMatching(/^end: .*replaces it$/)]);
  });
});

describe('an instance that nobody can reach any more', () => {
  const silent = (over: Over = {}, why: Why = 'unhealthy'): InstanceFacts => {
    const tasks = [aTask('t', { desiredStatus: 'STOPPED' })];
    const base = drained(why, { tasks, ...over });
    return { ...base, container: { ...base.container!, agentConnected: false } };
  };
  const recall = { silentSince: new Map([['i-1', NOW - 600_000]]) };

  it('is ended with what is on it', () => {
    expect(ends(silent(), { recall }).actions).toMatchObject([
      {
        kind: 'end',
        reason: `it is sick (${SINCE}), and nobody on it can stop its tasks any more, or uses them; its group replaces it`,
      },
    ]);
    expect(ends(silent(), {})).toEqual(nothing);
  });
  it.each<[string, number, boolean]>([
    ['five minutes', 300_000, true],
    ['less than five minutes', 299_000, false],
  ])('is given up after it has drained for %s', (_, ago, given) => {
    const memory = packMemory({ why: 'unhealthy', since: NOW - ago, tookTargets: false });
    expect(isBeyondHelp(opened(silent({ memory }), { recall }))).toBe(given);
  });
  it('drains since its drain began, whoever began it, and since now where nobody knows', () => {
    const hook = (ago: number) => packMemory({ why: 'lifecycleHook', since: NOW - ago, tookTargets: false });
    expect(isBeyondHelp(opened(silent({ memory: hook(300_000) }), { recall }))).toBe(true);
    expect(isBeyondHelp(opened(silent({ memory: hook(299_000) }), { recall }))).toBe(false);
    expect(isBeyondHelp(opened(silent({ memory: undefined }), { recall }))).toBe(false);
  });
});

describe('an end that was asked for', () => {
  it.each<[string, number | undefined, boolean]>([
    ['never', undefined, false],
    ['now', NOW, true],
    ['by a clock that was set back', NOW + 1, false],
    ['almost two minutes ago', NOW - 119_999, true],
    ['two minutes ago', NOW - 120_000, false],
  ])('%s', (_, at, awaited) => {
    const ends = new Map(at === undefined ? [] : [['i-1', at]]);
    const theCase = opened(drained('refresh'), { recall: { ends } });
    expect(wasEnded(theCase)).toBe(awaited);
    const { actions, waits, due } = decideEnd(theCase);
    expect(actions).toHaveLength(awaited ? 0 : 1);
    expect(due).toEqual(awaited ? [at! + 120_000] : []);
    if (at === NOW)
      expect(waits).toMatchObject([{ kind: 'waiting', reason: 'its end was asked for at 05:00:00Z' }]);
  });
});

it('an end that made the group smaller is not asked for again while reads may be older than that', () => {
  const endedAgo = (ago: number) =>
    wasEnded(opened(drained('scaleIn'), { recall: { ends: new Map([['i-1', NOW - ago]]) } }));
  expect([endedAgo(OWN_LAG_MS - 1), endedAgo(OWN_LAG_MS)]).toEqual([true, false]);
});

describe('an instance of a Spot Fleet that was wished away and is empty', () => {
  const base = { instanceId: 'i-1', pool: 'fleet', fleet: 'sfr-1', forced: false, nature: 'routine' };
  const surplus = `it is not needed any more (${SINCE}), and it is empty`;
  it('is terminated, and replaced by its fleet', () => {
    expect(ends(inFleet('unhealthy')).actions).toEqual([
      { ...base, kind: 'terminate', reason: `it is sick (${SINCE}), and it is empty; its fleet replaces it` },
    ]);
  });
  it('is terminated only once the target is lowered by its units', () => {
    const lowered = { ...base, kind: 'terminate', reason: `${surplus}; the target of its fleet is lowered` };
    const reason = `${surplus}; from 7 to 5 units, so that its fleet does not replace it`;
    expect(ends(inFleet('scaleIn'), { fleet: { target: 6 } }).actions).toEqual([lowered]);
    expect(ends(inFleet('scaleIn'), { fleet: { target: 7 } }).actions).toEqual([
      { ...base, kind: 'lowerTarget', target: 5, reason },
    ]);
  });
  it('waits for another that is ending: what the fleet has beyond its target is for that one', () => {
    const other = aFleetInstance('2');
    const told = (id: string, ago: number, others = [other]) =>
      ends(inFleet('scaleIn'), {
        others,
        fleet: { target: 6 },
        recall: { ends: new Map([[id, NOW - ago]]) },
      });
    expect(told('i-2', 119_999)).toEqual({
      ...nothing,
      waits: [
        { instanceId: 'i-1', pool: 'fleet', kind: 'waiting', reason: 'another of its fleet is ending' },
      ],
    });
    const goes = [{ kind: 'terminate' }];
    expect(told('i-2', 120_000).actions).toMatchObject(goes);
    expect(told('i-2', 1_000, []).actions).toMatchObject(goes);
    expect(told('i-2', 1_000, [anInstance('2')]).actions).toMatchObject(goes);
    expect(told('i-1', 120_000).actions).toMatchObject(goes);
    // Its own, by a clock that was set back.
    expect(told('i-1', -1_000).actions).toMatchObject(goes);
  });
  it('waits for its fleet to show that its target was lowered, instead of lowering it twice', () => {
    const told = (id: string, ago: number, fleet: Partial<FleetFacts> = {}) =>
      ends(inFleet('scaleIn'), { fleet, recall: { lowered: new Map([[id, NOW - ago]]) } });
    const reason = 'the target of its fleet was lowered at 04:59:00Z; its fleet does not show it yet';
    expect(told('i-1', 60_000)).toEqual({
      actions: [],
      waits: [{ instanceId: 'i-1', pool: 'fleet', kind: 'waiting', reason }],
      due: [NOW + 60_000],
    });
    expect(told('i-1', 60_000, { target: 6 }).actions).toMatchObject([{ kind: 'terminate' }]);
    for (const again of [told('i-1', 120_000), told('i-1', -1_000), told('i-2', 60_000)])
      expect(again.actions).toMatchObject([{ kind: 'lowerTarget', target: 6 }]);
  });
  it('lowers the target for the next one meanwhile', () => {
    const recall = { ends: new Map([['i-2', NOW - 1_000]]) };
    const [next] = ends(inFleet('scaleIn'), { recall, others: [aFleetInstance('2')] }).actions;
    expect(next).toMatchObject({ kind: 'lowerTarget', target: 6 });
  });
  it.each<Why>(['unhealthy', 'scaleIn'])('stays where its fleet was not found: %s', (why) => {
    const found = opened(inFleet(why));
    const { observation } = found.situation;
    const lost = { ...found.situation, observation: { ...observation, pools: new Map() } };
    expect(decideEnd({ ...found, situation: lost })).toEqual(nothing);
  });
  it.each<[string, InstanceFacts, Given, string]>([
    ['units', inFleet('scaleIn', { fleet: { id: 'sfr-1' } }), {}, 'what it counts in its fleet is not known'],
    [
      'capacity',
      inFleet('scaleIn'),
      { fleet: { fulfilled: undefined } },
      'what it counts in its fleet is not known',
    ],
    ['state', inFleet('scaleIn'), { fleet: { state: 'modifying' } }, 'its fleet is modifying'],
  ])('waits for its %s', (_, instance, given, words) => {
    expect(ends(instance, given)).toEqual({
      ...nothing,
      waits: [
        { instanceId: 'i-1', pool: 'fleet', kind: 'waiting', reason: `empty; kept DRAINING: ${words}` },
      ],
    });
  });
});

describe('what was replaced and has lost its registration on standby', () => {
  const lost = (why: Why | undefined, over: Over = {}) =>
    anInstance('1', {
      lifecycle: 'Standby',
      container: undefined,
      containerGone: true,
      ...(why && { tags: { 'sluice.dev/memory': memoryOf(why) } }),
      ...over,
    });
  const serving = ['2', '3', '4'].map((id) => anInstance(id));
  const found = (instance: InstanceFacts, given: Given = {}) =>
    decideUnregistered(opened(instance, { others: serving, ...given }));
  const replaced =
    'it is out of date (since 04:50:00Z), it has no container instance any more, and its group has replaced it';

  it('is ended by its group', () => {
    expect(found(lost('refresh')).actions).toEqual([
      {
        kind: 'end',
        instanceId: 'i-1',
        pool: 'main',
        group: 'web-main',
        forced: false,
        nature: 'routine',
        reason: replaced,
      },
    ]);
  });
  it.each<[string, InstanceFacts]>([
    ['a person wants it to leave, and ends nothing with that', lost('person')],
    ['nobody wants it to leave', lost(undefined)],
    ['it is registered', lost('refresh', { container: anInstance('1').container } as Over)],
    ['it is in service', lost('refresh', { lifecycle: 'InService' })],
  ])('is left where %s', (_, instance) => expect(found(instance)).toEqual(nothing));
  it.each<[string, InstanceFacts, Given, string]>([
    [
      'its end is not proven',
      lost('refresh', { containerGone: undefined }),
      {},
      'its container instance is not proven to be gone',
    ],
    [
      'a task of it runs',
      lost('refresh', { tasks: [aTask('t')] }),
      {},
      'its container instance is not proven to be gone',
    ],
    ['its group is short', lost('refresh'), { group: { desired: 5 } }, '2 instances short of 5'],
    ['a reading is doubted', lost('refresh'), { incomplete: ['pools'] }, 'not read whole: pools'],
  ])('waits while %s, and says so', (_, instance, given, held) => {
    const { actions, waits } = found(instance, given);
    expect(actions).toEqual([]);
    expect(waits).toMatchObject([{ kind: 'waiting', reason: expect.stringContaining(`; held: ${held}`) }]);
    expect(waits[0]!.reason).toContain('it is out of date (since 04:50:00Z), ');
  });
});

describe('what EC2 has ended on standby', () => {
  const gone: Over = { ec2State: 'terminated', lifecycle: 'Standby', container: undefined };
  const strikes = (over: Over, given?: Given) => decideStriking(opened(anInstance('1', over), given));
  it('is struck off by its group', () => {
    expect(strikes(gone).actions).toEqual([
      {
        kind: 'end',
        instanceId: 'i-1',
        pool: 'main',
        group: 'web-main',
        forced: false,
        nature: 'routine',
        reason: 'EC2 has terminated it, and its group still has it on standby',
      },
    ]);
  });
  it.each<[string, Over, Given]>([
    ['it runs', { ...gone, ec2State: 'running' }, {}],
    ['it is in service, where the group sees to it', { ...gone, lifecycle: 'InService' }, {}],
    ['it is in no group', { ec2State: 'terminated', group: undefined }, {}],
    ['that was asked for a moment ago', gone, { recall: { ends: new Map([['i-1', NOW - 1]]) } }],
  ])('is not while %s', (_, over, given) => expect(strikes(over, given)).toEqual(nothing));
  it.each<[string, Over, Given]>([
    ['not read whole: container instances', gone, { incomplete: ['containerInstances'] }],
    ['ECS hears its agent', { ...gone, container: anInstance('1').container } as Over, {}],
  ])('waits, and says so: %s', (held, over, given) => {
    const reason = `EC2 has terminated it, and its group still has it on standby; held: ${held}`;
    expect(strikes(over, given)).toEqual({
      ...nothing,
      waits: [{ instanceId: 'i-1', pool: 'main', kind: 'waiting', reason }],
    });
  });
});
