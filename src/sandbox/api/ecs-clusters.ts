// ECS clusters: ListClusters, DescribeClusters. Clusters are neither made nor deleted here.
import type { EcsHandlers } from '../wire/table.ts';
import { arn } from '../world/ids.ts';
import type { World } from '../world/state.ts';
import { atMost, only } from './check.ts';
import { clusterShape } from './ecs-cluster-shape.ts';
import { findCluster, isArn, missing } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';

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
