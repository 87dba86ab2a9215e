// Container instances: looked up in every way, set DRAINING and back, deregistered.
import { CLUSTER } from '../account.ts';
import { idOf } from '../ground.ts';
import type { Conversation } from './conversation.ts';

const cluster = CLUSTER;
const unknown = '0123456789abcdef0123456789abcdef';

export const instanceConversations: readonly Conversation[] = [
  {
    name: 'ecs: clusters',
    account: 'plain',
    async hold({ ecs }) {
      await ecs('ListClusters');
      await ecs('DescribeClusters', { clusters: [cluster] });
      await ecs('DescribeClusters', { clusters: [cluster, 'nobody'] });
      await ecs('DescribeClusters', { clusters: ['nobody'] });
      await ecs('DescribeClusters', { clusters: [cluster], include: ['TAGS', 'STATISTICS', 'SETTINGS'] });
      for (const operation of ['ListTasks', 'ListServices', 'ListContainerInstances'])
        await ecs(operation, { cluster: 'nobody' });
      await ecs('DescribeTasks', { cluster: 'nobody', tasks: [unknown] });
      await ecs('DescribeServices', { cluster: 'nobody', services: ['web'] });
      await ecs('DescribeContainerInstances', { cluster: 'nobody', containerInstances: [unknown] });
      await ecs('StopTask', { cluster: 'nobody', task: unknown });
      await ecs('UpdateService', { cluster: 'nobody', service: 'web', desiredCount: 1 });
      await ecs('RunTask', { cluster: 'nobody', taskDefinition: 'report' });
      await ecs('DeregisterContainerInstance', { cluster: 'nobody', containerInstance: unknown });
      await ecs('ListTasks');
    },
  },
  {
    name: 'ecs: container instances, looked up',
    account: 'plain',
    async hold({ ecs }, { containers }) {
      const [a, b] = containers;
      await ecs('ListContainerInstances', { cluster });
      await ecs('DescribeContainerInstances', { cluster, containerInstances: containers });
      for (const one of containers)
        await ecs('DescribeContainerInstances', { cluster, containerInstances: [one] });
      await ecs('DescribeContainerInstances', { cluster, containerInstances: [idOf(a!), idOf(b!)] });
      await ecs('DescribeContainerInstances', { cluster, containerInstances: [a, unknown] });
      await ecs('DescribeContainerInstances', { cluster, containerInstances: [unknown] });
      await ecs('DescribeContainerInstances', { cluster, containerInstances: [a], include: ['TAGS'] });
    },
  },
  {
    name: 'ecs: draining and back',
    account: 'plain',
    async hold({ ecs }, { containers }) {
      const update = (containerInstances: readonly (string | undefined)[], status: string) =>
        ecs('UpdateContainerInstancesState', { cluster, containerInstances, status });
      const look = () => ecs('DescribeContainerInstances', { cluster, containerInstances: containers });
      const [a, b, c] = containers;
      await update([a], 'DRAINING');
      await look();
      await update([b, idOf(c!)], 'DRAINING');
      await update([a], 'DRAINING');
      await look();
      await update([a, b, c], 'ACTIVE');
      await look();
      await update([a, unknown], 'DRAINING');
      await update([unknown], 'DRAINING');
      await update([a], 'ACTIVE');
      await update([a], 'INACTIVE');
      await update([a], 'REGISTERING');
      await look();
    },
  },
  {
    name: 'ecs: an instance is deregistered',
    account: 'plain',
    async hold({ ecs }, { containers }) {
      const [a, b, c] = containers;
      await ecs('DeregisterContainerInstance', { cluster, containerInstance: a });
      await ecs('ListContainerInstances', { cluster });
      await ecs('DescribeClusters', { clusters: [cluster] });
      await ecs('RunTask', { cluster, taskDefinition: 'report', count: 3 });
      const busy = await busyOnes(ecs, containers.slice(1));
      await ecs('DeregisterContainerInstance', { cluster, containerInstance: busy ?? b });
      await ecs('DeregisterContainerInstance', { cluster, containerInstance: unknown });
      await ecs('DeregisterContainerInstance', { cluster, containerInstance: c, force: true });
      await ecs('ListContainerInstances', { cluster });
    },
  },
  {
    name: 'ecs: custom attributes',
    account: 'plain',
    async hold({ ecs }, { containers }) {
      const [targetId, other] = containers;
      const put = (name: string, value?: string, id = targetId) =>
        ecs('PutAttributes', { cluster, attributes: [{ name, value, targetId: id }] });
      const list = (more: object = {}) =>
        ecs('ListAttributes', { cluster, targetType: 'container-instance', ...more });
      await list();
      await put('stack', 'blue');
      await put('stack', 'green', other);
      await list({ attributeName: 'stack' });
      await list({ attributeName: 'stack', attributeValue: 'blue' });
      await put('stack', 'red');
      await list({ attributeName: 'stack', attributeValue: 'red' });
      await ecs('PutAttributes', {
        cluster,
        attributes: [
          { name: 'one', value: '1', targetId, targetType: 'container-instance' },
          { name: 'two', value: '2', targetId: other, targetType: 'container-instance' },
        ],
      });
      await list({ attributeName: 'one', attributeValue: '1' });
      await ecs('DeleteAttributes', { cluster, attributes: [{ name: 'stack', value: 'red', targetId }] });
      await list({ attributeName: 'stack', attributeValue: 'red' });
      await list({ attributeName: 'stack', attributeValue: 'green' });
      await put('stack', 'x', unknown);
      await list({ attributeName: 'ecs.instance-type', attributeValue: 'm6i.large' });
    },
  },
];

/** One that has a task, told by the sides' own words. */
async function busyOnes(
  ecs: (operation: string, input: Record<string, unknown>) => Promise<{ output?: any }>,
  containerInstances: readonly string[],
): Promise<string | undefined> {
  const { output } = await ecs('DescribeContainerInstances', { cluster, containerInstances });
  return output?.containerInstances.find((one: any) => one.runningTasksCount > 0)?.containerInstanceArn;
}
