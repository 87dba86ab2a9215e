// Promise: what we set DRAINING is ACTIVE again or gone, unless AWS takes it or somebody still wants it gone: a notice that was
// forged, old or not meant for it leaves nothing behind. What another version has written its own memory over is its to take back.
import type { Checker } from './checker.ts';
import { containerInstance, isLeaving, isLeftAlone, texts, wishOf } from './truth.ts';

/** An interruption that does not come is history five minutes after its deadline. */
const SOON_MS = 900_000;

export const leavesNobodyDraining: Checker = {
  name: 'nobody-left-draining',
  rows: [9, 39, 72, 73],
  kind: 'liveness',
  on: ['ecs:UpdateContainerInstancesState'],
  changes: ['fault'],
  create() {
    // When we set it DRAINING, by the id of its host.
    const drained = new Map<string, number>();
    return {
      onChange(_, { world }) {
        for (const id of drained.keys()) {
          const host = world.instances.get(id);
          if (host !== undefined && isLeftAlone(host)) drained.delete(id);
        }
        return undefined;
      },
      onAnswer({ input }, { outcome }, { world }) {
        if (outcome !== 'ok') return undefined;
        for (const arn of texts(input.containerInstances)) {
          const id = containerInstance(world, arn)?.host.id ?? '';
          if (input.status === 'DRAINING') drained.set(id, world.engine.now);
          else drained.delete(id);
        }
        return undefined;
      },
      atEnd({ world }) {
        return [...drained].flatMap(([id, at]) => {
          const host = world.instances.get(id);
          if (host?.container?.status !== 'DRAINING' || world.engine.now - at < SOON_MS) return [];
          if (isLeaving(host) || wishOf(host) !== undefined) return [];
          const isHeld = host.container.cluster.tags.has('sluice.dev/frozen');
          return isHeld ? [] : [`${id} is still DRAINING, and nobody wants it gone`];
        });
      },
    };
  },
};
