// One line per action or outcome, in words: verb, target, pool, reason. Plain text; colour is put on by others.
import type { Action, Outcome, QuiesceDestination } from '#model/plan.ts';
import { VERBS } from '#plan/verbs.ts';
import { lastPart, targetGroupName } from './arn.ts';

/** What is acted on, as short as it can be told apart. */
export function actionTarget(action: Action): string {
  switch (action.kind) {
    case 'putHook':
      return `${action.hook} on group ${action.group}${action.correct ? ' (correct it)' : ''}`;
    case 'record':
      return `${Object.keys(action.tags).length} cluster tags`;
    case 'grow':
      return `${action.group ?? action.fleet} from ${action.from} to ${action.to}`;
    case 'removeTarget':
    case 'restoreTarget':
      return `${action.targetId}:${action.port} of ${targetGroupName(action.targetGroupArn)} (${action.instanceId})`;
    case 'quiesce':
      return `${lastPart(action.taskArn)} on ${action.instanceId} by ${placeOf(action.to)}`;
    case 'stopTask':
      return `${lastPart(action.taskArn)} on ${action.instanceId}`;
    case 'heartbeat':
    case 'completeHook':
      return `${action.hook} for ${action.instanceId}`;
    case 'lowerTarget':
      return `${action.fleet} to ${action.target} units before the end of ${action.instanceId}`;
    default:
      return action.instanceId;
  }
}

/** Such as `queue job-signals`. */
export function placeOf(to: QuiesceDestination): string {
  if ('topic' in to) return `topic ${to.topic.split(':').at(-1)}`;
  return `queue ${to.queue.split(to.queue.startsWith('arn:') ? ':' : '/').at(-1)}`;
}

/** What is done to what, such as `drain i-0abc (spot)`. */
export function actionWhat(action: Action): string {
  const pool = action.pool === undefined ? '' : ` (${action.pool})`;
  return `${VERBS[action.kind]} ${actionTarget(action)}${pool}`;
}

/** Such as `drain i-0abc (spot): spot interruption of 05:00:03Z: AWS takes it at 05:02:03Z`. */
export function renderAction(action: Action): string {
  return `${actionWhat(action)}: ${action.reason}`;
}

/** The action, and what became of it. */
export function renderOutcome(outcome: Outcome): string {
  const { action, result, detail, errorKind } = outcome;
  if (result === 'done') return `done: ${renderAction(action)}`;
  const kind = errorKind === undefined ? '' : `${errorKind}: `;
  return `${result}: ${actionWhat(action)}: ${kind}${detail}`;
}
