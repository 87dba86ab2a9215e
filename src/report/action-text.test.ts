import { describe, expect, it } from 'vitest';
import type { Action, ActionKind } from '#model/plan.ts';
import { aTask, SIGNAL, WEB_GROUP } from '../../test/support/facts.ts';
import { renderAction, renderOutcome } from './action-text.ts';

const base = { instanceId: 'i-1', pool: 'main', forced: true, nature: 'routine', reason: 'why' } as const;
const target = { taskArn: aTask('t1').arn, targetGroupArn: WEB_GROUP, targetId: 'i-1', port: 8080 };
const container = { containerInstanceArn: 'arn:c' };
const hook = { group: 'g', hook: 'h' };

const ACTIONS: Record<ActionKind, [Action, string]> = {
  protect: [{ ...base, kind: 'protect', group: 'g' }, 'protect i-1 (main): why'],
  unprotect: [{ ...base, kind: 'unprotect', group: 'g' }, 'unprotect i-1 (main): why'],
  putHook: [
    { ...base, kind: 'putHook', ...hook, correct: true },
    'put hook h on group g (correct it) (main): why',
  ],
  record: [
    {
      kind: 'record',
      forced: false,
      nature: 'change',
      reason: 'why',
      clusterArn: 'c',
      tags: { a: '1', b: '2' },
      obsolete: [],
    },
    'record 2 cluster tags: why',
  ],
  grow: [{ ...base, kind: 'grow', group: 'g', from: 3, to: 5 }, 'grow g from 3 to 5 (main): why'],
  drain: [{ ...base, kind: 'drain', ...container, onCachedMembership: true }, 'drain i-1 (main): why'],
  activate: [{ ...base, kind: 'activate', ...container }, 'activate i-1 (main): why'],
  remember: [{ ...base, kind: 'remember', ...container, value: 'v1' }, 'remember i-1 (main): why'],
  removeTarget: [{ ...base, kind: 'removeTarget', ...target }, 'take out i-1:8080 of web (i-1) (main): why'],
  restoreTarget: [
    { ...base, kind: 'restoreTarget', ...target },
    'put back i-1:8080 of web (i-1) (main): why',
  ],
  quiesce: [
    {
      ...base,
      kind: 'quiesce',
      taskArn: target.taskArn,
      to: { queue: 'arn:aws:sqs:ap-northeast-1:111122223333:jobs' },
      signal: { ...SIGNAL, stopAt: 0 },
    },
    'tell task t1 on i-1 by queue jobs (main): why',
  ],
  stopTask: [{ ...base, kind: 'stopTask', taskArn: target.taskArn }, 'stop task t1 on i-1 (main): why'],
  deregister: [{ ...base, kind: 'deregister', ...container }, 'deregister i-1 (main): why'],
  standby: [{ ...base, kind: 'standby', group: 'g' }, 'put on standby i-1 (main): why'],
  end: [{ ...base, kind: 'end', group: 'g' }, 'end i-1 (main): why'],
  lowerTarget: [
    { ...base, kind: 'lowerTarget', fleet: 'sfr-1', target: 6 },
    'lower target sfr-1 to 6 units before the end of i-1 (main): why',
  ],
  terminate: [{ ...base, kind: 'terminate', fleet: 'sfr-1' }, 'terminate i-1 (main): why'],
  heartbeat: [{ ...base, kind: 'heartbeat', ...hook }, 'heartbeat h for i-1 (main): why'],
  completeHook: [{ ...base, kind: 'completeHook', ...hook }, 'complete hook h for i-1 (main): why'],
};

describe('an action in words', () => {
  it.each(Object.entries(ACTIONS))('%s', (_kind, [action, line]) => expect(renderAction(action)).toBe(line));

  it('and what became of it', () => {
    const [action] = ACTIONS.drain;
    expect(renderOutcome({ action, result: 'done', detail: '', at: 0 })).toBe('done: drain i-1 (main): why');
    expect(
      renderOutcome({ action, result: 'failed', detail: 'Rate exceeded', errorKind: 'throttled', at: 0 }),
    ).toBe('failed: drain i-1 (main): throttled: Rate exceeded');
    expect(renderOutcome({ action, result: 'refused', detail: 'a newer reading has tasks', at: 0 })).toBe(
      'refused: drain i-1 (main): a newer reading has tasks',
    );
  });
});
