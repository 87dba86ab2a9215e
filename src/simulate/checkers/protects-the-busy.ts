// Promise: in a pool whose scale-in protection the spec gives to us, what is busy is protected and what is idle is not; what
// somebody tagged to keep stays as it is.

import { waitsForProtected } from '#sandbox/world/refresh.ts';
import type { Ec2Instance, Member, Task } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { type Declared, declaredGroups, isAtLeast } from './pools.ts';
import { wishOf } from './truth.ts';
import { isIgnored } from './workloads.ts';

/** A pass and its call; idle ones lose it only when all of the cluster was read. */
const BUSY_FOR_MS = 60_000;
const IDLE_FOR_MS = 180_000;

export const protectsTheBusy: Checker = {
  name: 'no-protection-left-wrong',
  rows: [6, 35],
  kind: 'liveness',
  create: () => ({
    atEnd: (scene) =>
      (scene.hindered ? [] : declaredGroups(scene)).flatMap(({ group, document, pool }) => {
        const { cluster, capacityProvider: provider } = group;
        const isBraked = cluster.tags.has('sluice.dev/paused') || cluster.tags.has('sluice.dev/frozen');
        const isOurs =
          isAtLeast(document.spec.mode, 'protect') && provider?.managedTerminationProtection !== true;
        if (isBraked || !isOurs) return [];
        return [...group.members.values()].flatMap(
          (member) => wrongFlag(member, { document, pool }, scene) ?? [],
        );
      }),
  }),
};

function wrongFlag(member: Member, { document }: Declared, { world }: Scene): string | undefined {
  const { instance, lifecycleState, protected: isProtected } = member;
  const { group, container, id, tags } = instance;
  const isKept = tags.has('sluice.dev/keep') || wishOf(instance) !== undefined;
  if (lifecycleState !== 'InService' || isKept || !container?.agentConnected || !group) return undefined;
  if (container.cluster !== group.cluster || waitsForProtected(group, id)) return undefined;
  const counting = (task: Task) => !isIgnored(task, document.spec);
  const busy = [...container.tasks].filter(counting);
  const { now } = world.engine;
  const inServiceMs = now - (member.inServiceAt ?? now);
  if (busy.length === 0)
    return isProtected && Math.min(inServiceMs, idleMs(instance, counting, now)) > IDLE_FOR_MS
      ? `${id} is idle and protected`
      : undefined;
  const busyMs = now - Math.min(...busy.map(({ createdAt }) => createdAt));
  return !isProtected && Math.min(inServiceMs, busyMs) > BUSY_FOR_MS
    ? `${id} is busy and not protected`
    : undefined;
}

/** How long its last task that counts has been STOPPED. */
function idleMs({ container, id }: Ec2Instance, counting: (task: Task) => boolean, now: number): number {
  const mine = [...(container?.cluster.tasks.values() ?? [])].filter(
    (task) => task.container?.host.id === id,
  );
  const ended = mine.filter(counting).map(({ stoppedAt }) => stoppedAt ?? now);
  return now - Math.max(0, ...ended);
}
