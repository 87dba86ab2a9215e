// Suspending and resuming the processes of an Auto Scaling group (aws-facts.md §4.4).
import type { AutoScalingHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { groupOf } from './autoscaling-find.ts';
import { only, validationError } from './check.ts';

export const PROCESSES: readonly string[] = [
  'Launch',
  'Terminate',
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'ReplaceUnhealthy',
  'ScheduledActions',
];

export function processHandlers(w: World): AutoScalingHandlers {
  return {
    SuspendProcesses(input, context) {
      only(context, input, ['AutoScalingGroupName', 'ScalingProcesses']);
      const group = groupOf(w, input.AutoScalingGroupName);
      for (const name of chosen(input.ScalingProcesses)) group.suspended.add(name);
      return {};
    },

    ResumeProcesses(input, context) {
      only(context, input, ['AutoScalingGroupName', 'ScalingProcesses']);
      const group = groupOf(w, input.AutoScalingGroupName);
      for (const name of chosen(input.ScalingProcesses)) group.suspended.delete(name);
      return {};
    },
  };
}

/** None given means all. */
function chosen(names: readonly string[] = []): readonly string[] {
  const unknown = names.find((name) => !PROCESSES.includes(name));
  if (unknown !== undefined) throw validationError(`Invalid scaling process: ${unknown}`);
  return names.length > 0 ? names : PROCESSES;
}
