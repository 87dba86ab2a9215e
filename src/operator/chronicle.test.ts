import { describe, expect, it } from 'vitest';
import type { InstanceFacts, Observation, PartName } from '#model/observation.ts';
import type { Action, Plan, Wait } from '#model/plan.ts';
import type { TimelineRecord } from '#model/timeline.ts';
import type { Log } from '#runtime/log.ts';
import {
  aDrainAtNotice,
  anInstance,
  anObservation,
  aSpec,
  aTask,
  aWebTask,
  NOW,
} from '../../test/support/facts.ts';
import { createChronicle } from './chronicle.ts';
import { createMemoryTimeline, type MemoryTimeline } from './timeline.ts';

const document = {
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'ClusterSpec',
  metadata: { name: 'web-spec' },
  spec: aSpec(),
} as const;

interface Moment {
  readonly at?: number;
  readonly state?: string;
  readonly actions?: readonly Action[];
  readonly waits?: readonly Wait[];
  readonly incomplete?: readonly PartName[];
  readonly endedTasks?: Observation['endedTasks'];
}

function setUp(timeline: MemoryTimeline & { volume: number } = createMemoryTimeline()) {
  const said: string[] = [];
  const log: Log = (level, message) => void said.push(`${level} ${message}`);
  const recent = [...timeline.records];
  const chronicle = createChronicle({ document, timeline, log, recent }, NOW);
  const pass = (instances: readonly InstanceFacts[], moment: Moment = {}): TimelineRecord[] => {
    const { at = NOW, state = 'inService.busy', actions = [], waits = [], incomplete, endedTasks } = moment;
    const before = timeline.records.length;
    const observation = { ...anObservation({ instances, at, incomplete }), endedTasks };
    const plan: Plan = { cluster: 'web', at, actions, waits };
    const states = new Map(instances.map(({ instanceId }) => [instanceId, state]));
    chronicle.pass({ plan, observation, states });
    return timeline.records.slice(before);
  };
  return { timeline, chronicle, pass, said };
}

const busy = anInstance('a', { privateIp: '10.0.0.7', tasks: [aWebTask('t1', 'a')] });
const drain = aDrainAtNotice(busy);
const wait: Wait = { instanceId: 'i-a', pool: 'main', kind: 'waiting', reason: 'for B, until 05:00:10Z' };

describe('what is seen', () => {
  it('is written whole the first time, under instance, container instance and address', () => {
    const { pass, timeline } = setUp();
    expect(pass([busy])).toEqual([
      expect.objectContaining({
        kind: 'seen',
        v: 1,
        time: '2026-11-22T05:00:00.000Z',
        cluster: 'web',
        spec: 'web-spec',
        instance: 'i-a',
        container: 'a',
        ip: '10.0.0.7',
        whole: true,
        state: 'inService.busy',
        tasks: [expect.objectContaining({ id: 't1', service: 'web', status: 'RUNNING' })],
      }),
    ]);
    expect(timeline.records[0]).toMatchObject({ kind: 'began', mode: 'drain' });
  });

  it('is not written again while nothing changes, however often it is looked at', () => {
    const { pass } = setUp();
    pass([busy], { waits: [wait] });
    const later = { ...wait, reason: 'for B, until 05:00:20Z' };
    for (let n = 1; n < 12; n++) expect(pass([busy], { at: NOW + n * 5_000, waits: [later] })).toEqual([]);
  });

  it('but once a minute that somebody looked, so that a silence tells that nobody does', () => {
    const { pass } = setUp();
    pass([busy]);
    const later = [...Array(48).keys()].flatMap((n) => pass([busy], { at: NOW + (n + 1) * 5_000 }));
    expect(later.map(({ kind, time }) => `${kind} ${time.slice(14, 19)}`)).toEqual([
      'looked 01:00',
      'looked 02:00',
      'looked 03:00',
      'looked 04:00',
    ]);
    const blind = { at: NOW + 600_000, incomplete: ['pools'] as PartName[] };
    expect(pass([busy], blind).map(({ kind }) => kind)).toEqual(['held']);
  });

  it('tells for how long nobody had looked, also over a restart', () => {
    const first = setUp();
    first.pass([busy]);
    first.pass([busy], { at: NOW + 60_000 });
    const { pass } = setUp(first.timeline);
    const dead = { ...busy, ec2State: 'terminated', tasks: [] };
    const [seen] = pass([dead], { at: NOW + 7_200_000, state: 'gone' });
    expect(seen).toMatchObject({ kind: 'seen', last: '2026-11-22T05:01:00.000Z' });
    expect(pass([], { at: NOW + 7_205_000 })).toMatchObject([
      { kind: 'gone', last: '2026-11-22T07:00:00.000Z' },
      { kind: 'receipt', why: 'end', lost: 0, unwatched: '2026-11-22T05:01:00.000Z' },
    ]);
  });

  it('names what changed and nothing else; a task that went has its end from ECS', () => {
    const { pass } = setUp();
    pass([busy]);
    const moment = {
      state: 'inService.idle',
      endedTasks: new Map([
        [busy.tasks[0]!.arn, { stoppedAt: NOW + 1_500, stopCode: 'UserInitiated', exitCode: 0 }],
      ]),
    };
    const envelope = {
      v: 1,
      cluster: 'web',
      spec: 'web-spec',
      instance: 'i-a',
      container: 'a',
      ip: '10.0.0.7',
    };
    const went = [{ id: 't1', at: '2026-11-22T05:00:01.500Z', code: 'UserInitiated', exit: 0 }];
    expect(pass([{ ...busy, tasks: [] }], moment)).toEqual([
      { ...envelope, time: '2026-11-22T05:00:00.000Z', kind: 'seen', state: 'inService.idle', went },
    ]);
    expect(pass([{ ...busy, tasks: [] }], moment)).toEqual([]);
  });

  it('is written whole again when what was written before may be dropped', () => {
    const timeline = { ...createMemoryTimeline(), volume: 0 };
    const { pass } = setUp(timeline);
    pass([busy]);
    timeline.volume = 1;
    expect(pass([busy])).toMatchObject([{ kind: 'seen', whole: true, tasks: [{ id: 't1' }] }]);
    expect(pass([busy])).toEqual([]);
  });

  it('keeps the last address when EC2 shows none any more, so that a dead instance is found by it', () => {
    const { pass } = setUp();
    pass([busy]);
    const dead = { ...busy, privateIp: undefined, ec2State: 'terminated' };
    expect(pass([dead], { state: 'leaving.terminating' })).toMatchObject([
      { ec2: 'terminated', ip: '10.0.0.7' },
    ]);
    expect(pass([])).toMatchObject([
      { kind: 'gone', ip: '10.0.0.7', container: 'a' },
      { kind: 'receipt', ip: '10.0.0.7' },
    ]);
  });

  it('calls nothing gone that could not be read (law 4)', () => {
    const { pass, timeline } = setUp();
    pass([busy]);
    const again = setUp(timeline);
    const unread = { incomplete: ['pools', 'containerInstances', 'tasks', 'ec2'] as PartName[] };
    expect(again.pass([], unread).filter(({ kind }) => kind !== 'held')).toEqual([]);
    const blind = anInstance('a', { group: undefined, container: undefined, ec2State: undefined });
    expect(again.pass([blind], unread)).toEqual([]);
    expect(again.pass([busy]).filter(({ kind }) => kind !== 'held')).toEqual([]);
  });
});

describe('what is decided, waited for and done', () => {
  it('is written when it is planned for the first time, and again only after it was out of the plan', () => {
    const { pass } = setUp();
    pass([busy]);
    const told = () => pass([busy], { actions: [drain] }).map(({ kind }) => kind);
    expect([told(), told()]).toEqual([['decided'], []]);
    pass([busy]);
    expect(told()).toEqual(['decided']);
  });

  it('is written once when the fast path decides it and the pass after it plans it too', () => {
    const { pass, chronicle, timeline } = setUp();
    pass([busy]);
    chronicle.notice({ kind: 'spotInterruption', instanceId: 'i-a', at: NOW, channel: 'event' }, NOW + 1_200);
    chronicle.decided({ cluster: 'web', at: NOW + 1_200, actions: [drain], waits: [] });
    chronicle.outcome({ action: drain, result: 'done', detail: '', at: NOW + 1_300 });
    expect(timeline.records.slice(-3)).toMatchObject([
      { kind: 'notice', notice: 'spotInterruption', at: '2026-11-22T05:00:00.000Z', ip: '10.0.0.7' },
      { kind: 'decided', action: 'drain', reason: drain.reason },
      { kind: 'done', action: 'drain' },
    ]);
    expect(pass([busy], { actions: [drain] })).toEqual([]);
  });

  it('tells a wait when it says something new, and when nothing holds it any more', () => {
    const { pass } = setUp();
    pass([busy]);
    expect(pass([busy], { waits: [wait] })).toMatchObject([
      { kind: 'held', instance: 'i-a', waits: [{ kind: 'waiting', reason: wait.reason }] },
    ]);
    const other = { ...wait, reason: 'for C' };
    expect(pass([busy], { waits: [other] })).toMatchObject([{ waits: [{ reason: 'for C' }] }]);
    expect(pass([busy])).toMatchObject([{ kind: 'held', instance: 'i-a', waits: [] }]);
  });

  it('tells of the whole cluster what could not be read', () => {
    const { pass } = setUp();
    const [seen, held] = pass([busy], { incomplete: ['targets'] });
    expect([seen?.kind, held]).toMatchObject([
      'seen',
      { kind: 'held', waits: [{ kind: 'unread', reason: 'not read whole: access denied' }] },
    ]);
    expect(held).not.toHaveProperty('instance');
  });

  it('tells a refusal again only when its reason is another', () => {
    const { pass, chronicle, timeline } = setUp();
    pass([busy]);
    const refuse = (detail: string) =>
      chronicle.outcome({ action: drain, result: 'refused', detail, at: NOW });
    for (const detail of ['frozen', 'frozen', 'paused']) refuse(detail);
    expect(timeline.records.slice(2)).toMatchObject([
      { kind: 'refused', detail: 'frozen' },
      { kind: 'refused', detail: 'paused' },
    ]);
  });

  it('names tasks and targets by their ids', () => {
    const { chronicle, timeline } = setUp();
    const task = aTask('t1');
    const base = { instanceId: 'i-a', forced: true, nature: 'routine', reason: 'why' } as const;
    const actions: Action[] = [
      { ...base, kind: 'stopTask', taskArn: task.arn },
      {
        ...base,
        kind: 'removeTarget',
        taskArn: task.arn,
        targetGroupArn: 'arn:aws:elasticloadbalancing:r:1:targetgroup/web/01',
        targetId: 'i-a',
        port: 32_768,
      },
    ];
    chronicle.decided({ cluster: 'web', at: NOW, actions, waits: [] });
    expect(timeline.records.slice(1)).toMatchObject([
      { action: 'stopTask', task: 't1' },
      { action: 'removeTarget', task: 't1', target: 'web 32768' },
    ]);
  });
});

describe('a leaving ends with a receipt, in the timeline and in the log', () => {
  const gone = (setting: ReturnType<typeof setUp>) => {
    setting.pass([], { at: NOW + 130_000 });
    return setting.timeline.records.filter(({ kind }) => kind === 'receipt');
  };
  const taken = { ...busy, container: { ...busy.container!, status: 'DRAINING' } };

  it('when it is gone', () => {
    const setting = setUp();
    setting.pass([busy]);
    setting.chronicle.outcome({ action: drain, result: 'done', detail: '', at: NOW + 1_000 });
    setting.pass([{ ...taken, tasks: [] }], { at: NOW + 30_000, state: 'leaving.empty' });
    expect(gone(setting)).toMatchObject([{ instance: 'i-a', end: 'gone', lost: 0, tasks: [{ id: 't1' }] }]);
    expect(setting.said).toEqual([expect.stringMatching(/^info receipt: .*nothing lost$/)]);
  });

  it('when a task was lost, as a warning', () => {
    const setting = setUp();
    setting.pass([busy]);
    setting.pass([{ ...busy, ec2State: 'terminated' }], { at: NOW + 5_000, state: 'leaving.terminating' });
    expect(gone(setting)).toMatchObject([{ why: 'end', lost: 1 }]);
    expect(setting.said).toEqual([expect.stringMatching(/^warn receipt: .*1 task lost/)]);
  });

  it('when it is taken back', () => {
    const setting = setUp();
    setting.pass([busy]);
    setting.pass([taken], { at: NOW + 5_000, state: 'leaving.draining' });
    const records = setting.pass([busy], { at: NOW + 60_000 });
    expect(records.map(({ kind }) => kind)).toEqual(['seen', 'receipt']);
    expect(records[1]).toMatchObject({ end: 'takenBack', tasks: [{ end: 'stayed' }] });
  });

  it('is whole although the process was killed in the middle', () => {
    const first = setUp();
    first.pass([busy]);
    const notice = { kind: 'spotInterruption', instanceId: 'i-a', at: NOW, channel: 'event' } as const;
    first.chronicle.notice(notice, NOW + 1_000);
    first.chronicle.outcome({ action: drain, result: 'done', detail: '', at: NOW + 1_500 });
    const second = setUp(first.timeline);
    second.pass([{ ...taken, tasks: [] }], { at: NOW + 40_000, state: 'leaving.empty' });
    expect(gone(second)).toMatchObject([
      { why: 'spotInterruption', draining: 1.5, tasks: [{ id: 't1', ended: 40, end: 'stopped' }] },
    ]);
  });

  it('is not written for a notice that nothing followed', () => {
    const setting = setUp();
    setting.pass([busy]);
    setting.chronicle.notice({ kind: 'spotInterruption', instanceId: 'i-a', at: NOW, channel: 'event' }, NOW);
    setting.pass([{ ...busy, tasks: [] }], { at: NOW + 5_000 });
    setting.pass([busy], { at: NOW + 950_000 });
    expect(setting.timeline.records.filter(({ kind }) => kind === 'receipt')).toEqual([]);
  });
});

it('stops nobody by a mistake of its own: it is said once, and the rest is written', () => {
  const { pass, said, timeline } = setUp();
  const odd = anInstance('odd', { launchedAt: Number.NaN });
  for (const at of [NOW, NOW + 5_000]) pass([busy, odd], { at });
  expect(said).toEqual([expect.stringMatching(/^error the timeline lacks something: RangeError/)]);
  expect(timeline.records.map(({ instance }) => instance)).toContain('i-a');
});

it('goes on from its own cluster and spec alone', () => {
  const setting = setUp();
  setting.pass([busy]);
  const others = { ...createMemoryTimeline(), volume: 0 };
  others.append(setting.timeline.records.map((record) => ({ ...record, spec: 'other' })));
  expect(setUp(others).pass([busy])).toMatchObject([{ whole: true }]);
});
