// All Auto Scaling operations that the sandbox models. What is not here answers 501.
import type { AutoScalingHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { groupOf } from './autoscaling-find.ts';
import { groupHandlers } from './autoscaling-groups.ts';
import { hookHandlers } from './autoscaling-hooks.ts';
import { memberHandlers } from './autoscaling-instances.ts';
import { processHandlers } from './autoscaling-processes.ts';
import { groupTagHandlers } from './autoscaling-tags.ts';
import { only } from './check.ts';

export function autoScalingHandlers(w: World): AutoScalingHandlers {
  return {
    ...groupHandlers(w),
    ...memberHandlers(w),
    ...hookHandlers(w),
    ...processHandlers(w),
    ...groupTagHandlers(w),

    // A scenario's target tracking acts from outside, as a person would; no group has a policy of its own.
    DescribePolicies(input, context) {
      only(context, input, ['AutoScalingGroupName', 'MaxRecords', 'NextToken', 'PolicyNames', 'PolicyTypes']);
      if (input.AutoScalingGroupName) groupOf(w, input.AutoScalingGroupName);
      return { ScalingPolicies: [] };
    },
  };
}
