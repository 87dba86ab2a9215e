// The signal that a task gets before it is stopped: what is in it, and when it says nothing of an end.
import { describe, expect, it } from 'vitest';
import type { Action, Told } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aSpotNotice, aTask, NOW } from '../../test/support/facts.ts';
import { decideQuiesce, heldUntil } from './quiesce.ts';
import { type WorkloadRule, workloadOf } from './workload.ts';

const MARKED = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
const job = aTask('job-1', { startedBy: 'ann' });
type Over = NonNullable<Parameters<typeof anInstance>[1]>;
const HOOKED: Over = {
  lifecycle: 'Terminating:Wait',
  memory: packMemory({ why: 'lifecycleHook', since: NOW, tookTargets: false }),
};
const WISHED: Over = { memory: packMemory({ why: 'refresh', since: NOW, tookTargets: false }) };
const TAKEN: Over = { market: 'spot', spotRequest: MARKED };

interface When {
  readonly rule?: Partial<WorkloadRule>;
  readonly told?: Partial<Told>;
  readonly why?: 'lifecycleHook' | 'spotInterruption';
  /** Seconds after it began. */
  readonly after?: number;
}
function opened(over: Over, { rule, told, why = 'lifecycleHook', after = 20 }: When = {}) {
  const now = NOW + after * 1_000;
  const instance = anInstance('a', { status: 'DRAINING', tasks: [job], ...over });
  const rules = [{ match: {}, quiesce: { queue: 'jobs' }, ...rule }];
  const entry: Told = { instanceId: 'i-a', at: NOW, stopAt: null, failed: false, ...told };
  const situation = aSituation(anObservation({ instances: [instance], at: now }), {
    spec: { workloads: rules },
    notices: new Map(instance.market === 'spot' ? [['i-a', [aSpotNotice('a')]]] : []),
    recall: { drains: new Map([['i-a', NOW]]), quiesced: new Map(told && [[`${job.arn} ${why}`, entry]]) },
    now,
  });
  return { theCase: aCase(situation, instance), workload: workloadOf(job, rules) };
}
type Signal = Extract<Action, { kind: 'quiesce' }>;
const found = (over: Over, when?: When) => decideQuiesce(opened(over, when).theCase);
const signals = (over: Over, when?: When) => found(over, when).actions as readonly Signal[];
const ends = (over: Over, when?: When) =>
  signals(over, when).map(({ signal: { stopAt } }) => (stopAt === null ? 'none' : (stopAt - NOW) / 1_000));

describe('a signal', () => {
  it('names the task, who started it and where it runs, and says what follows', () => {
    expect(signals(HOOKED)).toEqual([
      {
        kind: 'quiesce',
        instanceId: 'i-a',
        pool: 'main',
        forced: true,
        nature: 'routine',
        taskArn: job.arn,
        to: { queue: 'jobs' },
        signal: {
          id: 'job-1:lifecycleHook:2026-11-22T05:00:00Z',
          account: '111122223333',
          region: 'ap-northeast-1',
          family: 'batch',
          group: 'family:batch',
          startedBy: 'ann',
          containerInstanceArn: anInstance('a').container!.arn,
          why: 'lifecycleHook',
          stopAt: null,
        },
        reason: 'it may finish; its group is ending the instance',
      },
    ]);
  });

  it('says nothing of what is not known, and the last name under which the host was registered', () => {
    const own = { ...HOOKED, tasks: [aTask('t')] };
    expect(signals(own)[0]!.signal).not.toHaveProperty('startedBy');
    const [lost] = signals({ ...own, container: undefined, containerArn: 'ci-old' });
    expect(lost!.signal.containerInstanceArn).toBe('ci-old');
    expect(signals({ ...own, container: undefined })[0]!.signal).not.toHaveProperty('containerInstanceArn');
  });

  it('is sent to nobody whose rule ignores it or names no place, and none of their stops waits', () => {
    const rules: Partial<WorkloadRule>[] = [{ ignore: true }, { quiesce: undefined }];
    for (const rule of rules) {
      const when = { rule: { onScaleIn: 'stop' as const, ...rule } };
      expect(signals(HOOKED, when)).toEqual([]);
      const { theCase, workload } = opened(HOOKED, when);
      expect(heldUntil(theCase, job, workload)).toBeUndefined();
    }
  });

  it('is not sent for a wish before the drain has begun', () => {
    const rule = { onScaleIn: 'stop' as const };
    expect(ends({ ...WISHED, status: 'ACTIVE' }, { rule })).toEqual([]);
    expect(ends(WISHED, { rule })).toEqual([20]);
    expect(ends({ ...WISHED, status: 'ACTIVE', container: undefined }, { rule })).toEqual([]);
  });
});

describe('the end that it tells', () => {
  it.each<[string, Over, Partial<WorkloadRule>, (number | 'none')[]]>([
    ['its drain timeout, where that stops it', WISHED, { drainTimeout: '15m', onTimeout: 'stop' }, [900]],
    ['nothing yet, where a timeout only holds it', WISHED, { drainTimeout: '15m', onTimeout: 'hold' }, []],
    ['nothing yet, where no timeout is set', WISHED, { onTimeout: 'stop' }, []],
    ['none, where its group waits as long', HOOKED, { onTimeout: 'stop' }, ['none']],
    ['none, where a timeout of its group only holds', HOOKED, { drainTimeout: '15m' }, ['none']],
    ['the latest stop, where it works on', TAKEN, {}, [70]],
    ['the latest stop, where it has no target to leave', TAKEN, { onInterruption: 'evacuate' }, [70]],
    ['now, where it is stopped at once', TAKEN, { onInterruption: 'stop' }, [20]],
  ])('is %s', (_, over, rule, told) => expect(ends(over, { rule })).toEqual(told));

  it('is decided anew by time alone only where AWS takes the instance', () => {
    expect(found(WISHED)).toEqual({ actions: [], waits: [], due: [] });
    const unsure = found({ market: 'spot' }, { rule: { quiesce: { queue: 'jobs', lead: '10s' } } });
    expect(unsure).toEqual({ actions: [], waits: [], due: [NOW + 60_000] });
  });
});

describe('a task is told once', () => {
  it('of an end by its group, whenever that was: such an instance does not come back', () => {
    expect(ends(HOOKED, { told: { at: NOW - 3_600_000 } })).toEqual([]);
  });

  it('of an interruption, but of another one anew', () => {
    const of = (at: number) => ends(TAKEN, { why: 'spotInterruption', told: { at, stopAt: NOW + 70_000 } });
    expect([of(NOW), of(NOW - 1)]).toEqual([[], [70]]);
  });

  it('and again half a minute later where that failed, also where it may finish', () => {
    const told = { failed: true };
    expect(found(HOOKED, { told, after: 29 })).toEqual({ actions: [], waits: [], due: [NOW + 30_000] });
    expect(ends(HOOKED, { told, after: 30 })).toEqual(['none']);
  });
});
