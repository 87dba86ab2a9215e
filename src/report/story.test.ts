import { describe, expect, it } from 'vitest';
import type { TimelineRecord } from '#model/timeline.ts';
import { momentOf } from './moment.ts';
import { isAbout, parseQuery } from './query.ts';
import { match, portraitAt, storyOf, taskSpans } from './story.ts';

const day = (time: string) => `2026-11-22T${time}.000Z`;
const record = (instance: string, time: string, more: object): TimelineRecord =>
  ({
    v: 1,
    cluster: 'web-prod',
    spec: 'web',
    ip: '10.0.0.7',
    time: day(time),
    instance,
    ...more,
  }) as TimelineRecord;
const web = (id: string, port: number, more: object = {}) => ({
  id,
  service: 'web',
  status: 'RUNNING',
  targets: [{ group: 'web', port, state: 'healthy', ...more }],
});

/** The address was that of i-old until half past five, and of i-new from six on. */
const old = storyOf([
  record('i-old', '04:00:00', {
    kind: 'seen',
    whole: true,
    state: 'inService.busy',
    tasks: [web('a1', 32_768)],
  }),
  record('i-old', '05:00:00', {
    kind: 'seen',
    tasks: [web('b2', 32_769)],
    went: [{ id: 'a1', at: day('04:59:55') }],
  }),
  record('i-old', '05:20:00', { kind: 'decided', action: 'drain', reason: 'spot interruption' }),
  record('i-old', '05:20:01', { kind: 'seen', state: 'leaving.draining', status: 'DRAINING' }),
  record('i-old', '05:20:02', { kind: 'held', waits: [{ kind: 'waiting', reason: 'for its tasks' }] }),
  record('i-old', '05:30:00', { kind: 'seen', state: 'gone', went: [{ id: 'b2' }] }),
  record('i-old', '05:31:00', { kind: 'gone', last: day('05:30:30') }),
]);
const young = storyOf([
  record('i-new', '06:00:00', {
    kind: 'seen',
    whole: true,
    state: 'inService.busy',
    tasks: [web('c3', 32_768)],
  }),
  record('i-new', '06:10:00', { kind: 'decided', action: 'protect', reason: 'busy with 1 task' }),
]);
const own = storyOf([
  record('i-own', '04:00:00', {
    kind: 'seen',
    whole: true,
    ip: '10.0.9.9',
    tasks: [web('d4', 8080, { ip: '10.0.0.8' })],
  }),
]);
const found = (text: string, time?: string) =>
  match([old, young, own], parseQuery(text)!, time && day(time)).map(({ story, tasks }) =>
    [story.instance, ...tasks.map(({ task }) => task.id)].join(' '),
  );

describe('what is asked for', () => {
  it('is an instance, a container instance, or an address', () => {
    const id = '0123456789abcdef0123456789abcdef';
    expect(parseQuery('i-0abc')).toEqual({ kind: 'instance', id: 'i-0abc' });
    expect(parseQuery(id)).toEqual({ kind: 'container', id });
    const arn = `arn:aws:ecs:ap-northeast-1:111122223333:container-instance/web-prod/${id}`;
    expect(parseQuery(arn)).toEqual({ kind: 'container', id });
    expect(parseQuery('10.0.3.17')).toEqual({ kind: 'address', ip: '10.0.3.17' });
    expect(parseQuery('10.0.3.17:32768')).toEqual({ kind: 'address', ip: '10.0.3.17', port: 32_768 });
  });

  it.each([
    'web',
    '10.0.3',
    '10.0.3.256',
    '10.0.3.17:0',
    '10.0.3.17:70000',
    '10.0.3.17:',
    'arn:aws:ecs:task/x',
    '',
  ])('is not %o', (text) => expect(parseQuery(text)).toBeUndefined());

  it('is borne by the host of a task that has an address of its own', () => {
    expect(isAbout(own.records[0]!, parseQuery('10.0.0.8')!)).toBe(true);
    expect(isAbout(own.records[0]!, parseQuery('10.0.0.80')!)).toBe(false);
  });
});

describe('an address that was used again', () => {
  it('belongs to whom had it at the time', () => {
    expect(found('10.0.0.7', '05:10:00')).toEqual(['i-old']);
    expect(found('10.0.0.7', '07:00:00')).toEqual(['i-new']);
    expect(found('10.0.0.7', '05:45:00')).toEqual([]);
  });

  it('is that of all who ever had it without a time', () =>
    expect(found('10.0.0.7')).toEqual(['i-old', 'i-new']));

  it('tells which task stood behind the port then', () => {
    expect(found('10.0.0.7:32768', '04:30:00')).toEqual(['i-old a1']);
    expect(found('10.0.0.7:32769', '05:10:00')).toEqual(['i-old b2']);
    expect(found('10.0.0.7:32768', '06:30:00')).toEqual(['i-new c3']);
    expect(found('10.0.0.8:8080', '04:30:00')).toEqual(['i-own d4']);
  });

  it('is forgiving by a minute: a log tells of a task before it was seen, and after it had gone', () => {
    expect(found('10.0.0.7:32769', '04:59:30')).toEqual(['i-old b2']);
    expect(found('10.0.0.7:32768', '05:00:30')).toEqual(['i-old a1']);
    expect(found('10.0.0.7', '05:59:10')).toEqual(['i-new']);
  });

  it('names the instance also where no task is known behind the port', () =>
    expect(found('10.0.0.7:9', '04:30:00')).toEqual(['i-old']));
});

describe('a story', () => {
  it('ends when the instance was last seen, or not at all', () => {
    expect([old.to, young.to]).toEqual([day('05:30:30'), undefined]);
  });

  it('gives back how it was at any time', () => {
    expect(portraitAt(old, day('04:10:00')).look.state).toBe('inService.busy');
    expect([...portraitAt(old, day('05:25:00')).tasks.keys()]).toEqual(['b2']);
    expect(taskSpans(old)).toMatchObject([
      { task: { id: 'a1' }, from: day('04:00:00'), to: day('04:59:55') },
      { task: { id: 'b2' }, from: day('05:00:00'), to: day('05:30:00') },
    ]);
  });

  it('says at any time the state, the reason and the next step', () => {
    expect(momentOf(old, day('05:25:00'))).toEqual({
      state: 'leaving, draining; container instance DRAINING',
      reason: 'drain: spot interruption',
      next: ['drain: spot interruption', 'for its tasks'],
    });
    expect(momentOf(old)).toMatchObject({
      state: 'gone; before that leaving, draining; container instance DRAINING',
      next: ['nothing: it is gone'],
    });
    expect(momentOf(old, day('04:10:00'))).toEqual({ state: 'in service, busy', next: ['nothing is due'] });
  });
});

describe('what is told of a moment is true then', () => {
  const told = (...records: object[]) =>
    momentOf(storyOf(records.map((more, index) => record('i-1', `05:00:${10 + index}`, more))));
  const busy = { kind: 'seen', whole: true, state: 'inService.busy', status: 'ACTIVE', agent: true };
  const protect = { kind: 'decided', action: 'protect', reason: 'busy with 3 tasks' };
  const drain = { kind: 'decided', action: 'drain', reason: 'somebody wants it to leave' };
  const seen = (state: string, more: object = {}) => ({ kind: 'seen', state, ...more });

  it('the reason is that of its state; what was decided for another is the last action', () => {
    expect(told(busy, protect)).toMatchObject({ reason: 'protect: busy with 3 tasks' });
    const protectedNow = { kind: 'done', action: 'protect' };
    expect(told(busy, protect, protectedNow, seen('leaving.terminating'))).toEqual({
      state: 'leaving, terminating; container instance ACTIVE',
      lastAction: 'protect: busy with 3 tasks',
      next: ['EC2 ends it; then it leaves every list'],
    });
    expect(told(busy, protect, { kind: 'gone' })).not.toHaveProperty('reason');
    const back = [busy, protect, drain, seen('leaving.draining'), seen('inService.busy')];
    const last = { lastAction: 'drain: somebody wants it to leave' };
    expect(told(...back)).toMatchObject(last);
    expect(told(...back)).not.toHaveProperty('reason');
    expect(told(...back, seen('leaving.draining'))).toMatchObject(last);
    expect(told(...back, drain, seen('leaving.draining'))).toMatchObject({ reason: last.lastAction });
  });

  it('what comes next is said also where all that could be done is done', () => {
    const done = [drain, { kind: 'done', action: 'drain' }];
    expect(told(busy, seen('leaving.noticed'), ...done).next).toEqual([
      'drained: once ECS shows it DRAINING its tasks leave',
    ]);
    expect(told(busy, seen('leaving.chosen')).next).toEqual([
      'drained once its pool can do without it and the budgets allow',
    ]);
    expect(told(busy, seen('leaving.chosen'), { kind: 'held', waits: [{ reason: 'paused' }] }).next).toEqual([
      'paused',
    ]);
  });

  it('an agent that is silent is told, and since when it was seen so', () => {
    const hung = told(busy, { kind: 'seen', agent: false }, { kind: 'seen', memory: 'x' });
    expect(hung.state).toBe('in service, busy; container instance ACTIVE; agent silent since 05:00:11Z');
    expect(told(busy, { kind: 'seen', agent: false }, { kind: 'seen', agent: true }).state).not.toContain(
      'agent',
    );
    expect(told({ ...busy, agent: false }).state).toMatch(/; agent silent$/);
  });

  it('a host that EC2 ended when it was empty is not called lost', () => {
    expect(told(busy, seen('leaving.lost', { ec2: 'terminated' })).state).toBe(
      'ended by EC2, still registered in ECS; container instance ACTIVE; EC2 terminated',
    );
  });
});
