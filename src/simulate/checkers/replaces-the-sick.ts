// Promise: an instance that EC2 calls impaired and whose agent is silent is drained and replaced in the end, where it is not one
// of many: two signs are enough.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { clusterOf, declaredHosts, isAtLeast, poolOf } from './pools.ts';
import { isLeaving, isSilent, wishOf } from './truth.ts';

/** Ten minutes until it is sick, and one of its pool at a time. */
const SOON_MS = 5_400_000;

export const replacesTheSick: Checker = {
  name: 'no-sick-instance-left',
  rows: [26],
  kind: 'liveness',
  create: () => ({
    atEnd(scene) {
      const hosts = declaredHosts(scene);
      const silent = hosts.filter((host) => host.state === 'running' && isSilent(scene.world, host));
      const isOneOfMany = silent.length > (hosts.length <= 10 ? 3 : hosts.length / 5);
      if (isOneOfMany) return [];
      return silent
        .filter((host) => isSick(host, scene) && isOurs(host, scene))
        .map(({ id }) => `${id} is impaired and silent, and nobody replaces it`);
    },
  }),
};

function isSick(
  { impairedSince, impairedUntil = 0, hungAt, container }: Ec2Instance,
  { world }: Scene,
): boolean {
  const { now } = world.engine;
  const since = Math.max(container?.disconnectedAt ?? now, Math.min(impairedSince ?? now, hungAt ?? now));
  return (impairedUntil > now || hungAt !== undefined) && now - since > SOON_MS;
}

/** Neither kept by somebody, nor ECS's own to replace, nor on its way already. */
function isOurs(host: Ec2Instance, scene: Scene): boolean {
  const declared = poolOf(host, scene);
  const tags = clusterOf(host)?.tags;
  const isBraked = tags?.has('sluice.dev/paused') === true || tags?.has('sluice.dev/frozen') === true;
  const isLeft = host.tags.has('sluice.dev/keep') || host.group?.capacityProvider !== undefined;
  const isGoing = isLeaving(host) || wishOf(host) !== undefined || host.container?.status !== 'ACTIVE';
  return isAtLeast(declared?.document.spec.mode, 'drain') && !isBraked && !isLeft && !isGoing;
}
