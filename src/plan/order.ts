// In which order the actions of a plan are carried out. Sorts, never adds or drops.
import type { Action, ActionKind } from '#model/plan.ts';

/** Forced: DRAINING first, so that nothing new lands; what keeps an instance alive; then what empties it. */
const FORCED: readonly ActionKind[] = [
  'drain',
  'heartbeat',
  'quiesce',
  'removeTarget',
  'restoreTarget',
  'activate',
  'stopTask',
  'deregister',
  'completeHook',
];

/** Voluntary: what protects comes first, what lets go comes last. */
const VOLUNTARY: readonly ActionKind[] = [
  'protect',
  'grow',
  'restoreTarget',
  'activate',
  'putHook',
  'record',
  'remember',
  'standby',
  'drain',
  'quiesce',
  'stopTask',
  'end',
  'lowerTarget',
  'terminate',
  'unprotect',
];

/**
 * Forced work by deadline (none: last), DRAINING first within one deadline, memory after all other forced work;
 * then voluntary work. What is equal keeps its order.
 */
export function orderActions(actions: readonly Action[]): Action[] {
  return [...actions].sort(
    (a, b) => classOf(a) - classOf(b) || deadlineOf(a) - deadlineOf(b) || rankOf(a) - rankOf(b),
  );
}

function classOf(action: Action): number {
  if (!action.forced) return 2;
  return action.kind === 'remember' ? 1 : 0;
}

function deadlineOf(action: Action): number {
  return action.forced && action.deadline !== undefined ? action.deadline : Number.MAX_SAFE_INTEGER;
}

function rankOf(action: Action): number {
  const ranks = action.forced ? FORCED : VOLUNTARY;
  const rank = ranks.indexOf(action.kind);
  return rank < 0 ? ranks.length : rank;
}
