// Promise: when the operator has got a notice of a spot interruption out of its queue, its first attempt to set the instance
// DRAINING follows within seconds, however many come together and whatever else it is doing.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { clusterOf, isAtLeast, poolOf } from './pools.ts';
import { containerInstance, isLeftAlone, texts } from './truth.ts';

/** Two seconds after receipt, and the way to AWS; thousands at once share a bucket of calls, ten to a call. */
const SOON_MS = 4_000;
const PER_BATCH_MS = 500;

interface Received {
  readonly Messages?: readonly { readonly Body?: string }[];
}

export const drainsAtOnce: Checker = {
  name: 'no-notice-left-waiting',
  rows: [36, 38],
  kind: 'safety',
  on: 'all',
  create() {
    // By instance: when its notice was received.
    const waiting = new Map<string, number>();
    return {
      onAnswer({ operation }, { output }, scene) {
        if (operation === 'ReceiveMessage' && !scene.hindered)
          for (const host of noticed(output as Received | undefined, scene))
            if (!waiting.has(host.id)) waiting.set(host.id, scene.world.engine.now);
        return undefined;
      },
      check({ operation, input }, scene) {
        if (waiting.size === 0) return undefined;
        if (scene.hindered) return void waiting.clear();
        if (operation === 'UpdateContainerInstancesState' && input.status === 'DRAINING')
          for (const arn of texts(input.containerInstances))
            waiting.delete(containerInstance(scene.world, arn)?.host.id ?? '');
        return late(waiting, scene);
      },
    };
  },
};

function late(waiting: Map<string, number>, scene: Scene): string | undefined {
  const most = SOON_MS + (waiting.size / 10) * PER_BATCH_MS;
  for (const [id, at] of waiting) {
    const host = scene.world.instances.get(id);
    if (host === undefined || !isToBeDrained(host, scene)) waiting.delete(id);
    else if (scene.world.engine.now - at > most) {
      waiting.delete(id);
      return `${id} was not yet asked to drain ${Math.round((scene.world.engine.now - at) / 1000)} s after its notice was received`;
    }
  }
  return undefined;
}

/** Those that are really to be taken; what is forged is another matter. */
function noticed(received: Received | undefined, scene: Scene): Ec2Instance[] {
  return (received?.Messages ?? []).flatMap(({ Body = '' }) => {
    if (!Body.includes('EC2 Spot Instance Interruption Warning')) return [];
    const id = /"instance-id":"(i-[0-9a-f]+)"/.exec(Body)?.[1] ?? '';
    const host = scene.world.instances.get(id);
    return host && isToBeDrained(host, scene) ? [host] : [];
  });
}

function isToBeDrained(host: Ec2Instance, scene: Scene): boolean {
  const mode = poolOf(host, scene)?.document.spec.mode;
  const isThere = host.state === 'running' && host.interruption !== undefined;
  const isFrozen = clusterOf(host)?.tags.has('sluice.dev/frozen') === true;
  const isOurs = isAtLeast(mode, 'drain') && !isLeftAlone(host);
  return isThere && host.container?.status === 'ACTIVE' && isOurs && !isFrozen;
}
