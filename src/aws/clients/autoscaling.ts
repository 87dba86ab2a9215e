// What the operator uses of EC2 Auto Scaling. Nothing here sets a group's capacity or limits: it can only fall with the
// end or the leave of a named instance.
import {
  AutoScalingClient,
  CompleteLifecycleActionCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
  DescribeInstanceRefreshesCommand,
  DescribeLifecycleHooksCommand,
  DescribePoliciesCommand,
  EnterStandbyCommand,
  PutLifecycleHookCommand,
  RecordLifecycleActionHeartbeatCommand,
  SetInstanceProtectionCommand,
  TerminateInstanceInAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';

export const Client = AutoScalingClient;

export const commands = {
  DescribeAutoScalingGroups: DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstances: DescribeAutoScalingInstancesCommand,
  DescribeLifecycleHooks: DescribeLifecycleHooksCommand,
  EnterStandby: EnterStandbyCommand,
  DescribePolicies: DescribePoliciesCommand,
  DescribeInstanceRefreshes: DescribeInstanceRefreshesCommand,
  PutLifecycleHook: PutLifecycleHookCommand,
  SetInstanceProtection: SetInstanceProtectionCommand,
  TerminateInstanceInAutoScalingGroup: TerminateInstanceInAutoScalingGroupCommand,
  RecordLifecycleActionHeartbeat: RecordLifecycleActionHeartbeatCommand,
  CompleteLifecycleAction: CompleteLifecycleActionCommand,
};
