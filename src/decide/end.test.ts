// The end of what was wished away: only when it is empty, once, through what owns it, and with words that say why.
import { describe, expect, it } from 'vitest';
import type { FleetFacts, GroupFacts, InstanceFacts, PartName } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
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
import { decideEnd, decideStriking, wasEnded } from './end.ts';
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
  /** The limit of its pool. */
  readonly min?: number;
  /** How many tasks the web service lacks. */
  readonly lacking?: number;
}

function opened(
  instance: InstanceFacts,
  { mode = 'scale', recall = {}, fleet = {}, incomplete = [], min = 0, lacking = 0 }: Given = {},
) {
  const pools = [aPool(), aFleet(fleet)];
  const services = [aService({ runningCount: 4 - lacking })];
  const observation = anObservation({ instances: [instance], services, pools, incomplete });
  const situation = aSituation(observation, { spec: { mode }, recall });
  return aCase(situation, instance, aPoolSpec({ name: instance.pool!, limits: { min } }));
}
const drained = (why: Why, over: Over = {}, until?: number) =>
  anInstance('1', { status: 'DRAINING', memory: memoryOf(why, until), ...over });
const inFleet = (why: Why, over: Over = {}) =>
  aFleetInstance('1', { status: 'DRAINING', memory: memoryOf(why), ...over });
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
    ['a limit was raised', {}, { min: 3 }, 'the pool has 3, and may not go below 3'],
    ['a service lacks tasks', {}, { lacking: 1 }, 'web runs 3 of 4 tasks'],
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
  it('is not lowered for again while its fleet does not show the first time yet', () => {
    const later = (ms: number, target = 8) =>
      ends(inFleet('scaleIn'), { fleet: { target }, recall: { lowered: new Map([['i-1', NOW - ms]]) } });
    const reason = 'the target of its fleet was lowered at 04:59:00Z; its fleet does not show it yet';
    expect(later(60_000)).toEqual({
      actions: [],
      waits: [{ instanceId: 'i-1', pool: 'fleet', kind: 'waiting', reason }],
      due: [NOW + 60_000],
    });
    expect(later(60_000, 6).actions).toMatchObject([{ kind: 'terminate' }]);
    expect([later(119_999), later(120_000), later(-1)].map(({ actions }) => actions.length)).toEqual([
      0, 1, 1,
    ]);
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
