// What the operator uses of EC2 Auto Scaling. Nothing here changes a group's capacity or limits.
import {
  AutoScalingClient,
  CompleteLifecycleActionCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
  DescribeInstanceRefreshesCommand,
  DescribeLifecycleHooksCommand,
  DescribePoliciesCommand,
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
  DescribePolicies: DescribePoliciesCommand,
  DescribeInstanceRefreshes: DescribeInstanceRefreshesCommand,
  PutLifecycleHook: PutLifecycleHookCommand,
  SetInstanceProtection: SetInstanceProtectionCommand,
  TerminateInstanceInAutoScalingGroup: TerminateInstanceInAutoScalingGroupCommand,
  RecordLifecycleActionHeartbeat: RecordLifecycleActionHeartbeatCommand,
  CompleteLifecycleAction: CompleteLifecycleActionCommand,
};
