import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Plan, Recall } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { packRecord } from '#plan/record.ts';
import {
  aHook,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aSpec,
  aSpotNotice,
  aTask,
  aWebTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide, decideInstances, decideTaken, type Input, takenInstances } from './decide.ts';

type Facts = Parameters<typeof anObservation>[0];

function plan(facts: Facts, over: Partial<Input> = {}): Plan {
  return decide({
    spec: aSpec(),
    observation: anObservation(facts),
    notices: [],
    recall: NO_RECALL,
    now: NOW,
    ...over,
  });
}

/** Without the record, which every first plan writes. */
const moves = (p: Plan) =>
  p.actions
    .filter((a) => a.kind !== 'record' && a.kind !== 'remember')
    .map(
      (a) =>
        `${a.kind} ${'taskArn' in a ? a.taskArn.split('/').pop() : 'instanceId' in a ? a.instanceId : a.pool}`,
    );
const reasons = (p: Plan) => p.waits.map((wait) => wait.reason);

describe('protection', () => {
  const busy = anInstance('busy', { tasks: [aTask('t')] });
  const idle = anInstance('idle', { isProtected: true });

  it('goes to the busy and leaves the idle', () => {
    const p = plan({ instances: [busy, idle] });
    expect(moves(p)).toEqual(['protect i-busy', 'unprotect i-idle']);
    expect(p.actions[0]!.reason).toBe('busy with 1 task: batch');
  });

  it('is left as it is where it is right already', () => {
    const rightly = [anInstance('a', { tasks: [aTask('t')], isProtected: true }), anInstance('b')];
    expect(moves(plan({ instances: rightly }))).toEqual([]);
  });

  it('stays where it is: tagged to keep, not in service, in no pool, launching', () => {
    const untouched = [
      anInstance('kept', { isProtected: true, tags: { 'sluice.dev/keep': '' } }),
      anInstance('standby', { isProtected: true, lifecycle: 'Standby' }),
      anInstance('foreign', { isProtected: true, pool: undefined }),
      anInstance('young', { isProtected: true, container: undefined }),
      anInstance('unread', { isProtected: true, stoppingTasksReadAt: undefined }),
    ];
    const p = plan({ instances: untouched });
    expect(moves(p)).toEqual([]);
    expect(reasons(p)).toContain('1 instance in no pool of the spec: never touched');
  });

  it('stays on an idle instance whose tags were not read: it may be tagged to keep', () => {
    const unread = { isProtected: true, ec2State: undefined };
    expect(moves(plan({ instances: [anInstance('a', unread)] }))).toEqual([]);
    expect(moves(plan({ instances: [idle], incomplete: ['ec2'] }))).toEqual([]);
    const at = (ec2ReadAt: number) => anInstance('a', { isProtected: true, ec2ReadAt });
    expect(moves(plan({ instances: [at(NOW - 60_001)] }))).toEqual([]);
    expect(moves(plan({ instances: [at(NOW - 10_000)], incomplete: ['ec2'] }))).toEqual(['unprotect i-a']);
  });

  it.each(['cluster', 'containerInstances', 'tasks', 'pools'] as const)(
    'with %s not read whole only protects',
    (part) => {
      const p = plan({ instances: [busy, idle], incomplete: [part] }, { spec: aSpec({ mode: 'protect' }) });
      expect(moves(p).filter((move) => move !== 'protect i-busy')).toEqual([]);
      expect(
        reasons(p).some((reason) => reason.startsWith('nothing voluntary for now: not read whole: ')),
      ).toBe(true);
    },
  );

  it('with a list of container instances that shrank by more than half only protects', () => {
    const lost = ['x', 'y', 'z'].map((id) => anInstance(id, { container: undefined }));
    const p = plan({ instances: [busy, idle, ...lost] });
    expect(moves(p)).toEqual(['protect i-busy']);
    expect(reasons(p)).toContain(
      'nothing voluntary for now: only 2 of 5 instances in service are in the list of container instances',
    );
  });

  it('is left to ECS where a capacity provider manages the group', () => {
    const p = plan({ instances: [busy, idle], pools: [aPool({ managedByEcs: true, hooks: [] })] });
    expect(moves(p)).toEqual([]);
    const why = 'for what it manages could not be read: allow ecs:DescribeCapacityProviders';
    expect(reasons(p)).toEqual(
      expect.arrayContaining([
        `a capacity provider of ECS manages this group; protection is left to ECS, ${why}`,
        `a capacity provider of ECS manages this group; its hook is left to ECS, ${why}`,
      ]),
    );
  });

  it('is a change until the record is in force, then routine', () => {
    const natures = (p: Plan) => p.actions.map((action) => `${action.kind} ${action.nature}`);
    expect(natures(plan({ instances: [busy] }))).toEqual(['protect change', 'record change']);
    const recorded = { tags: packRecord(aSpec()) };
    expect(natures(plan({ instances: [busy], cluster: recorded }))).toEqual(['protect routine']);
  });
});

describe('the terminate hook of a group', () => {
  it('is created, corrected, or missed aloud', () => {
    expect(moves(plan({ pools: [aPool({ hooks: [] })] }))).toEqual(['putHook main']);
    const wrong = plan({
      pools: [aPool({ hooks: [aHook({ heartbeatTimeoutMs: 3_600_000, defaultResult: 'ABANDON' })] })],
    });
    expect(wrong.actions[0]).toMatchObject({ kind: 'putHook', correct: true, nature: 'change' });
    expect(wrong.actions[0]!.reason).toContain(
      'its heartbeat is 3600 s, not 600 s, its default result is ABANDON, not CONTINUE',
    );
    const unmanaged = aSpec({
      pools: [aPoolSpec({ lifecycleHook: { name: 'sluice-drain', manage: false } })],
    });
    const missing = plan({ pools: [aPool({ hooks: [] })] }, { spec: unmanaged });
    expect(moves(missing)).toEqual([]);
    expect(reasons(missing)).toContain(
      'hook sluice-drain is missing and lifecycleHook.manage is not set: instances end without being drained',
    );
  });

  it('is added while tasks cannot be read whole, but neither without the groups nor corrected so', () => {
    const adds = (incomplete: ('tasks' | 'pools')[]) => plan({ pools: [aPool({ hooks: [] })], incomplete });
    expect(moves(adds(['tasks']))).toEqual(['putHook main']);
    expect(moves(adds(['pools']))).toEqual([]);
    expect(reasons(adds(['pools']))).toContain('hook sluice-drain not written: not read whole: pools');
    const wrong = aPool({ hooks: [aHook({ defaultResult: 'ABANDON' })] });
    expect(moves(plan({ pools: [wrong], incomplete: ['tasks'] }))).toEqual([]);
  });

  it('is missed in mode drain where the pool names none', () => {
    const pools = [{ name: 'main', autoScalingGroup: { name: 'web-main' } }];
    expect(reasons(plan({ pools: [aPool({ hooks: [] })] }, { spec: aSpec({ pools }) }))).toContain(
      'no lifecycleHook is named: an instance that its group ends is not drained first',
    );
  });

  it('is none of the business of mode protect, which says what that leaves open', () => {
    const p = plan({ pools: [aPool({ hooks: [] })] }, { spec: aSpec({ mode: 'protect' }) });
    expect(moves(p)).toEqual([]);
    expect(reasons(p)).toContain(
      'mode protect has no hook: a task that lands on a released instance may end with it',
    );
  });
});

describe('an instance that its group ends', () => {
  const waiting = (over: Parameters<typeof anInstance>[1] = {}) =>
    anInstance('a', { lifecycle: 'Terminating:Wait', status: 'DRAINING', ...over });
  const beaten: Recall = { ...NO_RECALL, heartbeats: new Map([['i-a', NOW - 60_000]]) };
  const step = (over: Parameters<typeof anInstance>[1], more: Partial<Input> = {}) =>
    moves(plan({ instances: [waiting(over)] }, { recall: beaten, ...more }));

  it('goes DRAINING, deregistered, done, one after the other', () => {
    expect(step({ status: 'ACTIVE', tasks: [aTask('t')] })).toEqual(['drain i-a']);
    expect(step({ tasks: [aTask('t')] })).toEqual([]);
    expect(step({ tasks: [aTask('t', { lastStatus: 'DEPROVISIONING', desiredStatus: 'STOPPED' })] })).toEqual(
      [],
    );
    expect(step({ tasks: [aTask('t', { lastStatus: 'STOPPED', desiredStatus: 'STOPPED' })] })).toEqual([
      'deregister i-a',
    ]);
    expect(step({})).toEqual(['deregister i-a']);
    expect(step({ status: 'DEREGISTERING' })).toEqual([]);
    expect(step({ status: 'INACTIVE' })).toEqual(['completeHook i-a']);
    expect(step({ container: undefined, containerGone: true })).toEqual(['completeHook i-a']);
    expect(step({ container: undefined })).toEqual([]);
  });

  it('is not called empty before its stopping tasks were read again', () => {
    expect(step({ stoppingTasksReadAt: NOW - 1 })).toEqual([]);
    expect(step({ stoppingTasksReadAt: undefined })).toEqual([]);
  });

  it('that runs no longer is let go at once', () => {
    expect(step({ ec2State: 'terminated', tasks: [aTask('t')] })).toEqual(['completeHook i-a']);
    expect(step({ ec2State: 'shutting-down' })).toEqual(['completeHook i-a']);
    expect(step({ ec2State: 'stopped', tasks: [aTask('t')] })).toEqual(['completeHook i-a']);
  });

  it('is let go once: after that another hook holds it, and ours is not completed in every pass', () => {
    const go = (hooks: ReturnType<typeof aHook>[], ago: number) =>
      plan(
        { instances: [waiting({ status: 'INACTIVE' })], pools: [aPool({ hooks })] },
        { recall: { ...NO_RECALL, completions: new Map([['i-a', NOW - ago]]) } },
      );
    const both = [aHook(), aHook({ name: 'theirs' })];
    expect(moves(go(both, 599_000))).toEqual([]);
    expect(reasons(go(both, 5_000))).toContain(
      'our hook was completed at 04:59:55Z; another hook of its group holds it (theirs)',
    );
    expect(go(both, 5_000).dueAt).toBe(NOW + 595_000);
    expect(moves(go(both, 600_000))).toEqual(['completeHook i-a']);
    // Alone it should have ended long ago: the completion may have been lost.
    expect(reasons(go([aHook()], 5_000))).toContain(
      'our hook was completed at 04:59:55Z; AWS is about to end it',
    );
    expect(moves(go([aHook()], 60_000))).toEqual(['completeHook i-a']);
    expect(moves(go(both, -3_600_000))).toEqual(['completeHook i-a']);
  });

  it('keeps its hook alive from half of the heartbeat timeout on, and at once when nobody knows', () => {
    const at = (last: number) =>
      plan(
        { instances: [waiting({ tasks: [aTask('t')] })] },
        { recall: { ...NO_RECALL, heartbeats: new Map([['i-a', NOW - last]]) } },
      );
    expect(moves(at(299_000))).toEqual([]);
    expect(at(299_000).dueAt).toBe(NOW + 1_000);
    expect(moves(at(300_000))).toEqual(['heartbeat i-a']);
    // The clock was set back: when the last one was is not known.
    expect(moves(at(-3_600_000))).toEqual(['heartbeat i-a']);
    expect(step({ tasks: [aTask('t')] }, { recall: NO_RECALL })).toEqual(['heartbeat i-a']);
  });

  it('waits for jobs, stops what its rule says, and ignored tasks last', () => {
    const workloads = [
      { match: { family: 'import' }, onScaleIn: 'stop' as const },
      { match: { family: 'agent' }, ignore: true },
    ];
    const spec = aSpec({ workloads });
    const agent = aTask('agent', { family: 'agent' });
    expect(step({ tasks: [aTask('job'), aTask('import', { family: 'import' }), agent] }, { spec })).toEqual([
      'stopTask import',
    ]);
    expect(step({ tasks: [agent] }, { spec })).toEqual(['stopTask agent']);
    expect(step({ tasks: [agent], stoppingTasksReadAt: NOW - 1 }, { spec })).toEqual([]);
    expect(step({ status: 'ACTIVE', tasks: [aTask('import', { family: 'import' })] }, { spec })).toEqual([
      'drain i-a',
    ]);
  });

  it('after its drain timeout holds, stops, or says why it cannot abort', () => {
    const memory = `v1:hook:${((NOW - 600_000) / 1000).toString(36)}:-:-`;
    const late = (onTimeout: 'hold' | 'stop' | 'abort', drainTimeout = '10m') =>
      plan(
        { instances: [waiting({ memory, tasks: [aTask('job')] })] },
        { recall: beaten, spec: aSpec({ workloads: [{ match: {}, drainTimeout, onTimeout }] }) },
      );
    expect(moves(late('stop'))).toEqual(['stopTask job']);
    expect(moves(late('hold'))).toEqual([]);
    expect(reasons(late('hold'))).toContain(
      'batch takes longer than its drain timeout of 10m; held, as its rule says',
    );
    expect(reasons(late('abort'))).toContain(
      'batch takes longer than its drain timeout of 10m; a terminating instance cannot be taken back',
    );
    expect(late('stop', '11m').dueAt).toBe(NOW + 60_000);
  });

  it('remembers since when, once', () => {
    const first = plan({ instances: [waiting({ tasks: [aTask('t')] })] });
    const value = first.actions.flatMap((action) => (action.kind === 'remember' ? [action.value] : []))[0];
    expect(value).toMatch(/^v1:hook:[0-9a-z]+:-:-$/);
    const second = plan(
      { instances: [waiting({ memory: value, tasks: [aTask('t')] })] },
      { now: NOW + 5_000 },
    );
    expect(second.actions.filter((action) => action.kind === 'remember')).toEqual([]);
  });

  it('that waits for a hook of somebody else is drained, and that hook is left alone', () => {
    const pools = [aPool({ hooks: [aHook({ name: 'theirs' })] })];
    const spec = aSpec({ pools: [aPoolSpec({ lifecycleHook: undefined })] });
    const go = (over: Parameters<typeof anInstance>[1]) =>
      plan({ instances: [waiting(over)], pools }, { spec });
    expect(moves(go({ status: 'ACTIVE' }))).toEqual(['drain i-a']);
    const gone = { container: undefined, containerGone: true } as const;
    expect(moves(go(gone))).toEqual([]);
    expect(reasons(go(gone))).toContain(
      'it waits for a lifecycle hook that no pool of the spec names; that hook is not ours',
    );
  });
});

describe('drained by somebody else', () => {
  it('is explained and left alone', () => {
    const p = plan({ instances: [anInstance('a', { status: 'DRAINING', tasks: [aWebTask('t', 'a')] })] });
    expect(moves(p)).toEqual([]);
    expect(reasons(p)).toContain('somebody else set it DRAINING: 1 task left, ECS moves them');
  });
  it('and idle is released, in any mode that owns the flag: its group could never be rid of it', () => {
    const moved = (over: Parameters<typeof anInstance>[1], mode: 'protect' | 'drain' = 'drain') =>
      moves(
        plan(
          { instances: [anInstance('a', { status: 'DRAINING', isProtected: true, ...over })] },
          { spec: aSpec({ mode }) },
        ),
      );
    expect([moved({}), moved({}, 'protect')]).toEqual([['unprotect i-a'], ['unprotect i-a']]);
    // Not while it works, not when tasks may be left that were not read, not when somebody wants it kept.
    expect(moved({ tasks: [aWebTask('t', 'a')] })).toEqual([]);
    expect(moved({ stoppingTasksReadAt: undefined })).toEqual([]);
    expect(moved({ memory: 'v1:person:tp3qh0:-:-' })).toEqual([]);
    expect(moved({ tags: { 'sluice.dev/keep': '' } })).toEqual([]);
  });
});

describe('pause and freeze', () => {
  const instances = [
    anInstance('busy', { tasks: [aTask('t')] }),
    anInstance('ends', { lifecycle: 'Terminating:Wait', tasks: [aTask('u')] }),
    anInstance('spot', { market: 'spot', tasks: [aTask('v')] }),
  ];
  const braked = (tag: string) =>
    plan(
      { instances, cluster: { tags: { [tag]: 'deploying' } }, pools: [aPool({ hooks: [aHook()] })] },
      { notices: [aSpotNotice('spot')] },
    );

  it('a pause holds what is voluntary and lets hooks and evacuations go on', () => {
    const p = braked('sluice.dev/paused');
    expect(moves(p)).toEqual(['drain i-spot', 'drain i-ends', 'heartbeat i-ends']);
    expect(p.actions.every((action) => action.forced)).toBe(true);
    expect(reasons(p)).toContain('paused: would protect: busy with 1 task: batch');
    expect(reasons(p)[0]).toBe(
      'PAUSED by the tag sluice.dev/paused (deploying): only evacuations and waiting hooks go on',
    );
  });

  it('a pause lets what was taken out for a false alarm go back; a freeze does not', () => {
    const spotRequest = { id: 'sir', statusCode: 'fulfilled' };
    const host = (state: string) =>
      anInstance('a', {
        market: 'spot',
        status: 'DRAINING',
        memory: packMemory({
          why: 'spotInterruption',
          since: NOW - 90_000,
          until: NOW + 30_000,
          tookTargets: true,
        }),
        spotRequest,
        tasks: [aWebTask('t', 'a', { state })],
      });
    const back = (tag: string, state: string) =>
      moves(plan({ instances: [host(state)], cluster: { tags: { [tag]: '' } } }));
    expect(back('sluice.dev/paused', 'unused')).toEqual(['restoreTarget t']);
    expect(back('sluice.dev/paused', 'healthy')).toEqual(['activate i-a']);
    expect(back('sluice.dev/frozen', 'unused')).toEqual([]);
    expect(back('sluice.dev/frozen', 'healthy')).toEqual([]);
  });

  it('a freeze holds everything and says which hooks run out when', () => {
    const p = braked('sluice.dev/frozen');
    expect(p.actions).toEqual([]);
    expect(reasons(p)[0]).toBe('FROZEN by the tag sluice.dev/frozen (deploying): nothing is written');
    expect(reasons(p)).toContain(
      'frozen: hook sluice-drain runs out at the latest 05:10:00Z, maybe sooner; then AWS ends the instance as it is',
    );
  });

  it('a freeze takes the start of a hook from the event that told of it', () => {
    const told = (at: number) => {
      const notice = { kind: 'lifecycleHook', instanceId: 'i-a', at, channel: 'event' } as const;
      const waits = anInstance('a', { lifecycle: 'Terminating:Wait', tasks: [aTask('t')] });
      const cluster = { tags: { 'sluice.dev/frozen': '' } };
      return reasons(plan({ instances: [waits], cluster }, { notices: [notice] })).join('\n');
    };
    expect(told(NOW - 240_000)).toContain('runs out 05:06:00Z, unless a heartbeat has been sent');
    // It still waits, so that somebody has sent one.
    expect(told(NOW - 700_000)).toContain('runs out at the latest 05:10:00Z, maybe sooner');
  });
});

describe('what Sluice has no hands for yet', () => {
  it('is named by path', () => {
    const spec = aSpec({
      mode: 'scale',
      pools: [
        aPoolSpec({ limits: { min: 1 }, onRebalance: 'ignore' }),
        {
          name: 'spot',
          spotFleet: { id: 'sfr-1' },
          headroom: '10%',
          onRebalance: 'replace',
          fallback: 'main',
        },
      ],
      scaleOut: { unplacedTasks: true },
      schedules: [],
      refresh: { surge: 1 },
    });
    const notes = plan({}, { spec })
      .waits.filter((wait) => wait.kind === 'notActedOn')
      .map((wait) => wait.reason.split(' ')[0]);
    expect(notes).toEqual(['spec.pools[1].onRebalance']);
  });
});

describe('the record in force', () => {
  it('is written with the first write above observe, cleaned up, and then left alone', () => {
    const record = (p: Plan) =>
      p.actions.find((action): action is Extract<Action, { kind: 'record' }> => action.kind === 'record');
    expect(record(plan({}, { spec: aSpec({ mode: 'observe' }) }))).toBeUndefined();
    const first = record(plan({ cluster: { tags: { 'sluice.dev/record-7': 'x', team: 'web' } } }));
    expect(first).toMatchObject({
      tags: packRecord(aSpec()),
      obsolete: ['sluice.dev/record-7'],
      nature: 'change',
      forced: false,
    });
    expect(plan({ cluster: { tags: { ...first!.tags, team: 'web' } } }).actions).toEqual([]);
  });

  it('of a newer Sluice is left alone', () => {
    const p = plan({ cluster: { tags: { 'sluice.dev/record-0': 'v9:1:xyz' } } });
    expect(p.actions).toEqual([]);
    expect(reasons(p)).toContain(
      'the record in force is left alone: it was written by another version of Sluice',
    );
  });
});

describe('a cluster that could not be read', () => {
  it('stops nothing that AWS does anyway: drains and heartbeats go on', () => {
    const instances = [anInstance('a', { lifecycle: 'Terminating:Wait', tasks: [aTask('t')] })];
    const unread = { instances, incomplete: ['cluster' as const], cluster: { status: undefined } };
    expect(moves(plan(unread))).toEqual(['drain i-a', 'heartbeat i-a']);
  });
});

describe('a cluster that is not there', () => {
  it('gets nothing but an explanation', () => {
    const p = plan({ instances: [anInstance('a', { tasks: [aTask('t')] })], cluster: { status: undefined } });
    expect(p.actions).toEqual([]);
    const reason =
      'cluster web was not found in account 111122223333, ap-northeast-1; check spec.cluster and spec.region';
    expect(p.waits).toEqual([{ kind: 'refused', reason }]);
  });
});

describe('the fast path', () => {
  it('drains one instance on a notice and touches nothing else', () => {
    const observation = anObservation({
      instances: [
        anInstance('a', { market: 'spot', tasks: [aTask('t')] }),
        anInstance('b', { tasks: [aTask('u')] }),
      ],
    });
    const input = {
      spec: aSpec(),
      observation,
      notices: [aSpotNotice('a')],
      recall: NO_RECALL,
      now: NOW + 500,
    };
    expect(decideInstances({ ...input, instanceIds: ['i-a'] }).actions.map((action) => action.kind)).toEqual([
      'drain',
      'remember',
    ]);
    expect(decideInstances({ ...input, instanceIds: ['i-b'] }).actions).toEqual([]);
    expect(decideInstances({ ...input, instanceIds: ['i-unknown'] }).actions).toEqual([]);
    const gone = { ...observation, cluster: { ...observation.cluster, status: 'INACTIVE' } };
    expect(decideInstances({ ...input, observation: gone, instanceIds: ['i-a'] }).actions).toEqual([]);
    expect(
      decideInstances({
        ...input,
        observation: {
          ...observation,
          cluster: { ...observation.cluster, tags: { 'sluice.dev/frozen': '1' } },
        },
        instanceIds: ['i-a'],
      }).actions,
    ).toEqual([]);
  });
});

describe('the fast path leaves to the next pass', () => {
  const actions = (instance: ReturnType<typeof anInstance>, notices = [aSpotNotice('a')]) => {
    const observation = anObservation({ instances: [instance] });
    const input = { spec: aSpec(), observation, notices, recall: NO_RECALL, now: NOW };
    return decideInstances({ ...input, instanceIds: ['i-a'] }).actions.map(({ kind }) => kind);
  };
  const marked = { id: 'sir', statusCode: 'marked-for-termination', statusAt: NOW };
  it.each<[string, ReturnType<typeof anInstance>]>([
    [
      'what cannot be taken back',
      anInstance('a', {
        market: 'spot',
        status: 'DRAINING',
        spotRequest: marked,
        memory: packMemory({ why: 'spotInterruption', since: NOW, until: NOW + 120_000, tookTargets: true }),
        tasks: [aWebTask('t', 'a', { state: 'unhealthy' })],
      }),
    ],
    [
      'what somebody wants, and could also wait',
      anInstance('a', { memory: packMemory({ why: 'person', since: NOW, tookTargets: false }) }),
    ],
  ])('%s', (_, instance) => {
    expect(actions(instance, instance.market === 'spot' ? [aSpotNotice('a')] : [])).toEqual([]);
  });
  it('what keeps its hook', () => {
    expect(actions(anInstance('a', { market: 'spot', lifecycle: 'Terminating:Wait' }))).toEqual([
      'drain',
      'remember',
    ]);
  });
});

describe('a plan', () => {
  const wish = packMemory({ why: 'person', since: NOW - 60_000, tookTargets: false });
  const pools = [aPool({ desired: 0 }), aPool({ name: 'web-other', desired: 0 }, 'other')];
  const two = (over: Partial<Input['spec']> = {}) =>
    aSpec({
      pools: [aPoolSpec(), aPoolSpec({ name: 'other', autoScalingGroup: { name: 'web-other' } })],
      disruption: { budgets: [{ max: 9 }] },
      ...over,
    });

  it('says for which cluster it is, and when it was decided', () => {
    expect(plan({})).toMatchObject({ cluster: 'web', at: NOW });
  });

  it('lets one instance of each pool go in a pass, as long as it could also stay', () => {
    const wished = ['a', 'b', 'c', 'd'].map((id) =>
      anInstance(id, { memory: wish, pool: id < 'c' ? 'main' : 'other' }),
    );
    expect(moves(plan({ instances: wished, pools }, { spec: two() }))).toEqual(['drain i-a', 'drain i-c']);
  });

  it('lets go at once whatever AWS takes', () => {
    const notices = ['a', 'b'].map((id) => aSpotNotice(id));
    const taken = ['a', 'b', 'c'].map((id) =>
      anInstance(id, { market: 'spot', ...(id === 'c' && { memory: wish }) }),
    );
    expect(moves(plan({ instances: taken, pools }, { spec: two(), notices }))).toEqual([
      'drain i-a',
      'drain i-b',
      'drain i-c',
    ]);
  });

  it('ends one by one what is empty: each kind of end for itself', () => {
    const memory = packMemory({ why: 'unhealthy', since: NOW - 60_000, tookTargets: false });
    const empty = ['a', 'b'].map((id) => anInstance(id, { memory, status: 'DRAINING' }));
    const wished = ['c', 'd'].map((id) => anInstance(id, { memory: wish }));
    const p = plan({ instances: [...empty, ...wished], pools }, { spec: two() });
    expect(moves(p)).toEqual(['drain i-c', 'end i-a']);
  });

  it('is due at the first instant at which time alone may change it, and at none where there is none', () => {
    const beaten = (at: number): Recall => ({ ...NO_RECALL, heartbeats: new Map([['i-a', at]]) });
    const waiting = anInstance('a', {
      lifecycle: 'Terminating:Wait',
      status: 'DRAINING',
      tasks: [aTask('t')],
    });
    const workloads = [{ match: {}, drainTimeout: '1m' }];
    const spec = aSpec({ workloads });
    expect(plan({ instances: [waiting] }, { spec, recall: beaten(NOW - 1_000) }).dueAt).toBe(NOW + 60_000);
    expect(plan({ instances: [waiting] }, { spec, recall: beaten(NOW - 290_000) }).dueAt).toBe(NOW + 10_000);
    expect(plan({ instances: [anInstance('a')] })).not.toHaveProperty('dueAt');
    const marked = { id: 'sir', statusCode: 'marked-for-termination', statusAt: NOW - 120_000 };
    const late = anInstance('a', {
      market: 'spot',
      status: 'DRAINING',
      spotRequest: marked,
      tasks: [aTask('t')],
    });
    const ignore = aSpec({ workloads: [{ match: {}, ignore: true }] });
    expect(plan({ instances: [late] }, { spec: ignore })).not.toHaveProperty('dueAt');
  });

  it('remembers in the EC2 tag what is in the tag already, and else in the attribute', () => {
    const remembered = (tags: Record<string, string>) =>
      plan({ instances: [anInstance('a', { market: 'spot', tags })] }, { notices: [aSpotNotice('a')] })
        .actions.filter(({ kind }) => kind === 'remember')
        .map((action) => action.kind === 'remember' && action.inTag);
    expect(remembered({ 'sluice.dev/memory': '' })).toEqual([true]);
    expect(remembered({})).toEqual([undefined]);
    const instances = [anInstance('a', { tags: { 'sluice.dev/memory': wish } })];
    const drains = plan({ instances, pools: [aPool({ desired: 0 })] }).actions;
    expect(drains.map((action) => [action.kind, 'inTag' in action])).toEqual([
      ['record', false],
      ['drain', false],
    ]);
  });

  it('hears all that was told of an instance, not only the first', () => {
    const rebalance = { kind: 'rebalance', instanceId: 'i-a', at: NOW, channel: 'event' } as const;
    const instances = [anInstance('a', { market: 'spot' }), anInstance('b', { market: 'spot' })];
    const notices = [aSpotNotice('a'), aSpotNotice('b'), rebalance];
    expect(moves(plan({ instances }, { notices }))).toEqual(['drain i-a', 'drain i-b']);
  });

  it('of a cluster that another document operates holds nothing but what AWS does anyway', () => {
    const instances = [anInstance('w', { memory: wish }), anInstance('a', { market: 'spot' })];
    const cluster = { tags: { 'sluice.dev/owner': 'theirs' } };
    const p = plan({ instances, cluster }, { document: 'ours', notices: [aSpotNotice('a')] });
    expect(moves(p)).toEqual(['drain i-a']);
    expect(reasons(p).join()).toContain('the document "theirs" operates this cluster');
  });

  it('without any pool does nothing but its record', () => {
    const p = plan({ instances: [anInstance('a', { memory: wish })] }, { spec: aSpec({ pools: undefined }) });
    expect(p.actions.map(({ kind }) => kind)).toEqual(['record']);
    expect(reasons(p)).toEqual(['1 instance in no pool of the spec: never touched']);
  });

  it('under a freeze says nothing of hooks in a mode that has none', () => {
    const instances = [anInstance('a', { lifecycle: 'Terminating:Wait', status: 'DRAINING' })];
    const frozen = { instances, cluster: { tags: { 'sluice.dev/frozen': '' } } };
    const told = (mode: 'protect' | 'drain') => reasons(plan(frozen, { spec: aSpec({ mode }) })).join();
    expect(told('protect')).not.toContain('runs out');
    expect(told('drain')).toContain('runs out');
    const free = { instances, cluster: { tags: {} } };
    expect(reasons(plan(free)).join()).not.toContain('runs out');
  });
});

describe('whatever is observed', () => {
  const lifecycle = fc.constantFrom(
    'Pending',
    'InService',
    'Standby',
    'Terminating',
    'Terminating:Wait',
    'Terminating:Proceed',
    'Terminated',
  );
  const task = fc.record({
    lastStatus: fc.constantFrom('PENDING', 'RUNNING', 'STOPPING', 'STOPPED'),
    desiredStatus: fc.constantFrom('RUNNING', 'STOPPED'),
    state: fc.constantFrom('healthy', 'initial', 'unhealthy', 'draining', 'unused', undefined),
    web: fc.boolean(),
    stopTimeoutMs: fc.integer({ min: 0, max: 200_000 }),
  });
  const instance = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c'),
      lifecycle,
      isProtected: fc.boolean(),
      status: fc.constantFrom('ACTIVE', 'DRAINING', 'REGISTERING', 'DEREGISTERING', 'INACTIVE'),
      market: fc.constantFrom('spot', 'on-demand', undefined),
      ec2State: fc.constantFrom('pending', 'running', 'shutting-down', 'terminated', undefined),
      memory: fc.constantFrom(undefined, 'v1:spot:tjxs23:tjxs5f:t', 'v1:hook:tjxs23:-:-', 'v7:x'),
      statusCode: fc.constantFrom(undefined, 'fulfilled', 'marked-for-termination'),
      stoppingTasksReadAt: fc.constantFrom(undefined, NOW, NOW - 1),
      tasks: fc.array(task, { maxLength: 3 }),
    })
    .map(({ id, tasks, statusCode, ...over }) =>
      anInstance(id, {
        ...over,
        ...(statusCode && { spotRequest: { id: 'sir', statusCode, statusAt: NOW - 30_000 } }),
        tasks: tasks.map(({ web, state, ...more }, n) =>
          web ? aWebTask(`${id}${n}`, id, { ...more, state }) : aTask(`${id}${n}`, more),
        ),
      }),
    );
  const part = fc.constantFrom(
    'cluster',
    'containerInstances',
    'tasks',
    'services',
    'targets',
    'pools',
    'ec2',
    'spotRequests' as const,
  );
  const world = fc.record({
    instances: fc.uniqueArray(instance, { selector: (each) => each.instanceId }),
    incomplete: fc.uniqueArray(part, { maxLength: 3 }),
  });
  const anything = fc.record({
    world,
    mode: fc.constantFrom('observe', 'protect', 'drain', 'scale' as const),
    notices: fc.array(fc.constantFrom('a', 'b', 'z').map((id) => aSpotNotice(id, NOW - 60_000))),
  });

  const decided = ({
    world: facts,
    mode,
    notices,
  }: {
    world: Facts;
    mode: 'observe' | 'protect' | 'drain' | 'scale';
    notices: ReturnType<typeof aSpotNotice>[];
  }) => ({ facts, mode, p: plan(facts, { spec: aSpec({ mode }), notices }) });

  it('keeps the laws', () => {
    fc.assert(
      fc.property(anything.map(decided), ({ facts, mode, p }) => {
        if (mode === 'observe') expect(p.actions).toEqual([]);
        if (mode === 'protect')
          expect(p.actions.every((a) => ['protect', 'unprotect', 'record'].includes(a.kind))).toBe(true);
        const byId = new Map(facts!.instances!.map((each) => [each.instanceId, each]));
        for (const action of p.actions) {
          expect(action.reason).not.toBe('');
          if (!('instanceId' in action)) continue;
          const target = byId.get(action.instanceId)!;
          expect(target.container?.memory).not.toBe('v7:x');
          const live = target.tasks.filter((each) => each.lastStatus !== 'STOPPED');
          if (action.kind === 'deregister' || action.kind === 'unprotect') expect(live).toEqual([]);
          if (action.kind === 'unprotect')
            expect(
              facts!.incomplete!.filter((each) =>
                ['cluster', 'containerInstances', 'tasks', 'pools'].includes(each),
              ),
            ).toEqual([]);
          if (action.kind === 'stopTask')
            expect(target.tasks.find((each) => each.arn === action.taskArn)?.desiredStatus).toBe('RUNNING');
          if (action.kind === 'completeHook') expect(target.group?.lifecycleState).toBe('Terminating:Wait');
        }
        const firstVoluntary = p.actions.findIndex((action) => !action.forced);
        if (firstVoluntary >= 0)
          expect(p.actions.slice(firstVoluntary).some((action) => action.forced)).toBe(false);
        if (p.dueAt !== undefined) expect(p.dueAt).toBeGreaterThan(p.at);
      }),
      { numRuns: 400 },
    );
  });

  it('doubled notices change nothing', () => {
    fc.assert(
      fc.property(anything, (input) => {
        expect(decided({ ...input, notices: [...input.notices, ...input.notices].reverse() }).p).toEqual(
          decided(input).p,
        );
      }),
    );
  });
});

describe('whom AWS takes', () => {
  const spot = { market: 'spot', status: 'DRAINING' } as const;
  const marked = { id: 'sir', state: 'active', statusCode: 'marked-for-termination', statusAt: NOW };
  const busy = { ...anInstance('busy', { tasks: [aTask('t')], ...spot }), spotRequest: marked };
  const empty = { ...anInstance('empty', spot), spotRequest: marked };
  const calm = anInstance('calm', { tasks: [aTask('other')], market: 'spot' });
  const input = (now: number): Input => ({
    spec: aSpec(),
    observation: anObservation({ instances: [busy, empty, calm] }),
    notices: [],
    recall: NO_RECALL,
    now,
  });

  it('is read apart while something runs there, until it is taken', () => {
    expect(takenInstances(input(NOW + 1_000))).toEqual(['i-busy']);
    expect(takenInstances(input(NOW + 119_999))).toEqual(['i-busy']);
    expect(takenInstances(input(NOW + 120_000))).toEqual([]);
  });

  it('is decided on apart, by the same rules as with the whole, and nothing voluntary with it', () => {
    const late = input(NOW + 90_000);
    const of = (p: Plan) => p.actions.filter((action) => action.kind === 'stopTask');
    const apart = decideTaken({ ...late, instanceIds: ['i-busy', 'i-unknown'] });
    expect(of(apart)).toHaveLength(1);
    expect(of(apart)).toEqual(of(decide(late)));
    expect(apart.actions.every(({ forced }) => forced)).toBe(true);
    expect(decideTaken({ ...late, instanceIds: ['i-calm'] }).actions).toEqual([]);
  });

  it('is left alone where the whole cluster would be', () => {
    const late = input(NOW + 90_000);
    const frozen = { ...late.observation.cluster, tags: { 'sluice.dev/frozen': '' } };
    const observation = { ...late.observation, cluster: frozen };
    expect(decideTaken({ ...late, observation, instanceIds: ['i-busy'] }).actions).toEqual([]);
  });
});
