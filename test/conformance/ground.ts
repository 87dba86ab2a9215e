// What a conversation talks about: finds the account's things on one side and names them by role.
import { CLUSTER, GROUP, QUEUE } from './account.ts';
import { members } from './mirror.ts';
import type { Side } from './side.ts';

export interface Ground {
  readonly instances: readonly string[];
  /** Container instance ARNs; the n-th belongs to the n-th instance. */
  readonly containers: readonly string[];
  readonly targetGroup: string | undefined;
  readonly targets: readonly { Id: string; Port: number }[];
  readonly loadBalancer: string | undefined;
  readonly queueUrl: string;
}

const letters = 'ABCDEFGHIJ';

export async function survey(side: Side): Promise<Ground> {
  side.role('endpoint', side.url);
  const instances = (await members(side)).map(({ InstanceId }) => InstanceId);
  const containers = await containersOf(side, instances);
  for (const [n, id] of instances.entries()) side.role(`instance ${letters[n]}`, id);
  for (const [n, arn] of containers.entries()) side.role(`container instance ${letters[n]}`, idOf(arn));
  const { LoadBalancers = [] } = await side.get('elbv2', 'DescribeLoadBalancers');
  const { TargetGroups = [] } = await side.get('elbv2', 'DescribeTargetGroups');
  const targetGroup: string | undefined = TargetGroups[0]?.TargetGroupArn;
  const loadBalancer: string | undefined = LoadBalancers[0]?.LoadBalancerArn;
  if (targetGroup) side.role('target group id', idOf(targetGroup));
  if (loadBalancer) side.role('load balancer id', idOf(loadBalancer));
  const { QueueUrl } = await side.get('sqs', 'GetQueueUrl', { QueueName: QUEUE });
  return {
    ...{ instances, containers, targetGroup, loadBalancer },
    targets: targetGroup ? await targetsOf(side, targetGroup) : [],
    queueUrl: QueueUrl,
  };
}

export const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

async function containersOf(side: Side, instances: readonly string[]): Promise<string[]> {
  const { containerInstanceArns } = await side.get('ecs', 'ListContainerInstances', { cluster: CLUSTER });
  const { containerInstances } = await side.get('ecs', 'DescribeContainerInstances', {
    cluster: CLUSTER,
    containerInstances: containerInstanceArns,
  });
  return instances.map((id) => {
    const found = containerInstances.find((one: any) => one.ec2InstanceId === id);
    if (!found) throw new Error(`${side.name}: no container instance of ${id} in ${GROUP}`);
    return found.containerInstanceArn;
  });
}

async function targetsOf(side: Side, TargetGroupArn: string): Promise<{ Id: string; Port: number }[]> {
  const { TargetHealthDescriptions } = await side.get('elbv2', 'DescribeTargetHealth', { TargetGroupArn });
  return TargetHealthDescriptions.map(({ Target }: any) => Target).sort((a: any, b: any) =>
    `${a.Id}${a.Port}` < `${b.Id}${b.Port}` ? -1 : 1,
  );
}
