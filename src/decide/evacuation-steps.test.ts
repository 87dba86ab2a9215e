// One interrupted instance, step by step: exactly what is done, what is said of the rest, and when to look again. The times are
// those of evacuation.test.ts: S 70 s after the notice, the latest removal 55 s after it.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, PartName, TargetGroupFacts, TaskFacts } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import {
  anInstance,
  anObservation,
  aSpotNotice,
  aTask,
  aWebTask,
  NOW,
  portOf,
  WEB_GROUP,
} from '../../test/support/facts.ts';
import { decideEvacuation } from './evacuation.ts';
import { type Leaver, TASK_RULES } from './leaver.ts';
import type { WorkloadRule } from './workload.ts';

interface Given {
  /** Seconds after the notice. */
  readonly after?: number;
  /** Healthy web tasks on hosts that stay. */
  readonly staying?: number;
  readonly rules?: readonly WorkloadRule[];
  readonly recall?: Partial<Recall>;
  readonly targetGroup?: Partial<TargetGroupFacts>;
  readonly incomplete?: readonly PartName[];
  readonly services?: [];
  readonly host?: Partial<InstanceFacts>;
  readonly status?: string;
}

const MARKED = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
const FULFILLED = { id: 'sir-1', statusCode: 'fulfilled' };

function evacuation(tasks: readonly TaskFacts[], given: Given = {}) {
  const { after = 1, staying = 0, rules, recall, host, status = 'DRAINING', ...world } = given;
  const now = NOW + after * 1000;
  const others = Array.from({ length: staying }, (_, n) =>
    anInstance(`ok${n}`, { tasks: [aWebTask(`ok${n}`, `ok${n}`)] }),
  );
  const instance = {
    ...anInstance('a', { market: 'spot', status, tasks, spotRequest: MARKED }),
    ...host,
  };
  const observation = anObservation({ at: now, instances: [instance, ...others], ...world });
  const notices = new Map([['i-a', [aSpotNotice('a')]]]);
  const spec = { workloads: rules && [...rules] };
  const situation = aSituation(observation, { now, notices, recall, spec });
  return decideEvacuation(aCase(situation, instance));
}

const nothing = { actions: [], waits: [], due: [] };
const done = (...given: Parameters<typeof evacuation>) =>
  evacuation(...given).actions.map((action) => {
    const id = 'taskArn' in action ? action.taskArn.slice(action.taskArn.lastIndexOf('/') + 1) : '';
    return `${action.kind} ${id}: ${action.reason}`;
  });
const said = (...given: Parameters<typeof evacuation>) =>
  evacuation(...given).waits.map(({ instanceId, pool, kind, reason }) => {
    expect([instanceId, pool, kind]).toEqual(['i-a', 'main', 'waiting']);
    return reason;
  });
const due = (...given: Parameters<typeof evacuation>) =>
  [...new Set(evacuation(...given).due)].map((at) => (at - NOW) / 1000).sort((a, b) => a - b);
const end = 'AWS takes the instance at 05:02:00Z';
const removed = (id: string, after: number): Partial<Recall> => ({
  removedTargets: new Map([[`${WEB_GROUP}|i-a:${portOf(id)}`, NOW + after * 1000]]),
});
const web = (over: Parameters<typeof aWebTask>[2] = {}, id = 't') => aWebTask(id, 'a', over);

describe('nothing is evacuated', () => {
  it.each<[string, Given]>([
    ['without an interruption', { host: { market: 'on-demand', spotRequest: undefined } }],
    ['once it is taken back', { host: { spotRequest: FULFILLED }, after: 70 }],
    ['of a host with nothing on it, but time is kept', { host: { tasks: [] } }],
    [
      'of tasks that have stopped, but time is kept',
      { host: { tasks: [aTask('t', { lastStatus: 'STOPPED' })] } },
    ],
  ])('%s', (name, given) => {
    const found = evacuation([web()], { staying: 2, ...given });
    expect(found).toEqual(name.endsWith('time is kept') ? { ...nothing, due: [NOW + 120_000] } : nothing);
  });
});

describe('what is done', () => {
  const base = {
    instanceId: 'i-a',
    pool: 'main',
    forced: true,
    nature: 'routine',
    deadline: NOW + 120_000,
    taskArn: web().arn,
  };
  it('a target is taken out by its group, id and port', () => {
    expect(evacuation([web()], { staying: 2 })).toEqual({
      actions: [
        {
          ...base,
          kind: 'removeTarget',
          targetGroupArn: WEB_GROUP,
          targetId: 'i-a',
          port: portOf('t'),
          reason: `2 healthy on other hosts, floor 2; ${end}`,
        },
      ],
      waits: [],
      due: [NOW + 70_000, NOW + 70_000, NOW + 55_000, NOW + 55_000, NOW + 55_000],
    });
  });
  it('a task is stopped with the reason and the time that it has', () => {
    const reason = `the latest time at which it can still end in peace; ${end}`;
    expect(evacuation([aTask('t')], { after: 70 }).actions).toEqual([
      { ...base, kind: 'stopTask', stopBy: NOW + 70_000, reason },
    ]);
  });
  it('nothing is waited for, where all is done', () => {
    expect(said([web()], { after: 70 })).toEqual([]);
    expect(said([web()], { after: 55 })).toEqual([]);
  });
  it('of what has to stop at once the order is the same in every pass', () => {
    const some = ['c', 'a', 'd', 'b'].map((id) => aTask(id));
    for (const tasks of [some, [...some].reverse()])
      expect(done(tasks, { after: 70 }).map((each) => each.slice(0, 10))).toEqual(
        ['a', 'b', 'c', 'd'].map((id) => `stopTask ${id}`),
      );
  });
  it('what has to stop first comes first', () => {
    const slow = aTask('z', { stopTimeoutMs: 40_000 });
    expect(done([aTask('b'), slow, aTask('a')], { after: 70 }).map((each) => each.slice(0, 10))).toEqual([
      'stopTask z',
      'stopTask a',
      'stopTask b',
    ]);
  });
});

describe('a target', () => {
  const out = (floor: string) => [`removeTarget t: ${floor}; ${end}`];
  it.each(['unhealthy', 'unavailable'])('that serves nobody costs no floor: %s', (state) => {
    expect(done([web({ state })], {})).toEqual(out('0 healthy on other hosts, floor 2'));
    expect(done([web({ state })], { after: 55 })).toEqual(out('0 healthy on other hosts, floor 2'));
  });
  it.each(['healthy', 'initial', undefined])('that may serve costs some: %s', (state) => {
    const task = web();
    const one = { ...task, targets: [{ ...task.targets[0]!, state }] };
    expect([done([one]), said([one])]).toEqual([
      [],
      ['1 task: waiting for replacements: 0 healthy on other hosts, floor 2'],
    ]);
    expect(done([one], { staying: 2 })).toEqual(out('2 healthy on other hosts, floor 2'));
  });
  it('is not taken out early where the floor is not known, and that is said', () => {
    const unknown: Given = { incomplete: ['targets'], services: [] };
    expect(said([web()], unknown)).toEqual([
      '1 task: waiting for replacements: unknown healthy on other hosts, floor unknown',
    ]);
    expect(done([web()], { ...unknown, after: 55 })).toEqual(
      out('the latest time, below the floor: unknown healthy on other hosts, floor unknown'),
    );
  });
  it('is taken out at its latest time though the interruption is not sure, and another that has time is not', () => {
    const task = web();
    const slow = { targetGroupArn: 'arn:unread', id: 'i-a', port: 1, state: 'healthy' };
    const unsure: Given = {
      after: 20,
      staying: 3,
      host: { spotRequest: undefined },
      incomplete: ['spotRequests'],
    };
    const both = [{ ...task, targets: [slow, ...task.targets] }];
    expect(evacuation(both, unsure).actions).toMatchObject([
      { kind: 'removeTarget', targetGroupArn: 'arn:unread' },
    ]);
    expect(said(both, unsure)).toEqual([
      '1 task: waiting for replacements: 3 healthy on other hosts, floor 2',
    ]);
    expect(evacuation(both, { ...unsure, after: 4 }).actions).toEqual([]);
  });
  it('waits for DRAINING, unless its latest time has come', () => {
    const waits = ['1 task: waiting for DRAINING to be acknowledged'];
    expect(said([web()], { status: 'ACTIVE', staying: 2 })).toEqual(waits);
    expect(said([web()], { host: { container: undefined }, staying: 2 })).toEqual(waits);
    const two = web({}, 'u');
    const slow = { targetGroupArn: 'arn:unread', id: 'i-a', port: 1, state: 'healthy' };
    const both = { ...two, targets: [slow, ...two.targets] };
    const early: Given = { status: 'ACTIVE', staying: 3, after: 20 };
    expect(evacuation([both], early).actions).toMatchObject([{ targetGroupArn: 'arn:unread' }]);
  });
  it.each(['draining', 'unhealthy.draining'])('on its way out is waited for: %s', (state) => {
    const given = { after: 5, recall: removed('t', 2) };
    expect([done([web({ state })], given), said([web({ state })], given)]).toEqual([
      [],
      ['1 task: waiting until no load balancer sends them requests'],
    ]);
    expect(due([web({ state })], given)).toEqual([12, 55, 70]);
    expect(done([web({ state })], { ...given, after: 12 })).toEqual([
      `stopTask t: it is out of its load balancer; ${end}`,
    ]);
  });
  it('that is out at once need not be waited for', () => {
    expect(done([web({ state: 'unused' })])).toEqual([`stopTask t: it is out of its load balancer; ${end}`]);
  });
  it('that is in again after it was taken out is stopped in time for ECS to wait for its load balancer', () => {
    const given = { staying: 3, recall: removed('t', 2), targetGroup: { deregistrationDelayMs: 30_000 } };
    const at = (after: number, more: Given = {}) => done([web()], { ...given, ...more, after });
    const remove = `removeTarget t: 3 healthy on other hosts, floor 2; ${end}`;
    const stop = `stopTask t: its target was taken out and is in again: only a stop keeps it out; ${end}`;
    // S is 70 s after the notice; ECS may wait for 30 s of that.
    expect(due([web()], { ...given, after: 20 })).toContain(40);
    expect([at(39), at(40)]).toEqual([[remove], [remove, stop]]);
    // What was read right after the removal may be from before it.
    expect(at(40, { recall: removed('t', 37.5) })).toEqual([remove]);
    // Nor what was not read as a whole, nor what was taken out in an earlier interruption.
    expect(at(40, { incomplete: ['targets'] }).some((each) => each.startsWith('stopTask'))).toBe(false);
    expect(at(40, { recall: removed('t', -3_600) })).toEqual([remove]);
    // Not before ECS places nothing there any more, and not below the floor while there is time.
    expect(at(40, { status: 'ACTIVE' }).some((each) => each.startsWith('stopTask'))).toBe(false);
    expect(at(40, { staying: 1 })).toEqual([]);
    // Later ECS cannot make it: the task works on until its latest stop.
    expect([at(54), at(55)].map((each) => each.length)).toEqual([2, 1]);
  });
  it('that is one of two is waited for alone', () => {
    const task = web({ state: 'unused' });
    const second = { ...task.targets[0]!, port: 1, state: 'draining' };
    expect(done([{ ...task, targets: [...task.targets, second] }])).toEqual([]);
  });
});

describe('a task', () => {
  const rule = (over: Partial<WorkloadRule>): Given['rules'] => [{ match: {}, ...over }];
  it('without a load balancer works until its latest stop, as many others do', () => {
    expect(said([aTask('t'), aTask('u')])).toEqual(['2 tasks: waiting until their latest stop']);
    expect(due([aTask('t')])).toEqual([70]);
    const stays = rule({ onInterruption: 'stopAtDeadline' });
    expect([done([web()], { rules: stays, staying: 2 }), said([web()], { rules: stays })]).toEqual([
      [],
      ['1 task: waiting until their latest stop'],
    ]);
  });
  it('whose rule says so is stopped at once, out of its load balancer or not', () => {
    const reason = `stopTask t: its rule says to stop it at once; ${end}`;
    expect(done([web()], { rules: rule({ onInterruption: 'stop' }) })).toEqual([reason]);
  });
  it('waits for a second sign, and with it for nothing', () => {
    const unsure: Given = { host: { spotRequest: undefined }, staying: 2 };
    expect(said([web(), aTask('u')], unsure)).toEqual([
      '2 tasks: waiting for a second sign of the interruption',
    ]);
  });
  it('is stopped at its latest time though the second channel cannot be read', () => {
    const unreadable: Given = { host: { spotRequest: undefined }, incomplete: ['spotRequests'] };
    const stop = `stopTask t: the latest time at which it can still end in peace; ${end}`;
    expect(done([aTask('t')], { ...unreadable, after: 69 })).toEqual([]);
    expect(done([aTask('t')], { ...unreadable, after: 70 })).toEqual([stop]);
  });
  it('is taken out and stopped in one go where nothing else is left', () => {
    expect(done([web()], { after: 70 })).toEqual([
      `removeTarget t: the latest time, below the floor: 0 healthy on other hosts, floor 2; ${end}`,
      `stopTask t: the latest time at which it can still end in peace; ${end}`,
    ]);
  });
  it('that ECS stops, or that is ignored, is left alone at any time', () => {
    for (const after of [1, 70]) {
      expect(done([web({ desiredStatus: 'STOPPED' })], { after, staying: 2 })).toEqual([]);
      expect(said([web({ desiredStatus: 'STOPPED' })], { after, staying: 2 })).toEqual([]);
      expect(done([aTask('t')], { after, rules: rule({ ignore: true }) })).toEqual([]);
      expect(said([aTask('t')], { after, rules: rule({ ignore: true }) })).toEqual([]);
    }
  });

  it('that ECS shall stop, and cannot as its agent is silent, is taken out at the latest time', () => {
    const container = { ...anInstance('a', { status: 'DRAINING' }).container!, agentConnected: false };
    const silent: Given = { host: { container }, staying: 2 };
    const told = web({ desiredStatus: 'STOPPED' });
    expect(done([told], { ...silent, after: 54 })).toEqual([]);
    expect(done([told], { ...silent, after: 55 })).toEqual([
      `removeTarget t: 2 healthy on other hosts, floor 2; ${end}`,
    ]);
    expect(done([web({ desiredStatus: 'STOPPED', state: 'draining' })], { ...silent, after: 55 })).toEqual(
      [],
    );
    expect(done([told], { ...silent, after: 55, rules: rule({ ignore: true }) })).toEqual([]);
  });

  describe('that is told before it is stopped', () => {
    const told = (lead: string, over: Partial<WorkloadRule> = {}): Given => ({
      rules: rule({ quiesce: { queue: 'jobs', lead }, ...over }),
    });
    const waits = ['1 task: waiting as long as their rule gives them after the signal'];
    const quiesced = (stopAt: number): Partial<Recall> => ({
      quiesced: new Map([
        [
          `${web().arn} spotInterruption`,
          { instanceId: 'i-a', at: NOW, stopAt: NOW + stopAt * 1000, failed: false },
        ],
      ]),
    });
    it('is given the time of its rule, and looked at again when that is over', () => {
      const stop = told('30s', { onInterruption: 'stop' });
      expect([done([web()], stop), said([web()], stop)]).toEqual([[], waits]);
      expect(due([web()], { ...stop, recall: quiesced(31) })).toEqual([31, 70]);
      expect(done([web()], { ...stop, after: 31, recall: quiesced(31) })).toEqual([
        `stopTask t: its rule says to stop it at once; ${end}`,
      ]);
    });
    it('behind a load balancer is taken out first, and given the time then', () => {
      const recall = quiesced(30);
      expect(done([web()], { ...told('30s'), recall, staying: 2 })).toEqual([
        `removeTarget t: 2 healthy on other hosts, floor 2; ${end}`,
      ]);
      const going = { ...told('30s'), recall: { ...recall, ...removed('t', 2) }, after: 5 };
      expect(said([web({ state: 'draining' })], going)).toEqual([
        '1 task: waiting until no load balancer sends them requests',
      ]);
      expect(said([web({ state: 'draining' })], { ...going, after: 12 })).toEqual(waits);
      expect(said([web({ state: 'unused' })], { ...told('30s'), recall })).toEqual(waits);
    });
    it.each(['healthy', 'initial', 'unhealthy', undefined])(
      'is taken out again where ECS registered it again meanwhile: %s',
      (state) => {
        const recall = { ...quiesced(40), ...removed('t', 2) };
        const task = web();
        const one = { ...task, targets: [{ ...task.targets[0]!, state }] };
        expect(done([one], { ...told('30s'), recall, after: 20, staying: 2 })).toEqual([
          `removeTarget t: 2 healthy on other hosts, floor 2; ${end}`,
        ]);
      },
    );
    it('without a load balancer works on until its latest stop', () => {
      expect(said([aTask('t')], told('30s'))).toEqual(['1 task: waiting until their latest stop']);
    });
  });

  describe('that ECS holds back for its load balancer', () => {
    const held = (over: Partial<TaskFacts> = {}) =>
      web({ desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING', state: 'draining', ...over }, 'job1');
    /** ECS needs this delay and 30 s more, of the 120 s that there are. */
    const slow = (seconds: number) => ({ targetGroup: { deregistrationDelayMs: seconds * 1000 } });
    const again = `stopTask job1: ECS waits longer for its load balancer than there is time, and may heed a second word; ${end}`;
    const cut =
      'task job1 of service web: ECS waits for the load balancer; it may be cut when AWS takes the instance';

    it('is stopped by a second word for a few seconds from S on, where ECS cannot make it', () => {
      expect(done([held()], { ...slow(91), after: 69.999 })).toEqual([]);
      expect(done([held()], { ...slow(91), after: 70 })).toEqual([again]);
      expect(done([held()], { ...slow(91), after: 75.999 })).toEqual([again]);
      expect([
        done([held()], { ...slow(91), after: 76 }),
        said([held()], { ...slow(91), after: 76 }),
      ]).toEqual([[], [cut]]);
    });
    it('is told of, where ECS just makes it', () => {
      expect([
        done([held()], { ...slow(90), after: 70 }),
        said([held()], { ...slow(90), after: 70 }),
      ]).toEqual([[], [cut]]);
    });
    it('by the longest delay of its load balancers; one that was not read has none', () => {
      const task = held();
      const unread = { ...task.targets[0]!, targetGroupArn: 'arn:unread' };
      const both = (delay: number) =>
        done([{ ...task, targets: [unread, ...task.targets, unread] }], { ...slow(delay), after: 70 });
      expect([both(91), both(90)]).toEqual([[again], []]);
      const none = { ...task, targets: [unread], stopTimeoutMs: 30_000 };
      expect(done([none], { after: 70 })).toEqual([]);
      const alone = { ...task, targets: [], stopTimeoutMs: 119_000 };
      expect(done([alone], { after: 1 })).toEqual([]);
    });
    it('is not stopped by a second word where the interruption is not sure', () => {
      const unsure: Given = { host: { spotRequest: undefined }, incomplete: ['spotRequests'], after: 70 };
      expect([
        done([held()], { ...unsure, ...slow(91) }),
        said([held()], { ...unsure, ...slow(91) }),
      ]).toEqual([[], [cut]]);
    });
    it('is left alone once it stops', () => {
      const stopping = held({ lastStatus: 'STOPPING' });
      expect(evacuation([stopping], { ...slow(91), after: 70 })).toMatchObject({ actions: [], waits: [] });
    });
    it('is told by its family where it is of no service', () => {
      const alone = held({ service: undefined, family: 'solo' });
      expect(said([alone], { after: 80 })).toEqual([cut.replace('of service web', 'of family solo')]);
    });
  });
});

describe('the rules for a task, where little is missing', () => {
  const still = { registered: true, out: false, late: false };
  const out = { registered: false, out: true, late: false };
  const calm = {
    task: aTask('t'),
    ignored: false,
    rule: 'evacuate',
    targets: [out] as object[],
    confirmed: true,
    acknowledged: true,
    late: false,
    hastens: false,
    unheard: false,
    putBack: false,
    heldUntil: undefined as number | undefined,
  };
  const ecsStops = (lastStatus: string) => aTask('t', { desiredStatus: 'STOPPED', lastStatus });
  it.each<[string, Partial<typeof calm>, string]>([
    ['a second word is for what ECS stops', { hastens: true }, 'out'],
    ['it is for what has to be quick', { task: ecsStops('DEACTIVATING') }, 'ECS stops it'],
    ['only what is late may be cut', { task: ecsStops('DEACTIVATING'), late: false }, 'ECS stops it'],
    [
      'only what waits for its load balancer may be cut',
      { task: ecsStops('STOPPING'), late: true },
      'ECS stops it',
    ],
    [
      'only what ECS stops may be cut',
      { task: aTask('t', { lastStatus: 'DEACTIVATING' }), late: true },
      'latest stop',
    ],
    [
      'one late target is a reason to go on without a second sign',
      { confirmed: false, targets: [out, { ...still, late: true }] },
      'latest removal',
    ],
    [
      'one that is out already is none',
      { confirmed: false, acknowledged: false, targets: [{ ...out, late: true }, still] },
      'not DRAINING yet',
    ],
    ['one that is told is out everywhere first', { heldUntil: NOW, targets: [out, still] }, 'still in'],
    ['one that is told and has no target works on', { heldUntil: NOW, targets: [] }, 'works to the end'],
    ['one that is told and stopped by its rule waits', { heldUntil: NOW, rule: 'stop', targets: [] }, 'told'],
    [
      'one whose rule keeps it works on behind its load balancer',
      { rule: 'stopAtDeadline' },
      'works to the end',
    ],
    ['one is out only where all its targets are', { targets: [out, { ...out, out: false }] }, 'going out'],
  ])('%s', (_, given, name) => {
    const { rule, ignored, ...rest } = { ...calm, ...given };
    const leaver = { ...rest, workload: { onInterruption: rule, ignored } } as unknown as Leaver;
    expect(TASK_RULES.find((each) => each.when(leaver))?.name).toBe(name);
  });
});
