// Every read that the sandbox models, also those that were added after this was written: asked with what it requires.

import { loadService, type Operation } from '#sandbox/wire/services.ts';
import type { ServiceName } from '#sandbox/wire/table.ts';
import { CLUSTER, GROUP, QUEUE, SERVICE } from '../account.ts';
import type { Ground } from '../ground.ts';
import type { Conversation } from './conversation.ts';

export const everyRead: Conversation = {
  name: 'every read, with no more than it requires',
  account: 'services',
  async hold({ side, modelled }, ground) {
    for (const call of [...modelled].sort()) {
      const [service, operation] = call.split(':') as [ServiceName, string];
      if (!/^(Describe|List|Get)/.test(operation)) continue;
      const { operations } = await loadService(service);
      const input = inputOf(operations.get(operation)!, ground);
      if (input) await side.ask(service, operation, input);
    }
  },
};

/** Undefined where something is required that this account has not. */
function inputOf({ input, service, name }: Operation, ground: Ground): Record<string, unknown> | undefined {
  const required = input.members.slice(0, input.required).map(({ name }) => name);
  const values: Record<string, unknown> = {
    cluster: CLUSTER,
    services: [SERVICE],
    containerInstances: ground.containers,
    taskDefinition: 'report',
    resourceArn: `arn:aws:ecs:ap-northeast-1:111122223333:cluster/${CLUSTER}`,
    targetType: 'container-instance',
    AutoScalingGroupName: GROUP,
    TargetGroupArn: ground.targetGroup,
    QueueName: QUEUE,
    QueueUrl: ground.queueUrl,
  };
  // Without an owner or a name these are the whole world's.
  if (service.name === 'ec2' && name === 'DescribeImages') return { Owners: ['self'] };
  if (service.name === 'ec2' && name === 'DescribeInstanceTypes') return { InstanceTypes: ['m5.large'] };
  if (required.some((name) => values[name] === undefined)) return undefined;
  // ECS takes another cluster where none is named.
  const wanted = new Set(required);
  if (service.name === 'ecs' && input.members.some(({ name }) => name === 'cluster')) wanted.add('cluster');
  return Object.fromEntries([...wanted].map((name) => [name, values[name]]));
}
