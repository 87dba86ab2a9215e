import { describe, expect, it } from 'vitest';
import type { SeenTask, TimelineRecord } from '#model/timeline.ts';
import { packMemory } from '#plan/memory.ts';
import type { Portrait } from './portrait.ts';
import { receiptOf } from './receipt.ts';
import { renderReceipt, stepsOf } from './receipt-text.ts';

const NOTICE = Date.parse('2026-11-22T05:00:00Z');
/** So many seconds after the notice. */
const s = (seconds: number) => new Date(NOTICE + seconds * 1000).toISOString();
const rest = { v: 1, cluster: 'web-prod', spec: 'web', instance: 'i-1' } as const;
const seen = (at: number, look: object) =>
  ({ ...rest, kind: 'seen', time: s(at), ...look }) as TimelineRecord;
const gone = (at: number) => ({ ...rest, kind: 'gone', time: s(at) }) as TimelineRecord;
const done = (at: number, action: string, task?: string) =>
  ({ ...rest, kind: 'done', time: s(at), action, ...(task && { task }) }) as TimelineRecord;
const failed = (at: number, action: string, task: string, detail: string) =>
  ({ ...rest, kind: 'failed', time: s(at), action, task, detail }) as TimelineRecord;
const told = (at: number, heard = at) =>
  ({ ...rest, kind: 'notice', time: s(heard), notice: 'spotInterruption', at: s(at) }) as TimelineRecord;

const target = (state: string) => [{ group: 'web', port: 32_768, state }];
const web: SeenTask = { id: 'web-1', service: 'web', status: 'RUNNING', targets: target('healthy') };
const job: SeenTask = { id: 'job-1', family: 'nightly', status: 'RUNNING' };
const agent: SeenTask = { id: 'agent-1', service: 'log-agent', ignored: true, status: 'RUNNING' };
const host = (...tasks: SeenTask[]): Portrait => ({
  look: { state: 'inService.busy', lifecycle: 'InService', status: 'ACTIVE', ec2: 'running' },
  tasks: new Map(tasks.map((task) => [task.id, task])),
});
const marked = { spot: { code: 'marked-for-termination', at: s(0) } };
const went = (id: string, at: number, more: object = { exit: 0 }) => ({ went: [{ id, at: s(at), ...more }] });
const cutBy = { code: 'TerminationNotice', reason: 'Host EC2 (instance i-1) terminated.' };

describe('the receipt of a spot interruption that ended well', () => {
  const receipt = receiptOf(host(web, job, agent), [
    told(0, 1.2),
    done(1.8, 'drain'),
    seen(4, { state: 'leaving.draining', status: 'DRAINING', ...marked }),
    done(4.3, 'stopTask', 'job-1'),
    done(12, 'removeTarget', 'web-1'),
    seen(14.1, { tasks: [{ id: 'web-1', targets: target('draining') }], ...went('job-1', 9.5) }),
    done(22.3, 'stopTask', 'web-1'),
    seen(24, { tasks: [{ id: 'web-1', status: 'STOPPING', stopping: true }] }),
    seen(31, went('web-1', 29.7)),
    seen(122.5, { ec2: 'shutting-down', state: 'leaving.terminating' }),
    seen(150, { ...went('agent-1', 149, cutBy), status: null }),
    gone(160),
  ]);

  it('counts every step in seconds after the notice, from the times that AWS itself gives where it does', () => {
    expect(receipt).toMatchObject({ why: 'spotInterruption', channel: 'event', noticed: s(0), end: 'gone' });
    expect(receipt).toMatchObject({ draining: 1.8, empty: 29.7, hostEnded: 122.5, over: 160, lost: 0 });
    expect(receipt.tasks).toContainEqual({
      id: 'web-1',
      of: 'web',
      out: 14.1,
      stopTask: 22.3,
      sigterm: 24,
      ended: 29.7,
      end: 'stopped',
    });
    expect(receipt.tasks).toContainEqual({
      id: 'job-1',
      of: 'nightly',
      stopTask: 4.3,
      ended: 9.5,
      end: 'stopped',
    });
  });

  it('calls what a rule ignores no loss, though it ends with its host', () => {
    expect(receipt.tasks).toContainEqual(
      expect.objectContaining({ id: 'agent-1', ignored: true, end: 'cut' }),
    );
  });

  it('reads as one line, and second by second', () => {
    expect(renderReceipt(receipt)).toBe(
      'spot interruption at 05:00:00Z (an event told): DRAINING after 1.8 s, 2 tasks: 2 stopped, empty after 29.7 s, its host ended after 122.5 s; nothing lost',
    );
    expect(stepsOf(receipt).map(({ at, words }) => `${at} ${words}`)).toEqual([
      '1.8 DRAINING',
      '4.3 job-1 of nightly: StopTask',
      '9.5 job-1 of nightly: STOPPED',
      '14.1 web-1 of web: out of its load balancer',
      '22.3 web-1 of web: StopTask',
      '24 web-1 of web: SIGTERM',
      '29.7 web-1 of web: STOPPED',
      '29.7 empty',
      '122.5 its host ends',
      '122.5 agent-1 of log-agent (ignored): ends with its host',
      '160 gone from every list',
    ]);
  });
});

describe('what was lost, and why', () => {
  const taken = [seen(121, { ec2: 'shutting-down' }), seen(150, went('web-1', 149, cutBy)), gone(160)];
  const draining = seen(2, { state: 'leaving.draining', status: 'DRAINING', ...marked });

  it('a task that runs when its host ends is cut, with what was tried and failed as the reason', () => {
    const receipt = receiptOf(host(web), [draining, failed(55, 'removeTarget', 'web-1', 'denied'), ...taken]);
    expect(receipt).toMatchObject({ lost: 1, channel: 'spotRequest' });
    expect(receipt.empty).toBeUndefined();
    expect(receipt.tasks[0]).toMatchObject({ end: 'cut', why: 'removeTarget failed: denied' });
    expect(renderReceipt(receipt)).toMatch(
      /1 task: 1 cut, .*; 1 task lost: web-1 of web \(removeTarget failed: denied\)$/,
    );
  });

  it('a task that landed after the notice says so', () => {
    const landed = seen(8, { tasks: [job] });
    const receipt = receiptOf(host(), [draining, landed, seen(121, { ec2: 'shutting-down' }), gone(160)]);
    expect(receipt.tasks[0]).toMatchObject({ end: 'cut', why: 'it landed there 8 s after the notice' });
  });

  it('a task that had SIGTERM and was not seen to end is neither saved nor lost: nobody knows', () => {
    const stopping = seen(70, { tasks: [{ id: 'web-1', status: 'STOPPING', stopping: true }] });
    const receipt = receiptOf(host(web), [draining, stopping, ...taken]);
    expect(receipt).toMatchObject({ lost: 0, tasks: [{ end: 'unseen', sigterm: 70 }] });
    expect(renderReceipt(receipt)).toMatch(/1 with an end that nobody saw.*nothing lost; 1 end not seen$/);
  });

  it('SIGTERM that came only with the end of the host saves nobody', () => {
    const late = seen(122, { tasks: [{ id: 'web-1', status: 'STOPPING' }] });
    expect(receiptOf(host(web), [draining, taken[0]!, late, ...taken.slice(1)]).lost).toBe(1);
  });

  it('a host that ended without a word is no fault of anybody, and still a loss', () => {
    const receipt = receiptOf(host(web, job), [
      seen(10, { ec2: 'terminated', state: 'leaving.terminating' }),
      seen(
        20,
        went('job-1', 12, { code: 'UserInitiated', reason: 'Container instance deregistered by force.' }),
      ),
      gone(30),
    ]);
    expect(receipt).toMatchObject({ why: 'end', channel: 'ec2', noticed: s(10), lost: 2 });
    expect(receipt.tasks.map(({ why }) => why)).toEqual(
      Array(2).fill('nobody told of the end before it came'),
    );
  });

  it('a task that was killed after its stop timeout stopped in time, and its exit code is told', () => {
    const receipt = receiptOf(host(web), [
      draining,
      seen(60, went('web-1', 58, { exit: 137 })),
      ...taken.slice(0, 1),
      gone(160),
    ]);
    expect(receipt).toMatchObject({
      lost: 0,
      tasks: [{ end: 'stopped', why: expect.stringMatching(/^exit code 137/) }],
    });
  });
});

describe('an end that nobody watched', () => {
  const stopped = s(-7_000);
  /** The first look of a process that came back. */
  const found = (more: object) => seen(10, { ec2: 'terminated', state: 'gone', last: stopped, ...more });
  const webs = host(web, job);

  it('is no loss that is known: what became of its tasks meanwhile nobody can tell', () => {
    const ends = [found({ went: [{ id: 'web-1' }, { id: 'job-1' }] }), gone(300)];
    const receipt = receiptOf(webs, ends);
    expect(receipt).toMatchObject({ why: 'end', lost: 0, unwatched: stopped });
    expect(receipt.tasks.map(({ end }) => end)).toEqual(['unseen', 'unseen']);
    const blind = 'no look of Sluice is on record from 2026-11-22T03:03:20Z to 2026-11-22T05:00:10Z';
    expect(renderReceipt(receipt)).toBe(
      `its end was not seen: ${blind}: 2 tasks: 2 with an end that nobody saw, its host ended after 0 s; what became of 2 tasks is not known`,
    );
    expect(stepsOf(receipt).map(({ words }) => words)).toContain(
      `web-1 of web: its end was not seen (${blind})`,
    );
  });

  it('is as unknown where it is in no list any more', () => {
    const vanished = { ...gone(10), last: stopped } as TimelineRecord;
    expect(receiptOf(webs, [vanished])).toMatchObject({ lost: 0, unwatched: stopped });
  });

  it('is a loss all the same where ECS says so, or counts a task there after the end', () => {
    const ends = [found({ went: [{ id: 'web-1', ...cutBy }] }), seen(60, { went: [{ id: 'job-1' }] })];
    expect(receiptOf(webs, [...ends, gone(300)]).tasks.map(({ end }) => end)).toEqual(['cut', 'cut']);
  });

  it('is told by ECS, where that still knows when a task stopped', () => {
    const ends = [found({ ...went('web-1', -300), last: stopped }), gone(300)];
    expect(receiptOf(host(web), ends)).toMatchObject({ lost: 0, tasks: [{ end: 'stopped' }] });
  });

  it('is none while looks are as near as ever', () => {
    const near = { ...gone(10), last: s(-5) } as TimelineRecord;
    expect(receiptOf(webs, [near])).toMatchObject({ lost: 2 });
    expect(receiptOf(webs, [near])).not.toHaveProperty('unwatched');
  });
});

it('counts from our clock where that of AWS is ahead, so that nothing seems to come before its cause', () => {
  const receipt = receiptOf(host(web), [
    told(60, 1),
    done(2, 'drain'),
    seen(20, went('web-1', 80)),
    seen(121, { ec2: 'shutting-down' }),
    gone(160),
  ]);
  expect(receipt).toMatchObject({ noticed: s(1), draining: 1, empty: 19, lost: 0 });
});

describe('why it left', () => {
  it('a hook that waits, seen in its group', () => {
    const leaving = seen(0, { lifecycle: 'Terminating:Wait', state: 'leaving.noticed' });
    const receipt = receiptOf(host(job), [
      leaving,
      done(0.4, 'drain'),
      seen(300, went('job-1', 298, { exit: 0, code: 'EssentialContainerExited' })),
      seen(310, { status: null }),
      gone(340),
    ]);
    expect(receipt).toMatchObject({ why: 'lifecycleHook', channel: 'group', draining: 0.4, empty: 298 });
    expect(receipt.tasks).toMatchObject([{ end: 'finished' }]);
  });

  it('a wish, from the time at which it was made', () => {
    const memory = packMemory({ why: 'refresh', since: NOTICE - 60_000, tookTargets: false });
    const chosen = seen(0, { memory, state: 'leaving.chosen' });
    expect(receiptOf(host(), [chosen, done(5, 'drain'), gone(50)])).toMatchObject({
      why: 'refresh',
      channel: 'memory',
      noticed: s(-60),
      draining: 65,
      empty: 0,
    });
  });

  it('somebody else, who set it DRAINING', () => {
    const drained = seen(0, { status: 'DRAINING', state: 'leaving.draining' });
    expect(receiptOf(host(), [drained, gone(50)])).toMatchObject({ why: 'foreignDrain', draining: 0 });
  });

  it('a spot interruption before all else, from the earliest time that any channel gave it', () => {
    const receipt = receiptOf(host(), [
      seen(-30, { lifecycle: 'Terminating:Wait', state: 'leaving.noticed' }),
      done(-29, 'drain'),
      told(3, 4),
      seen(5, marked),
      gone(130),
    ]);
    expect(receipt).toMatchObject({
      why: 'spotInterruption',
      channel: 'event',
      noticed: s(0),
      draining: -29,
    });
    expect(renderReceipt(receipt)).toContain('DRAINING 29 s before');
  });
});

it('one that is taken back says when, and that its tasks stay', () => {
  const receipt = receiptOf(host(web), [
    told(0, 1),
    done(1.5, 'drain'),
    seen(3, { state: 'leaving.draining', status: 'DRAINING' }),
    seen(190, { state: 'inService.busy', status: 'ACTIVE' }),
  ]);
  expect(receipt).toMatchObject({
    end: 'takenBack',
    over: 190,
    lost: 0,
    tasks: [{ id: 'web-1', end: 'stayed' }],
  });
  expect(renderReceipt(receipt)).toMatch(/1 task: 1 stayed, taken back after 190 s; nothing lost$/);
});
