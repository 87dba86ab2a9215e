// ECS clusters: ListClusters, DescribeClusters. Clusters are neither made nor deleted here.
import type { ClusterField, Cluster as EcsCluster } from '@aws-sdk/client-ecs';
import type { EcsHandlers } from '../wire/table.ts';
import { arn } from '../world/ids.ts';
import type { Cluster, World } from '../world/state.ts';
import { atMost, only } from './check.ts';
import { findCluster, isArn, missing } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';
import { lowerTags } from './tags.ts';

export function clusterHandlers(w: World): EcsHandlers {
  return {
    ListClusters(input, context) {
      only(context, input, ['maxResults', 'nextToken']);
      const { items, next } = ecsPage([...w.clusters.values()], (cluster) => cluster.name, input);
      return { clusterArns: items.map((cluster) => cluster.arn), nextToken: next };
    },

    DescribeClusters(input, context) {
      only(context, input, ['clusters', 'include']);
      const references = input.clusters?.length ? input.clusters : ['default'];
      atMost(references, 100, 'clusters');
      const found = references.map((reference) => findCluster(w, reference));
      const lost = references.filter((_, index) => !found[index]);
      return {
        clusters: found.filter((cluster) => cluster !== undefined).map((c) => clusterShape(c, input.include)),
        failures: lost.map((reference) => missing(isArn(reference) ? reference : arn.cluster(w, reference))),
      };
    },
  };
}

function clusterShape(cluster: Cluster, include: readonly ClusterField[] = []): EcsCluster {
  const registered = [...cluster.containerInstances.values()].filter((c) => c.status !== 'INACTIVE');
  const tasks = [...cluster.tasks.values()];
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING').length;
  const pending = tasks.filter((task) => task.lastStatus === 'PENDING').length;
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: registered.length,
    runningTasksCount: running,
    pendingTasksCount: pending,
    activeServicesCount: cluster.services.size,
    statistics: include.includes('STATISTICS') ? statistics(cluster, { running, pending }) : [],
    tags: include.includes('TAGS') ? lowerTags(cluster.tags) : [],
    settings: include.includes('SETTINGS') ? [{ name: 'containerInsights', value: 'disabled' }] : [],
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
  };
}

function statistics(cluster: Cluster, { running, pending }: { running: number; pending: number }) {
  const counts = {
    runningEC2TasksCount: running,
    runningFargateTasksCount: 0,
    pendingEC2TasksCount: pending,
    pendingFargateTasksCount: 0,
    activeEC2ServiceCount: cluster.services.size,
    activeFargateServiceCount: 0,
    drainingEC2ServiceCount: 0,
    drainingFargateServiceCount: 0,
  };
  return Object.entries(counts).map(([name, count]) => ({ name, value: String(count) }));
}
