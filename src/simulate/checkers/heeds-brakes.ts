// Promise: in a frozen cluster nothing is written; in a paused one nothing that could also be left, while hooks, evacuations and
// what is put back go on.
import { isMutating } from '#sandbox/wire/calls.ts';
import type { Cluster, Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { clustersOf, touched } from './pools.ts';
import { isLeaving, wishOf } from './truth.ts';

/** What is destructive is asked for within 2 s of its call, all else by each pass (runbook.md). */
const JUDGED_WITHIN_MS = 2_500;
const SEEN_WITHIN_MS = 20_000;

const FROZEN = 'sluice.dev/frozen';
const PAUSED = 'sluice.dev/paused';

/** The operations that a pause holds back, unless AWS ends the instance anyway. */
const HELD = new Set([
  'SetInstanceProtection',
  'PutLifecycleHook',
  'EnterStandby',
  'TerminateInstanceInAutoScalingGroup',
  'TerminateInstances',
  'ModifySpotFleetRequest',
  'SetDesiredCapacity',
]);
/** What ends something, or costs money. */
const JUDGED = new Set([
  'EnterStandby',
  'TerminateInstanceInAutoScalingGroup',
  'TerminateInstances',
  'StopTask',
  'ModifySpotFleetRequest',
  'SetDesiredCapacity',
]);

type Input = Readonly<Record<string, unknown>>;

export const heedsBrakes: Checker = {
  name: 'no-call-against-a-brake',
  rows: [74],
  kind: 'safety',
  on: 'all',
  create() {
    const since = new Map<string, number>();
    return {
      check({ service, operation, input }, scene) {
        noteBrakes(since, scene);
        if (since.size === 0 || !isMutating(service, operation, input)) return undefined;
        const within = JUDGED.has(operation) || isDrain(input) ? JUDGED_WITHIN_MS : SEEN_WITHIN_MS;
        const before = scene.world.engine.now - within - scene.staleMs;
        const holds = ({ name }: Cluster, tag: string) =>
          (since.get(`${name} ${tag}`) ?? Number.POSITIVE_INFINITY) < before;
        for (const cluster of clustersOf(input, scene)) {
          if (holds(cluster, FROZEN)) return `${operation} in ${cluster.name}, which is frozen`;
          if (holds(cluster, PAUSED) && isHeld(operation, input, scene))
            return `${operation} in ${cluster.name}, which is paused`;
        }
        return undefined;
      },
    };
  },
};

/** Tags leave no trace in the world's log: since when one is there is since a call first found it. */
function noteBrakes(since: Map<string, number>, { world }: Scene): void {
  for (const { name, tags } of world.clusters.values())
    for (const tag of [FROZEN, PAUSED]) {
      const key = `${name} ${tag}`;
      if (!tags.has(tag)) since.delete(key);
      else if (!since.has(key)) since.set(key, world.engine.now);
    }
}

const isDrain = (input: Input) => input.status === 'DRAINING';

function isHeld(operation: string, input: Input, scene: Scene): boolean {
  const hosts = touched(input, scene);
  const mayStay = (host: Ec2Instance) => !isLeaving(host);
  if (HELD.has(operation)) return hosts.length === 0 || hosts.some(mayStay);
  // A notice alone may drain a spot instance before AWS shows that it is taken; a wish never does during a pause.
  return isDrain(input) && hosts.some((host) => mayStay(host) && wishOf(host) !== undefined);
}
