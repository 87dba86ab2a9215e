// Worked examples of evacuations. T is the notice plus 120 s. With stop timeouts of 30 s, a delay of 30 s and an ALB:
// S = 120 − (30 + 5) − 15 = 70 s, latest removal = 70 − 10 − 5 = 55 s after the notice.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';
import type { Action, Plan } from '#model/plan.ts';
import {
  anInstance,
  anObservation,
  aPool,
  aService,
  aSpec,
  aSpotNotice,
  aTask,
  aWebTask,
  NO_RECALL,
  NOW,
  portOf,
  WEB_GROUP,
} from '../../test/support/facts.ts';
import { decide, type Input } from './decide.ts';
import { type Leaver, TASK_RULES } from './leaver.ts';

const MARKED = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
const FULFILLED = { id: 'sir-1', statusCode: 'fulfilled' };

type Over = Omit<Partial<InstanceFacts>, 'container' | 'group'>;
const spotHost = (id: string, tasks: TaskFacts[], over: Over = {}, status = 'DRAINING') =>
  anInstance(id, { market: 'spot', status, tasks, spotRequest: MARKED, ...over });

/** Healthy web tasks on hosts that stay. */
const staying = (many: number) =>
  Array.from({ length: many }, (_, n) => anInstance(`ok${n}`, { tasks: [aWebTask(`ok${n}`, `ok${n}`)] }));

type Facts = Parameters<typeof anObservation>[0] & { readonly after?: number };

/** Decides `after` seconds after the notice. */
function planAt(facts: Facts, over: Partial<Input> = {}): Plan {
  const now = NOW + (facts.after ?? 1) * 1000;
  const observation = anObservation({ at: now, ...facts });
  // Whoever is DRAINING here was set so by us, unless a test says otherwise.
  const recall = { ...NO_RECALL, drains: new Map([['i-a', NOW]]) };
  return decide({ spec: aSpec(), observation, notices: [aSpotNotice('a')], recall, now, ...over });
}

const said = (plan: Plan, ...kinds: Action['kind'][]) =>
  plan.actions
    .filter((action) => kinds.includes(action.kind))
    .map(
      (action) =>
        `${action.kind} ${'taskArn' in action ? action.taskArn.split('/').pop() : 'instanceId' in action ? action.instanceId : ''}`,
    );
const moves = (plan: Plan) =>
  said(plan, 'drain', 'removeTarget', 'stopTask', 'activate', 'restoreTarget', 'deregister', 'completeHook');
const reasons = (plan: Plan) => plan.waits.map((wait) => wait.reason);

describe('on the notice', () => {
  it('a known spot instance is drained on cached membership, then remembered', () => {
    const plan = planAt({
      instances: [spotHost('a', [aWebTask('t', 'a')], { spotRequest: undefined }, 'ACTIVE')],
    });
    expect(plan.actions.map((action) => action.kind)).toEqual(['drain', 'remember', 'record']);
    expect(plan.actions[0]).toMatchObject({
      forced: true,
      nature: 'routine',
      onCachedMembership: true,
      deadline: NOW + 120_000,
      reason: 'spot interruption of 05:00:00Z: AWS takes it at 05:02:00Z',
    });
    expect(plan.dueAt).toBe(NOW + 55_000);
  });

  it('something not known to be spot is not drained by an event alone', () => {
    const plan = planAt({ instances: [anInstance('a', { market: undefined, tasks: [aTask('t')] })] });
    expect(moves(plan)).toEqual([]);
    expect(reasons(plan)).toContain(
      'an event speaks of a spot interruption, but the instance is of an unknown market; waiting for a second sign',
    );
  });

  it('the second channel alone is enough, with every event lost', () => {
    const plan = planAt({ instances: [spotHost('a', [aTask('t')], {}, 'ACTIVE')] }, { notices: [] });
    expect(moves(plan)).toEqual(['drain i-a']);
  });

  it('mode protect and mode observe leave it to AWS', () => {
    for (const mode of ['protect', 'observe'] as const) {
      const plan = planAt(
        { instances: [spotHost('a', [aTask('t')], {}, 'ACTIVE')] },
        { spec: aSpec({ mode }) },
      );
      expect(moves(plan)).toEqual([]);
      expect(plan.waits.some((wait) => wait.reason.endsWith(`mode ${mode} leaves it to AWS`))).toBe(true);
    }
  });
});

describe('web tasks', () => {
  it('leave their load balancer at once while the floor holds, and only with a second sign', () => {
    const instances = [spotHost('a', [aWebTask('t', 'a')]), ...staying(2)];
    expect(moves(planAt({ instances }))).toEqual(['removeTarget t']);
    const unsure = [{ ...instances[0]!, spotRequest: undefined }, ...staying(2)];
    const plan = planAt({ instances: unsure });
    expect(moves(plan)).toEqual([]);
    expect(reasons(plan)).toContain('1 task: waiting for a second sign of the interruption');
  });

  it('wait for replacements below the floor, until the latest removal at 55 s', () => {
    const instances = [spotHost('a', [aWebTask('t', 'a')]), ...staying(1)];
    const before = planAt({ instances, after: 54 });
    expect(moves(before)).toEqual([]);
    expect(reasons(before)).toContain('1 task: waiting for replacements: 1 healthy on other hosts, floor 2');
    expect(before.dueAt).toBe(NOW + 55_000);
    const after = planAt({ instances, after: 55 });
    expect(moves(after)).toEqual(['removeTarget t']);
    expect(after.actions[0]!.reason).toBe(
      'the latest time, below the floor: 1 healthy on other hosts, floor 2; AWS takes the instance at 05:02:00Z',
    );
  });

  it('a floor of the rule outranks that of the service; a percentage is of the desired count', () => {
    const instances = [spotHost('a', [aWebTask('t', 'a')]), ...staying(2)];
    const withFloor = (floor: number | string) =>
      moves(planAt({ instances }, { spec: aSpec({ workloads: [{ match: { service: 'web' }, floor }] }) }));
    expect([1, 3, '50%', '75%'].map((floor) => withFloor(floor).length)).toEqual([1, 0, 1, 0]);
  });

  it('in a storm the hosts with a notice do not count for each other', () => {
    const storm = ['a', 'b', 'c'].map((id) => spotHost(id, [aWebTask(id, id)]));
    expect(moves(planAt({ instances: [...storm, ...staying(1)] }, { notices: [] }))).toEqual([]);
    expect(moves(planAt({ instances: [...storm, ...staying(2)] }, { notices: [] }))).toEqual([
      'removeTarget a',
      'removeTarget b',
      'removeTarget c',
    ]);
  });

  it('in a storm the earliest deadline goes first, and DRAINING first within one', () => {
    const late = { ...MARKED, statusAt: NOW + 500 };
    const instances = [
      spotHost('b', [aWebTask('b', 'b')], { spotRequest: late }, 'ACTIVE'),
      spotHost('a', [aWebTask('a2', 'a'), aWebTask('a1', 'a')]),
      spotHost('c', [], {}, 'ACTIVE'),
      ...staying(2),
    ];
    const plan = planAt({ instances }, { notices: [] });
    expect(moves(plan)).toEqual(['drain i-c', 'removeTarget a1', 'removeTarget a2', 'drain i-b']);
    expect(
      plan.actions
        .slice(0, 7)
        .map((action) => action.kind)
        .slice(4),
    ).toEqual(['remember', 'remember', 'remember']);
  });

  it('a target whose task ECS is stopping on a host that stays is not counted on', () => {
    const going = anInstance('x', { tasks: [aWebTask('x', 'x', { desiredStatus: 'STOPPED' })] });
    expect(moves(planAt({ instances: [spotHost('a', [aWebTask('t', 'a')]), going, ...staying(1)] }))).toEqual(
      [],
    );
  });

  it('an unhealthy target costs no floor', () => {
    expect(
      moves(planAt({ instances: [spotHost('a', [aWebTask('t', 'a', { state: 'unhealthy' })])] })),
    ).toEqual(['removeTarget t']);
  });

  it('are stopped once out for the window: 10 s after the removal', () => {
    const instances = [spotHost('a', [aWebTask('t', 'a', { state: 'draining' })]), ...staying(2)];
    const recall = {
      ...NO_RECALL,
      removedTargets: new Map([[`${WEB_GROUP}|i-a:${portOf('t')}`, NOW + 2_000]]),
    };
    const before = planAt({ instances, after: 11 }, { recall });
    expect(moves(before)).toEqual([]);
    expect(before.dueAt).toBe(NOW + 12_000);
    expect(moves(planAt({ instances, after: 12 }, { recall }))).toEqual(['stopTask t']);
  });

  it('an unknown time of removal is now: stopped when unused, else at S', () => {
    const draining = [spotHost('a', [aWebTask('t', 'a', { state: 'draining' })]), ...staying(2)];
    expect(moves(planAt({ instances: draining, after: 69 }))).toEqual([]);
    expect(moves(planAt({ instances: draining, after: 70 }))).toEqual(['stopTask t']);
    const unused = [spotHost('a', [aWebTask('t', 'a', { state: 'unused' })]), ...staying(2)];
    expect(moves(planAt({ instances: unused, after: 20 }))).toEqual(['stopTask t']);
  });

  it('a target that ECS registered again is removed again', () => {
    const recall = { ...NO_RECALL, removedTargets: new Map([[`${WEB_GROUP}|i-a:${portOf('t')}`, NOW]]) };
    for (const state of ['initial', 'healthy']) {
      const instances = [spotHost('a', [aWebTask('t', 'a', { state })]), ...staying(2)];
      expect(moves(planAt({ instances, after: 30 }, { recall }))).toEqual(['removeTarget t']);
    }
  });

  it('at S a target that is still in is removed and its task stopped in one go', () => {
    const instances = [spotHost('a', [aWebTask('t', 'a')])];
    expect(moves(planAt({ instances, after: 70 }))).toEqual(['removeTarget t', 'stopTask t']);
  });

  it('what ECS is stopping already is left alone, even past S', () => {
    const instances = [
      spotHost('a', [aWebTask('t', 'a', { desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' })]),
    ];
    expect(moves(planAt({ instances, after: 100 }))).toEqual([]);
  });

  it('what ECS holds back for the load balancer past S is named: it may be cut', () => {
    const held = aWebTask('t', 'a', { desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' });
    const cut =
      'task t of service web: ECS waits for the load balancer; it may be cut when AWS takes the instance';
    const said = (after: number) => reasons(planAt({ instances: [spotHost('a', [held])], after }));
    expect(said(69)).not.toContain(cut);
    expect(said(70)).toContain(cut);
    const stopping = spotHost('a', [{ ...held, lastStatus: 'STOPPING' }]);
    expect(reasons(planAt({ instances: [stopping], after: 70 }))).not.toContain(cut);
  });

  it('behind an NLB the window is 60 s, so that the latest removal is 70 − 30 − 5 = 35 s with a delay of 30 s', () => {
    const instances = [spotHost('a', [aWebTask('t', 'a')])];
    const facts = { instances, targetGroup: { protocol: 'TCP' } };
    expect(moves(planAt({ ...facts, after: 34 }))).toEqual([]);
    expect(moves(planAt({ ...facts, after: 35 }))).toEqual(['removeTarget t']);
  });

  it('wait for the latest times when the floor cannot be counted', () => {
    const instances = [spotHost('a', [aWebTask('t', 'a')]), ...staying(4)];
    expect(moves(planAt({ instances, incomplete: ['targets'] }))).toEqual([]);
    expect(moves(planAt({ instances, services: [] }))).toEqual([]);
    expect(moves(planAt({ instances, services: [], after: 55 }))).toEqual(['removeTarget t']);
  });
});

describe('batch tasks', () => {
  const spec = aSpec({
    workloads: [
      { match: { family: 'nightly' }, onInterruption: 'stop' },
      { match: { family: 'agent' }, ignore: true },
    ],
  });
  const nightly = aTask('n', { family: 'nightly' });

  it('are stopped by their rule once DRAINING is acknowledged', () => {
    expect(moves(planAt({ instances: [spotHost('a', [nightly], {}, 'ACTIVE')] }, { spec }))).toEqual([
      'drain i-a',
    ]);
    expect(moves(planAt({ instances: [spotHost('a', [nightly])] }, { spec }))).toEqual(['stopTask n']);
  });

  it('without a rule work until S', () => {
    const instances = [spotHost('a', [aTask('t')])];
    expect(moves(planAt({ instances, after: 69 }, { spec }))).toEqual([]);
    expect(moves(planAt({ instances, after: 70 }, { spec }))).toEqual(['stopTask t']);
  });

  it('ignored ones are stopped last, daemons never', () => {
    const agent = aTask('agent', { family: 'agent' });
    const daemon = aTask('daemon', { family: 'agent', daemon: true, service: 'agent' });
    expect(moves(planAt({ instances: [spotHost('a', [aTask('t'), agent, daemon])] }, { spec }))).toEqual([]);
    expect(moves(planAt({ instances: [spotHost('a', [agent, daemon])] }, { spec }))).toEqual([
      'stopTask agent',
    ]);
  });
});

describe('the second channel', () => {
  const tasks = [aTask('t')];

  it('counts as a sign at the latest times when it cannot be read', () => {
    const instances = [spotHost('a', tasks, { spotRequest: undefined }), ...staying(2)];
    const facts = { instances, incomplete: ['spotRequests' as const] };
    expect(moves(planAt({ ...facts, after: 69 }))).toEqual([]);
    expect(moves(planAt({ ...facts, after: 70 }))).toEqual(['stopTask t']);
  });

  it('an answer older than 30 s is none', () => {
    const instances = [spotHost('a', tasks, { spotRequest: FULFILLED })];
    expect(moves(planAt({ instances, after: 70, spotReadAt: NOW + 39_000 }))).toEqual(['stopTask t']);
  });

  it('an answer from within 15 s of the notice is not believed yet', () => {
    const slow = aTask('t', { stopTimeoutMs: 100_000 });
    const instances = [spotHost('a', [slow], { spotRequest: FULFILLED })];
    expect(moves(planAt({ instances, after: 5 }))).toEqual([]);
    expect(moves(planAt({ instances, after: 16 }))).toEqual(['activate i-a']);
  });

  it('answers fulfilled: before the latest time the drain stands, then it is taken back', () => {
    const instances = [spotHost('a', tasks, { spotRequest: FULFILLED })];
    expect(moves(planAt({ instances, after: 60 }))).toEqual([]);
    const plan = planAt({ instances, after: 70 });
    expect(moves(plan)).toEqual(['activate i-a']);
    expect(plan.actions.find(({ kind }) => kind === 'activate')).toMatchObject({
      forced: false,
      reason: 'the spot request is fulfilled again: EC2 keeps the instance',
    });
  });

  it('what was removed is put back first, and ACTIVE comes only when all of it is healthy', () => {
    const host = (state: string) => [
      spotHost('a', [aWebTask('t', 'a', { state }), aWebTask('u', 'a')], { spotRequest: FULFILLED }),
    ];
    const took = {
      ...NO_RECALL,
      drains: new Map([['i-a', NOW]]),
      removedTargets: new Map([[`${WEB_GROUP}|i-a:${portOf('t')}`, NOW]]),
    };
    const at = (state: string) => moves(planAt({ instances: host(state), after: 60 }, { recall: took }));
    expect(at('unused')).toEqual(['restoreTarget t']);
    expect(at('initial')).toEqual([]);
    expect(at('healthy')).toEqual(['activate i-a']);
  });

  it('once ACTIVE again the notice is remembered as void, and only the second channel can renew it', () => {
    const active = spotHost('a', tasks, { spotRequest: FULFILLED }, 'ACTIVE');
    const [remember] = planAt({ instances: [active], after: 80 }).actions.filter(
      (action) => action.kind === 'remember',
    );
    expect(remember).toMatchObject({
      value: expect.stringMatching(/^v1:spot:[0-9a-z]+:-:-$/),
      forced: false,
    });
    const memory = remember?.kind === 'remember' ? remember.value : '';
    const later = anInstance('a', { market: 'spot', tasks, memory, spotRequest: undefined });
    expect(said(planAt({ instances: [later], after: 90 }), 'drain', 'remember')).toEqual([]);
    const renewed = { ...later, spotRequest: { ...MARKED, statusAt: NOW + 85_000 } };
    expect(moves(planAt({ instances: [renewed], after: 90 }))).toEqual(['drain i-a']);
  });

  it('EC2 or the group ending the instance is a second sign too', () => {
    const instances = [
      spotHost('a', [aWebTask('t', 'a')], { spotRequest: undefined, ec2State: 'shutting-down' }),
      ...staying(2),
    ];
    expect(moves(planAt({ instances }))).toEqual(['removeTarget t']);
  });
});

describe('memory', () => {
  it('a restart that lost the event goes on from memory', () => {
    const first = planAt({ instances: [spotHost('a', [aTask('t')], { spotRequest: undefined }, 'ACTIVE')] });
    const memory = first.actions.flatMap((action) => (action.kind === 'remember' ? [action.value] : []))[0]!;
    const host = anInstance('a', { market: 'spot', status: 'DRAINING', memory, tasks: [aTask('t')] });
    const plan = planAt({ instances: [host], incomplete: ['spotRequests'], after: 70 }, { notices: [] });
    expect(moves(plan)).toEqual(['stopTask t']);
    expect(said(plan, 'remember')).toEqual([]);
  });

  it('says when targets were taken', () => {
    const plan = planAt({ instances: [spotHost('a', [aWebTask('t', 'a')]), ...staying(2)] });
    expect(plan.actions.find((action) => action.kind === 'remember')).toMatchObject({
      value: expect.stringMatching(/:t$/),
    });
  });
});

describe('a spot instance whose group waits for the hook', () => {
  it('is evacuated by the notice, kept by heartbeats, and let go when empty', () => {
    const waiting = (tasks: TaskFacts[]) =>
      anInstance('a', { market: 'spot', status: 'DRAINING', lifecycle: 'Terminating:Wait', tasks });
    const facts = { pools: [aPool()], services: [aService({ minimumHealthyPercent: 0 })] };
    const busy = planAt({ ...facts, instances: [waiting([aWebTask('t', 'a')])] });
    expect(said(busy, 'removeTarget', 'heartbeat', 'stopTask')).toEqual(['removeTarget t', 'heartbeat i-a']);
    expect(moves(planAt({ ...facts, instances: [waiting([])] }))).toEqual(['deregister i-a']);
  });
});

describe('the rule table for tasks', () => {
  const out = { registered: false, out: true, late: false };
  const still = { registered: true, out: false, late: false };
  const calm = {
    task: aTask('t'),
    ignored: false,
    rule: 'evacuate',
    targets: [out],
    confirmed: true,
    acknowledged: true,
    late: false,
    hastens: false,
    unheard: false,
    putBack: false,
    heldUntil: undefined as number | undefined,
  };
  const WINS: Record<string, Partial<typeof calm>> = {
    'ECS will be too late': {
      task: aTask('t', { desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' }),
      late: true,
      hastens: true,
    },
    'ECS waits too long': {
      task: aTask('t', { desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' }),
      late: true,
    },
    'ECS is not heard': {
      task: aTask('t', { desiredStatus: 'STOPPED' }),
      unheard: true,
      targets: [{ ...still, late: true }],
    },
    'ECS stops it': { task: aTask('t', { desiredStatus: 'STOPPED' }), late: true },
    ignored: { ignored: true, late: true },
    'latest stop': { late: true, confirmed: false },
    'no second sign': { confirmed: false },
    'put back': { targets: [{ ...still, late: true }], putBack: true },
    'latest removal': { confirmed: false, targets: [{ ...still, late: true }] },
    'not DRAINING yet': { acknowledged: false },
    told: { heldUntil: NOW },
    batch: { rule: 'stop' },
    'works to the end': { rule: 'stopAtDeadline' },
    'still in': { targets: [out, still] },
    out: {},
    'going out': { targets: [{ ...out, out: false }] },
  };

  it.each(TASK_RULES.map((rule) => rule.name))('rule "%s" wins', (name) => {
    const { rule, ignored, ...rest } = { ...calm, ...WINS[name] };
    const leaver = { ...rest, workload: { onInterruption: rule, ignored } } as unknown as Leaver;
    expect(TASK_RULES.find((each) => each.when(leaver))?.name).toBe(name);
  });
});
