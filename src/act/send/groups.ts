// Auto Scaling: protection, our lifecycle hook, heartbeats and completion (aws-facts.md §4.2, §4.3). Never changes a
// group's capacity or limits.
import type { Action } from '#model/plan.ts';
import { done, goneIsDone, type Sender, type Sending } from './sender.ts';

const heartbeatSeconds = 600;

export const sendProtect: Sender<'protect'> = (actions, sending) => setProtection(actions, sending, true);
export const sendUnprotect: Sender<'unprotect'> = (actions, sending) =>
  setProtection(actions, sending, false);

type Protection = Extract<Action, { kind: 'protect' | 'unprotect' }>;

async function setProtection(
  actions: readonly Protection[],
  { ports, signal }: Sending,
  ProtectedFromScaleIn: boolean,
) {
  const AutoScalingGroupName = actions[0]!.group;
  const InstanceIds = actions.map((action) => action.instanceId);
  await ports.autoscaling.setInstanceProtection(
    { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn },
    { signal },
  );
  return actions.map(() => done);
}

export const sendPutHook: Sender<'putHook'> = async ([action], { ports, signal }) => {
  await ports.autoscaling.putLifecycleHook(
    {
      AutoScalingGroupName: action!.group,
      LifecycleHookName: action!.hook,
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: heartbeatSeconds,
      // ABANDON would end the instance too, and skip the other hooks (aws-facts.md §0.1-2).
      DefaultResult: 'CONTINUE',
    },
    { signal },
  );
  return [done];
};

/** "No active Lifecycle Action" means that it has been completed or has run out: nothing is left to keep alive. */
export const sendHeartbeat: Sender<'heartbeat'> = ([action], { ports, signal }) =>
  goneIsDone(() =>
    ports.autoscaling.recordLifecycleActionHeartbeat(
      {
        AutoScalingGroupName: action!.group,
        LifecycleHookName: action!.hook,
        InstanceId: action!.instanceId,
      },
      { signal },
    ),
  );

/** By instance id, since the event with the token may have been lost. */
export const sendCompleteHook: Sender<'completeHook'> = ([action], { ports, signal }) =>
  goneIsDone(() =>
    ports.autoscaling.completeLifecycleAction(
      {
        AutoScalingGroupName: action!.group,
        LifecycleHookName: action!.hook,
        InstanceId: action!.instanceId,
        LifecycleActionResult: 'CONTINUE',
      },
      { signal },
    ),
  );
