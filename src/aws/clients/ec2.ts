// What the operator uses of Amazon EC2: reads only.
import {
  DescribeInstancesCommand,
  DescribeSpotInstanceRequestsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';

export const Client = EC2Client;

export const commands = {
  DescribeInstances: DescribeInstancesCommand,
  DescribeSpotInstanceRequests: DescribeSpotInstanceRequestsCommand,
};
