// Replacement first: on standby, still serving, while the group launches another; then the calm drain and the end.
import { describe, expect, it } from 'vitest';
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import { packMemory, unpackMemory } from '#plan/memory.ts';
import {
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aSpec,
  aTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide } from './decide.ts';
import type { Spec } from './situation.ts';

const wanted = { id: 'lt-1', version: '$Default', resolved: '2', alone: true };
const SURGE: Partial<Spec> = { refresh: { on: ['launchTemplate'], surge: 1 } };
const REPLACE: Partial<Spec> = { pools: [aPoolSpec({ onRebalance: 'replace' })] };

const since = NOW - 60_000;
const chosen = (why: 'refresh' | 'rebalance' = 'refresh') => packMemory({ why, since, tookTargets: false });

interface Over {
  readonly tags?: InstanceFacts['tags'];
  readonly containerGone?: true;
  readonly ec2State?: string;
  readonly container?: undefined;
  readonly version?: string;
  readonly memory?: string;
  readonly lifecycle?: string;
  readonly status?: string;
  readonly tasks?: InstanceFacts['tasks'];
}

/** A spot instance of the group, busy with one task. */
function member(
  id: string,
  { version = '2', tasks = [aTask(`task-${id}`)], ...over }: Over = {},
): InstanceFacts {
  const base = anInstance(id, { market: 'spot', tasks, isProtected: true, ...over });
  return { ...base, group: { ...base.group!, template: { id: 'lt-1', version } } };
}

const recommended = (id: string): Notice => ({
  kind: 'rebalance',
  instanceId: `i-${id}`,
  at: since,
  channel: 'event',
});

interface Given {
  readonly spec?: Partial<Spec>;
  readonly group?: Partial<PoolFacts['group']>;
  readonly notices?: readonly Notice[];
}

function planOf(instances: readonly InstanceFacts[], { spec = SURGE, group = {}, notices = [] }: Given = {}) {
  const observation = anObservation({ instances, pools: [aPool({ template: wanted, ...group })] });
  const plan = decide({ spec: aSpec(spec), observation, notices, recall: NO_RECALL, now: NOW });
  const actions = plan.actions.filter(({ kind }) => !['record', 'unprotect', 'putHook'].includes(kind));
  const words = actions.map((action) => `${action.kind} ${(action as { instanceId?: string }).instanceId}`);
  return { actions, words, waits: plan.waits.map(({ reason }) => reason).join('\n') };
}

const [two, three] = [member('2'), member('3')];

describe('an instance that is to be replaced with surge', () => {
  const old = (over: Over = {}) => member('1', { version: '1', memory: chosen(), ...over });

  it('goes on standby first, and is drained only when its group has another in service', () => {
    expect(planOf([old(), two, three])).toMatchObject({ words: ['standby i-1'] });
    expect(planOf([old({ lifecycle: 'EnteringStandby' }), two, three]).words).toEqual([]);
    const waiting = planOf([old({ lifecycle: 'Standby' }), two, three]);
    expect([waiting.words, waiting.waits]).toEqual([
      [],
      expect.stringMatching(/1 instance (out already|short of 3)/),
    ]);
    expect(planOf([old({ lifecycle: 'Standby' }), two, three, member('4')]).words).toEqual(['drain i-1']);
  });

  it('is ended when it is empty, and its group does not count it any more', () => {
    const empty = old({ lifecycle: 'Standby', status: 'DRAINING', tasks: [] });
    const { actions } = planOf([empty, two, three, member('4')]);
    expect(actions).toMatchObject([
      { kind: 'end', reason: expect.stringContaining('its group has replaced it') },
    ]);
  });

  it('is remembered in its EC2 tag, which outlives its registration', () => {
    const { actions } = planOf([member('1', { version: '1' }), two, three]);
    expect(actions).toMatchObject([{ kind: 'remember', instanceId: 'i-1', inTag: true }]);
    const after = { ...SURGE, refresh: { ...SURGE.refresh, surge: 0 } };
    const [note] = planOf([member('1', { version: '1' }), two, three], { spec: after }).actions;
    expect(note).not.toHaveProperty('inTag');
  });

  it('leaves from standby also when its registration is lost: anew it is drained, without one it is ended', () => {
    const tags = { 'sluice.dev/memory': chosen() };
    const lost = { version: '1', lifecycle: 'Standby', tags } as const;
    expect(planOf([member('1', lost), two, three, member('4')]).words).toEqual(['drain i-1']);
    const gone = { ...lost, container: undefined, tasks: [] };
    const unproven = planOf([member('1', gone), two, three, member('4')]);
    expect(unproven.words).toEqual([]);
    expect(unproven.waits).toContain(
      'its group replaces it; held: its container instance is not proven to be gone',
    );
    const proven = member('1', { ...gone, containerGone: true });
    // Its agent may come back: nobody lacks it, and nobody needs its place before another is there.
    const early = planOf([proven, two, three]);
    expect([early.words, early.waits]).toEqual([[], expect.stringContaining('held: 1 instance short of 3')]);
    const { actions } = planOf([proven, two, three, member('4')]);
    expect(actions).toMatchObject([
      {
        kind: 'end',
        instanceId: 'i-1',
        reason:
          'it is out of date (since 04:59:00Z), it has no container instance any more, and its group has replaced it',
      },
    ]);
  });

  it('goes on once it is on standby, also when the template goes back or refresh is asked for no more', () => {
    const back = [member('1', { memory: chosen(), lifecycle: 'Standby' }), two, three, member('4')];
    expect(planOf(back).words).toEqual(['drain i-1']);
    expect(planOf(back, { spec: {} }).words).toEqual(['drain i-1']);
  });

  it.each([
    ['MaxSize is reached', { max: 3 }, 'its group would have 4, and its MaxSize is 3'],
    ['the group itself registers its instances', { balanced: true }, 'with a load balancer'],
  ])('is replaced after its end where %s, and that is said', (_, group, words) => {
    const plan = planOf([old(), two, three], { group });
    expect(plan.words).toEqual(['drain i-1']);
    expect(plan.waits).toContain(`spec.refresh.surge cannot be used: `);
    expect(plan.waits).toContain(words);
  });

  it('waits while as many are on standby as surge allows, whoever put them there', () => {
    const foreign = member('9', { lifecycle: 'Standby' });
    const plan = planOf([old(), two, three, foreign]);
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('1 instance of its group on standby already');
    expect(plan.waits).toContain('on standby, and not for Sluice: i-9');
    const wide: Partial<Spec> = { refresh: { on: ['launchTemplate'], surge: 2 } };
    expect(planOf([old(), two, three, foreign], { spec: wide }).words).toEqual(['standby i-1']);
  });

  it('that has died there is struck off before others go; until EC2 has said so it is not called a foreign one', () => {
    const lost = { lifecycle: 'Standby', container: undefined, tasks: [], memory: undefined } as const;
    const unseen = planOf([two, three, member('9', { ...lost, ec2State: undefined })]);
    expect(unseen.waits).not.toContain('not for Sluice');
    expect(unseen.waits).toContain(
      'on standby, and EC2 does not show it: i-9; struck off its group once EC2 says that there is none',
    );
    const dead = planOf([old(), two, three, member('9', { ...lost, ec2State: 'terminated' })]);
    expect(dead.waits).not.toContain('not for Sluice');
    expect(dead.words).toEqual(['end i-9']);
    expect(planOf([old(), two, three]).words).toEqual(['standby i-1']);
  });

  it('is one of as many as surge allows at once', () => {
    const wide: Partial<Spec> = { refresh: { on: ['launchTemplate'], surge: 2 } };
    const all = [old(), member('2', { version: '1' }), member('3', { version: '1' })];
    expect(planOf(all, { spec: wide }).words).toEqual(['remember i-2', 'standby i-1']);
    expect(planOf(all).words).toEqual(['standby i-1']);
  });
});

describe('an instance that EC2 recommends to replace', () => {
  it('is chosen with all others that are recommended, where the pool asks for it', () => {
    const given = { spec: REPLACE, notices: [recommended('1'), recommended('2')] };
    const { actions } = planOf([member('1'), two, three], given);
    expect(actions).toMatchObject([
      { kind: 'remember', instanceId: 'i-1', value: chosen('rebalance'), inTag: true },
      { kind: 'remember', instanceId: 'i-2', value: chosen('rebalance') },
    ]);
  });

  it.each([
    ['the pool ignores recommendations', { spec: {} }],
    ['the group replaces them by itself', { spec: REPLACE, group: { capacityRebalance: true } }],
  ])('stays where %s', (_, given) => {
    expect(planOf([member('1'), two, three], { ...given, notices: [recommended('1')] }).words).toEqual([]);
  });

  it('is replaced one by one, another first; without room it stays, as it may never be taken', () => {
    const both = [
      member('1', { memory: chosen('rebalance') }),
      member('2', { memory: chosen('rebalance') }),
      three,
    ];
    expect(planOf(both, { spec: REPLACE }).words).toEqual(['standby i-1']);
    const full = planOf(both, { spec: REPLACE, group: { max: 3 } });
    expect(full.words).toEqual([]);
    expect(full.waits).toContain('MaxSize is 3');
  });
});

describe('an interruption of an instance that has been replaced already', () => {
  const marked = {
    spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW - 5_000 },
  };
  const replaced = member('1', { memory: chosen('rebalance'), lifecycle: 'Standby' });

  it('is remembered together with that, so that it ends also if the interruption does not come', () => {
    const { actions } = planOf([{ ...replaced, ...marked }, two, three, member('4')], { spec: REPLACE });
    const noted = actions.find(({ kind }) => kind === 'remember') as { value: string } | undefined;
    expect(unpackMemory(noted?.value)).toMatchObject({ why: 'spotInterruption', replaced: true });
    const over = packMemory({ why: 'spotInterruption', since, tookTargets: false, replaced: true });
    const spared = member('1', { memory: over, lifecycle: 'Standby' });
    expect(planOf([spared, two, three, member('4')], { spec: REPLACE }).words).toEqual(['drain i-1']);
  });
});
