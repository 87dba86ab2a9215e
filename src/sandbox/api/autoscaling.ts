// All Auto Scaling operations that the sandbox models. What is not here answers 501.
import type { AutoScalingHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { groupHandlers } from './autoscaling-groups.ts';
import { hookHandlers } from './autoscaling-hooks.ts';
import { memberHandlers } from './autoscaling-instances.ts';
import { limitHandlers } from './autoscaling-limits.ts';
import { policyHandlers } from './autoscaling-policies.ts';
import { processHandlers } from './autoscaling-processes.ts';
import { refreshHandlers } from './autoscaling-refresh.ts';
import { standbyHandlers } from './autoscaling-standby.ts';
import { groupTagHandlers } from './autoscaling-tags.ts';
import { targetGroupHandlers } from './autoscaling-targets.ts';

export function autoScalingHandlers(w: World): AutoScalingHandlers {
  return {
    ...groupHandlers(w),
    ...memberHandlers(w),
    ...hookHandlers(w),
    ...processHandlers(w),
    ...groupTagHandlers(w),
    ...standbyHandlers(w),
    ...refreshHandlers(w),
    ...policyHandlers(w),
    ...targetGroupHandlers(w),
    ...limitHandlers(w),
  };
}
