// What each kind of action is called in sentences. The one table for plans, diffs and outcomes.
import type { ActionKind } from '#model/plan.ts';

export const VERBS: Readonly<Record<ActionKind, string>> = {
  protect: 'protect',
  unprotect: 'unprotect',
  putHook: 'put hook',
  record: 'record',
  grow: 'grow',
  drain: 'drain',
  activate: 'activate',
  remember: 'remember',
  removeTarget: 'take out',
  restoreTarget: 'put back',
  quiesce: 'tell task',
  stopTask: 'stop task',
  deregister: 'deregister',
  standby: 'put on standby',
  end: 'end',
  lowerTarget: 'lower target',
  terminate: 'terminate',
  heartbeat: 'heartbeat',
  completeHook: 'complete hook',
};
