// Who is chosen to leave, and why nobody is although there would be some: the note that is written, and the words that are told.
import { describe, expect, it } from 'vitest';
import type { Notice } from '#model/notice.ts';
import type { FleetFacts, GroupFacts, InstanceFacts, PartName } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { aSituation } from '../../test/support/case.ts';
import {
  aFleet,
  aFleetInstance,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aSpotNotice,
  aTask,
  NOW,
} from '../../test/support/facts.ts';
import { decideChoice } from './choose.ts';
import type { PoolSpec, Spec } from './situation.ts';

const MINUTE = 60_000;
const template = { id: 'lt-1', version: '$Default', resolved: '2', imageId: 'ami-2', alone: true };
const MAIN = aPoolSpec({ onRebalance: 'replace' });
const FLEET: PoolSpec = { name: 'fleet', spotFleet: { id: 'sfr-1' } };
const REFRESH: Partial<Spec> = { refresh: { on: ['ami'] } };

interface Given {
  readonly pool?: PoolSpec;
  readonly spec?: Partial<Spec>;
  readonly group?: Partial<GroupFacts>;
  readonly fleet?: Partial<FleetFacts>;
  readonly recall?: Partial<Recall>;
  readonly notices?: readonly Notice[];
  readonly incomplete?: readonly PartName[];
  readonly tags?: Record<string, string>;
}

function choice(instances: readonly InstanceFacts[], given: Given = {}) {
  const { pool = MAIN, spec = REFRESH, group, fleet, recall, notices = [], incomplete, tags = {} } = given;
  const desired = instances.filter((each) => each.pool === 'main').length;
  const units = 2 * instances.filter((each) => each.pool === 'fleet').length;
  const pools = [
    aPool({ desired, template, scalingPolicies: [], ...group }),
    aFleet({ template, maintains: true, target: units, fulfilled: units, ...fleet }),
  ];
  const observation = anObservation({ instances, pools, incomplete, cluster: { tags } });
  const told = new Map(notices.map((each) => [each.instanceId, [each]]));
  const situation = aSituation(observation, { spec: { pools: [pool], ...spec }, recall, notices: told });
  const { actions, waits, due } = decideChoice(situation, pool);
  expect(due).toEqual([]);
  return {
    actions,
    chosen: actions.map((each) => ('instanceId' in each ? each.instanceId : each.kind)),
    said: waits.map(({ pool: of, kind, reason }) => `${of} ${kind}: ${reason}`),
  };
}

type Over = Parameters<typeof anInstance>[1];
const old = (id: string, over: Over = {}) => anInstance(id, { imageId: 'ami-1', ...over });
const fresh = (id: string, over: Over = {}) => anInstance(id, { imageId: 'ami-2', ...over });
type Why = Parameters<typeof packMemory>[0]['why'];
const wish = (why: Why) => packMemory({ why, since: NOW - MINUTE, tookTargets: false });
const nothing = { actions: [], chosen: [], said: [] };
const OLD = 'its image is ami-1, not ami-2';

/** Silent and impaired for long: sick by two signs. */
const impairedSince = NOW - 20 * MINUTE;
const sick = (id: string, over: Over = {}): InstanceFacts => {
  const base = anInstance(id, { imageId: 'ami-2', ...over });
  const statusChecks = { system: 'ok', instance: 'impaired', impairedSince, readAt: NOW } as const;
  return { ...base, statusChecks, container: { ...base.container!, agentConnected: false } };
};
const silentSince = new Map(Array.from({ length: 9 }, (_, n) => [`i-${n}`, NOW - 20 * MINUTE] as const));
const SILENT = "its agent is silent since 04:40:00Z, and EC2's status checks are impaired since 04:40:00Z";
const well = (many: number, over: Over = {}) =>
  Array.from({ length: many }, (_, n) => fresh(`well${n}`, over));

describe('a choice', () => {
  const note = {
    kind: 'remember',
    pool: 'main',
    forced: false,
    nature: 'routine',
  };
  const arn = (id: string) => anInstance(id).container!.arn;
  it('is a note in its memory, which tells why and since when', () => {
    expect(choice([old('1'), fresh('2')]).actions).toEqual([
      {
        ...note,
        instanceId: 'i-1',
        containerInstanceArn: arn('1'),
        value: packMemory({ why: 'refresh', since: NOW, tookTargets: false }),
        inTag: true,
        reason: `to be replaced: ${OLD}`,
      },
    ]);
    expect(choice([sick('1'), ...well(4)], { recall: { silentSince } }).actions).toEqual([
      {
        ...note,
        instanceId: 'i-1',
        containerInstanceArn: arn('1'),
        value: packMemory({ why: 'unhealthy', since: NOW, tookTargets: false }),
        reason: `to be replaced: ${SILENT}`,
      },
    ]);
  });
  it('is noted in the EC2 tag, which outlives the registration, only where it goes on standby', () => {
    const inTag = (instance: InstanceFacts, given: Given) =>
      choice([instance, ...well(4)], given).actions.map((each) => each.kind === 'remember' && each.inTag);
    expect(inTag(old('1'), { spec: { refresh: { on: ['ami'], surge: 0 } } })).toEqual([undefined]);
    expect(inTag(sick('1'), { recall: { silentSince } })).toEqual([undefined]);
    expect(inTag(aFleetInstance('1', { imageId: 'ami-1' }), { pool: FLEET })).toEqual([undefined]);
  });
  it('is made in mode drain and above, and only of a pool that was found', () => {
    expect(choice([old('1')], { spec: { ...REFRESH, mode: 'protect' } })).toEqual(nothing);
    const lost = sick('1', { pool: 'other' });
    const recall = { silentSince };
    expect(choice([lost, ...well(4)], { pool: aPoolSpec({ name: 'other' }), recall })).toEqual(nothing);
  });
  it('is made among the members of its own pool', () => {
    expect(choice([fresh('1'), old('2', { pool: 'other' })])).toEqual(nothing);
  });
  it.each<[string, InstanceFacts, Partial<Given>]>([
    ['its group has not taken it into service', old('1', { lifecycle: 'Pending' }), {}],
    ['it is in no group', old('1', { group: undefined }), {}],
    ['it is not registered', old('1', { container: undefined, launchedAt: NOW }), {}],
    ['its container instance is not ACTIVE', old('1', { status: 'REGISTERING' }), {}],
    ['it drains', old('1', { status: 'DRAINING' }), {}],
    ['it is interrupted', old('1', { market: 'spot' }), { notices: [aSpotNotice('1')] }],
    ['its memory was written by another version', old('1', { memory: 'v9:x' }), {}],
    ['somebody wants it to leave already', old('1', { memory: wish('person') }), {}],
  ])('falls on nobody of whom %s', (_, instance, given) => {
    expect(choice([instance, fresh('2')], { group: { desired: 0 }, ...given })).toEqual(nothing);
  });
  it('falls in a Spot Fleet on what EC2 runs', () => {
    const of = (ec2State: string | undefined) =>
      choice([aFleetInstance('1', { imageId: 'ami-1', ec2State })], { pool: FLEET }).chosen;
    expect(of('running')).toEqual(['i-1']);
    expect(of('pending')).toEqual([]);
    expect(of(undefined)).toEqual([]);
    const stranger = aFleetInstance('1', { imageId: 'ami-1', fleet: undefined });
    expect(choice([stranger], { pool: FLEET }).chosen).toEqual([]);
  });
});

describe('of what is sick', () => {
  const recall = { silentSince };
  const one = (instances: readonly InstanceFacts[], given: Given = {}) =>
    choice(instances, { recall, ...given });

  it('one goes at a time', () => {
    expect(one([sick('1'), sick('2'), ...well(4)]).chosen).toEqual(['i-1']);
  });
  it('nobody goes where half of its pool looks so, however well the others are', () => {
    const elsewhere = Array.from({ length: 20 }, (_, n) => fresh(`far${n}`, { pool: 'far' }));
    const { chosen, said } = one([sick('1'), sick('2'), ...well(1), ...elsewhere]);
    expect(chosen).toEqual([]);
    expect(said).toEqual([
      `main waiting: 2 instances to replace (${SILENT}): 2 instances of 3 look sick at once: it is rather what they have in common; nobody is replaced for it`,
    ]);
  });
  it('nobody goes where too many look so in all pools together; who is in none does not count', () => {
    const ill = ['5', '6', '7'].map((id) => sick(id, { pool: 'far' }));
    const { chosen, said } = one([sick('1'), ...well(3), ...ill]);
    expect(chosen).toEqual([]);
    expect(said.join()).toContain('4 instances of 7 look sick at once');
    const strangers = ill.map((each) => ({ ...each, pool: undefined }));
    expect(one([sick('1'), ...well(3), ...strangers]).chosen).toEqual(['i-1']);
  });
  it.each<[string, InstanceFacts, boolean]>([
    ['another was found sick, and is not drained yet', fresh('9', { memory: wish('unhealthy') }), true],
    ['an old one is being drained', fresh('9', { memory: wish('refresh'), status: 'DRAINING' }), true],
    ['an old one is on standby', fresh('9', { memory: wish('refresh'), lifecycle: 'Standby' }), true],
    ['an old one was chosen, and waits', fresh('9', { memory: wish('refresh') }), false],
    [
      'an old one was chosen, and is not in the list',
      fresh('9', { container: undefined, launchedAt: NOW, tags: { 'sluice.dev/memory': wish('refresh') } }),
      false,
    ],
    ['a person has another drained', fresh('9', { memory: wish('person'), status: 'DRAINING' }), false],
    ['nothing is wrong with the others', fresh('9'), false],
  ])('where %s', (_, other, waits) => {
    const { chosen, said } = one([sick('1'), other, ...well(4)]);
    expect(chosen).toEqual(waits ? [] : ['i-1']);
    expect(said).toEqual(
      waits ? [`main waiting: 1 instance to replace (${SILENT}): one is being replaced`] : [],
    );
  });
  it('nobody goes while a reading is doubted', () => {
    expect(one([sick('1'), ...well(4)], { incomplete: ['tasks'] }).said).toEqual([
      `main waiting: 1 instance to replace (${SILENT}): not read whole: tasks`,
    ]);
  });
});

describe('of what EC2 recommends to replace', () => {
  const recommended = (id: string, at = NOW - 2 * MINUTE): Notice => ({
    kind: 'rebalance',
    instanceId: `i-${id}`,
    at,
    channel: 'event',
  });
  const spot = (id: string) => fresh(id, { market: 'spot' });
  const notices = [recommended('1'), recommended('2', NOW - MINUTE)];

  it('all are noted at once, each from when it was told', () => {
    const { actions } = choice([spot('1'), spot('2'), spot('3')], { notices });
    const told = (since: number) => ({
      value: packMemory({ why: 'rebalance', since, tookTargets: false }),
      reason: 'to be replaced: EC2 recommends to replace it: it may be interrupted sooner than others',
    });
    expect(actions).toMatchObject([
      { instanceId: 'i-1', ...told(NOW - 2 * MINUTE) },
      { instanceId: 'i-2', ...told(NOW - MINUTE) },
    ]);
    expect(actions).toHaveLength(2);
  });
  it('none is noted where nobody asks for it, or in a Spot Fleet, which has no standby', () => {
    expect(choice([spot('1')], { notices, pool: aPoolSpec() })).toEqual(nothing);
    const pool: PoolSpec = { ...FLEET, onRebalance: 'replace' };
    expect(choice([aFleetInstance('1', { imageId: 'ami-2' })], { notices, pool })).toEqual(nothing);
  });
  it('none is noted while its group launches nothing, and that is told', () => {
    const group = { suspendedProcesses: ['Launch'] };
    expect(choice([spot('1'), spot('2')], { notices, group })).toEqual({
      ...nothing,
      said: [
        'main waiting: 2 instances to replace (EC2 recommends to replace it: it may be interrupted sooner than others): ' +
          'its group launches nothing: Launch is suspended',
      ],
    });
  });
});

describe('of what is out of date', () => {
  const busy = (id: string, many: number, over: Over = {}) =>
    old(id, { tasks: Array.from({ length: many }, (_, n) => aTask(`${id}${n}`)), ...over });
  const waits = (many: number, held: string) => [
    `main waiting: ${many} instance${many === 1 ? '' : 's'} to replace (${OLD}): ${held}`,
  ];

  it('the idle goes before the busy, then the oldest, one at a time', () => {
    expect(choice([busy('1', 2), busy('2', 1), busy('3', 3)]).chosen).toEqual(['i-2']);
    const [young, aged] = [NOW - 40 * MINUTE, NOW - 50 * MINUTE];
    const even = [busy('1', 1, { launchedAt: young }), busy('2', 1, { launchedAt: aged })];
    expect(choice(even).chosen).toEqual(['i-2']);
  });
  it('nobody goes where nobody asks for it', () => {
    expect(choice([old('1')], { spec: {} })).toEqual(nothing);
    expect(choice([old('1')], { spec: { refresh: {} } })).toEqual(nothing);
    expect(choice([aFleetInstance('1', { imageId: 'ami-1' })], { spec: {}, pool: FLEET })).toEqual(nothing);
  });
  it('nobody goes in a Spot Fleet that cannot tell; the pool says so, not every choice', () => {
    const one = [aFleetInstance('1', { imageId: 'ami-1' })];
    expect(choice(one, { pool: FLEET, fleet: { hasTemplate: false } })).toEqual(nothing);
  });
  it.each<[string, Given, readonly InstanceFacts[], string | undefined]>([
    ['one is being replaced', {}, [fresh('9', { memory: wish('refresh') })], 'one is being replaced'],
    ['a sick one is', {}, [fresh('9', { memory: wish('unhealthy') })], 'one is being replaced'],
    ['somebody else wants one to leave', {}, [fresh('9', { memory: wish('person') })], undefined],
    [
      'one is being replaced, and two may be',
      { spec: { refresh: { on: ['ami'], surge: 2 } } },
      [fresh('9', { memory: wish('refresh') })],
      undefined,
    ],
    [
      'two are being replaced, and two may be',
      { spec: { refresh: { on: ['ami'], surge: 2 } } },
      [fresh('8', { memory: wish('refresh') }), fresh('9', { memory: wish('refresh') })],
      '2 are being replaced',
    ],
    ['they are replaced after their end', { spec: { refresh: { on: ['ami'], surge: 0 } } }, [], undefined],
    ['its group is one short', { group: { desired: 2 } }, [], 'the group is 1 instance short'],
    ['its group is two short', { group: { desired: 3 } }, [], 'the group is 2 instances short'],
    ['its group has more than it shall have', { group: { desired: 0 } }, [], undefined],
    ['a reading is doubted', { incomplete: ['pools'] }, [], 'not read whole: pools'],
  ])('where %s', (_, given, others, held) => {
    const { chosen, said } = choice([old('1'), ...others], given);
    expect(chosen).toEqual(held === undefined ? ['i-1'] : []);
    expect(said).toEqual(held === undefined ? [] : waits(1, held));
  });
  it('nobody goes while its fleet lacks others, or nobody knows what it has', () => {
    const held = (fleet: Partial<FleetFacts>) =>
      choice([aFleetInstance('1', { imageId: 'ami-1' })], { pool: FLEET, fleet });
    expect(held({}).chosen).toEqual(['i-1']);
    expect(held({ fulfilled: 1 }).said).toEqual([
      `fleet waiting: 1 instance to replace (${OLD}): waiting for its fleet, which has 1 of 2 units`,
    ]);
    expect(held({ fulfilled: undefined }).said.join()).toContain('what its fleet has is not known');
  });

  describe('while replacements come out no better', () => {
    const vain = (id: string) =>
      waits(2, `i-${id} was launched a moment ago and is out of date too; replacements may be no better`);
    const launched = (ago: number, createdAt?: number) =>
      choice([old('1'), old('2', { launchedAt: NOW - ago })], {
        group: { template: { ...template, ...(createdAt !== undefined && { createdAt }) } },
      }).said;
    it('nobody goes for half an hour', () => {
      expect(launched(30 * MINUTE - 1)).toEqual(vain('2'));
      expect(launched(30 * MINUTE)).toEqual([]);
    });
    it('what was launched before its version was there, or within a minute of that, is no sign', () => {
      expect(launched(10 * MINUTE, NOW - 12 * MINUTE)).toEqual(vain('2'));
      expect(launched(10 * MINUTE, NOW - 11 * MINUTE)).toEqual([]);
      expect(launched(10 * MINUTE, NOW - 5 * MINUTE)).toEqual([]);
      expect(launched(40 * MINUTE, NOW - 90 * MINUTE)).toEqual([]);
    });
    it('an unknown age is no sign', () => {
      const unknown = old('1', { launchedAt: undefined });
      expect(choice([unknown, fresh('2')]).chosen).toEqual(['i-1']);
    });
    it('in a Spot Fleet likewise', () => {
      const young = aFleetInstance('1', { imageId: 'ami-1', launchedAt: NOW - MINUTE });
      const at = (createdAt: number | undefined) =>
        choice([young], { pool: FLEET, fleet: { template: { ...template, createdAt } } });
      expect(at(undefined).said.join()).toContain('i-1 was launched a moment ago');
      expect(at(NOW - MINUTE).chosen).toEqual(['i-1']);
    });
  });
});

describe('of what is not needed', () => {
  const limits = { max: 1 };
  const scale: Partial<Spec> = { mode: 'scale' };
  const pool = aPoolSpec({ limits });
  const members = [fresh('1'), fresh('2'), fresh('3')];
  const surplus = (instances: readonly InstanceFacts[] = members, given: Given = {}) => {
    const { spec, ...rest } = given;
    return choice(instances, { pool, ...rest, spec: { ...scale, ...spec } });
  };
  const why = 'the pool has 3, and its limit is 1; it is idle';
  const held = (words: string) => [`main waiting: 1 instance to end (${why}): ${words}`];

  it('one goes at a time, to leave and not to be replaced', () => {
    const { actions } = surplus();
    expect(actions).toMatchObject([
      {
        instanceId: 'i-1',
        value: packMemory({ why: 'scaleIn', since: NOW, tookTargets: false }),
        reason: `to leave: ${why}`,
      },
    ]);
  });
  it('goes likewise where its tasks fit elsewhere', () => {
    const room = (remaining: number) => ({ registered: 1024, remaining });
    const working = (id: string): InstanceFacts => {
      const base = fresh(id, { tasks: [aTask(id, { service: 'web', group: 'service:web' })] });
      return { ...base, container: { ...base.container!, resources: { cpu: room(900), memory: room(900) } } };
    };
    const found = surplus([working('1'), working('2')], { spec: { scaleIn: { consolidate: true } } });
    expect(found.actions).toMatchObject([
      {
        value: packMemory({ why: 'consolidate', since: NOW, tookTargets: false }),
        reason: 'to leave: the pool has 2, and its limit is 1; what it runs fits on the others',
      },
    ]);
    const budgets = [{ max: 0 }];
    const spec = { scaleIn: { consolidate: true }, disruption: { budgets } };
    expect(surplus([working('1'), working('2')], { spec }).said.join()).toContain('1 instance to end (');
  });
  it.each<[string, Given, string]>([
    ['a reading is doubted', { incomplete: ['pools'] }, 'not read whole: pools'],
    ['services were not read: one may lack tasks', { incomplete: ['services'] }, 'not read whole: services'],
    [
      'a scaling policy would undo it',
      { group: { scalingPolicies: ['cpu'] } },
      'the scaling policy cpu of its group would undo what Sluice sets: delete it (`aws autoscaling delete-policy ' +
        '--auto-scaling-group-name web-main --policy-name cpu`), or stay in mode drain',
    ],
    [
      'the budgets let nobody go for it',
      { spec: { disruption: { budgets: [{ max: 0, reasons: ['scaleIn'] }] } } },
      'the budget of 0 at once: 0 instances out already',
    ],
  ])('nobody goes while %s', (_, given, words) => {
    expect(surplus(members, given)).toEqual({ ...nothing, said: held(words) });
  });
  it('nobody goes while its group is short', () => {
    const { said } = surplus(members, { group: { desired: 4 } });
    expect(said).toEqual([
      'main waiting: 1 instance to end (the pool has 4, and its limit is 1; it is idle): the pool is 1 instance short',
    ]);
  });

  describe('the budgets count', () => {
    const four = (over: Over) => [...members, fresh('4', over)];
    const two = { disruption: { budgets: [{ max: 2 }] } };
    it('those that are chosen and not drained yet', () => {
      const chosen = four({ memory: wish('scaleIn') });
      expect(surplus(chosen).said.join()).toContain(
        'the default budget of 1 at once: 1 instance out already',
      );
      expect(surplus(chosen, { spec: two }).chosen).toEqual(['i-1']);
    });
    it('not those that only a person wants to leave', () => {
      expect(surplus(four({ memory: wish('person') })).chosen).toEqual(['i-1']);
    });
    it('those that are out, once', () => {
      const draining = four({ memory: wish('refresh'), status: 'DRAINING' });
      expect(surplus(draining, { group: { desired: 3 } }).said.join()).toContain('1 instance out already');
      expect(surplus(draining, { group: { desired: 3 }, spec: two }).chosen).toEqual(['i-1']);
    });
    it('those that went a moment ago, though reads do not show it', () => {
      const recall = { drains: new Map([['i-3', NOW - 1000]]) };
      expect(surplus(members, { recall }).said.join()).toContain('1 instance out already');
    });
    it('no other reasons than their own', () => {
      const spec = { disruption: { budgets: [{ max: 0, reasons: ['refresh' as const] }] } };
      expect(surplus(members, { spec }).chosen).toEqual(['i-1']);
    });
  });
});

describe('nobody is chosen, whatever the reason,', () => {
  const ecs =
    'a capacity provider of ECS manages this group; left to it, as ecs:DescribeCapacityProviders is not allowed';
  const missing = (over: Over) =>
    anInstance('x', { container: undefined, launchedAt: NOW - 10 * MINUTE, ...over });
  const never = (many: string) => `${many} did not join within 10m; replacements may not either`;
  const provider = {
    name: 'cp',
    managedScaling: false,
    managedDraining: false,
    managedTerminationProtection: false,
  };
  it.each<[string, Given, readonly InstanceFacts[], string | undefined]>([
    [
      'while Auto Scaling refreshes its group',
      { group: { refresh: { status: 'InProgress', startedAt: NOW } as GroupFacts['refresh'] } },
      [],
      'an instance refresh of Auto Scaling is under way',
    ],
    ['where ECS may manage its group', { group: { managedByEcs: true } }, [], ecs],
    [
      'but where its capacity provider was read',
      { group: { managedByEcs: true, capacityProvider: provider } },
      [],
      undefined,
    ],
    [
      'while its group launches nothing',
      { group: { suspendedProcesses: ['Terminate', 'Launch'] } },
      [],
      'its group launches nothing: Launch is suspended',
    ],
    ['but while its group ends nothing', { group: { suspendedProcesses: ['Terminate'] } }, [], undefined],
    ['while one has not joined', {}, [missing({})], never('1 instance')],
    ['while two have not', {}, [missing({}), { ...missing({}), instanceId: 'i-y' }], never('2 instances')],
    ['but while one may still join', {}, [missing({ launchedAt: NOW - 10 * MINUTE + 1 })], undefined],
    ['but where nobody knows since when', {}, [missing({ launchedAt: undefined })], undefined],
    ['but where one leaves its group', {}, [missing({ lifecycle: 'Terminating:Wait' })], undefined],
    ['but where one has left it', {}, [missing({ lifecycle: 'Terminated' })], undefined],
    [
      'while one outside of any group has not joined',
      {},
      [missing({ group: undefined })],
      never('1 instance'),
    ],
    ['but where one joined long ago', {}, [fresh('x', { launchedAt: NOW - 10 * MINUTE })], undefined],
  ])('%s', (_, given, others, held) => {
    const { chosen, said } = choice([old('1'), fresh('2'), fresh('3'), ...others], {
      ...given,
      group: { desired: 3, ...given.group },
    });
    expect(chosen).toEqual(held === undefined ? ['i-1'] : []);
    expect(said).toEqual(held === undefined ? [] : [`main waiting: 1 instance to replace (${OLD}): ${held}`]);
  });
  it.each<[string, Partial<FleetFacts>, string | undefined]>([
    [
      'by a Spot Fleet that replaces nothing',
      { maintains: false },
      'its Spot Fleet is of type request, and replaces nothing',
    ],
    ['while it is modified', { state: 'modifying' }, 'its Spot Fleet is modifying'],
    ['but where it is active', {}, undefined],
    ['but where nobody knows whether it replaces', { maintains: undefined }, undefined],
  ])('%s', (_, fleet, held) => {
    const { chosen, said } = choice([aFleetInstance('1', { imageId: 'ami-1' })], { pool: FLEET, fleet });
    expect(chosen).toEqual(held === undefined ? ['i-1'] : []);
    expect(said).toEqual(
      held === undefined ? [] : [`fleet waiting: 1 instance to replace (${OLD}): ${held}`],
    );
  });
});
