// Promise: no container instance stays in the cluster whose host has ended, where Sluice may drain: services would run short and not
// know it.
import type { Checker } from './checker.ts';
import { isAtLeast, poolOf } from './pools.ts';
import { isLeftAlone } from './truth.ts';

/** ECS itself takes up to two minutes where it has heard of the end (aws-facts.md §1.3). */
const SOON_MS = 300_000;
/** EC2 forgets what has ended after an hour: whoever was blind for as long cannot know whose it was, and leaves it alone. */
const FORGOTTEN_MS = 3_600_000;

export const buriesGhosts: Checker = {
  name: 'no-ghost-left',
  rows: [45],
  kind: 'liveness',
  on: ['ec2:DescribeInstances'],
  create() {
    /** When EC2 answered, ms since the epoch. */
    const sights: number[] = [];
    return {
      onAnswer(_, { outcome }, { world }) {
        if (outcome === 'ok') sights.push(world.engine.now);
        return undefined;
      },
      atEnd(scene) {
        const { world } = scene;
        const containers = [...world.clusters.values()].flatMap((cluster) => [
          ...cluster.containerInstances.values(),
        ]);
        return containers.flatMap(({ host, status, tasks }) => {
          const { id, terminatedAt } = host;
          const isOld = terminatedAt !== undefined && world.engine.now - terminatedAt > SOON_MS;
          const mode = poolOf(host, scene)?.document.spec.mode;
          const isOurs = isAtLeast(mode, 'drain') && !isLeftAlone(host);
          if (!isOld || status === 'INACTIVE' || !isOurs) return [];
          if (!sights.some((at) => at > terminatedAt && at < terminatedAt + FORGOTTEN_MS)) return [];
          return [`${id} is dead, and its container instance ${status} with ${tasks.size} tasks`];
        });
      },
    };
  },
};
