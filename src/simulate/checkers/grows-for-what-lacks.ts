// Promise: a service that has no room for its tasks does not go on without it where a pool may grow for them.
import { place } from '#sandbox/world/placement.ts';
import { placeRequestOf } from '#sandbox/world/scheduler-start.ts';
import { isImpaired } from '#sandbox/world/start-throttle.ts';
import type { Cluster, Group, Service, World } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { type Declared, declaredGroups } from './pools.ts';
import { limitsOf } from './raises.ts';

/** A look, a minute of patience with each pool before it, and a boot. */
const SOON_MS = 360_000;

export const growsForWhatLacks: Checker = {
  name: 'no-service-left-without-room',
  rows: [1, 6],
  kind: 'liveness',
  create: () => ({
    atEnd(scene) {
      const open = declaredGroups(scene).filter((each) => mayGrow(each, scene));
      return open.flatMap((each) => {
        const hungry = [...each.group.cluster.services.values()].find((service) =>
          isHungry(service, scene.world),
        );
        const fits = hungry !== undefined && isRoomFor(hungry, each.group);
        return fits ? [`${hungry.name} has no room for its tasks, and ${each.group.name} might grow`] : [];
      });
    },
  }),
};

const isHeld = ({ tags }: Cluster) => tags.has('sluice.dev/paused') || tags.has('sluice.dev/frozen');

function mayGrow(each: Declared & { readonly group: Group }, { world }: Scene): boolean {
  const { group, pool, document } = each;
  const rule = pool.scaleOut ?? document.spec.scaleOut;
  if (document.spec.mode !== 'scale' || rule?.unplacedTasks !== true || isHeld(group.cluster)) return false;
  const isOthers = group.policies.length > 0 || group.capacityProvider?.managedScaling === true;
  const most = Math.min(group.max, limitsOf(each, world.engine.now).most);
  const members = [...group.members.values()];
  // What nothing is known of launches nothing; and where one does not join another might not either.
  const isKnown = members.length > 0 && members.every(({ instance }) => instance.container !== undefined);
  const size = Math.max(group.desired, members.length);
  return !isOthers && !group.weighted && !group.suspended.has('Launch') && isKnown && size < most;
}

function isHungry(service: Service, world: World): boolean {
  const { daemon, status, constraints, capacityProvider, wantedSince } = service;
  if (daemon || status !== undefined || isImpaired(service)) return false;
  if (constraints.length > 0 || capacityProvider !== undefined) return false;
  const isOld = wantedSince.some((at) => world.engine.now - at > SOON_MS);
  return isOld && !('container' in place(world, placeRequestOf(service)));
}

/** Beside the daemons that each host runs. */
function isRoomFor({ definition }: Service, { cluster, types: [type] }: Group): boolean {
  const daemons = [...cluster.services.values()].filter(({ daemon }) => daemon);
  const free = (of: 'cpu' | 'memory') =>
    type![of] - daemons.reduce((sum, each) => sum + each.definition[of], 0);
  return definition.cpu <= free('cpu') && definition.memory <= free('memory');
}
