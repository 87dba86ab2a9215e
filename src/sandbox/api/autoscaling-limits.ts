// What Auto Scaling tells of itself: the account's limits, and the names that it knows (aws-facts.md §4.4).
import type { AutoScalingHandlers } from '../wire/table.ts';
import { LAUNCHING, TERMINATING } from '../world/hooks.ts';
import type { World } from '../world/state.ts';
import { PROCESSES } from './autoscaling-processes.ts';
import { only } from './check.ts';

export const TERMINATION_POLICIES: readonly string[] = [
  'AllocationStrategy',
  'ClosestToNextInstanceHour',
  'Default',
  'NewestInstance',
  'OldestInstance',
  'OldestLaunchConfiguration',
  'OldestLaunchTemplate',
];

export function limitHandlers(w: World): AutoScalingHandlers {
  return {
    DescribeAccountLimits(input, context) {
      only(context, input, []);
      return {
        MaxNumberOfAutoScalingGroups: 500,
        MaxNumberOfLaunchConfigurations: 200,
        NumberOfAutoScalingGroups: w.groups.size,
        NumberOfLaunchConfigurations: 0,
      };
    },

    DescribeLifecycleHookTypes(input, context) {
      only(context, input, []);
      return { LifecycleHookTypes: [LAUNCHING, TERMINATING] };
    },

    DescribeScalingProcessTypes(input, context) {
      only(context, input, []);
      return { Processes: [...PROCESSES].sort().map((ProcessName) => ({ ProcessName })) };
    },

    DescribeTerminationPolicyTypes(input, context) {
      only(context, input, []);
      return { TerminationPolicyTypes: [...TERMINATION_POLICIES] };
    },
  };
}
