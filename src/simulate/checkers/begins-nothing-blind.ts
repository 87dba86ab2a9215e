// Promise: nothing that could stay is drained while AWS refuses one of the lists of what there is: what was known before is no
// picture of the cluster.
import type { Checker } from './checker.ts';
import { touched } from './pools.ts';
import { isLeaving, text } from './truth.ts';

/** By then each reading of the whole has met the refusal, and what was decided before it has been sent. */
const KNOWN_BY_MS = 60_000;

const LISTS = ['ListContainerInstances', 'DescribeContainerInstances', 'ListTasks', 'DescribeTasks'] as const;

export const beginsNothingBlind: Checker = {
  name: 'no-drain-without-a-whole-picture',
  rows: [18],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState', ...LISTS.map((operation) => `ecs:${operation}`)],
  changes: ['forgery'],
  create() {
    // Since when a question about a cluster was refused each time, and when for the last time.
    const refused = new Map<string, { since: number; last: number }>();
    const keyOf = (operation: string, cluster: unknown) => `${text(cluster).split('/').at(-1)} ${operation}`;
    const forged = new Set<string>();
    return {
      onAnswer({ operation, input }, { outcome }, { world }) {
        const key = keyOf(operation, input.cluster);
        const { now } = world.engine;
        if (outcome === 'ok') refused.delete(key);
        else refused.set(key, { since: refused.get(key)?.since ?? now, last: now });
        return undefined;
      },
      onChange({ text: said }) {
        const [id = '', what] = said.split(' ');
        if (what === 'spotInterruption') forged.add(id);
        return undefined;
      },
      check({ operation, input }, scene) {
        if (operation !== 'UpdateContainerInstancesState' || input.status !== 'DRAINING') return undefined;
        const { now } = scene.world.engine;
        const blind = LISTS.find((list) => {
          const { since = now, last = 0 } = refused.get(keyOf(list, input.cluster)) ?? {};
          // Where nobody has asked since, nothing is refused any more.
          return now - since >= KNOWN_BY_MS && now - last < KNOWN_BY_MS;
        });
        const staying = touched(input, scene).find((host) => !isLeaving(host) && !forged.has(host.id));
        return blind && staying ? `${staying.id} was drained while ${blind} is refused` : undefined;
      },
    };
  },
};
