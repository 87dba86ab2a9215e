// What the operator uses of Amazon EC2: reads, a tag for what no attribute can hold, the end of named instances that no
// group holds, and the target of a fleet, which is lowered before they end (aws-facts.md §5.2).
import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSpotFleetInstancesCommand,
  DescribeSpotFleetRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  EC2Client,
  ModifySpotFleetRequestCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';

export const Client = EC2Client;

export const commands = {
  CreateTags: CreateTagsCommand,
  DeleteTags: DeleteTagsCommand,
  DescribeInstanceStatus: DescribeInstanceStatusCommand,
  DescribeInstanceTypes: DescribeInstanceTypesCommand,
  DescribeInstances: DescribeInstancesCommand,
  DescribeLaunchTemplateVersions: DescribeLaunchTemplateVersionsCommand,
  DescribeSpotFleetInstances: DescribeSpotFleetInstancesCommand,
  DescribeSpotFleetRequests: DescribeSpotFleetRequestsCommand,
  DescribeSpotInstanceRequests: DescribeSpotInstanceRequestsCommand,
  ModifySpotFleetRequest: ModifySpotFleetRequestCommand,
  TerminateInstances: TerminateInstancesCommand,
};
