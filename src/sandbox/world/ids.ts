// Names and ARNs as AWS forms them; all identifiers come from the seed.
import type { Random } from '#lib/random.ts';
import type { World } from './state.ts';

export const arn = {
  cluster: (w: World, name: string) => `arn:aws:ecs:${w.region}:${w.account}:cluster/${name}`,
  containerInstance: (w: World, cluster: string) =>
    `arn:aws:ecs:${w.region}:${w.account}:container-instance/${cluster}/${w.random.hex(32)}`,
  task: (w: World, cluster: string) =>
    `arn:aws:ecs:${w.region}:${w.account}:task/${cluster}/${w.random.hex(32)}`,
  service: (w: World, cluster: string, name: string) =>
    `arn:aws:ecs:${w.region}:${w.account}:service/${cluster}/${name}`,
  taskDefinition: (w: World, family: string, revision: number) =>
    `arn:aws:ecs:${w.region}:${w.account}:task-definition/${family}:${revision}`,
  group: (w: World, name: string) =>
    `arn:aws:autoscaling:${w.region}:${w.account}:autoScalingGroup:${uuid(w)}:autoScalingGroupName/${name}`,
  targetGroup: (w: World, name: string) =>
    `arn:aws:elasticloadbalancing:${w.region}:${w.account}:targetgroup/${name}/${w.random.hex(16)}`,
  loadBalancer: (w: World, kind: 'application' | 'network', name: string) =>
    `arn:aws:elasticloadbalancing:${w.region}:${w.account}:loadbalancer/${kind === 'network' ? 'net' : 'app'}/${name}/${w.random.hex(16)}`,
  scalingPolicy: (w: World, group: string, name: string) =>
    `arn:aws:autoscaling:${w.region}:${w.account}:scalingPolicy:${uuidFrom(w.chance('policies'))}:autoScalingGroupName/${group}:policyName/${name}`,
  capacityProvider: (w: World, name: string) =>
    `arn:aws:ecs:${w.region}:${w.account}:capacity-provider/${name}`,
  queue: (w: World, name: string) => `arn:aws:sqs:${w.region}:${w.account}:${name}`,
};

export const uuid = (w: World) => uuidFrom(w.random);

export function uuidFrom(random: Random): string {
  const h = random.hex(32);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

export const instanceId = (w: World) => `i-0${w.random.hex(16)}`;
export const spotRequestId = (w: World) => `sir-${w.random.hex(8)}`;
/** The last part of an ARN, which is the short id that people read. */
export const shortId = (fullArn: string) => fullArn.slice(fullArn.lastIndexOf('/') + 1);
