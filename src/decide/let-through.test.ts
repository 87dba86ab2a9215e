// An instance refresh of Auto Scaling, demand by demand: whom it gets, what keeps it from any, and what people are told of it.
import { describe, expect, it } from 'vitest';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { RefreshFacts } from '#model/owners.ts';
import { packMemory } from '#plan/memory.ts';
import { aSituation } from '../../test/support/case.ts';
import {
  aHook,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aTask,
  HOUR,
  NOW,
} from '../../test/support/facts.ts';
import { decideLetThrough, isLetThrough } from './let-through.ts';
import type { PoolSpec, Spec } from './situation.ts';

const refresh = (over: Partial<RefreshFacts> = {}): RefreshFacts => ({
  id: 'r',
  status: 'InProgress',
  startedAt: NOW - 60_000,
  skipMatching: false,
  protectedInstances: 'Wait',
  readAt: NOW,
  ...over,
});
type Over = NonNullable<Parameters<typeof anInstance>[1]>;
const busy = (id: string, over: Over = {}) =>
  anInstance(id, { isProtected: true, tasks: [aTask(`t${id}`)], ...over });
const aged = (id: string, hours: number) => busy(id, { launchedAt: NOW - hours * HOUR });

interface Given {
  readonly instances?: readonly InstanceFacts[];
  readonly group?: Partial<GroupFacts>;
  readonly spec?: Partial<Spec>;
  readonly pool?: PoolSpec;
  readonly incomplete?: 'tasks'[];
}
function opened({ instances = [busy('a')], group = {}, spec = {}, incomplete = [] }: Given) {
  const facts = aPool({ hooks: [aHook()], refresh: refresh(), desired: instances.length, ...group });
  return aSituation(anObservation({ instances, pools: [facts], incomplete }), { spec });
}
const found = (given: Given = {}) => decideLetThrough(opened(given), given.pool ?? aPoolSpec());
const released = (given: Given = {}) =>
  found(given).actions.map((action) => (action as { instanceId: string }).instanceId);

const UNDER_WAY = 'an instance refresh of Auto Scaling is under way';
const said = (kind: string, words: string) => ({
  actions: [],
  waits: [{ pool: 'main', kind, reason: `${UNDER_WAY}${words}` }],
  due: [],
});

describe('a refresh that waits for busy instances gets', () => {
  it('one by the loss of its protection, as work that could be left, with a reason', () => {
    expect(found()).toEqual({
      actions: [
        {
          kind: 'unprotect',
          instanceId: 'i-a',
          pool: 'main',
          group: 'web-main',
          forced: false,
          nature: 'routine',
          reason: 'an instance refresh of Auto Scaling waits for it; the hook has it drained first',
        },
      ],
      waits: [],
      due: [],
    });
  });

  it('the oldest first, and of the same age always the same', () => {
    expect(released({ instances: [aged('b', 2), aged('c', 5), aged('d', 3)] })).toEqual(['i-c']);
    for (const ids of [
      ['b', 'c', 'd'],
      ['d', 'c', 'b'],
    ])
      expect(released({ instances: ids.map((id) => aged(id, 2)) })).toEqual(['i-b']);
  });

  it.each<[string, InstanceFacts]>([
    ['of another pool', busy('b', { pool: 'other' })],
    ['that is idle, and released anyway', anInstance('b', { isProtected: true })],
    ['that is tagged to keep', busy('b', { tags: { 'sluice.dev/keep': '' } })],
    ['that was launched since', busy('b', { launchedAt: NOW })],
    ['that has left its group', busy('b', { group: undefined })],
  ])('none %s', (_, instance) => {
    expect(found({ instances: [instance] })).toEqual(said('waiting', ''));
  });

  it('none while the budgets for refresh allow none, and how many wait is told', () => {
    const instances = [busy('a'), busy('b'), busy('c')];
    const never = (reasons?: ('refresh' | 'scaleIn')[]) => ({
      instances,
      spec: { disruption: { budgets: [{ max: 0, ...(reasons && { reasons }) }] } },
    });
    expect(found(never())).toEqual(
      said('waiting', '; 3 busy to be released to it: the budget of 0 at once: 0 instances out already'),
    );
    expect(released(never(['refresh']))).toEqual([]);
    expect(released(never(['scaleIn']))).toEqual(['i-a']);
  });

  it('none while the cluster was not read whole', () => {
    expect(found({ incomplete: ['tasks'] })).toEqual(
      said('waiting', '; 1 busy to be released to it: not read whole: tasks'),
    );
  });
});

describe('a refresh whose instances nobody would drain gets none, and people are told', () => {
  const blocked = (why: string) => said('refused', ` and waits for busy instances: ${why}`);
  const noHook =
    'without the terminate hook of this pool they would end undrained; name one in lifecycleHook with manage: true';

  it.each<[string, Given]>([
    ['the spec names no hook', { pool: aPoolSpec({ lifecycleHook: undefined }) }],
    ['its group has no hook', { group: { hooks: [] } }],
    ['its group has another hook', { group: { hooks: [aHook({ name: 'backup' })] } }],
  ])('where %s', (_, given) => expect(found(given)).toEqual(blocked(noHook)));

  it('in mode protect; in mode observe it is not our business', () => {
    expect(found({ spec: { mode: 'protect' } })).toEqual(
      blocked('mode protect drains nothing, so that they stay protected; use mode drain, or cancel it'),
    );
    expect(found({ spec: { mode: 'observe' } })).toEqual({ actions: [], waits: [], due: [] });
  });
});

describe('a refresh that waits for nobody is told, and gets none', () => {
  it.each<[Partial<RefreshFacts>, string]>([
    [{ status: 'Baking' }, ' (Baking)'],
    [{ status: 'Pending', protectedInstances: 'Refresh' }, ' (Pending)'],
    [
      { protectedInstances: 'Refresh' },
      '; it ends protected instances too, at its own pace and not by the budgets, and the hook has each drained first',
    ],
    [
      { protectedInstances: 'Ignore' },
      '; it leaves protected instances, the busy ones, as they are (ScaleInProtectedInstances Ignore)',
    ],
  ])('%j', (over, words) => {
    expect(found({ group: { refresh: refresh(over) } })).toEqual(said('waiting', words));
  });
});

it.each<[string, Given]>([
  ['no refresh is under way', { group: { refresh: undefined } }],
  ['its group was not found', { pool: aPoolSpec({ name: 'other' }) }],
  ['a capacity provider of ECS manages protection', { group: { managedByEcs: true } }],
])('nothing is said where %s', (_, given) => {
  expect(found(given)).toEqual({ actions: [], waits: [], due: [] });
});

describe('what is busy stays without protection', () => {
  const stays = (given: Given = {}, instance = busy('a')) =>
    isLetThrough(opened({ ...given, instances: [instance] }), given.pool ?? aPoolSpec(), instance);

  it('while a refresh may take it, and a hook has it drained then', () => {
    expect(stays()).toBe(true);
    expect(stays({ group: { hooks: [] } })).toBe(false);
    expect(stays({ spec: { mode: 'protect' } })).toBe(false);
  });

  it('but is protected where the refresh does not want it, is over, or is not known', () => {
    expect(stays({}, busy('a', { launchedAt: NOW }))).toBe(false);
    expect(stays({ group: { refresh: refresh({ protectedInstances: 'Ignore' }) } })).toBe(false);
    expect(stays({ group: { refresh: undefined } })).toBe(false);
    expect(stays({ pool: aPoolSpec({ name: 'other' }) })).toBe(false);
  });
});

it('a release that a drain under way of the same pool leaves no room for waits', () => {
  const memory = packMemory({ why: 'refresh', since: NOW - 60_000, tookTargets: false });
  const instances = [busy('a'), busy('b', { status: 'DRAINING', memory })];
  expect(found({ instances }).waits[0]?.reason).toContain(
    'the default budget of 1 at once: 1 instance out already',
  );
});
