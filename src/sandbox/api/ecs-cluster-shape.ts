// A cluster as DescribeClusters shows it (aws-facts.md §1.7).
import type { ClusterField, Cluster as EcsCluster } from '@aws-sdk/client-ecs';
import type { Cluster, ContainerInstance, Task } from '../world/state.ts';
import { lowerTags } from './tags.ts';

export function clusterShape(cluster: Cluster, include: readonly ClusterField[] = []): EcsCluster {
  const registered = [...cluster.containerInstances.values()].filter(isRegistered);
  const tasks = [...cluster.tasks.values()];
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: registered.length,
    runningTasksCount: tasks.filter(isRunning).length,
    pendingTasksCount: tasks.filter(isPending).length,
    activeServicesCount: activeOf(cluster).length,
    statistics: include.includes('STATISTICS') ? statistics(cluster, tasks) : [],
    tags: include.includes('TAGS') ? lowerTags(cluster.tags) : [],
    settings: include.includes('SETTINGS') ? [{ name: 'containerInsights', value: 'disabled' }] : [],
    capacityProviders: cluster.capacityProviders.map(({ name }) => name),
    defaultCapacityProviderStrategy: (cluster.defaultStrategy ?? []).map((share) => ({ ...share })),
  };
}

const isRegistered = ({ status }: ContainerInstance) => status === 'ACTIVE' || status === 'DRAINING';
const activeOf = (cluster: Cluster) => [...cluster.services.values()].filter(({ status }) => !status);
const isRunning = (task: Task) => task.lastStatus === 'RUNNING';
const isPending = (task: Task) => task.lastStatus === 'PENDING';

function statistics(cluster: Cluster, tasks: readonly Task[]) {
  const services = [...cluster.services.values()];
  const servicesOf = (launch: string, state?: 'DRAINING') =>
    services.filter(({ launchType, status }) => launchType === launch && status === state).length;
  const of = (launchType: string, test: (task: Task) => boolean) =>
    tasks.filter((task) => task.launchType === launchType && test(task)).length;
  const counts = {
    runningEC2TasksCount: of('EC2', isRunning),
    runningFargateTasksCount: of('FARGATE', isRunning),
    pendingEC2TasksCount: of('EC2', isPending),
    pendingFargateTasksCount: of('FARGATE', isPending),
    activeEC2ServiceCount: servicesOf('EC2'),
    activeFargateServiceCount: servicesOf('FARGATE'),
    drainingEC2ServiceCount: servicesOf('EC2', 'DRAINING'),
    drainingFargateServiceCount: servicesOf('FARGATE', 'DRAINING'),
  };
  return Object.entries(counts).map(([name, count]) => ({ name, value: String(count) }));
}
