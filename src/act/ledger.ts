// Which actions are under way: the same one is never sent twice at the same time, whoever asks for it.
import type { Action } from '#model/plan.ts';

export interface Ledger {
  /** True, and the action is entered, unless the same one is already under way. */
  claim(action: Action): boolean;
  release(action: Action): void;
  /** Released, but not to be sent again before `until`: reads may go on showing what was before (aws-facts.md §1.5). */
  settle(action: Action, until: number): void;
  readonly size: number;
}

/** `now`: the clock of `until`, ms; one that never steps back. */
export function createLedger(now: () => number): Ledger {
  const underWay = new Set<string>();
  const settling = new Map<string, number>();
  return {
    claim(action) {
      const key = actionKey(action);
      if (underWay.has(key) || (settling.get(key) ?? 0) > now()) return false;
      settling.delete(key);
      underWay.add(key);
      return true;
    },
    release: (action) => void underWay.delete(actionKey(action)),
    settle(action, until) {
      underWay.delete(actionKey(action));
      for (const [key, over] of settling) if (over <= now()) settling.delete(key);
      settling.set(actionKey(action), until);
    },
    get size() {
      return underWay.size;
    },
  };
}

/** Equal for actions that would have the same effect on the same object. */
function actionKey(action: Action): string {
  switch (action.kind) {
    case 'putHook':
      return `putHook ${action.group} ${action.hook}`;
    case 'grow':
      return `grow ${action.pool}`;
    case 'record':
      return `record ${action.clusterArn}`;
    case 'removeTarget':
    case 'restoreTarget':
      return `${action.kind} ${action.targetGroupArn} ${action.targetId}:${action.port}`;
    case 'quiesce':
      return `quiesce ${action.taskArn} ${action.signal.why}`;
    case 'stopTask':
      return `stopTask ${action.taskArn}`;
    default:
      return `${action.kind} ${action.instanceId}`;
  }
}
