import { describe, expect, it } from 'vitest';
import type { TimelineRecord } from '#model/timeline.ts';
import { packMemory } from '#plan/memory.ts';
import { createHistory } from './history.ts';

const AT = '2026-11-22T05:00:00.000Z';
const record = (more: object): TimelineRecord =>
  ({ v: 1, cluster: 'web-prod', spec: 'web', time: AT, instance: 'i-1', ...more }) as TimelineRecord;
const whole = record({
  kind: 'seen',
  whole: true,
  state: 'inService.busy',
  pool: 'spot',
  market: 'spot',
  lifecycle: 'InService',
  status: 'ACTIVE',
  ec2: 'running',
  tasks: [
    {
      id: 'aaaaaaaa11',
      service: 'web',
      status: 'RUNNING',
      targets: [{ group: 'web', port: 32_768, state: 'healthy' }],
    },
    { id: 'bbbbbbbb22', family: 'nightly', status: 'PENDING' },
  ],
});
const tellAfter = (...records: object[]) => {
  const { tell } = createHistory();
  tell(whole);
  return records.map((more) => tell(record(more)));
};

describe('a record in words', () => {
  it('of an instance that is seen for the first time', () => {
    expect(createHistory().tell(whole)).toBe(
      'first seen: in service, busy; pool spot, spot, EC2 running; group InService; container instance ACTIVE; 2 tasks (web, nightly)',
    );
  });

  it('of what changed, from what to what', () => {
    const targets = [{ group: 'web', port: 32_768, state: 'draining' }];
    const [text] = tellAfter({
      kind: 'seen',
      state: 'leaving.draining',
      status: 'DRAINING',
      ec2: 'shutting-down',
      agent: false,
      spot: { code: 'marked-for-termination' },
      memory: packMemory({ why: 'spotInterruption', since: Date.parse(AT), tookTargets: false }),
      tasks: [
        { id: 'aaaaaaaa11', status: 'STOPPING', stopping: true, targets },
        { id: 'cccccccc33', service: 'web', status: 'PENDING' },
      ],
      went: [{ id: 'bbbbbbbb22', at: AT, reason: 'Essential container in task exited.', exit: 1 }],
    });
    expect(text?.split('; ')).toEqual([
      'in service, busy → leaving, draining',
      'container instance ACTIVE → DRAINING',
      'EC2 running → shutting-down',
      'agent disconnected',
      'spot request marked-for-termination',
      'memory: spot interruption, since 05:00:00Z',
      'task aaaaaaaa of web: RUNNING → STOPPING, to be stopped, web 32768 healthy → draining',
      'task cccccccc of web came, PENDING',
      'task bbbbbbbb of nightly ended at 05:00:00Z (Essential container in task exited, exit code 1)',
    ]);
  });

  it('that writes the instance whole again says nothing where nothing changed', () => {
    const { tell } = createHistory();
    tell(whole);
    expect(tell(whole)).toBeUndefined();
    expect(tell({ ...whole, lifecycle: 'Terminating:Wait' } as TimelineRecord)).toBe(
      'group InService → Terminating:Wait',
    );
  });

  it('of a decision and its outcome names task and target', () => {
    const words = { action: 'removeTarget', task: 'aaaaaaaa11', target: 'web 32768' };
    expect(
      tellAfter(
        { kind: 'decided', ...words, reason: 'floor 2' },
        { kind: 'failed', ...words, error: 'denied', detail: 'may not' },
        { kind: 'done', action: 'heartbeat', what: 'sluice-drain' },
        { kind: 'refused', action: 'drain', detail: 'frozen' },
        { kind: 'decided', action: 'remember', what: 'v9:?', reason: 'so that a restart knows' },
      ),
    ).toEqual([
      'decided: take out web 32768 of task aaaaaaaa: floor 2',
      'failed: take out web 32768 of task aaaaaaaa: denied: may not',
      'done: heartbeat (sluice-drain)',
      'refused: drain: frozen',
      'decided: remember (written by another version): so that a restart knows',
    ]);
  });

  it('of waits says those that are new, and when there is none any more', () => {
    const [a, b] = [
      { kind: 'waiting', reason: 'for A' },
      { kind: 'refused', reason: 'B' },
    ];
    expect(
      tellAfter(
        { kind: 'held', waits: [a] },
        { kind: 'held', waits: [a, b] },
        { kind: 'held', waits: [b] },
        { kind: 'held', waits: [] },
      ),
    ).toEqual(['waits: for A', 'refused: B', undefined, 'waits for nothing any more']);
  });

  it('of notices, ends and beginnings', () => {
    expect(
      tellAfter(
        { kind: 'notice', notice: 'spotInterruption', at: AT },
        { kind: 'notice', notice: 'lifecycleHook', at: AT },
        { kind: 'gone', last: AT },
        { kind: 'began', instance: undefined, mode: 'drain' },
      ),
    ).toEqual([
      'notice: spot interruption; event of 05:00:00Z',
      'notice: its group is ending it; event of 05:00:00Z',
      'gone: in no list any more (last seen 05:00:00Z)',
      'Sluice begins to look, mode drain',
    ]);
  });

  it('of several replicas, which of them began, and what another one did meanwhile', () => {
    const drain = { action: 'drain' } as const;
    expect(
      tellAfter(
        { kind: 'began', instance: undefined, mode: 'drain', by: 'host-a 1' },
        { kind: 'done', ...drain, by: 'host-a 1' },
        { kind: 'done', ...drain, by: 'host-b 1' },
        { kind: 'began', instance: undefined, mode: 'drain', by: 'host-b 1' },
        { kind: 'done', ...drain, by: 'host-b 1' },
      ),
    ).toEqual([
      'Sluice begins to look, mode drain, on host-a 1',
      'done: drain',
      'done: drain (by host-b 1, which stands by)',
      'Sluice begins to look, mode drain, on host-b 1',
      'done: drain',
    ]);
  });
});
