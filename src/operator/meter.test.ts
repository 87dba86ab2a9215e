// What an operator's doings add up to, on small worlds.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import type { ReceiptRecord } from '#model/timeline.ts';
import { renderPrometheus } from '#report/metrics/prometheus.ts';
import type { Lease } from '#report/metrics/ready.ts';
import { createRegistry } from '#report/metrics/registry.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { anInstance, anObservation, aPool, aSpec, NOW } from '../../test/support/facts.ts';
import { createMeter } from './meter.ts';
import type { ClusterStatus } from './operator.ts';
import { createRecall } from './recall.ts';

function setUp(leaseOf?: (name: string) => Lease | null) {
  const clock = createTestClock(NOW);
  const registry = createRegistry();
  const meter = createMeter({ registry, clock, leaseOf });
  let status: ClusterStatus = {
    name: 'web-spec',
    cluster: 'web',
    mode: 'drain',
    spec: aSpec(),
    recall: createRecall(),
  };
  const see = (
    instances: readonly InstanceFacts[],
    states: Record<string, string> = {},
    more: object = {},
  ) => {
    const observation = anObservation({ instances, at: clock.now(), pools: [aPool()], ...more });
    const plan = { cluster: 'web', at: clock.now(), actions: [], waits: [] };
    meter.seen('web-spec', { plan, observation, states: new Map(Object.entries(states)) });
    status = { ...status, observation, plan, passed: { at: clock.monotonic(), nextInMs: 15_000 } };
  };
  /** The lines of one metric, without its own name. */
  const told = (name: string) =>
    renderPrometheus(registry.families((gauge) => meter.gauges([status], gauge)))
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`))
      .map((line) => line.slice(name.length));
  const be = (over: Partial<ClusterStatus>) => {
    status = { ...status, ...over };
  };
  return { clock, meter, see, told, be };
}

const draining = (id: string) => anInstance(id, { status: 'DRAINING' });
const waiting = (id: string) => anInstance(id, { lifecycle: 'Terminating:Wait' });

describe('instances', () => {
  it('are counted by pool and state, and those of nobody under no pool', () => {
    const { see, told } = setUp();
    const nobodys = { ...anInstance('n'), pool: undefined };
    see([anInstance('a'), anInstance('b'), nobodys], {
      'i-a': 'inService.busy',
      'i-b': 'inService.busy',
      'i-n': 'handsOff',
    });
    expect(told('sluice_instances')).toEqual([
      '{cluster="web-spec",pool="main",state="inService.busy"} 2',
      '{cluster="web-spec",pool="main",state="inService.idle"} 0',
      '{cluster="web-spec",pool="",state="handsOff"} 1',
    ]);
  });

  it('are counted once when they begin to leave, and not when a process finds them leaving', () => {
    const { see, told } = setUp();
    see([anInstance('a'), draining('b')], { 'i-a': 'inService.busy', 'i-b': 'leaving.draining' });
    see([anInstance('a'), draining('b')], { 'i-a': 'leaving.chosen', 'i-b': 'leaving.empty' });
    expect(told('sluice_leavings_total')).toEqual(['{cluster="web-spec",pool="main"} 0']);
    see([draining('a'), draining('b')], { 'i-a': 'leaving.draining', 'i-b': 'leaving.empty' });
    see([draining('a')], { 'i-a': 'leaving.empty' });
    expect(told('sluice_leavings_total')).toEqual(['{cluster="web-spec",pool="main"} 1']);
  });
});

describe('a drain', () => {
  it('is as old as this process has seen it, and starts anew after it was taken back', async () => {
    const { clock, see, told } = setUp();
    see([draining('a')]);
    await clock.advance(600_000);
    see([draining('a'), draining('b')]);
    expect(told('sluice_drains_under_way')).toEqual(['{cluster="web-spec",pool="main"} 2']);
    expect(told('sluice_drain_oldest_seconds')).toEqual(['{cluster="web-spec",pool="main"} 600']);
    see([anInstance('a')]);
    see([draining('a')]);
    expect(told('sluice_drain_oldest_seconds')).toEqual(['{cluster="web-spec",pool="main"} 0']);
  });

  it('is as old as its memory says where that is older than the process', () => {
    const { see, told } = setUp();
    const since = Math.floor((NOW - 7_200_000) / 1000).toString(36);
    see([anInstance('a', { status: 'DRAINING', memory: `v1:person:${since}:-:-` })]);
    expect(told('sluice_drain_oldest_seconds')).toEqual(['{cluster="web-spec",pool="main"} 7200']);
  });
});

describe('a waiting hook', () => {
  it('counts from what the event said, and is told by its end', () => {
    const { meter, see, told } = setUp();
    see([anInstance('a')]);
    expect(told('sluice_hook_seconds_left')).toEqual([]);
    meter.notice('web-spec', {
      kind: 'lifecycleHook',
      instanceId: 'i-a',
      at: NOW - 60_000,
      channel: 'event',
    });
    see([waiting('a')]);
    expect(told('sluice_hooks_waiting')).toEqual(['{cluster="web-spec",pool="main"} 1']);
    expect(told('sluice_hook_seconds_left')).toEqual(['{cluster="web-spec",pool="main"} 59940']);
    expect(told('sluice_notices_total')).toContain('{cluster="web-spec",notice="lifecycleHook"} 1');
  });

  it('runs out within its timeout once the cluster is frozen', () => {
    const { see, told } = setUp();
    see([waiting('a')], {}, { cluster: { tags: { 'sluice.dev/frozen': 'by a test' } } });
    expect(told('sluice_cluster_frozen')).toEqual(['{cluster="web-spec"} 1']);
    expect(told('sluice_hook_seconds_left')).toEqual(['{cluster="web-spec",pool="main"} 600']);
  });

  it("is nobody's business in a mode in which others look after hooks", () => {
    const { see, told, be } = setUp();
    be({ spec: aSpec({ mode: 'protect' }) });
    see([waiting('a')]);
    expect(told('sluice_hook_seconds_left')).toEqual([]);
  });
});

const receipt = (over: Partial<ReceiptRecord> = {}): ReceiptRecord => ({
  v: 1,
  time: '2026-11-22T05:00:00.000Z',
  cluster: 'web',
  spec: 'web-spec',
  instance: 'i-a',
  kind: 'receipt',
  why: 'spotInterruption',
  noticed: '2026-11-22T04:58:00.000Z',
  channel: 'event',
  end: 'gone',
  draining: 0.4,
  empty: 40,
  over: 120,
  lost: 0,
  tasks: [],
  ...over,
});

it('a leaving counts as late when a task was cut, and as neither when the instance stays', () => {
  const { meter, see, told } = setUp();
  see([anInstance('a')]);
  meter.records([receipt(), receipt({ lost: 2 }), receipt({ end: 'takenBack', lost: 0 })]);
  expect(
    told('sluice_evacuations_total').map((line) => line.replace('cluster="web-spec",pool="main",', '')),
  ).toEqual([
    '{reason="spotInterruption",result="in_time"} 1',
    '{reason="spotInterruption",result="late"} 1',
    '{reason="spotInterruption",result="taken_back"} 1',
  ]);
  expect(told('sluice_tasks_cut_total')).toEqual(['{cluster="web-spec",pool="main"} 2']);
  expect(told('sluice_notice_to_draining_seconds_count')).toEqual(['{cluster="web-spec"} 2']);
});

it('an outcome counts by its kind and result, and a refusal by the check as well', () => {
  const { meter, told } = setUp();
  const action = { kind: 'drain', instanceId: 'i-a' } as Action;
  meter.outcome('web-spec', { action, result: 'done', detail: '', at: NOW });
  meter.outcome('web-spec', { action, result: 'refused', detail: 'no', check: 'budget', at: NOW });
  expect(told('sluice_actions_total')).toEqual([
    '{cluster="web-spec",action="drain",result="done"} 1',
    '{cluster="web-spec",action="drain",result="refused"} 1',
  ]);
  expect(told('sluice_gate_refusals_total')).toEqual([
    '{cluster="web-spec",action="drain",check="budget"} 1',
  ]);
});

it('a pass counts as ok or failed, and passes its answer or its error on', async () => {
  const { meter, told } = setUp();
  expect(await meter.within('web-spec', 'reconcile', async () => 7)).toBe(7);
  const wrong = new Error('the wrong account');
  await expect(meter.within('web-spec', 'reconcile', () => Promise.reject(wrong))).rejects.toBe(wrong);
  expect(told('sluice_reconciles_total')).toEqual([
    '{cluster="web-spec",result="ok"} 1',
    '{cluster="web-spec",result="failed"} 1',
  ]);
});

it('a queue is known by its name, whether that is a name, a URL or an ARN', async () => {
  const { clock, see, told, be } = setUp();
  see([anInstance('a')]);
  const counts = { received: 5, ignored: 1, left: 1, held: 2, lastAt: clock.now() };
  be({ queue: { name: 'arn:aws:sqs:ap-northeast-1:111122223333:events', ...counts } });
  await clock.advance(30_000);
  expect(told('sluice_queue_messages_total')[0]).toBe('{cluster="web-spec",queue="events",kind="event"} 3');
  expect(told('sluice_queue_last_message_age_seconds')).toEqual(['{cluster="web-spec",queue="events"} 30']);
  be({ queue: { name: 'https://sqs.example/111122223333/events', ...counts, problem: 'denied' } });
  expect(told('sluice_queue_unreadable')).toEqual(['{cluster="web-spec",queue="events"} 1']);
});

it('a lease is told where there are leases, and not where there is no table', () => {
  const with_ = setUp(() => ({ held: true, fence: 7, secondsLeft: 12 }));
  with_.see([anInstance('a')]);
  expect(with_.told('sluice_lease_held')).toEqual(['{cluster="web-spec"} 1']);
  expect(with_.told('sluice_lease_seconds_left')).toEqual(['{cluster="web-spec"} 12']);
  expect(with_.told('sluice_cluster_ready')).toEqual(['{cluster="web-spec"} 1']);
  const without = setUp();
  without.see([anInstance('a')]);
  expect(without.told('sluice_lease_held')).toEqual([]);
});
