// Promise: an instance that waits in a hook of ours and has no task left is let go soon: nothing is to be waited for.
import type { Ec2Instance, World } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { declaredGroups, isAtLeast } from './pools.ts';

/** A completion that changed nothing is tried again after a minute; silent agents are waited for longer. */
const SOON_MS = 420_000;

export const letsGoOfTheEmpty: Checker = {
  name: 'no-hook-left-waiting',
  rows: [37, 38, 42, 43],
  kind: 'liveness',
  changes: ['group'],
  create() {
    const since = new Map<string, number>();
    return {
      onChange({ text }, { world }) {
        const [id = '', what] = text.split(' ', 2);
        if (what === 'Terminating:Wait') since.set(id, world.engine.now);
        return undefined;
      },
      atEnd(scene) {
        const { now } = scene.world.engine;
        const groups = declaredGroups(scene).filter(({ document }) => isAtLeast(document.spec.mode, 'drain'));
        return groups.flatMap(({ group, pool }) => {
          if (group.cluster.tags.has('sluice.dev/frozen')) return [];
          const waiting = [...group.members.values()].filter((m) =>
            m.waiting.has(pool.lifecycleHook?.name ?? ''),
          );
          return waiting.flatMap(({ instance, lifecycleState }) => {
            const at = Math.max(since.get(instance.id) ?? now, emptySince(instance, scene.world));
            const isLate = lifecycleState === 'Terminating:Wait' && now - at > SOON_MS;
            return isLate ? [`${instance.id} has waited empty for ${Math.round((now - at) / 1000)} s`] : [];
          });
        });
      },
    };
  },
};

/** When its last task was STOPPED; now while there is one. */
function emptySince({ container, id }: Ec2Instance, { engine, clusters }: World): number {
  if (container === undefined) return engine.start;
  if (container.tasks.size > 0) return engine.now;
  const mine = [...(clusters.get(container.cluster.name)?.tasks.values() ?? [])].filter(
    (task) => task.container?.host.id === id,
  );
  return Math.max(engine.start, ...mine.map(({ stoppedAt }) => stoppedAt ?? engine.now));
}
