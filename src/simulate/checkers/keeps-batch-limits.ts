// Promise: no batch above the limit of its operation is sent (aws-facts.md §1.4, §4.3).
import type { Checker } from './checker.ts';

const LIMITS: Readonly<Record<string, { readonly member: string; readonly most: number }>> = {
  'ecs:UpdateContainerInstancesState': { member: 'containerInstances', most: 10 },
  'ecs:DescribeContainerInstances': { member: 'containerInstances', most: 100 },
  'ecs:DescribeTasks': { member: 'tasks', most: 100 },
  'ecs:DescribeServices': { member: 'services', most: 10 },
  'ecs:PutAttributes': { member: 'attributes', most: 10 },
  'autoscaling:SetInstanceProtection': { member: 'InstanceIds', most: 50 },
  'autoscaling:DescribeAutoScalingInstances': { member: 'InstanceIds', most: 50 },
  'sqs:DeleteMessageBatch': { member: 'Entries', most: 10 },
};

export const keepsBatchLimits: Checker = {
  name: 'no-batch-above-its-limit',
  rows: [16],
  kind: 'safety',
  on: Object.keys(LIMITS),
  create: () => ({
    check({ service, operation, input }) {
      const limit = LIMITS[`${service}:${operation}`]!;
      const size = (input[limit.member] as unknown[] | undefined)?.length ?? 0;
      return size > limit.most ? `${operation} with ${size} of at most ${limit.most}` : undefined;
    },
  }),
};
