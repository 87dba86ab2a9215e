// The shapes of AWS that the readers pick facts from. Other rooms take them from here, never from the SDK.
export type { AutoScalingGroup, AutoScalingInstanceDetails, LifecycleHook } from '@aws-sdk/client-auto-scaling';
export type { Instance, SpotInstanceRequest } from '@aws-sdk/client-ec2';
export type {
  Cluster,
  ContainerDefinition,
  ContainerInstance,
  Failure,
  Service,
  Task,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
export type { TargetGroup, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
export type { Message } from '@aws-sdk/client-sqs';
