// Promise: no container instance stays in the cluster whose host has ended: services would run short and not know it.
import type { Checker } from './checker.ts';

/** ECS itself takes up to two minutes where it has heard of the end (aws-facts.md §1.3). */
const SOON_MS = 300_000;

export const buriesGhosts: Checker = {
  name: 'no-ghost-left',
  rows: [45],
  kind: 'liveness',
  create: () => ({
    atEnd({ world, groups, fleets }) {
      const containers = [...world.clusters.values()].flatMap((cluster) => [
        ...cluster.containerInstances.values(),
      ]);
      return containers.flatMap(({ host, status, tasks }) => {
        const { id, terminatedAt, group, fleet } = host;
        const isOld = terminatedAt !== undefined && world.engine.now - terminatedAt > SOON_MS;
        const isOurs = groups.has(group?.name ?? '') || fleets.has(fleet?.id ?? '');
        if (!isOld || status === 'INACTIVE' || !isOurs) return [];
        return [`${id} is dead, and its container instance ${status} with ${tasks.size} tasks`];
      });
    },
  }),
};
