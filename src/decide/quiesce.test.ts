// Who is told that it will be stopped, when, and with which deadline. A job with a stop timeout of 30 s is stopped at the
// latest 70 s after the notice (see evacuation.test.ts).
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';
import type { Action, Plan, Told } from '#model/plan.ts';
import {
  anInstance,
  anObservation,
  aSpec,
  aSpotNotice,
  aTask,
  aWebTask,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide } from './decide.ts';
import type { WorkloadRule } from './workload.ts';

const LATEST = NOW + 70_000;
const MARKED = { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW };
const REFRESH = `v1:refresh:${(NOW / 1000).toString(36)}:-:-`;
const HOOKED = `v1:hook:${(NOW / 1000).toString(36)}:-:-`;

type Over = NonNullable<Parameters<typeof anInstance>[1]>;
const spotHost = (tasks: readonly TaskFacts[] = [aTask('t')], over: Over = {}) =>
  anInstance('a', { market: 'spot', status: 'DRAINING', tasks, spotRequest: MARKED, ...over });
const hookHost = (over: Over = {}) =>
  anInstance('a', {
    lifecycle: 'Terminating:Wait',
    status: 'DRAINING',
    memory: HOOKED,
    tasks: [aTask('t')],
    ...over,
  });

interface When {
  readonly rule?: Partial<WorkloadRule>;
  /** Seconds after the notice. */
  readonly after?: number;
  readonly told?: Partial<Told> & { readonly why?: string };
  readonly mode?: 'observe' | 'drain';
  readonly tags?: Record<string, string>;
  /** By a process that did not set it DRAINING, and knows nothing of what was told. */
  readonly restarted?: boolean;
}

function planFor(instance: InstanceFacts, when: When = {}) {
  const { rule, after = 20, told, mode = 'drain', tags = {}, restarted = false } = when;
  const now = NOW + after * 1000;
  const { why = 'spotInterruption', ...rest } = told ?? {};
  const entry: Told = { instanceId: 'i-a', at: now, stopAt: LATEST, failed: false, ...rest };
  const quiesced = new Map(told ? [[`${aTask('t').arn} ${why}`, entry]] : []);
  const { spotRequest, market } = instance;
  return decide({
    spec: aSpec({ mode, workloads: [{ match: { family: '*' }, quiesce: { queue: 'jobs' }, ...rule }] }),
    observation: anObservation({ at: now, instances: [instance], cluster: { tags } }),
    notices: market === 'spot' && (spotRequest === MARKED || after < 70) ? [aSpotNotice('a')] : [],
    recall: { ...NO_RECALL, drains: new Map(restarted ? [] : [['i-a', NOW]]), quiesced },
    now,
  });
}

type Signal = Extract<Action, { kind: 'quiesce' }>;
const signals = (plan: Plan) => plan.actions.filter((action): action is Signal => action.kind === 'quiesce');
const deadlines = (plan: Plan) =>
  signals(plan).map(({ signal }) => (signal.stopAt === null ? null : (signal.stopAt - NOW) / 1000));
const stops = (plan: Plan) => plan.actions.filter(({ kind }) => kind === 'stopTask').length;

describe('a spot interruption', () => {
  it('is told with the latest stop as its deadline, once it has its second sign', () => {
    const plan = planFor(spotHost());
    expect(signals(plan)).toMatchObject([
      {
        taskArn: aTask('t').arn,
        to: { queue: 'jobs' },
        forced: true,
        signal: { id: 't:spotInterruption:2026-11-22T05:00:00Z', why: 'spotInterruption', stopAt: LATEST },
        reason: 'stopped at 05:01:10Z; AWS takes the instance at 05:02:00Z',
      },
    ]);
    expect(stops(plan)).toBe(0);
  });

  it('is told once: the same leaving has the same id after a restart, another one is told anew', () => {
    expect(signals(planFor(spotHost(), { told: {} }))).toEqual([]);
    expect(signals(planFor(spotHost(), { told: { at: NOW - 600_000 } }))).toHaveLength(1);
    const again = signals(planFor(spotHost(), { after: 40 }));
    expect(again.map(({ signal }) => signal.id)).toEqual(['t:spotInterruption:2026-11-22T05:00:00Z']);
  });

  it('without a second sign is told as long before the latest stop as the rule says', () => {
    const unread = spotHost([aTask('t')], { spotRequest: undefined });
    const rule = { quiesce: { queue: 'jobs', lead: '30s' } };
    const early = planFor(unread, { rule, after: 39 });
    expect([signals(early), early.dueAt]).toEqual([[], NOW + 40_000]);
    expect(deadlines(planFor(unread, { rule, after: 40 }))).toEqual([70]);
  });

  it('that is denied is not told', () => {
    const fulfilled = { id: 'sir-1', statusCode: 'fulfilled' };
    const rule = { quiesce: { queue: 'jobs', lead: '60s' } };
    expect(signals(planFor(spotHost([aTask('t')], { spotRequest: fulfilled }), { rule }))).toEqual([]);
  });

  it('stops a job at once where it is told at once; the signal goes first', () => {
    const plan = planFor(spotHost(), { rule: { onInterruption: 'stop' } });
    expect(plan.actions.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['quiesce', 'stopTask']));
    expect(deadlines(plan)).toEqual([20]);
  });

  it('with a lead the stop waits, but never beyond the latest stop', () => {
    const rule = { onInterruption: 'stop', quiesce: { queue: 'jobs', lead: '30s' } } as const;
    const first = planFor(spotHost(), { rule });
    expect([deadlines(first), stops(first), first.dueAt]).toEqual([[50], 0, NOW + 50_000]);
    const told = { at: NOW + 20_000, stopAt: NOW + 50_000 };
    expect(stops(planFor(spotHost(), { rule, told, after: 49 }))).toBe(0);
    expect(stops(planFor(spotHost(), { rule, told, after: 50 }))).toBe(1);
    const long = { ...rule, quiesce: { queue: 'jobs', lead: '10m' } };
    expect(deadlines(planFor(spotHost(), { rule: long }))).toEqual([70]);
    expect(stops(planFor(spotHost(), { rule: long, told: {}, after: 70 }))).toBe(1);
  });

  it('a web task that is out of its load balancer waits for its lead too', () => {
    const out = spotHost([aWebTask('t', 'a', { state: 'unused' })]);
    const rule = { quiesce: { queue: 'jobs', lead: '30s' } };
    const plan = planFor(out, { rule });
    expect([deadlines(plan), stops(plan)]).toEqual([[50], 0]);
    expect(stops(planFor(out, { rule, told: { stopAt: NOW + 30_000 }, after: 30 }))).toBe(1);
  });

  it('what could not be told is tried again a while later, with the deadline of the first time', () => {
    const told = { at: NOW + 20_000, stopAt: NOW + 60_000, failed: true };
    const soon = planFor(spotHost(), { told, after: 49 });
    expect([signals(soon), soon.dueAt]).toEqual([[], NOW + 50_000]);
    expect(deadlines(planFor(spotHost(), { told, after: 50 }))).toEqual([60]);
    expect(deadlines(planFor(spotHost(), { told, after: 60 }))).toEqual([]);
  });

  it('goes on under a pause; a freeze and mode observe tell nobody', () => {
    expect(signals(planFor(spotHost(), { tags: { 'sluice.dev/paused': '' } }))).toHaveLength(1);
    expect(signals(planFor(spotHost(), { tags: { 'sluice.dev/frozen': '' } }))).toEqual([]);
    expect(signals(planFor(spotHost(), { mode: 'observe' }))).toEqual([]);
  });

  it('is not told to a task that ECS is stopping, nor to one whose rule names no place', () => {
    expect(signals(planFor(spotHost([aTask('t', { desiredStatus: 'STOPPED' })])))).toEqual([]);
    expect(signals(planFor(spotHost(), { rule: { quiesce: undefined } }))).toEqual([]);
  });
});

describe('an instance that leaves calmly', () => {
  it('by its hook: a job that may finish is told without a deadline', () => {
    const plan = planFor(hookHost());
    expect(signals(plan)).toMatchObject([
      { forced: true, signal: { id: 't:lifecycleHook:2026-11-22T05:00:00Z', stopAt: null } },
    ]);
    expect(signals(planFor(hookHost(), { told: { why: 'lifecycleHook', at: NOW } }))).toEqual([]);
  });

  it('by its hook: a job that is stopped has its lead first', () => {
    const rule = { onScaleIn: 'stop', quiesce: { queue: 'jobs', lead: '60s' } } as const;
    const plan = planFor(hookHost(), { rule });
    expect([deadlines(plan), stops(plan)]).toEqual([[80], 0]);
    expect(plan.waits.map(({ reason }) => reason)).toContain('batch is told, and stopped at 05:01:20Z');
    const told = { why: 'lifecycleHook', at: NOW + 20_000, stopAt: NOW + 80_000 };
    expect(stops(planFor(hookHost(), { rule, told, after: 79 }))).toBe(0);
    expect(stops(planFor(hookHost(), { rule, told, after: 80 }))).toBe(1);
  });

  it('by a wish: is told when DRAINING has begun, with the end of its drain timeout', () => {
    const rule = { onTimeout: 'stop', drainTimeout: '15m' } as const;
    const chosen = anInstance('a', { memory: REFRESH, tasks: [aTask('t')] });
    expect(signals(planFor(chosen, { rule }))).toEqual([]);
    const draining = anInstance('a', { memory: REFRESH, status: 'DRAINING', tasks: [aTask('t')] });
    const plan = planFor(draining, { rule });
    expect(deadlines(plan)).toEqual([900]);
    expect(signals(plan)).toMatchObject([{ forced: false, signal: { why: 'refresh' } }]);
  });

  it.each([
    ['its hook', hookHost()],
    ['a wish', anInstance('a', { memory: REFRESH, status: 'DRAINING', tasks: [aTask('t')] })],
  ])('by %s: a restart tells again, and its lead ends with the first one all the same', (_, host) => {
    const rule = { onScaleIn: 'stop', quiesce: { queue: 'jobs', lead: '60s' } } as const;
    const told = (after: number, restarted = true) => deadlines(planFor(host, { rule, after, restarted }));
    // Who set it DRAINING knows what it has not told, after a pause for example.
    expect([told(20, false), told(3600, false)]).toEqual([[80], [3660]]);
    // Another process may have told it within a minute of that, and may have died every half minute since.
    expect([told(20), told(59), told(61), told(109)]).toEqual([[80], [119], [120], [120]]);
    // That it was told nobody knows for sure: a moment is left to it.
    expect([told(111), told(3600)]).toEqual([[121], [3610]]);
    const short = { ...rule, quiesce: { queue: 'jobs', lead: '5s' } };
    expect(deadlines(planFor(host, { rule: short, after: 3600, restarted: true }))).toEqual([3605]);
  });

  it('by a wish: a job that is waited for is told nothing', () => {
    const draining = anInstance('a', { memory: REFRESH, status: 'DRAINING', tasks: [aTask('t')] });
    expect(signals(planFor(draining))).toEqual([]);
  });

  it('what somebody else set DRAINING is theirs to tell', () => {
    const foreign = anInstance('a', { status: 'DRAINING', tasks: [aTask('t')] });
    expect(signals(planFor(foreign, { rule: { onScaleIn: 'stop' } }))).toEqual([]);
  });
});
