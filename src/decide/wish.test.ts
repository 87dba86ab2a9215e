// How an instance leaves by wish: drained within the budgets while all others serve, then ended; never in haste.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PoolFacts } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import {
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

const template = { id: 'lt-1', version: '1' };
const wanted = { id: 'lt-1', version: '$Default', resolved: '2', imageId: 'ami-2', alone: true };
const REFRESH: Partial<Spec> = { refresh: { on: ['launchTemplate'], surge: 0 } };

type Memory = Parameters<typeof packMemory>[0];
const since = NOW - 60_000;
const remembered = (memory: Partial<Memory>) =>
  packMemory({ why: 'refresh', since, tookTargets: false, ...memory });

/** An instance with version 1 of its template, busy with one task of a service. */
function old(id: string, memory?: string, over: Partial<InstanceFacts> = {}): InstanceFacts {
  const base = anInstance(id, { tasks: [aTask(`task-${id}`)] });
  return {
    ...base,
    group: { ...base.group!, template },
    container: { ...base.container!, ...(memory !== undefined && { memory }) },
    ...over,
  };
}

const fresh = (id: string): InstanceFacts => {
  const base = old(id);
  return { ...base, group: { ...base.group!, template: { ...template, version: '2' } } };
};

function planOf(
  instances: readonly InstanceFacts[],
  {
    spec = REFRESH,
    group = {},
    world = {},
    recall = {},
  }: {
    spec?: Partial<Spec>;
    group?: Partial<PoolFacts['group']>;
    world?: Parameters<typeof anObservation>[0];
    recall?: Partial<typeof NO_RECALL>;
  } = {},
) {
  const pool = aPool({ template: wanted, ...group });
  const observation = anObservation({ instances, pools: [pool], ...world });
  const plan = decide({
    spec: aSpec(spec),
    observation,
    notices: [],
    recall: { ...NO_RECALL, ...recall },
    now: NOW,
  });
  const actions = plan.actions.filter(
    ({ kind }) => !['record', 'protect', 'unprotect', 'putHook'].includes(kind),
  );
  const words = actions.map((action) => `${action.kind} ${(action as { instanceId?: string }).instanceId}`);
  return { actions, words, said: plan.waits, waits: plan.waits.map(({ reason }) => reason).join('\n') };
}

const ARN = anInstance('1').container!.arn;
const CLOCK = '04:59:00Z';

describe('an instance that is out of date', () => {
  it('is chosen, one at a time: idle ones first, then the least busy', () => {
    expect(planOf([old('1'), old('2'), fresh('3')]).words).toEqual(['remember i-1']);
    expect(planOf([old('1'), old('2', undefined, { tasks: [] }), fresh('3')]).words).toEqual([
      'remember i-2',
    ]);
  });

  it('is left alone where refresh does not ask for it, and where what is wanted could not be read', () => {
    expect(planOf([old('1')], { spec: {} }).words).toEqual([]);
    expect(planOf([old('1')], { group: { template: { id: 'lt-1', version: '$Default' } } })).toMatchObject({
      words: [],
      waits: expect.stringContaining('could not be read'),
    });
  });

  it.each([
    ['another template of a policy that names several', { id: 'lt-arm', version: '7' }, { alone: false }],
    ['a version that is no number', { id: 'lt-1', version: '$Latest' }, {}],
  ])('is no instance from %s', (_, own, more) => {
    const one = old('1');
    const member = { ...one, group: { ...one.group!, template: own } };
    const group = { template: { ...wanted, ...more } };
    expect(planOf([member, fresh('2'), fresh('3')], { group }).words).toEqual([]);
  });

  it('is drained while all others serve, and ended by name once it is empty', () => {
    const chosen = old('1', remembered({}));
    const others = [old('2'), fresh('3')];
    expect(planOf([chosen, ...others]).words).toEqual(['drain i-1']);
    const short = planOf([chosen, old('2')]);
    expect(short.words).toEqual([]);
    expect(short.waits).toContain('the default budget of 1 at once: 1 instance out already');
    const wide: Partial<Spec> = { ...REFRESH, disruption: { budgets: [{ max: 2 }] } };
    expect(planOf([chosen, old('2')], { spec: wide }).waits).toContain(
      'waiting for its group, which is 1 instance short of 3',
    );
    const empty = { ...chosen, tasks: [], container: { ...chosen.container!, status: 'DRAINING' } };
    expect(planOf([empty, ...others]).words).toEqual(['end i-1']);
  });

  it('is forgotten when the template goes back, or nobody asks for it any more', () => {
    const back = fresh('1');
    const chosen = { ...back, container: { ...back.container!, memory: remembered({}) } };
    expect(planOf([chosen, fresh('2'), fresh('3')]).words).toEqual(['remember i-1']);
    expect(planOf([old('1', remembered({})), old('2'), old('3')], { spec: {} }).words).toEqual([
      'remember i-1',
    ]);
  });

  it('stays where what was just launched is out of date too: replacing brings no better ones', () => {
    const young = { ...old('3'), launchedAt: NOW - 300_000 };
    const plan = planOf([old('1'), old('2'), young]);
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('i-3 was launched a moment ago and is out of date too');
    const newer = { template: { ...wanted, createdAt: NOW - 200_000 } };
    expect(planOf([old('1'), old('2'), young], { group: newer }).words).toEqual(['remember i-1']);
  });

  it('stays while a replacement does not join, and nothing else is chosen', () => {
    const lost = { ...old('9'), container: undefined, launchedAt: NOW - 700_000 };
    const plan = planOf([old('1'), old('2'), old('3'), lost], { group: { desired: 4 } });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('1 instance did not join within 10m');
  });

  it.each([
    ['a capacity provider manages the group', { managedByEcs: true }, /capacity provider/],
    ['nothing is launched', { suspendedProcesses: ['Launch'] }, /Launch is suspended/],
  ])('stays where %s', (_, group, words) => {
    const plan = planOf([old('1'), old('2'), old('3')], { group });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toMatch(words);
  });

  it('waits for the budget, which counts whatever is out', () => {
    const chosen = old('1', remembered({}));
    const taken = old('2', undefined, {
      market: 'spot',
      spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW - 5_000 },
    });
    const plan = planOf([chosen, taken, old('3'), fresh('4')]);
    expect(plan.words).not.toContain('drain i-1');
    expect(plan.waits).toContain('the default budget of 1 at once: 1 instance out already');
  });
});

describe('an instance that was chosen', () => {
  const chosen = old('1', remembered({}));
  const others = [fresh('2'), fresh('3')];

  it('is drained as what could also be left, by facts that are fresh, and says what for', () => {
    expect(planOf([chosen, ...others]).actions).toEqual([
      {
        kind: 'drain',
        instanceId: 'i-1',
        pool: 'main',
        containerInstanceArn: ARN,
        forced: false,
        nature: 'routine',
        onCachedMembership: false,
        reason: `it is out of date (since ${CLOCK})`,
      },
    ]);
  });

  it('says what it waits for, beginning with what it is to leave for', () => {
    const { said } = planOf([chosen, ...others], { group: { desired: 4 } });
    expect(said).toContainEqual({
      kind: 'waiting',
      instanceId: 'i-1',
      pool: 'main',
      reason: expect.stringContaining(`to be drained, it is out of date (since ${CLOCK}); `),
    });
  });

  it.each(['REGISTERING', 'REGISTRATION_FAILED'])('is not drained while ECS has it %s', (status) => {
    const joining = { ...chosen, container: { ...chosen.container!, status } };
    const plan = planOf([joining, ...others], {
      spec: { ...REFRESH, disruption: { budgets: [{ max: 3 }] } },
    });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain(`; it is ${status}`);
  });

  it('has only its note taken away when it is up to date after all, and that is said', () => {
    const back = { ...fresh('1'), container: chosen.container };
    expect(planOf([back, ...others]).actions).toEqual([
      {
        kind: 'remember',
        instanceId: 'i-1',
        pool: 'main',
        containerInstanceArn: ARN,
        forced: false,
        nature: 'routine',
        value: '',
        reason: `not true any more: it is out of date (since ${CLOCK})`,
      },
    ]);
  });

  it('keeps its note in the first seconds of a process: it may be DRAINING by now, and reads may lag', () => {
    const back = { ...fresh('1'), container: chosen.container };
    const startedAgo = (ms: number) =>
      planOf([back, ...others], { recall: { watchedSince: NOW - ms } }).words;
    expect([startedAgo(0), startedAgo(9_999), startedAgo(10_000)]).toEqual([[], [], ['remember i-1']]);
  });

  it('keeps its note for longer when it was drained a moment ago: it would stay DRAINING, and nobody would know whose it is', () => {
    const back = { ...fresh('1'), container: chosen.container };
    const drainedAgo = (ms: number) =>
      planOf([back, ...others], { recall: { drains: new Map([['i-1', NOW - ms]]) } }).words;
    expect([drainedAgo(0), drainedAgo(329_999), drainedAgo(330_000)]).toEqual([[], [], ['remember i-1']]);
  });

  it('keeps its note while the cluster was not read whole, or nothing tells what is up to date', () => {
    const back = { ...fresh('1'), container: chosen.container };
    const unread = planOf([back, ...others], { world: { incomplete: ['tasks'] } });
    expect(unread.words).toEqual([]);
    expect(unread.waits).toContain('; held: not read whole: tasks');
    const template = { id: 'lt-1', version: '$Default' };
    expect(planOf([back, ...others], { group: { template } }).words).not.toContain('remember i-1');
    expect(planOf([back, ...others], { world: { pools: [] } }).words).not.toContain('remember i-1');
  });
});

describe('an instance that was chosen to make its pool smaller', () => {
  const reasons = ['scaleIn', 'consolidate'] as const;
  const smaller: Partial<Spec> = { mode: 'scale', pools: [aPoolSpec({ limits: { max: 2 } })] };
  const others = [fresh('2'), fresh('3')];

  it.each(reasons)('for %s goes while its pool is larger than its limit', (why) => {
    expect(planOf([old('1', remembered({ why })), ...others], { spec: smaller }).words).toEqual([
      'drain i-1',
    ]);
  });

  it.each<[string, Parameters<typeof planOf>[1], Partial<InstanceFacts>]>([
    ['its pool may be as large as it is', { spec: { mode: 'scale' } }, {}],
    ['the mode lowers no capacity any more', { spec: { ...smaller, mode: 'drain' } }, {}],
    ['its pool is short of others', { spec: smaller, group: { desired: 4 } }, {}],
    [
      'a service lacks tasks',
      { spec: smaller, world: { services: [aService({ desiredCount: 5, runningCount: 4 })] } },
      {},
    ],
    ['somebody tagged it to keep', { spec: smaller }, { tags: { 'sluice.dev/keep': '' } }],
  ])('is forgotten, whether for scale-in or to consolidate, when %s', (_, given, over) => {
    for (const why of reasons)
      expect(planOf([old('1', remembered({ why }), over), ...others], given).words).toEqual(['remember i-1']);
  });

  it('and was wanted back goes half an hour later at the soonest: jobs that come and go would have it to and fro', () => {
    const back = (until: number, spec: Partial<Spec> = smaller) =>
      planOf([old('1', remembered({ why: 'consolidate', until })), ...others], { spec }).words;
    expect([back(NOW + 1_000), back(NOW)]).toEqual([[], ['drain i-1']]);
    // Not forgotten meanwhile, or it could be chosen anew at once.
    const isWide: Partial<Spec> = { mode: 'scale' };
    expect([back(NOW + 1_000, isWide), back(NOW, isWide)]).toEqual([[], ['remember i-1']]);
  });
});

describe('a wished drain that takes too long', () => {
  const spec: Partial<Spec> = {
    ...REFRESH,
    workloads: [{ match: { family: 'batch' }, onScaleIn: 'wait', drainTimeout: '1m', onTimeout: 'abort' }],
  };
  const others = [old('2'), fresh('3')];
  const drained = (memory: string) => {
    const one = old('1', memory);
    return { ...one, container: { ...one.container!, status: 'DRAINING' } };
  };

  it('is given up as its rule says: remembered first, then taken back whole, and tried again an hour later', () => {
    const since = NOW - 90_000;
    const givenUp = remembered({ since, until: NOW + 3_600_000 });
    const base = {
      instanceId: 'i-1',
      pool: 'main',
      containerInstanceArn: ARN,
      forced: false,
      nature: 'routine',
    };
    const late = expect.stringMatching(
      /^batch takes longer than its drain timeout of 1m\b.*; it is taken back\b/,
    );
    expect(planOf([drained(remembered({ since })), ...others], { spec }).actions).toEqual([
      { ...base, kind: 'remember', value: givenUp, reason: late },
    ]);
    expect(planOf([drained(givenUp), ...others], { spec }).actions).toEqual([
      { ...base, kind: 'activate', reason: 'its drain was given up' },
    ]);
    const back = planOf([old('1', givenUp), ...others], { spec });
    expect(back.words).toEqual([]);
    expect(back.waits).toContain('given up once; tried again from');
    const later = remembered({ since: NOW - 7_200_000, until: NOW });
    expect(planOf([old('1', later), ...others], { spec }).words).toEqual(['drain i-1']);
  });

  it('goes on where the rule holds it, saying so', () => {
    const hold: Partial<Spec> = { ...spec, workloads: [{ ...spec.workloads![0]!, onTimeout: 'hold' }] };
    const plan = planOf([drained(remembered({ since: NOW - 90_000 })), ...others], { spec: hold });
    expect(plan.words).toEqual([]);
    expect(plan.waits).toContain('longer than its drain timeout of 1m; held, as its rule says');
  });
});

describe('protection debt (aws-facts.md §4.3)', () => {
  const shielded = (id: string) => {
    const one = old(id);
    return { ...one, group: { ...one.group!, protectedFromScaleIn: true } };
  };
  it('is told: the group shall have fewer than it has, and protection keeps it from that', () => {
    const members = [shielded('1'), shielded('2'), shielded('3')];
    expect(planOf(members, { spec: {}, group: { desired: 1 } }).waits).toContain(
      'protection debt of 2: 3 instances, desired capacity 1',
    );
    expect(planOf(members, { spec: {} }).waits).not.toContain('protection debt');
  });
});

describe('a ghost', () => {
  const ghost = (over: Partial<InstanceFacts> = {}) => {
    const one = old('1');
    return {
      ...one,
      ec2State: 'terminated',
      group: undefined,
      container: { ...one.container!, agentConnected: false },
      ...over,
    };
  };

  it('is buried, tasks and all: EC2 has terminated it and its agent is silent', () => {
    expect(planOf([ghost(), old('2')], { spec: {} }).words).toEqual(['deregister i-1']);
  });

  it('is no ghost while EC2 does not say so, or its agent speaks', () => {
    const container = ghost().container;
    expect(planOf([ghost({ ec2State: 'shutting-down' })], { spec: {} }).words).toEqual([]);
    expect(planOf([ghost({ ec2State: undefined })], { spec: {} }).words).toEqual([]);
    expect(
      planOf([ghost({ container: { ...container, agentConnected: true } })], { spec: {} }).words,
    ).toEqual([]);
  });
});
