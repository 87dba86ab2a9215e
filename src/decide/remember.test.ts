// What is written into the memory of an instance, by what is decided for it and what was known; and what is not.
import { describe, expect, it } from 'vitest';
import type { Action, Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import {
  anInstance,
  anObservation,
  aSpotNotice,
  aWebTask,
  NOW,
  portOf,
  WEB_GROUP,
} from '../../test/support/facts.ts';
import { decideMemory, decideTidying } from './remember.ts';

type Memory = Parameters<typeof packMemory>[0];
const pack = (memory: Partial<Memory>) =>
  packMemory({ why: 'spotInterruption', since: NOW, tookTargets: false, ...memory });
const until = NOW + 120_000;
const arn = anInstance('a').container!.arn;
const planned = (...kinds: Action['kind'][]) => kinds.map((kind) => ({ kind }) as Action);

interface Given {
  readonly recall?: Partial<Recall>;
  readonly noticed?: boolean;
  readonly now?: number;
  readonly market?: 'spot' | 'on-demand';
}
type Over = Parameters<typeof anInstance>[1];
const open = (over: Over, { recall, noticed = true, now = NOW, market = 'spot' }: Given = {}) => {
  const instance = anInstance('a', { market, tasks: [aWebTask('t', 'a')], ...over });
  const notices = new Map(noticed ? [['i-a', [aSpotNotice('a')]]] : []);
  return aCase(
    aSituation(anObservation({ instances: [instance], at: now }), { notices, recall, now }),
    instance,
  );
};
const written = (findings: ReturnType<typeof decideMemory>) =>
  findings.actions.map((action) => (action as Extract<Action, { kind: 'remember' }>).value);

describe('an interruption is remembered', () => {
  it('with its end, for whoever drains it, and by that deadline', () => {
    expect(decideMemory(open({}), planned('drain')).actions).toEqual([
      {
        kind: 'remember',
        instanceId: 'i-a',
        pool: 'main',
        forced: true,
        nature: 'routine',
        deadline: until,
        containerInstanceArn: arn,
        value: pack({ until }),
        reason: 'so that a restart knows why it leaves',
      },
    ]);
  });
  const key = `${WEB_GROUP}|i-a:${portOf('t')}`;
  const at = new Map([['i-a', NOW]]);
  const rows: [string, Over, Given, Action['kind'][], string[]][] = [
    ['not where nobody of us drains', { status: 'DRAINING' }, {}, ['heartbeat'], []],
    ['where we drained before', { status: 'DRAINING' }, { recall: { drains: at } }, [], [pack({ until })]],
    ['not twice', { memory: pack({ until }) }, {}, [], []],
    ['not without a container instance', { container: undefined }, {}, ['drain'], []],
    ['not on one that is INACTIVE', { status: 'INACTIVE' }, {}, ['drain'], []],
    ['not of what may be no spot instance', {}, { market: 'on-demand' }, ['drain'], []],
    [
      'with targets that are to be taken',
      {},
      { recall: { drains: at } },
      ['removeTarget'],
      [pack({ until, tookTargets: true })],
    ],
    [
      'with targets that were taken',
      {},
      { recall: { removedTargets: new Map([[key, NOW]]) } },
      ['drain'],
      [pack({ until, tookTargets: true })],
    ],
    [
      'not with those of others',
      {},
      { recall: { removedTargets: new Map([['other', NOW]]) } },
      ['drain'],
      [pack({ until })],
    ],
    [
      "within a person's wish, which stays",
      { memory: pack({ why: 'person', since: NOW - 60_000 }) },
      {},
      [],
      [pack({ why: 'person', since: NOW - 60_000, until })],
    ],
    [
      'with targets that were taken before a restart',
      { memory: pack({ why: 'person', tookTargets: true }) },
      {},
      [],
      [pack({ why: 'person', until, tookTargets: true })],
    ],
  ];
  it.each(rows)('%s', (_, over, given, kinds, values) => {
    expect(written(decideMemory(open(over, given), planned(...kinds)))).toEqual(values);
  });
});

describe('an end by its group is remembered', () => {
  const quiet = { noticed: false };
  const ending = { lifecycle: 'Terminating:Wait' };
  const hook = pack({ why: 'lifecycleHook' });
  const rows: [string, Over, string[]][] = [
    ['once', ending, [hook]],
    [
      'with the instant of the first time',
      { ...ending, memory: pack({ why: 'lifecycleHook', since: NOW - 9_000 }) },
      [],
    ],
    ['not over a wish', { ...ending, memory: pack({ why: 'refresh', since: NOW - 9_000 }) }, []],
    ['over what is history', { ...ending, memory: pack({ since: NOW - 9_000_000 }) }, [hook]],
    ['not where it stays', {}, []],
    ['not of an instance without a group', { group: undefined }, []],
  ];
  it.each(rows)('%s', (_, over, values) => {
    expect(written(decideMemory(open(over, quiet), []))).toEqual(values);
  });
});

describe('a wish whose drain has begun', () => {
  const memory = pack({ why: 'refresh', since: NOW - 600_000 });
  const begun = (over: Over = {}, kinds: Action['kind'][] = [], drainedAt = NOW - 60_000) => {
    const drains = new Map([['i-a', drainedAt]]);
    const one = open({ status: 'DRAINING', memory, ...over }, { noticed: false, recall: { drains } });
    return decideMemory(one, planned(...kinds));
  };
  it('is counted from then on, as a voluntary note', () => {
    expect(begun().actions).toMatchObject([
      {
        forced: false,
        value: pack({ why: 'refresh', since: NOW - 60_000 }),
        reason: 'its drain has begun',
      },
    ]);
    expect(begun().actions[0]).not.toHaveProperty('deadline');
    expect(written(begun({}, ['stopTask']))).toEqual([pack({ why: 'refresh', since: NOW - 60_000 })]);
  });
  it('is left as it is before, afterwards, and where something else is noted of it', () => {
    expect(written(begun({ status: 'ACTIVE' }))).toEqual([]);
    expect(written(begun({ memory: pack({ why: 'refresh', since: NOW - 60_000 }) }))).toEqual([]);
    expect(written(begun({}, ['remember']))).toEqual([]);
    expect(written(begun({ memory: undefined }))).toEqual([]);
  });
});

describe('an interruption that was taken back', () => {
  const now = NOW + 70_000;
  const denied = { spotRequest: { id: 'sir-1', statusCode: 'fulfilled' } };
  const tidied = (over: Over = {}, given: Given = {}) =>
    decideTidying(open({ ...denied, ...over }, { now, ...given }));

  it('is noted as void, voluntarily', () => {
    expect(tidied().actions).toMatchObject([
      { kind: 'remember', forced: false, value: pack({}), reason: 'the interruption was taken back' },
    ]);
  });
  it.each([
    ['before it is sure', {}, { now: NOW + 10_000 }],
    ['where none was told', {}, { noticed: false }],
    ['where it was never ours to drain', {}, { market: 'on-demand' as const }],
    ['twice', { memory: pack({}) }, {}],
  ])('is not noted %s', (_, over, given) => expect(tidied(over, given).actions).toEqual([]));

  it('is noted again where a later one was told and taken back', () => {
    expect(written(tidied({ memory: pack({ since: NOW - 60_000 }) }))).toEqual([pack({})]);
  });
});

describe('that an instance was replaced already', () => {
  const standby = { lifecycle: 'Standby' };
  const wish = (why: Memory['why'], over: Over = standby) => ({ ...over, memory: pack({ why }) });
  const noted = (over: Over) => written(decideMemory(open(over), planned('drain')));

  it('is remembered over an interruption, so that it is still to go if that does not come', () => {
    expect(noted(wish('refresh'))).toEqual([pack({ until, replaced: true })]);
    const again = pack({ since: NOW - 60_000, replaced: true });
    expect(noted({ ...standby, memory: again })).toEqual([pack({ until, replaced: true })]);
  });

  it('is not made up: where it serves its group still, where nobody chose it, or where a person wants it away', () => {
    expect(noted(wish('refresh', {}))).toEqual([pack({ until })]);
    expect(noted(standby)).toEqual([pack({ until })]);
    expect(noted(wish('person'))).toEqual([pack({ why: 'person', until })]);
    expect(noted({ memory: pack({ since: NOW - 60_000, replaced: true }) })).toEqual([pack({ until })]);
  });

  it('stays remembered when the interruption is taken back', () => {
    const over = { ...standby, spotRequest: { id: 'sir-1', statusCode: 'fulfilled' } };
    const tidied = (memory: string) =>
      written(decideTidying(open({ ...over, memory }, { now: NOW + 70_000 })));
    expect(tidied(pack({ until, replaced: true }))).toEqual([pack({ replaced: true })]);
    expect(tidied(pack({ until }))).toEqual([pack({})]);
  });
});
