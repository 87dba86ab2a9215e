// Promise: no tug of war: whoever sets things otherwise, we set the same object to and fro a few times an hour at most.
import type { Checker, Scene } from './checker.ts';
import { containerInstance, isLeaving, text, texts } from './truth.ts';
import { isIgnored } from './workloads.ts';

const HOUR_MS = 3_600_000;
/** Drained and taken back again. */
const MOST_TURNS = 4;
/** Of a flag: work on a host comes and goes, and its flag with it; without that it is a fight, or a look at what was a moment ago. */
const MOST_FLIPS = 30;

export const doesNotFlap: Checker = {
  name: 'no-state-set-to-and-fro',
  rows: [8, 33, 34, 81],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState', 'autoscaling:SetInstanceProtection'],
  create() {
    const last = new Map<string, string>();
    /** Whether it was busy when its flag was last turned. */
    const busy = new Map<string, boolean>();
    const turns = new Map<string, readonly number[]>();
    const turned = (id: string, to: string, now: number): number => {
      if (last.get(id) === to) return 0;
      last.set(id, to);
      const times = [...(turns.get(id) ?? []).filter((at) => now - at < HOUR_MS), now];
      turns.set(id, times);
      return times.length;
    };
    const isEarned = (id: string, scene: Scene): boolean => {
      const before = busy.get(id);
      busy.set(id, isBusy(id, scene));
      return before !== undefined && before !== busy.get(id);
    };
    return {
      onAnswer({ operation, input }, { outcome }, scene) {
        const { world } = scene;
        if (outcome !== 'ok') return undefined;
        const isFlag = operation === 'SetInstanceProtection';
        const arns = texts(input.containerInstances);
        const ids = isFlag
          ? texts(input.InstanceIds)
          : arns.map((arn) => containerInstance(world, arn)?.host.id ?? arn);
        const to = isFlag ? String(input.ProtectedFromScaleIn) : text(input.status);
        for (const id of ids) {
          const what = `${isFlag ? 'the protection of ' : ''}${id}`;
          if (isFlag && last.get(what) !== to && isEarned(id, scene)) last.set(what, to);
          // AWS takes it: that is nobody's to and fro, however often it was drained before.
          const host = world.instances.get(id);
          if (!isFlag && to === 'DRAINING' && host !== undefined && isLeaving(host)) last.set(what, to);
          const times = turned(what, to, world.engine.now);
          if (times > (isFlag ? MOST_FLIPS : MOST_TURNS))
            return `${what} was changed ${times} times within an hour`;
        }
        return undefined;
      },
    };
  },
};

function isBusy(id: string, { world, specs }: Scene): boolean {
  const container = world.instances.get(id)?.container;
  const document = specs.find(({ spec }) => spec.cluster === container?.cluster.name);
  return [...(container?.tasks ?? [])].some(
    (task) => document === undefined || !isIgnored(task, document.spec),
  );
}
