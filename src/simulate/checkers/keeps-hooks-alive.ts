// Promise: as long as it may be kept no hook of ours runs out while its instance is being drained: AWS would end it as it is.
import type { Checker, Scene } from './checker.ts';
import { isAtLeast, poolOf } from './pools.ts';
import { isLeftAlone, liveTasks } from './truth.ts';

export const keepsHooksAlive: Checker = {
  name: 'no-hook-runs-out',
  rows: [38, 42],
  kind: 'safety',
  changes: ['group'],
  create() {
    // When the current waiting began, by instance.
    const since = new Map<string, number>();
    return {
      onChange({ text }, scene) {
        const { now } = scene.world.engine;
        const [id = '', what, name = '', how] = text.split(' ', 4);
        if (what === 'Terminating:Wait') since.set(id, now);
        if (what !== 'hook' || how !== 'expired' || scene.hindered) return undefined;
        return isOurs(id, name, scene) && mayBeKept(id, now - (since.get(id) ?? now), scene)
          ? `hook ${name} ran out with ${tasksOn(id, scene)} tasks on ${id}`
          : undefined;
      },
    };
  },
};

function isOurs(id: string, hook: string, scene: Scene): boolean {
  const host = scene.world.instances.get(id);
  const declared = host && poolOf(host, scene);
  const cluster = host?.group?.cluster;
  return (
    declared?.pool.lifecycleHook?.name === hook &&
    !isLeftAlone(host!) &&
    isAtLeast(declared.document.spec.mode, 'drain') &&
    cluster?.tags.has('sluice.dev/frozen') !== true
  );
}

/** 100 times its heartbeat, and 48 hours at most (aws-facts.md §0.1-1). */
function mayBeKept(id: string, waitedMs: number, { world }: Scene): boolean {
  const group = world.instances.get(id)?.group;
  const [heartbeat = 600_000] = [...(group?.hooks.values() ?? [])].map(({ heartbeatMs }) => heartbeatMs);
  return waitedMs < Math.min(172_800_000, 100 * heartbeat) - heartbeat;
}

const tasksOn = (id: string, { world }: Scene) => liveTasks(world.instances.get(id)).length;
