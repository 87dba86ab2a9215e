// The shapes of AWS that the readers pick facts from. Other rooms take them from here, never from the SDK.
export type {
  AutoScalingGroup,
  InstanceRefresh,
  LaunchTemplateSpecification,
  LifecycleHook,
} from '@aws-sdk/client-auto-scaling';
export type {
  ActiveInstance,
  Instance,
  InstanceStatus,
  InstanceTypeInfo,
  SpotFleetRequestConfig,
} from '@aws-sdk/client-ec2';
export type {
  CapacityProviderStrategyItem,
  ContainerDefinition,
  ContainerInstance,
  Failure,
  PlacementStrategy,
  Resource,
  Service,
  Task,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
export type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
export type { Rule } from '@aws-sdk/client-eventbridge';
