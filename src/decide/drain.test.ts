// Emptying one instance: what is drained, what is stopped by its rule and when, what is said of the rest.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, ServiceFacts, TaskFacts } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import {
  aFleetInstance,
  aHook,
  anInstance,
  anObservation,
  aPool,
  aService,
  aSpotNotice,
  aTask,
  NOW,
} from '../../test/support/facts.ts';
import { decideBurial, decideDeregistration, decideDrain, decideEmptying, whyLeaving } from './drain.ts';
import type { Situation } from './situation.ts';

type Rules = NonNullable<Situation['spec']['workloads']>;
interface Given {
  readonly rules?: Rules;
  readonly noticed?: boolean;
  readonly hooks?: [];
  readonly drains?: ReadonlyMap<string, number>;
  readonly silentSince?: ReadonlyMap<string, number>;
  readonly services?: ServiceFacts[];
}

const remembered = (memory: Partial<Parameters<typeof packMemory>[0]>) =>
  packMemory({ why: 'refresh', since: NOW - 60_000, tookTargets: false, ...memory });
const open = (
  instance: InstanceFacts,
  { rules, noticed, hooks, drains, silentSince, services }: Given = {},
) => {
  const observation = anObservation({
    instances: [instance],
    services: services ?? [aService({ desiredCount: 1, runningCount: 1 })],
    pools: [aPool({ hooks: hooks ?? [aHook()] })],
  });
  const notices = new Map(noticed ? [[instance.instanceId, [aSpotNotice('a')]]] : []);
  return aCase(
    aSituation(observation, { notices, spec: { workloads: rules }, recall: { drains, silentSince } }),
    instance,
  );
};
type Over = Parameters<typeof anInstance>[1];
const ending = (over: Over = {}) =>
  anInstance('a', { lifecycle: 'Terminating:Wait', status: 'DRAINING', ...over });
const wished = (over: Over = {}, memory = remembered({})) =>
  anInstance('a', { status: 'DRAINING', memory, ...over });
const arn = anInstance('a').container!.arn;
const earlier = (older: string, runningTasks?: number) => ({
  ...anInstance('a').container!,
  arn: older,
  runningTasks,
});
const said = (findings: ReturnType<typeof decideEmptying>) =>
  findings.waits.map(({ kind, reason }) => `${kind}: ${reason}`);
const done = (findings: ReturnType<typeof decideEmptying>) =>
  findings.actions.map((action) => [action.kind, action.forced, action.reason]);

describe('DRAINING', () => {
  it('is set for an interruption on cached membership, by its deadline', () => {
    const spot = anInstance('a', { market: 'spot' });
    expect(decideDrain(open(spot, { noticed: true })).actions).toEqual([
      {
        kind: 'drain',
        instanceId: 'i-a',
        pool: 'main',
        forced: true,
        nature: 'routine',
        deadline: NOW + 120_000,
        containerInstanceArn: arn,
        onCachedMembership: true,
        reason: 'spot interruption of 05:00:00Z: AWS takes it at 05:02:00Z',
      },
    ]);
  });
  it('is set for an end by its group after a second look, without a deadline', () => {
    const [drain] = decideDrain(open(ending({ status: 'ACTIVE' }))).actions;
    expect(drain).toEqual({
      kind: 'drain',
      instanceId: 'i-a',
      pool: 'main',
      forced: true,
      nature: 'routine',
      containerInstanceArn: arn,
      onCachedMembership: false,
      reason: 'its group is ending it',
    });
  });
  it('is set after a second look where the notice may be for another market, or there is none', () => {
    const cached = (instance: InstanceFacts) =>
      decideDrain(open(instance, { noticed: true })).actions.map(
        (action) => 'onCachedMembership' in action && action.onCachedMembership,
      );
    const marked = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
    expect(cached(anInstance('a', { market: undefined, spotRequest: marked }))).toEqual([false]);
    const [drain] = decideDrain(open(ending({ status: 'ACTIVE', market: 'spot' }))).actions;
    expect(drain).toMatchObject({ onCachedMembership: false });
  });
  it.each([
    ['is not in the list', ending({ container: undefined })],
    ['is REGISTERING', ending({ status: 'REGISTERING' })],
  ])('waits while its container instance %s', (words, instance) => {
    expect(said(decideDrain(open(instance)))).toEqual([
      `waiting: to be drained, but its container instance ${words}`,
    ]);
  });
});

it('says why it leaves: the interruption first, then its group, a wish, ours, somebody else', () => {
  const memory = remembered({});
  const spot = { market: 'spot', memory } as const;
  const both = anInstance('a', { ...spot, lifecycle: 'Terminating' });
  expect(whyLeaving(open(both, { noticed: true }))).toMatch(/^spot interruption/);
  expect(whyLeaving(open(both))).toBe('its group is ending it');
  expect(whyLeaving(open(wished()))).toBe('it is out of date (draining since 04:59:00Z)');
  expect(whyLeaving(open(wished({ status: 'ACTIVE' })))).toBe('it is out of date (since 04:59:00Z)');
  const drains = new Map([['i-a', NOW]]);
  const spotDrain = packMemory({ why: 'spotInterruption', since: NOW - 600_000, tookTargets: false });
  expect(whyLeaving(open(anInstance('a', { memory: spotDrain }), { drains }))).toBe(
    'drained for an interruption that did not come; to go back once EC2 is read',
  );
  // Such as a wish that `sluice uncordon` took back before somebody set it DRAINING by hand.
  expect(whyLeaving(open(anInstance('a'), { drains }))).toBe(
    'the reason for which Sluice drained it was taken back: since then somebody else keeps it DRAINING',
  );
  expect(whyLeaving(open(anInstance('a')))).toBe('somebody else set it DRAINING');
  expect(whyLeaving(open(aFleetInstance('a')))).toBe('somebody else set it DRAINING');
});

describe('emptying', () => {
  const job = (over: Partial<TaskFacts> = {}) => aTask('job', over);
  const web = (over: Partial<TaskFacts> = {}) => aTask('web', { service: 'web', family: 'web', ...over });
  const rule = (over: Partial<Rules[number]>): Rules => [{ match: {}, ...over }];
  const late = 'longer than its drain timeout of 1m';
  const marked = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
  const rows: [string, InstanceFacts, Given, unknown[], string[]][] = [
    [
      'ECS moves services, jobs may finish',
      ending({ tasks: [web(), job(), job({ arn: 'x/2' })] }),
      {},
      [],
      ['waiting: ECS moves 1 task (web); 2 tasks may finish (batch)'],
    ],
    [
      'what has stopped is not counted',
      ending({ tasks: [web({ lastStatus: 'STOPPED' }), web({ arn: 'x/2' })] }),
      {},
      [],
      ['waiting: ECS moves 1 task (web)'],
    ],
    [
      'what stops already is moved',
      ending({ tasks: [job({ desiredStatus: 'STOPPED' })] }),
      {},
      [],
      ['waiting: ECS moves 1 task (batch)'],
    ],
    [
      'nobody else reads tasks for us',
      ending({ tasks: [job()], stoppingTasksReadAt: undefined }),
      {},
      [],
      ['waiting: to read its tasks anew, those that are stopping included'],
    ],
    [
      'what somebody else drains is left to ECS',
      anInstance('a', { status: 'DRAINING', tasks: [web(), job({ lastStatus: 'STOPPED' })] }),
      {},
      [],
      ['waiting: somebody else set it DRAINING: 1 task left, ECS moves them'],
    ],
    [
      'stopped by its rule',
      ending({ tasks: [job()] }),
      { rules: rule({ onScaleIn: 'stop' }) },
      [['stopTask', true, 'its rule says to stop it on scale-in']],
      [],
    ],
    [
      'counted under a registration before',
      ending({ tasks: [web()], older: [earlier('x'), earlier('y', 2), earlier('z', 1)] }),
      {},
      [],
      [
        'waiting: ECS moves 1 task (web)',
        'waiting: its agent lost its state and registered anew: 3 tasks counted under the older registration, which nobody stops; ' +
          'when they serve no more, `aws ecs deregister-container-instance --force --cluster web --container-instance y`',
      ],
    ],
    [
      'under one that is empty',
      ending({ tasks: [job()], older: [earlier('x', 0)] }),
      {},
      [],
      ['waiting: 1 task may finish (batch)'],
    ],
    [
      'not before DRAINING is acknowledged',
      ending({ status: 'ACTIVE', tasks: [job()] }),
      { rules: rule({ onScaleIn: 'stop' }) },
      [],
      [],
    ],
    [
      'nor where it stops already',
      ending({ tasks: [job({ desiredStatus: 'STOPPED' })] }),
      { rules: rule({ onScaleIn: 'stop' }) },
      [],
      ['waiting: ECS moves 1 task (batch)'],
    ],
    [
      'a wish is voluntary',
      wished({ tasks: [job()] }),
      { rules: rule({ onScaleIn: 'stop' }) },
      [['stopTask', false, 'its rule says to stop it on scale-in']],
      [],
    ],
    [
      'ignored ones last',
      ending({ tasks: [job(), job({ arn: 'x/d', daemon: true })] }),
      { rules: rule({ ignore: true }) },
      [['stopTask', true, 'only ignored tasks are left']],
      ['waiting: ignored tasks are stopping'],
    ],
    [
      'all of them at once',
      ending({ tasks: [job()] }),
      { rules: rule({ ignore: true }) },
      [['stopTask', true, 'only ignored tasks are left']],
      [],
    ],
    [
      'but those that stop',
      ending({ tasks: [job({ desiredStatus: 'STOPPED' })] }),
      { rules: rule({ ignore: true }) },
      [],
      ['waiting: ignored tasks are stopping'],
    ],
    [
      'ignored ones wait for the others',
      ending({ tasks: [job(), web({ daemon: true })] }),
      { rules: [{ match: { daemon: true }, ignore: true }] },
      [],
      ['waiting: 1 task may finish (batch)'],
    ],
    [
      'its time is over: stopped',
      wished({ tasks: [job()] }),
      { rules: rule({ drainTimeout: '1m', onTimeout: 'stop' }) },
      [['stopTask', false, late]],
      ['waiting: 1 task may finish (batch)'],
    ],
    [
      'its time is over: held',
      wished({ tasks: [job()] }),
      { rules: rule({ drainTimeout: '1m' }) },
      [],
      [`waiting: batch takes ${late}; held, as its rule says`, 'waiting: 1 task may finish (batch)'],
    ],
    [
      'its time is over: taken back',
      wished({ tasks: [web()] }),
      { rules: rule({ drainTimeout: '1m', onTimeout: 'abort' }) },
      [['remember', false, `web takes ${late}, and its rule says to abort; it is taken back`]],
      ['waiting: ECS moves 1 task (web)'],
    ],
    [
      'not where its group ends it',
      ending({ tasks: [job()], memory: remembered({}) }),
      { rules: rule({ drainTimeout: '1m', onTimeout: 'abort' }) },
      [],
      [
        `waiting: batch takes ${late}; a terminating instance cannot be taken back`,
        'waiting: 1 task may finish (batch)',
      ],
    ],
    [
      "nor against a person's wish",
      wished({ tasks: [job()] }, remembered({ why: 'person' })),
      { rules: rule({ drainTimeout: '1m', onTimeout: 'abort' }) },
      [],
      [
        `waiting: batch takes ${late}; held, until \`sluice uncordon i-a\``,
        'waiting: 1 task may finish (batch)',
      ],
    ],
    [
      'not where its group ends it: there is no way back from that',
      ending({ tasks: [web()], memory: remembered({ until: NOW + 60_000 }) }),
      {},
      [],
      ['waiting: ECS moves 1 task (web)'],
    ],
    [
      'nor where it is interrupted for sure: its evacuation goes on',
      wished({ tasks: [web()], spotRequest: marked }, remembered({ until: NOW + 60_000 })),
      {},
      [],
      [],
    ],
    [
      'stopped by its rule, by force where its group ends it all the same',
      ending({ tasks: [job()], memory: remembered({}) }),
      { rules: rule({ onScaleIn: 'stop' }) },
      [['stopTask', true, 'its rule says to stop it on scale-in']],
      [],
    ],
    [
      'ignored ones by force where AWS takes it, whoever wanted it to leave',
      wished({ tasks: [job()], spotRequest: marked }),
      { rules: rule({ ignore: true }) },
      [['stopTask', true, 'only ignored tasks are left']],
      [],
    ],
    [
      'not without a container instance',
      ending({ container: undefined, tasks: [job()] }),
      { rules: rule({ onScaleIn: 'stop' }) },
      [],
      [],
    ],
    [
      'in a Spot Fleet a wish is voluntary too',
      aFleetInstance('a', { status: 'DRAINING', memory: remembered({}), tasks: [job()] }),
      { rules: rule({ onScaleIn: 'stop' }) },
      [['stopTask', false, 'its rule says to stop it on scale-in']],
      [],
    ],
    [
      'in a Spot Fleet it is taken back by its rule',
      aFleetInstance('a', { status: 'DRAINING', memory: remembered({}), tasks: [job()] }),
      { rules: rule({ drainTimeout: '1m', onTimeout: 'abort' }) },
      [['remember', false, `batch takes ${late}, and its rule says to abort; it is taken back`]],
      ['waiting: 1 task may finish (batch)'],
    ],
    [
      'given up before',
      wished({ tasks: [job()] }, remembered({ until: NOW + 60_000 })),
      {},
      [['activate', false, 'its drain was given up']],
      [],
    ],
  ];
  it.each(rows)('%s', (_, instance, given, actions, waits) => {
    const findings = decideEmptying(open(instance, given));
    expect([done(findings), said(findings)]).toEqual([actions, waits]);
  });

  it('says what holds a service back that ECS cannot move, and of one that stops already nothing', () => {
    const services = [aService({ desiredCount: 1, minimumHealthyPercent: 100, maximumPercent: 100 })];
    const held = (tasks: TaskFacts[]) => said(decideEmptying(open(ending({ tasks }), { services })));
    const why =
      'web cannot move: with minimumHealthyPercent 100 and maximumPercent 100 ECS may neither stop one of 1 nor start one ' +
      'more; lower the first or raise the second';
    expect(held([web(), web({ arn: 'x/2' })])).toEqual([`waiting: ECS moves 2 tasks (web); ${why}`]);
    expect(held([web(), job()])).toEqual([
      `waiting: ECS moves 1 task (web); ${why}; 1 task may finish (batch)`,
    ]);
    expect(held([web({ desiredStatus: 'STOPPED' })])).toEqual(['waiting: ECS moves 1 task (web)']);
    expect(held([job({ desiredStatus: 'STOPPED' })])).toEqual(['waiting: ECS moves 1 task (batch)']);
  });
  it('gives a task that is told the time of its rule, and looks again when that is over', () => {
    const rules = rule({ onScaleIn: 'stop', quiesce: { queue: 'jobs', lead: '30s' } });
    expect(decideEmptying(open(ending({ tasks: [job()] }), { rules }))).toEqual({
      actions: [],
      waits: [
        {
          instanceId: 'i-a',
          pool: 'main',
          kind: 'waiting',
          reason: 'batch is told, and stopped at 05:00:30Z',
        },
      ],
      due: [NOW + 30_000],
    });
  });
  it('waits no longer for what nobody can reach, but where its group or a person sees to it', () => {
    const silentSince = new Map([['i-a', NOW - 3_600_000]]);
    const tasks = [job({ desiredStatus: 'STOPPED' })];
    const old = (why: 'refresh' | 'person') => remembered({ why, since: NOW - 600_000 });
    const of = (instance: InstanceFacts) => {
      const container = { ...instance.container!, agentConnected: false };
      const findings = decideEmptying(open({ ...instance, container }, { silentSince }));
      return [findings.actions.map(({ kind }) => kind), said(findings)];
    };
    const waits = [[], ['waiting: ECS moves 1 task (batch)']];
    expect(of(wished({ tasks }, old('refresh')))).toEqual([['end'], []]);
    expect(of(wished({ tasks }, old('person')))).toEqual(waits);
    expect(of(ending({ tasks, memory: old('refresh'), lifecycle: 'Terminating' }))).toEqual(waits);
  });

  it('looks again when a drain timeout is over, and not before', () => {
    const rules = rule({ drainTimeout: '2m', onTimeout: 'stop' });
    const findings = decideEmptying(open(wished({ tasks: [job()] }), { rules }));
    expect([findings.due, findings.actions]).toEqual([[NOW + 60_000], []]);
    expect(decideEmptying(open(ending({ tasks: [job()] }), { rules })).due).toEqual([NOW + 120_000]);
  });
  it('leaves the tasks of an interrupted instance to its evacuation', () => {
    const spot = { market: 'spot', status: 'DRAINING', tasks: [job()] } as const;
    const nothing = { actions: [], waits: [], due: [] };
    expect(decideEmptying(open(anInstance('a', spot), { noticed: true }))).toEqual(nothing);
    expect(decideEmptying(open(ending(spot), { noticed: true }))).toEqual(nothing);
    const confirmed = ending({ ...spot, tasks: [job()] });
    const [stop] = decideEmptying(open(confirmed, { noticed: true, rules: rule({ ignore: true }) })).actions;
    expect(stop).toMatchObject({ kind: 'stopTask', deadline: NOW + 120_000, forced: true });
  });
});

describe('deregistering what is empty', () => {
  const base = {
    instanceId: 'i-a',
    pool: 'main',
    forced: true,
    nature: 'routine',
    containerInstanceArn: arn,
  };
  it('is done while our hook waits for it', () => {
    const reason = 'no task is left in any state but STOPPED';
    expect(decideDeregistration(open(ending()))).toEqual({
      actions: [{ ...base, kind: 'deregister', reason }],
      waits: [],
      due: [],
    });
  });
  it.each([
    ['no hook waits', ending(), { hooks: [] as [] }, ['waiting: empty: its group is ending it']],
    ['it is not listed', ending({ container: undefined }), {}, ['waiting: empty: its group is ending it']],
    [
      'it goes already',
      ending({ status: 'DEREGISTERING' }),
      {},
      ['waiting: its container instance is being deregistered'],
    ],
    ['a wish keeps it in its pool', wished(), {}, []],
    [
      'somebody else drains it',
      anInstance('a', { status: 'DRAINING' }),
      {},
      ['waiting: empty: somebody else set it DRAINING'],
    ],
  ])('is not where %s', (_, instance, given, waits) => {
    const findings = decideDeregistration(open(instance, given));
    expect([findings.actions, said(findings)]).toEqual([[], waits]);
  });
  it('buries a ghost by force, once', () => {
    const tasks = [aTask('1'), aTask('2'), aTask('3', { lastStatus: 'STOPPED' })];
    const reason = 'EC2 has terminated it and its agent is silent; ECS still counts 2 tasks there';
    expect(decideBurial(open(anInstance('a', { tasks }))).actions).toEqual([
      { ...base, kind: 'deregister', force: true, reason },
    ]);
    const [empty] = decideBurial(open(anInstance('a', { tasks: tasks.slice(2) }))).actions;
    expect(empty?.reason).toBe(
      'EC2 has terminated it and its agent is silent; no task was left, and ECS does not remove its container instance by itself',
    );
    for (const over of [{ status: 'DEREGISTERING' }, { container: undefined }])
      expect(decideBurial(open(anInstance('a', over))).actions).toEqual([]);
  });
});
