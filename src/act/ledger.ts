// Which actions are under way: the same one is never sent twice at the same time, whoever asks for it.
import type { Action } from '#model/plan.ts';

export interface Ledger {
  /** True, and the action is entered, unless the same one is already under way. */
  claim(action: Action): boolean;
  release(action: Action): void;
  readonly size: number;
}

export function createLedger(): Ledger {
  const underWay = new Set<string>();
  return {
    claim(action) {
      const key = actionKey(action);
      if (underWay.has(key)) return false;
      underWay.add(key);
      return true;
    },
    release: (action) => void underWay.delete(actionKey(action)),
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
    case 'record':
      return `record ${action.clusterArn}`;
    case 'removeTarget':
    case 'restoreTarget':
      return `${action.kind} ${action.targetGroupArn} ${action.targetId}:${action.port}`;
    case 'stopTask':
      return `stopTask ${action.taskArn}`;
    default:
      return `${action.kind} ${action.instanceId}`;
  }
}
