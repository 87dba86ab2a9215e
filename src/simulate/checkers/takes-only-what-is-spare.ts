// Promise: nothing is chosen to make a pool smaller while a service finds no host for its tasks, or where the other hosts have no
// room for what it runs.
import { place } from '#sandbox/world/placement.ts';
import { remaining } from '#sandbox/world/room.ts';
import { placeRequestOf } from '#sandbox/world/scheduler-start.ts';
import type { Ec2Instance, Service, World } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { clusterOf, sourceOf, touched } from './pools.ts';
import { isServing, liveTasks } from './truth.ts';

/** What a service lacks for so long has been seen; and what was placed since may not have been. */
const SEEN_WITHIN_MS = 60_000;

export const takesOnlyWhatIsSpare: Checker = {
  name: 'no-capacity-taken-that-is-needed',
  rows: [24],
  kind: 'safety',
  on: ['ecs:PutAttributes', 'ec2:CreateTags'],
  create: () => ({
    check({ input }, scene) {
      if (scene.staleMs > 0 || !/v1:(scalein|consolidate):/.test(JSON.stringify(input))) return undefined;
      const hosts = touched(input, scene).filter(({ container }) => container?.status === 'ACTIVE');
      for (const host of hosts) {
        const wrong = wrongWithout(host, scene);
        if (wrong !== undefined) return `${host.id} is to make its pool smaller, and ${wrong}`;
      }
      return undefined;
    },
  }),
};

function wrongWithout(host: Ec2Instance, { world }: Scene): string | undefined {
  const hungry = [...(clusterOf(host)?.services.values() ?? [])].find((each) => lacksRoom(each, world));
  if (hungry !== undefined) return `${hungry.name} finds no host for its tasks`;
  const seen = world.engine.now - SEEN_WITHIN_MS;
  const others = (sourceOf(host)?.members ?? []).filter((each) => each !== host && isServing(each));
  const moves = liveTasks(host).filter(
    ({ createdAt, desiredStatus, service }) =>
      createdAt < seen && desiredStatus !== 'STOPPED' && service?.daemon === false,
  );
  for (const of of ['cpu', 'memory'] as const) {
    const used = moves.reduce((sum, { definition }) => sum + definition[of], 0);
    const room = others.reduce((sum, { container }) => sum + remaining(container!)[of], 0);
    if (used > room) return `the others have no room for the ${of} of what it runs`;
  }
  return undefined;
}

function lacksRoom(service: Service, world: World): boolean {
  const { daemon, status, desiredCount, wantedSince } = service;
  if (daemon || status !== undefined || desiredCount === 0) return false;
  const isOld = wantedSince.some((at) => world.engine.now - at > SEEN_WITHIN_MS);
  return isOld && !('container' in place(world, placeRequestOf(service)));
}
