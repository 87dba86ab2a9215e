// Promise: what AWS never takes by a notice, On-Demand capacity, is drained only when its group is ending it or somebody wants it
// gone and that stands on it. No message alone is a reason.
import type { Checker } from './checker.ts';
import { containerInstance, isLeaving, texts, wishOf } from './truth.ts';

/** What was seen a moment ago, when the call left, and was taken back since. */
const ON_THE_WAY_MS = 2_500;

export const drainsOnlyForAReason: Checker = {
  name: 'no-drain-without-a-reason',
  rows: [9, 73],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState'],
  changes: ['fault'],
  create() {
    // By instance: when somebody last wrote on it or took something away.
    const changed = new Map<string, number>();
    return {
      onChange({ text }, { world }) {
        if (/^set(Attribute|InstanceTag) strikes/.test(text))
          for (const [id] of text.matchAll(/i-[0-9a-f]+/g)) changed.set(id, world.engine.now);
        return undefined;
      },
      check({ input }, scene) {
        if (input.status !== 'DRAINING' || scene.staleMs > 0) return undefined;
        const { now } = scene.world.engine;
        // What is written on the very registration that is drained: its agent may have registered elsewhere since.
        const hosts = texts(input.containerInstances).flatMap((arn) => {
          const container = containerInstance(scene.world, arn);
          return container ? [{ ...container.host, container }] : [];
        });
        const host = hosts.find(
          (each) =>
            each.market === 'on-demand' &&
            !isLeaving(each) &&
            wishOf(each) === undefined &&
            now - (changed.get(each.id) ?? Number.NEGATIVE_INFINITY) > ON_THE_WAY_MS,
        );
        return host && `${host.id} was drained, and nothing says why`;
      },
    };
  },
};
