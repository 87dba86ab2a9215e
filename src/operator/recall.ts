// What one process remembers of its own doing. Losing it only makes it more cautious.
import type { Observation } from '#model/observation.ts';
import type { Outcome, Recall } from '#model/plan.ts';

export interface KeptRecall extends Recall {
  readonly heartbeats: Map<string, number>;
  readonly removedTargets: Map<string, number>;
}

/** A deregistration delay is an hour at most (aws-facts.md §6.2); after two, a removal is history. */
const removalKeptMs = 7_200_000;

export function createRecall(): KeptRecall {
  return { heartbeats: new Map(), removedTargets: new Map() };
}

/** Takes in what was done. */
export function recallOutcome(recall: KeptRecall, { action, result, at }: Outcome): void {
  if (result !== 'done') return;
  if (action.kind === 'heartbeat') recall.heartbeats.set(action.instanceId, at);
  if (action.kind !== 'removeTarget' && action.kind !== 'restoreTarget') return;
  const key = `${action.targetGroupArn}|${action.targetId}:${action.port}`;
  if (action.kind === 'restoreTarget') recall.removedTargets.delete(key);
  else if (!recall.removedTargets.has(key)) recall.removedTargets.set(key, at);
}

/** Forgets instances that are gone and removals that are history. */
export function pruneRecall(recall: KeptRecall, observation: Observation, now: number): void {
  for (const id of recall.heartbeats.keys()) if (!observation.instances.has(id)) recall.heartbeats.delete(id);
  for (const [key, at] of recall.removedTargets)
    if (now - at > removalKeptMs) recall.removedTargets.delete(key);
}
