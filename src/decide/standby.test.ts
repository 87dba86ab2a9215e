// Another one first, demand by demand: for which wishes, whether its group has room for one more, and what is said of those that
// are on standby.
import { describe, expect, it } from 'vitest';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aPool, aPoolSpec, NOW } from '../../test/support/facts.ts';
import { decideReplacement, decideStandbyRemarks } from './replace-first.ts';
import type { Spec } from './situation.ts';
import type { Wish } from './standing.ts';

interface Given {
  readonly reason?: Wish['reason'];
  readonly lifecycle?: string;
  readonly weight?: number;
  readonly others?: readonly InstanceFacts[];
  readonly group?: Partial<GroupFacts>;
  readonly surge?: number;
}
const SINCE = '(since 05:00:00Z)';
const [TWO, THREE] = [anInstance('2'), anInstance('3')];
const standing = (id: string, over: Partial<InstanceFacts> = {}) => ({
  ...anInstance(id, { lifecycle: 'Standby' }),
  ...over,
});

function found(given: Given = {}) {
  const { reason = 'refresh', lifecycle = 'InService', weight, others = [TWO, THREE], group, surge } = given;
  const base = anInstance('1', { lifecycle });
  const one = { ...base, group: { ...base.group!, ...(weight !== undefined && { weight }) } };
  const observation = anObservation({
    instances: [one, ...others],
    pools: [aPool({ desired: 3, ...group })],
  });
  const refresh = { on: ['ami' as const], ...(surge !== undefined && { surge }) };
  return decideReplacement(aCase(aSituation(observation, { spec: { refresh } }), one), {
    reason,
    since: NOW,
  });
}
const standby = (words: string) => ({
  actions: [
    {
      kind: 'standby',
      instanceId: 'i-1',
      pool: 'main',
      group: 'web-main',
      forced: false,
      nature: 'routine',
      reason: `${words} ${SINCE}; its group launches another before it is drained`,
    },
  ],
  waits: [],
  due: [],
});
const waits = (words: string, why: string) => ({
  actions: [],
  waits: [
    {
      kind: 'waiting',
      instanceId: 'i-1',
      pool: 'main',
      reason: `to be replaced, ${words} ${SINCE}; ${why}`,
    },
  ],
  due: [],
});
const OLD = 'it is out of date';
const HINT = 'EC2 recommends to replace it';

describe('another one comes first', () => {
  it('for what is out of date, with one to spare unless the spec says none, and for what EC2 recommends', () => {
    expect(found()).toEqual(standby(OLD));
    expect(found({ surge: 1 })).toEqual(standby(OLD));
    expect(found({ surge: 0 })).toBeUndefined();
    expect(found({ reason: 'rebalance', surge: 0 })).toEqual(standby(HINT));
  });

  it.each(['person', 'unhealthy', 'scaleIn', 'consolidate'] as const)('not for a wish of %s', (reason) => {
    expect(found({ reason })).toBeUndefined();
  });

  it('once: on standby it may go, and on its way there it waits', () => {
    expect(found({ lifecycle: 'Standby' })).toBeUndefined();
    expect(found({ lifecycle: 'EnteringStandby' })).toEqual(waits(OLD, 'it is EnteringStandby'));
  });

  it('as many at once as surge says, whoever put them there, but for those of other pools', () => {
    const held = waits(OLD, '1 instance of its group on standby already');
    expect(found({ others: [TWO, THREE, standing('4')] })).toEqual(held);
    expect(found({ others: [TWO, THREE, standing('4', { pool: 'other' })] })).toEqual(standby(OLD));
    expect(found({ others: [TWO, THREE, standing('4')], surge: 2 })).toEqual(standby(OLD));
  });
});

describe('where its group has no room for one more', () => {
  const rows: [string, Given, string | undefined][] = [
    ['to the last one', { group: { max: 4 } }, undefined],
    ['not one', { group: { max: 3 } }, 'its group would have 4, and its MaxSize is 3'],
    [
      'with another on standby',
      { others: [TWO, THREE, standing('4')], surge: 2, group: { max: 4 } },
      'its group would have 5, and its MaxSize is 4',
    ],
    [
      'with one of another pool there',
      { others: [standing('4', { pool: 'other' })], group: { max: 4 } },
      undefined,
    ],
    ['by its weight', { weight: 2, group: { desired: 4, max: 6 } }, undefined],
    [
      'by its weight, not',
      { weight: 2, group: { desired: 4, max: 5 } },
      'its group would have 6, and its MaxSize is 5',
    ],
    [
      'as nothing is launched',
      { group: { suspendedProcesses: ['Terminate', 'Launch'] } },
      'its group launches nothing: Launch is suspended',
    ],
    ['while other things are suspended', { group: { suspendedProcesses: ['Terminate'] } }, undefined],
    [
      'as it would leave its load balancer',
      { group: { balanced: true } },
      'its group registers its instances with a load balancer, which would take it out on standby',
    ],
  ];
  it.each(rows)('%s: what is out of date goes without, what EC2 recommends stays', (_, given, why) => {
    expect(found(given)).toEqual(why === undefined ? standby(OLD) : undefined);
    const needed = found({ reason: 'rebalance', ...given });
    expect(needed).toEqual(why === undefined ? standby(HINT) : waits(HINT, why));
  });
});

describe('people are told', () => {
  const said = (
    others: readonly InstanceFacts[],
    { refresh, mode = 'drain' }: Pick<Spec, 'refresh' | 'mode'> = {},
    group: Partial<GroupFacts> = {},
  ) => {
    const observation = anObservation({
      instances: [TWO, ...others],
      pools: [aPool({ desired: 3, ...group })],
    });
    return decideStandbyRemarks(aSituation(observation, { spec: { mode, refresh } }), aPoolSpec()).waits.map(
      ({ kind, reason, pool }) => `${pool} ${kind}: ${reason}`,
    );
  };
  const remembering = (id: string, memory: Parameters<typeof packMemory>[0]) =>
    anInstance(id, { lifecycle: 'Standby', memory: packMemory(memory) });

  it('of members on standby that are not ours, by name', () => {
    expect(said([standing('4')])).toEqual([
      'main refused: on standby, and not for Sluice: i-4; left to whoever put it there',
    ]);
    expect(said([standing('4'), standing('5')])).toEqual([
      'main refused: on standby, and not for Sluice: i-4, i-5; left to whoever put them there',
    ]);
  });

  it('of none that is ours, of another pool, or in service, nor in a mode that drains nothing', () => {
    const base = { since: NOW, tookTargets: false };
    const spared = { ...base, why: 'spotInterruption', until: NOW + 120_000, replaced: true } as const;
    const ours = [remembering('8', { ...base, why: 'refresh' }), remembering('9', spared)];
    expect(said([...ours, standing('4', { pool: 'other' }), THREE])).toEqual([]);
    expect(said([standing('4')], { mode: 'protect' })).toEqual([]);
  });

  it('that a surge cannot be used, where one is asked for', () => {
    const on = ['ami' as const];
    const told = [
      'main notActedOn: spec.refresh.surge cannot be used: its group would have 4, and its MaxSize is 3; instances are ' +
        'replaced after their end',
    ];
    const full = { max: 3 };
    expect(said([], { refresh: { on } }, full)).toEqual(told);
    expect(said([], { refresh: { on, surge: 2 } }, full)).toEqual(told);
    expect(said([], { refresh: { on, surge: 0 } }, full)).toEqual([]);
    expect(said([], { refresh: {} }, full)).toEqual([]);
    expect(said([], {}, full)).toEqual([]);
    expect(said([], { refresh: { on } }, { max: 4 })).toEqual([]);
  });
});
