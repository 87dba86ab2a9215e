// Whose turn it is: what batches are sent as, by which urgency they wait for it, and what becomes of a turn that is not used.
import { URGENCY } from '#aws/pace.ts';
import type { Action } from '#model/plan.ts';
import type { Batch } from './lanes.ts';
import type { Work } from './work.ts';

/** What a kind of action is sent as, where many of them at once come to the end of a bucket. */
const PACED: { readonly [K in Action['kind']]?: readonly [service: string, operation: string] } = {
  drain: ['ecs', 'UpdateContainerInstancesState'],
  activate: ['ecs', 'UpdateContainerInstancesState'],
  stopTask: ['ecs', 'StopTask'],
  deregister: ['ecs', 'DeregisterContainerInstance'],
  remember: ['ecs', 'PutAttributes'],
  removeTarget: ['elbv2', 'DeregisterTargets'],
  restoreTarget: ['elbv2', 'RegisterTargets'],
  completeHook: ['autoscaling', 'CompleteLifecycleAction'],
  heartbeat: ['autoscaling', 'RecordLifecycleActionHeartbeat'],
};

export interface Turn {
  /** Undefined: now. */
  readonly comes: Promise<void> | undefined;
  /** Nothing was sent. */
  giveBack(): void;
}

/** DRAINING first and the memory of it last: they share a bucket. Clusters that wait are served in turn. */
export function turnOf(batch: Batch, { pace, spec, reserved }: Work): Turn | undefined {
  const { kind, forced } = batch[0]!;
  const paced = PACED[kind];
  if (pace === undefined || paced === undefined) return undefined;
  const ofKind = kind === 'drain' ? URGENCY.first : kind === 'remember' ? URGENCY.look : URGENCY.deadline;
  const urgency = forced ? ofKind : URGENCY.routine;
  const isHad = urgency === URGENCY.first && reserved?.use() === true;
  return {
    comes: isHad ? undefined : pace.turn(...paced, urgency, spec.cluster),
    giveBack: () => pace.giveBack(...paced, urgency),
  };
}

/** AWS refused it: others spend from the same bucket. */
export function tellRefused(batch: Batch, { pace }: Work): void {
  const paced = PACED[batch[0]!.kind];
  if (paced !== undefined) pace?.refused(...paced);
}
