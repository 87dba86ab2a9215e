// What the operator uses of Amazon EC2: reads, and a tag for what no attribute can hold.
import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSpotFleetInstancesCommand,
  DescribeSpotFleetRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';

export const Client = EC2Client;

export const commands = {
  CreateTags: CreateTagsCommand,
  DeleteTags: DeleteTagsCommand,
  DescribeInstances: DescribeInstancesCommand,
  DescribeLaunchTemplateVersions: DescribeLaunchTemplateVersionsCommand,
  DescribeSpotFleetInstances: DescribeSpotFleetInstancesCommand,
  DescribeSpotFleetRequests: DescribeSpotFleetRequestsCommand,
  DescribeSpotInstanceRequests: DescribeSpotInstanceRequestsCommand,
};
