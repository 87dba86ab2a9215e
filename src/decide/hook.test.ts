// Our lifecycle hook: written where we may, kept alive while it waits, let go of once, and never taken for another's.
import { describe, expect, it } from 'vitest';
import type { Notice } from '#model/notice.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import { aHook, anInstance, anObservation, aPool, aPoolSpec, NOW } from '../../test/support/facts.ts';
import { decideCompletion, decideExpiry, decideHeartbeat, decideHook, waitingHook } from './hook.ts';
import type { PoolSpec } from './situation.ts';

const theirs = aHook({ name: 'theirs' });
const managed = aPoolSpec();
const unmanaged = aPoolSpec({ lifecycleHook: { name: 'sluice-drain', manage: false } });
const launching = 'autoscaling:EC2_INSTANCE_LAUNCHING';

describe('the hook of a pool', () => {
  interface Given {
    readonly group?: Partial<GroupFacts>;
    readonly pool?: PoolSpec;
    readonly mode?: 'observe' | 'protect' | 'drain';
    readonly incomplete?: ('pools' | 'tasks')[];
  }
  const decided = ({ group, pool = managed, mode = 'drain', incomplete = [] }: Given) => {
    const observation = anObservation({ pools: [aPool(group)], incomplete });
    return decideHook(aSituation(observation, { spec: { mode } }), pool);
  };
  const written = (reason: string, correct: boolean) => ({
    waits: [],
    due: [],
    actions: [
      {
        kind: 'putHook',
        pool: 'main',
        group: 'web-main',
        hook: 'sluice-drain',
        correct,
        forced: false,
        nature: 'change',
        reason: `${reason}; instances must wait until they are drained`,
      },
    ],
  });
  const refused = (reason: string) => ({
    actions: [],
    due: [],
    waits: [{ pool: 'main', kind: 'refused', reason }],
  });
  const nothing = { actions: [], waits: [], due: [] };
  const wrong = aHook({ transition: launching, heartbeatTimeoutMs: 90_000, defaultResult: 'ABANDON' });
  const wrongs = `it is for ${launching}, its heartbeat is 90 s, not 600 s, its default result is ABANDON, not CONTINUE`;
  const byEcs =
    'a capacity provider of ECS manages this group; its hook is left to ECS, for what it manages could not be read: ' +
    'allow ecs:DescribeCapacityProviders';

  const rows: [string, Given, object][] = [
    ['right already, with another', { group: { hooks: [theirs, aHook()] } }, nothing],
    ['missing', { group: { hooks: [theirs] } }, written('it is missing', false)],
    ['wrong', { group: { hooks: [wrong] } }, written(wrongs, true)],
    ['missing, in mode protect', { group: { hooks: [] }, mode: 'protect' }, nothing],
    ['not named', { group: { hooks: [] }, pool: { name: 'main' } }, nothing],
    ['of a group that was not found', { pool: aPoolSpec({ name: 'other' }) }, nothing],
    ["ECS's", { group: { hooks: [], managedByEcs: true } }, refused(byEcs)],
    [
      'missing, and not ours to write',
      { group: { hooks: [] }, pool: unmanaged },
      refused(
        'hook sluice-drain is missing and lifecycleHook.manage is not set: instances end without being drained',
      ),
    ],
    [
      'wrong, and not ours to write',
      { group: { hooks: [wrong] }, pool: unmanaged },
      refused(`hook sluice-drain differs (${wrongs}) and lifecycleHook.manage is not set`),
    ],
    [
      'missing, the groups not read whole',
      { group: { hooks: [] }, incomplete: ['pools'] },
      refused('hook sluice-drain not written: not read whole: pools'),
    ],
    [
      'missing, the tasks not read whole',
      { group: { hooks: [] }, incomplete: ['tasks'] },
      written('it is missing', false),
    ],
    [
      'wrong, the tasks not read whole',
      { group: { hooks: [wrong] }, incomplete: ['tasks'] },
      refused('hook sluice-drain not written: not read whole: tasks'),
    ],
  ];
  it.each(rows)('%s', (_, given, findings) => expect(decided(given)).toEqual(findings));
});

interface Waiting {
  readonly hooks?: GroupFacts['hooks'];
  readonly instance?: Partial<InstanceFacts>;
  readonly recall?: Partial<Recall>;
  readonly pool?: PoolSpec;
  readonly pools?: [];
  readonly notices?: Notice[];
}
const waiting = ({ hooks = [aHook()], instance, recall, pool, pools, notices = [] }: Waiting = {}) => {
  const one = { ...anInstance('a', { lifecycle: 'Terminating:Wait' }), ...instance };
  const observation = anObservation({ instances: [one], pools: pools ?? [aPool({ hooks })] });
  return aCase(aSituation(observation, { recall, notices: new Map([['i-a', notices]]) }), one, pool);
};
const at = (ms: number) => new Map([['i-a', ms]]);

it('the hook that waits is ours by its name and for the end alone', () => {
  expect(waitingHook(waiting({ hooks: [theirs, aHook()] }))?.name).toBe('sluice-drain');
  expect(waitingHook(waiting({ hooks: [theirs] }))).toBeUndefined();
  expect(waitingHook(waiting({ hooks: [aHook({ transition: launching })] }))).toBeUndefined();
  expect(waitingHook(waiting({ pools: [] }))).toBeUndefined();
  expect(waitingHook(waiting({ pool: { name: 'main' } }))).toBeUndefined();
  expect(waitingHook(waiting({ instance: { group: undefined } }))).toBeUndefined();
  const fleet = waiting();
  const { observation } = fleet.situation;
  const groupless = { ...observation, pools: new Map([['main', { name: 'main' }]]) };
  expect(
    waitingHook({ ...fleet, situation: { ...fleet.situation, observation: groupless } }),
  ).toBeUndefined();
});

describe('a heartbeat', () => {
  const beat = (reason: string) => [
    {
      kind: 'heartbeat',
      instanceId: 'i-a',
      pool: 'main',
      forced: true,
      nature: 'routine',
      group: 'web-main',
      hook: 'sluice-drain',
      reason,
    },
  ];
  const unknown = 'how long the hook has waited is not known';
  const rows: [string, number | undefined, object[], number[]][] = [
    ['at once where the last is not known', undefined, beat(unknown), []],
    ['at once where the clock was set back', NOW + 1, beat(unknown), []],
    ['not before half of the timeout', NOW - 299_999, [], [NOW + 1]],
    ['not right after the last', NOW, [], [NOW + 300_000]],
    ['from half of the timeout on', NOW - 300_000, beat('last heartbeat at 04:55:00Z'), []],
  ];
  it.each(rows)('%s', (_, last, actions, due) => {
    const recall = last === undefined ? {} : { heartbeats: at(last) };
    expect(decideHeartbeat(waiting({ recall }))).toEqual({ actions, waits: [], due });
  });
  it('says since when the hook waits, where an event has told', () => {
    const told = (at: number): Notice => ({
      kind: 'lifecycleHook',
      instanceId: 'i-a',
      at,
      channel: 'event',
    });
    const reasons = (...notices: Notice[]) => decideHeartbeat(waiting({ notices })).actions;
    expect(reasons(told(NOW - 1_000))).toEqual(beat('the hook waits since 04:59:59Z'));
    expect(reasons({ ...told(NOW - 1_000), kind: 'rebalance' })).toEqual(beat(unknown));
  });
  it('is given to no other hook', () => {
    expect(decideHeartbeat(waiting({ hooks: [theirs] }))).toEqual({ actions: [], waits: [], due: [] });
  });
});

describe('completing', () => {
  const complete = (reason: string) => ({
    waits: [],
    due: [],
    actions: [
      {
        kind: 'completeHook',
        instanceId: 'i-a',
        pool: 'main',
        forced: true,
        nature: 'routine',
        group: 'web-main',
        hook: 'sluice-drain',
        reason,
      },
    ],
  });
  const wait = (kind: string, reason: string, due: number[] = []) => ({
    actions: [],
    due,
    waits: [{ instanceId: 'i-a', pool: 'main', kind, reason }],
  });
  const gone = { container: undefined, containerGone: true } as const;
  const inactive = { ...anInstance('a').container!, status: 'INACTIVE' };
  const ours = 'our hook was completed at';
  const rows: [string, Waiting, object][] = [
    ['what is deregistered', { instance: gone }, complete('its container instance is deregistered')],
    [
      'what ECS calls INACTIVE',
      { instance: { container: inactive } },
      complete('its container instance is deregistered'),
    ],
    ['what runs no longer', {}, complete('the instance runs no longer')],
    [
      'what was never registered',
      { instance: { container: undefined } },
      complete('the instance runs no longer'),
    ],
    [
      'waits a minute for AWS',
      { recall: { completions: at(NOW - 59_999) } },
      wait('waiting', `${ours} 04:59:00Z; AWS is about to end it`, [NOW + 1]),
    ],
    [
      'is tried again after a minute',
      { recall: { completions: at(NOW - 60_000) } },
      complete('the instance runs no longer'),
    ],
    [
      'is tried at once where the clock was set back',
      { recall: { completions: at(NOW + 1) } },
      complete('the instance runs no longer'),
    ],
    [
      "waits for another hook as long as that one's heartbeat lasts",
      {
        hooks: [theirs, aHook(), aHook({ name: 'joins', transition: launching })],
        recall: { completions: at(NOW - 60_000) },
      },
      wait('waiting', `${ours} 04:59:00Z; another hook of its group holds it (theirs)`, [NOW + 540_000]),
    ],
    [
      "leaves another's hook alone",
      { hooks: [theirs] },
      wait('refused', 'the group has no terminate hook sluice-drain; what it waits for is not ours'),
    ],
    [
      'leaves a hook alone that nobody named',
      { pool: { name: 'main' } },
      wait('refused', 'it waits for a lifecycle hook that no pool of the spec names; that hook is not ours'),
    ],
  ];
  it.each(rows)('%s', (_, given, findings) => expect(decideCompletion(waiting(given))).toEqual(findings));

  describe('what never joined and another cluster may have', () => {
    const kinds = (elsewhere: InstanceFacts['elsewhere'], over: Partial<InstanceFacts> = {}) =>
      decideCompletion(waiting({ instance: { ...gone, elsewhere, ...over } })).actions.map(
        ({ kind }) => kind,
      );
    it('keeps its hook, which would end it as well when it runs out', () => {
      expect(kinds({ clusters: ['office'], readAt: NOW })).toEqual(['completeHook', 'heartbeat']);
      expect(kinds({ clusters: [], readAt: NOW, problem: 'denied' })).toEqual(['completeHook', 'heartbeat']);
    });
    it('is let go without once no other has it, nor where it had joined this one', () => {
      expect(kinds({ clusters: [], readAt: NOW })).toEqual(['completeHook']);
      expect(kinds({ clusters: ['office'], readAt: NOW }, { containerArn: 'arn' })).toEqual(['completeHook']);
    });
  });
});

describe('under a freeze', () => {
  const told = (when: string) => [
    {
      instanceId: 'i-a',
      pool: 'main',
      kind: 'refused',
      risk: true,
      reason: `frozen: hook sluice-drain runs out ${when}; then AWS ends the instance as it is`,
    },
  ];
  it('it is said when the hook runs out', () => {
    const last = waiting({ recall: { heartbeats: at(NOW - 60_000) } });
    expect(decideExpiry(last).waits).toEqual(told('05:09:00Z'));
    expect(decideExpiry(waiting()).waits).toEqual(told('at the latest 05:10:00Z, maybe sooner'));
    expect(decideExpiry(waiting({ hooks: [theirs] }))).toEqual({ actions: [], waits: [], due: [] });
  });
  const notice = (kind: Notice['kind'], ago: number): Notice => ({
    kind,
    instanceId: 'i-a',
    at: NOW - ago,
    channel: 'event',
  });
  const maybe = 'at the latest 05:10:00Z, maybe sooner';
  it.each<[string, Notice[], string]>([
    [
      'the event that told of its start, unless it was kept since',
      [notice('lifecycleHook', 60_000)],
      '05:09:00Z, unless a heartbeat has been sent since it began',
    ],
    [
      'the last of several',
      [notice('lifecycleHook', 60_000), notice('lifecycleHook', 540_000)],
      '05:09:00Z, unless a heartbeat has been sent since it began',
    ],
    ['no event where it would have run out by now', [notice('lifecycleHook', 600_000)], maybe],
    ['no event of another kind', [notice('spotInterruption', 60_000)], maybe],
  ])('it is counted from %s', (_, notices, when) => {
    expect(decideExpiry(waiting({ notices })).waits).toEqual(told(when));
  });
});
