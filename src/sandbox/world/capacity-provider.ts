// What ECS does for a capacity provider of an Auto Scaling group beside scaling it: managed draining by a hook of its
// own, and managed termination protection (aws-facts.md §1.7, §1.2). Scaling is in managed-scaling.ts.
import { setDraining } from './container-instance.ts';
import { isUsed } from './container-use.ts';
import { completeHook, heartbeat, TERMINATING } from './hooks.ts';
import { startManagedScaling } from './managed-scaling.ts';
import type { CapacityProvider, World } from './state.ts';

const LOOK_MS = 5_000;
const HOUR_MS = 3_600_000;
const DRAINING_HOOK = 'ecs-managed-draining-termination-hook';

/** Starts what the provider manages. Call it once its group has its instances. */
export function startProvider(w: World, provider: CapacityProvider): void {
  const { group } = provider;
  group.tags.set('AmazonECSManaged', '');
  if (provider.managedScaling) startManagedScaling(w, provider);
  if (provider.managedTerminationProtection) {
    group.newInstancesProtected = true;
    for (const member of group.members.values()) member.protected = true;
  }
  if (provider.managedDraining) {
    group.hooks.set(DRAINING_HOOK, {
      name: DRAINING_HOOK,
      transition: TERMINATING,
      heartbeatMs: HOUR_MS,
      defaultResult: 'CONTINUE',
    });
  }
  const look = () => {
    w.engine.after(LOOK_MS, look);
    if (provider.managedDraining) drain(w, provider);
    if (provider.managedTerminationProtection) protect(provider);
  };
  w.engine.after(LOOK_MS, look);
}

/** A waiting instance is drained, and let go when all its tasks have stopped; the hook's 48 hours are the limit. */
function drain(w: World, { group }: CapacityProvider): void {
  for (const member of [...group.members.values()]) {
    const { container, interruption } = member.instance;
    if (interruption && container) setDraining(w, container);
    const action = member.waiting.get(DRAINING_HOOK);
    if (!action) continue;
    if (container) setDraining(w, container);
    if (container && container.tasks.size > 0) heartbeat(w, group, { member, action });
    else completeHook(w, group, { member, action, result: 'CONTINUE' });
  }
}

/** Protected while it has a task that is no daemon's. */
function protect({ group }: CapacityProvider): void {
  for (const member of group.members.values()) {
    const { container } = member.instance;
    member.protected = container === undefined || isUsed(container);
  }
}
