// What an action is about, as the timeline keeps it: the task or the target by its id, anything else in words.
import type { Action } from '#model/plan.ts';
import type { ActionWords } from '#model/timeline.ts';
import { actionTarget, placeOf } from './action-text.ts';
import { lastPart, targetGroupName } from './arn.ts';

export function actionWords(action: Action): ActionWords {
  switch (action.kind) {
    case 'removeTarget':
    case 'restoreTarget': {
      const host = action.targetId === action.instanceId ? '' : `${action.targetId}:`;
      const target = `${targetGroupName(action.targetGroupArn)} ${host}${action.port}`;
      return { action: action.kind, task: lastPart(action.taskArn), target };
    }
    case 'quiesce':
      return { action: action.kind, task: lastPart(action.taskArn), what: placeOf(action.to) };
    case 'stopTask':
      return { action: action.kind, task: lastPart(action.taskArn) };
    default: {
      const what = whatOf(action);
      return { action: action.kind, ...(what !== undefined && { what }) };
    }
  }
}

function whatOf(action: Action): string | undefined {
  switch (action.kind) {
    case 'putHook':
    case 'grow':
    case 'record':
      return actionTarget(action);
    case 'end':
      return action.lower ? 'its group is one smaller with it' : 'its group replaces it';
    case 'lowerTarget':
      return `to ${action.target} units`;
    case 'remember':
      return action.value;
    case 'heartbeat':
    case 'completeHook':
      return action.hook;
    case 'deregister':
      return action.force ? 'by force' : undefined;
    default:
      return undefined;
  }
}
