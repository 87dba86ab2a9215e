// What the operator uses of Elastic Load Balancing: target groups and their targets.
import {
  DeregisterTargetsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

export const Client = ElasticLoadBalancingV2Client;

export const commands = {
  DescribeTargetGroups: DescribeTargetGroupsCommand,
  DescribeTargetGroupAttributes: DescribeTargetGroupAttributesCommand,
  DescribeTargetHealth: DescribeTargetHealthCommand,
  RegisterTargets: RegisterTargetsCommand,
  DeregisterTargets: DeregisterTargetsCommand,
};
