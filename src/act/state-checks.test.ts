// What each kind of action demands of its instance, each demand alone: none leans on what the gate looked at before.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import {
  actions,
  facts,
  inService,
  instance,
  interruption,
  now,
  spec,
  spotMemory,
  task,
} from './fixtures.ts';
import { checkState } from './state-checks.ts';

const ok = 'permitted';
const judge = (action: Action, given: InstanceFacts | undefined, notices = [interruption()].slice(1)) =>
  checkState(action, facts({ instance: given, notices })) ?? ok;
const container = (status: string, memory?: string, agentConnected = true): Partial<InstanceFacts> => ({
  container: { arn: 'ci-1', status, agentConnected, version: 1, memory },
});
const refresh = 'v1:refresh:1:-:-';
const lifecycle = (lifecycleState: string) => ({
  group: { name: 'web-spot', lifecycleState, protectedFromScaleIn: true, healthStatus: 'Healthy' },
});
const stays = 'the instance is not leaving';
const notRead = 'tasks that are still stopping could not be read';

it('drains nobody for a wish that stands in a tag, unless EC2 was read with its state: it may have been taken back', () => {
  const tagged = { ...container('ACTIVE'), tags: { 'sluice.dev/memory': refresh } };
  const after = (ec2ReadAt: number) => inService({ ...tagged, stateReadAt: now - 50, ec2ReadAt });
  expect(judge(actions.wished, after(now - 50))).toBe(ok);
  expect(judge(actions.wished, after(now - 90))).toBe(stays);
  expect(judge(actions.wished, inService({ ...tagged, readAt: undefined, stateReadAt: now - 50 }))).toBe(
    stays,
  );
});

it('drains no host as sick whose agent speaks again, unless ECS calls it impaired', () => {
  const sick = (speaks: boolean, health?: 'OK' | 'IMPAIRED') => {
    const { container: known } = container('ACTIVE', 'v1:unhealthy:1:-:-', speaks);
    return inService({ container: { ...known!, ...(health && { health }) } });
  };
  expect(judge(actions.wished, sick(false))).toBe(ok);
  expect(judge(actions.wished, sick(true))).toBe('its agent speaks again');
  expect(judge(actions.wished, sick(true, 'OK'))).toBe('its agent speaks again');
  expect(judge(actions.wished, sick(true, 'IMPAIRED'))).toBe(ok);
});

it('says nothing of an action on no instance, whatever was read', () => {
  expect(judge(actions.record, undefined)).toBe(ok);
  expect(judge(actions.record, instance())).toBe(ok);
  expect(judge(actions.drain, undefined)).toBe(ok);
});

describe('protection', () => {
  const kept = 'its tag sluice.dev/keep says to leave its protection alone';
  const rows: [string, Partial<InstanceFacts>, string][] = [
    ['idle', {}, ok],
    ['idle, EC2 read later than the rest', { ec2ReadAt: now }, ok],
    ['its tag says to keep it', { tags: { 'sluice.dev/keep': '' } }, kept],
    ['EC2 never read', { ec2ReadAt: undefined }, 'its EC2 tags could not be read'],
    ['EC2 read a moment before', { ec2ReadAt: now - 101 }, 'its EC2 tags could not be read'],
    ['never read as a whole', { readAt: undefined }, 'its EC2 tags could not be read'],
    ['two tasks, one of them ignored', { tasks: [task(), task({ daemon: true })] }, 'it is busy: 1 tasks'],
    ['its task is about to start', { tasks: [task({ lastStatus: 'PENDING' })] }, 'it is busy: 1 tasks'],
    ['its tasks are over', { tasks: [task({ lastStatus: 'STOPPED' }), task({ lastStatus: 'DELETED' })] }, ok],
    ['stopping tasks never read', { stoppingTasksReadAt: undefined }, notRead],
    ['stopping tasks read a moment before', { stoppingTasksReadAt: now - 101 }, notRead],
    ['stopping tasks read later', { stoppingTasksReadAt: now }, ok],
  ];
  it.each(rows)('is taken from one that is %s', (_, differs, answer) => {
    expect(judge(actions.unprotect, inService(differs))).toBe(answer);
  });
  it('is given to any instance whose tag does not forbid it', () => {
    expect(judge(actions.protect, inService({ ec2ReadAt: undefined }))).toBe(ok);
    expect(judge(actions.protect, inService({ tags: { 'sluice.dev/keep': '' } }))).toBe(kept);
  });
});

describe('a drain', () => {
  it('on a notice alone asks nothing of the container instance, and takes no wish for a notice', () => {
    expect(judge(actions.noticed, inService({ container: undefined }), [interruption()])).toBe(ok);
    expect(judge(actions.noticed, inService(container('ACTIVE', refresh)))).toBe(stays);
    expect(judge(actions.noticed, inService({ market: 'on-demand' }), [interruption()])).toBe(
      'a notice alone drains only spot instances',
    );
  });
  it('needs a container instance that is ACTIVE', () => {
    expect(judge(actions.drain, instance(container('ACTIVE')))).toBe(ok);
    expect(judge(actions.drain, instance())).toBe('its container instance is DRAINING, not ACTIVE');
    expect(judge(actions.drain, instance({ container: undefined }))).toBe('it has no container instance');
  });
});

describe('taking back', () => {
  const rows: [string, InstanceFacts, string][] = [
    ['our drain for an interruption', inService(container('DRAINING', spotMemory())), ok],
    ['our drain for a refresh', inService(container('DRAINING', refresh)), ok],
    ["somebody's drain", inService(container('DRAINING')), 'it was not drained by Sluice'],
    [
      "a person's wish",
      inService(container('DRAINING', 'v1:person:1:-:-')),
      'somebody wants it to stay DRAINING',
    ],
    ['one that ends', instance(container('DRAINING', refresh)), 'AWS is ending it: it cannot be taken back'],
  ];
  it.each(rows)('%s', (_, given, answer) => expect(judge(actions.activate, given)).toBe(answer));
});

describe('a memory', () => {
  const write = (value: string, given = inService()) => judge({ ...actions.remember, value }, given);
  it('is of 128 characters at most', () => {
    expect(write('x'.repeat(128))).toBe(ok);
    expect(write('x'.repeat(129))).toBe('the memory is longer than an attribute may be');
  });
  it('of a person is written only while somebody wants it', () => {
    const wished = inService(container('DRAINING', 'v1:person:1:-:-'));
    expect(write('v1:person:2:-:-', wished)).toBe(ok);
    expect(write('v1:person:2:-:-', inService(container('DRAINING', refresh)))).toBe(
      'nobody wants it to leave any more',
    );
    expect(write('v1:refresh:2:-:-', wished)).toBe(ok);
  });
});

describe('a target', () => {
  const target = { targetGroupArn: 'tg-2', id: 'i-1', port: 9090, state: 'healthy' };
  const second = task({ arn: 'task-2', targets: [...task().targets, target] });
  const given = instance({ tasks: [task(), second] });
  const ofSecond = { taskArn: 'task-2', targetGroupArn: 'tg-2', targetId: 'i-1', port: 9090 };
  const foreign = 'the target does not belong to a task of this instance';
  const differing: [string, Partial<typeof ofSecond>, string][] = [
    ['as it is', {}, ok],
    ['of another task of it', { taskArn: 'task-1' }, foreign],
    ['of a task elsewhere', { taskArn: 'task-3' }, foreign],
    ['of another group', { targetGroupArn: 'tg-1' }, foreign],
    ['of another host', { targetId: 'i-2' }, foreign],
    ['of another port', { port: 8080 }, foreign],
  ];
  it.each(differing)('%s', (_, differs, answer) => {
    for (const action of [actions.removeTarget, actions.restoreTarget])
      expect(judge({ ...action, ...ofSecond, ...differs }, given)).toBe(answer);
  });
  it('is removed only from an instance that is leaving, and put back on any', () => {
    const staying = inService({ tasks: [second] });
    expect(judge({ ...actions.removeTarget, ...ofSecond }, staying)).toBe(stays);
    expect(judge({ ...actions.restoreTarget, ...ofSecond }, staying)).toBe(ok);
  });
});

describe('a target whose agent is silent for good', () => {
  const told = task({ desiredStatus: 'STOPPED' });
  const second = task({ arn: 'task-2' });
  const remove = (differs: Partial<InstanceFacts>, silentMs?: number) =>
    checkState(actions.removeTarget, facts({ instance: inService(differs), silentMs })) ?? ok;
  const silent = container('DRAINING', undefined, false);

  it('is removed only for the very task that was told to stop', () => {
    expect(remove({ ...silent, tasks: [second, told] }, 600_000)).toBe(ok);
    const other = task({ arn: 'task-2', desiredStatus: 'STOPPED' });
    expect(remove({ ...silent, tasks: [other, task()] }, 600_000)).toBe(stays);
  });
  it('stays where no container instance is known, or nobody knows how long it has been silent', () => {
    expect(remove({ container: undefined, tasks: [told] }, 600_000)).toBe(stays);
    expect(remove({ ...silent, tasks: [told] })).toBe(stays);
  });
});

describe('a task is stopped', () => {
  const tasks = [task({ arn: 'task-0' }), task()];
  const rows: [string, InstanceFacts, string][] = [
    ['where its group ends the instance', instance({ tasks }), ok],
    ['where the instance was drained by wish', inService({ tasks, ...container('DRAINING', refresh) }), ok],
    ['not before the wished drain shows', inService({ tasks, ...container('ACTIVE', refresh) }), stays],
    ['not where somebody drained it', inService({ tasks, ...container('DRAINING') }), stays],
    [
      'not where a tag wishes it and no container instance is known',
      inService({ tasks, container: undefined, tags: { 'sluice.dev/memory': refresh } }),
      stays,
    ],
    ['not where it does not run', instance({ tasks: [tasks[0]!] }), 'the task is not on this instance'],
  ];
  it.each(rows)('%s', (_, given, answer) => expect(judge(actions.stopTask, given)).toBe(answer));

  it('not where it was put back to work five seconds ago or less: reads may still show it DRAINING', () => {
    const judged = (ms: number, given: InstanceFacts) =>
      checkState(actions.stopTask, { ...facts({ instance: given }), notices: [], putBackAt: now - ms });
    const wished = inService({ tasks, ...container('DRAINING', refresh) });
    const just = 'it has just been put back to work, and reads may not show that yet';
    expect([judged(0, wished), judged(4_999, wished), judged(5_000, wished)]).toEqual([
      just,
      just,
      undefined,
    ]);
    expect(judged(0, instance({ tasks }))).toBeUndefined();
  });
});

describe('a task is told', () => {
  const tasks = [task({ arn: 'task-0' }), task()];
  const named = (workloads: typeof spec.workloads, given: InstanceFacts, to = {}) =>
    checkState(
      { ...actions.quiesce, ...to },
      { ...facts({ instance: given }), spec: { ...spec, workloads } },
    ) ?? ok;
  const rows: [string, InstanceFacts, string][] = [
    ['where its group ends the instance', instance({ tasks }), ok],
    ['where the instance was drained by wish', inService({ tasks, ...container('DRAINING', refresh) }), ok],
    ['not before the wished drain shows', inService({ tasks, ...container('ACTIVE', refresh) }), stays],
    ['not where somebody drained it', inService({ tasks, ...container('DRAINING') }), stays],
    [
      'not where a tag wishes it and no container instance is known',
      inService({ tasks, container: undefined, tags: { 'sluice.dev/memory': refresh } }),
      stays,
    ],
  ];
  it.each(rows)('%s', (_, given, answer) => expect(judge(actions.quiesce, given)).toBe(answer));

  it('at the queue or the topic that a rule names, and nowhere else', () => {
    const nowhere = 'no rule of the spec names this place for signals';
    const leaving = instance({ tasks });
    const silent = { match: { daemon: true }, ignore: true };
    const rules = [
      silent,
      { match: { family: 'nightly' }, quiesce: { queue: 'jobs', lead: '60s' } },
      { match: { family: 'daily' }, quiesce: { topic: 'days', lead: '60s' } },
    ];
    expect(named(rules, leaving, { to: { queue: 'jobs' } })).toBe(ok);
    expect(named(rules, leaving, { to: { topic: 'days' } })).toBe(ok);
    for (const to of [{ queue: 'days' }, { topic: 'jobs' }, { topic: 'nights' }])
      expect(named(rules, leaving, { to })).toBe(nowhere);
    expect(named([silent], leaving, { to: { topic: 'days' } })).toBe(nowhere);
    expect(named(undefined, leaving, { to: { queue: 'jobs' } })).toBe(nowhere);
  });
});

describe('a container instance is deregistered', () => {
  const other = 'the container instance is not that of this instance';
  const over = [task({ lastStatus: 'STOPPED' }), task({ lastStatus: 'DELETED' })];
  const rows: [string, Partial<InstanceFacts>, string][] = [
    ['empty', {}, ok],
    ['empty but for tasks that are over', { tasks: over }, ok],
    ['with a task left', { tasks: [...over, task()] }, '1 tasks on it are not STOPPED'],
    ['its stopping tasks not read', { stoppingTasksReadAt: undefined }, notRead],
    ['never read as a whole', { readAt: undefined }, notRead],
    ['gone already', { container: undefined }, other],
    ['not ending', lifecycle('InService'), stays],
  ];
  it.each(rows)('when it is ending: %s', (_, differs, answer) => {
    expect(judge(actions.deregister, instance(differs))).toBe(answer);
  });

  const dead = { ec2State: 'terminated', ...container('ACTIVE', undefined, false), tasks: [task()] };
  const forced: [string, Partial<InstanceFacts>, string][] = [
    ['terminated and silent', {}, ok],
    ['stopped', { ec2State: 'stopped' }, 'EC2 says that it is stopped'],
    ['not known to EC2', { ec2State: undefined }, 'EC2 says that it is not known'],
    ['EC2 never read', { ec2ReadAt: undefined }, 'its EC2 state could not be read again'],
    ['EC2 read a moment before', { ec2ReadAt: now - 101 }, 'its EC2 state could not be read again'],
    ['never read as a whole', { readAt: undefined }, 'its EC2 state could not be read again'],
    ['its agent speaks', container('ACTIVE'), 'its agent is connected'],
    ['another one', { container: undefined }, other],
  ];
  it.each(forced)('by force, when it is dead: %s', (_, differs, answer) => {
    expect(judge(actions.buried, inService({ ...dead, ...differs }))).toBe(answer);
  });
});

describe('an end', () => {
  const none = 'nothing says that it shall end';
  const rows: [string, Partial<InstanceFacts>, string][] = [
    ['of an empty instance, DRAINING by wish', {}, ok],
    ['without a wish', container('DRAINING'), none],
    ['of what a person keeps', container('DRAINING', 'v1:person:1:-:-'), none],
    ['on standby: it has been replaced', lifecycle('Standby'), ok],
    ['on its way to standby', lifecycle('EnteringStandby'), 'it is EnteringStandby'],
    ['still ACTIVE', container('ACTIVE', refresh), 'it is not DRAINING'],
    [
      'its container instance not known',
      { container: undefined, tags: { 'sluice.dev/memory': refresh }, launchedAt: now - 600_000 },
      'its container instance is not proven to be gone',
    ],
    ['with a task left', { tasks: [task()] }, '1 tasks on it are not STOPPED'],
    ['its stopping tasks not read', { stoppingTasksReadAt: undefined }, notRead],
  ];
  it.each(rows)('%s', (_, differs, answer) => {
    expect(judge(actions.end, inService({ ...container('DRAINING', refresh), ...differs }))).toBe(answer);
  });
});

describe('a hook', () => {
  const proven = { container: undefined, containerGone: true } as const;
  const notProven = 'its container instance is not proven to be gone';
  const rows: [string, Partial<InstanceFacts>, string, string][] = [
    ['waits, its container instance gone', proven, ok, ok],
    ['waits, its container instance not seen', { container: undefined }, ok, notProven],
    ['waits, gone by one word and there by another', { containerGone: true }, ok, notProven],
    ['waits, a task left', { ...proven, tasks: [task()] }, ok, '1 tasks on it are not STOPPED'],
    ['waits, its tasks over', { ...proven, tasks: [task({ lastStatus: 'STOPPED' })] }, ok, ok],
    ['waits, and EC2 has ended it', { ec2State: 'shutting-down', tasks: [task()] }, ok, ok],
    ...['InService', 'Terminating', 'Terminating:Proceed'].map(
      (state): [string, Partial<InstanceFacts>, string, string] => [
        `does not wait: ${state}`,
        { ...proven, ...lifecycle(state) },
        `no hook waits for it: it is ${state}`,
        `no hook waits for it: it is ${state}`,
      ],
    ),
    [
      'is not known to wait',
      { ...proven, group: undefined },
      'no hook waits for it: it is unknown',
      'no hook waits for it: it is unknown',
    ],
  ];
  it.each(rows)('%s', (_, differs, beat, complete) => {
    expect(judge(actions.heartbeat, instance(differs))).toBe(beat);
    expect(judge(actions.completeHook, instance(differs))).toBe(complete);
  });
});

it('without rules for workloads every task makes it busy', () => {
  const given = { ...facts({ instance: inService({ tasks: [task({ daemon: true })] }) }) };
  expect(checkState(actions.unprotect, { ...given, spec: { ...spec, workloads: undefined } })).toBe(
    'it is busy: 1 tasks',
  );
});
