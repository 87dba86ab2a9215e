import { describe, expect, it } from 'vitest';
import { anInstance, aTask, aWebTask } from '../../test/support/facts.ts';
import { busyTasks, type WorkloadRule, windowMsOf, workloadOf } from './workload.ts';

const rules: WorkloadRule[] = [
  { match: { daemon: true }, ignore: true },
  { match: { family: 'nightly-*' }, idempotent: true, onInterruption: 'stop', onScaleIn: 'wait' },
  { match: { service: 'api-*', tag: { key: 'tier' } }, floor: '75%', window: '20s' },
  { match: { service: '*' }, drainTimeout: '15m', onTimeout: 'stop' },
  { match: { startedBy: 'bob', group: 'family:adhoc*' }, onScaleIn: 'stop' },
  { match: { tag: { key: 'kind', value: 'import-*' } }, onInterruption: 'stop' },
];

describe('what a task asks of us', () => {
  it.each([
    ['a daemon', { daemon: true, service: 'logs' }, { ignored: true }],
    [
      'a family with a star',
      { family: 'nightly-report' },
      { idempotent: true, onInterruption: 'stop', onScaleIn: 'wait' },
    ],
    [
      'all given fields match',
      { service: 'api-v1', tags: { tier: 'x' } },
      { floor: '75%', windowMs: 20_000 },
    ],
    [
      'one field does not: the next rule',
      { service: 'api-v1' },
      { drainTimeoutMs: 900_000, onTimeout: 'stop' },
    ],
    ['who started it, and its group', { startedBy: 'bob', group: 'family:adhoc-7' }, { onScaleIn: 'stop' }],
    ['a tag with a value', { tags: { kind: 'import-daily' } }, { onInterruption: 'stop' }],
    [
      'no rule: stopped at the deadline, waited for',
      {},
      { onInterruption: 'stopAtDeadline', onScaleIn: 'wait', onTimeout: 'hold' },
    ],
  ])('%s', (_name, task, expected) => {
    expect(workloadOf(aTask('t', task), rules)).toMatchObject(expected);
  });

  it('without rules: behind a load balancer it is evacuated, of a service it is moved', () => {
    expect(workloadOf(aWebTask('t', 'a'))).toEqual({
      ignored: false,
      idempotent: false,
      onInterruption: 'evacuate',
      onScaleIn: 'drain',
      onTimeout: 'hold',
    });
  });

  it('tells a queue or a topic, at once unless its rule gives a lead', () => {
    const told = (quiesce: WorkloadRule['quiesce']) =>
      workloadOf(aTask('t'), [{ match: {}, quiesce }]).quiesce;
    expect(told({ queue: 'jobs' })).toEqual({ to: { queue: 'jobs' }, leadMs: 0 });
    expect(told({ topic: 'jobs', lead: '30s' })).toEqual({ to: { topic: 'jobs' }, leadMs: 30_000 });
    expect(told(undefined)).toBeUndefined();
  });

  it('is busy with what is not ignored and not STOPPED, whatever its desired status', () => {
    const stopping = aTask('stopping', { lastStatus: 'STOPPING', desiredStatus: 'STOPPED' });
    const daemon = aTask('daemon', { daemon: true });
    expect(busyTasks(anInstance('a', { tasks: [stopping, daemon] }), rules)).toEqual([stopping]);
    for (const lastStatus of ['STOPPED', 'DELETED'])
      expect(busyTasks(anInstance('a', { tasks: [aTask('t', { lastStatus }), daemon] }), rules)).toEqual([]);
  });

  it('counts on late requests for 10 s behind an ALB, 60 s behind an NLB or the unknown', () => {
    const workload = workloadOf(aWebTask('t', 'a'));
    const group = (protocol: string) =>
      ({
        arn: '',
        name: '',
        targetType: 'ip',
        protocol,
        deregistrationDelayMs: 0,
        targets: new Map(),
      }) as const;
    expect(['HTTP', 'HTTPS', 'TCP'].map((each) => windowMsOf(workload, group(each)))).toEqual([
      10_000, 10_000, 60_000,
    ]);
    expect(windowMsOf(workload, undefined)).toBe(60_000);
  });
});
