// Promise: when the faults are over every service runs as many tasks as it shall, where there is room for them.
import { place } from '#sandbox/world/placement.ts';
import { placeRequestOf } from '#sandbox/world/scheduler-start.ts';
import { isImpaired } from '#sandbox/world/start-throttle.ts';
import type { Service, World } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';

/** Images are pulled, health checks pass; a replacement may have to boot first. */
const SOON_MS = 900_000;

export const runsWhatIsWanted: Checker = {
  name: 'no-service-left-short',
  rows: [1, 6, 37, 44],
  kind: 'liveness',
  create: () => ({
    atEnd({ world, modes }) {
      const clusters = [...modes.keys()].flatMap((name) => world.clusters.get(name) ?? []);
      return clusters.flatMap(({ services }) =>
        [...services.values()].flatMap((each) => shortage(each, world)),
      );
    },
  }),
};

function shortage(service: Service, world: World): string[] {
  const { name, desiredCount, daemon, status, wantedSince } = service;
  if (daemon || status !== undefined || isImpaired(service)) return [];
  const running = [...service.tasks].filter(
    ({ lastStatus, container }) =>
      lastStatus === 'RUNNING' && (container === undefined || container.host.state === 'running'),
  ).length;
  const { now } = world.engine;
  const isOld = wantedSince.some((at) => now - at > SOON_MS);
  if (running >= desiredCount || !isOld || !('container' in place(world, placeRequestOf(service)))) return [];
  return [`${name} runs ${running} of ${desiredCount} tasks, and there is room`];
}
