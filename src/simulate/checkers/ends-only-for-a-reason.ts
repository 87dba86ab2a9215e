// Promise: what AWS would keep is ended only by name and for a reason that its instance carries, drained and off the cluster's
// work; or because it never joined. No reading that is empty, partial or forged is a reason, and a person's drain is none.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { isLeaving, text, texts, wishOf } from './truth.ts';

/** What runs for so long and never registered is a stray. */
const STRAY_MS = 900_000;

export const endsOnlyForAReason: Checker = {
  name: 'no-instance-ended-without-a-reason',
  rows: [9, 18, 19, 46, 71, 73],
  kind: 'safety',
  on: ['autoscaling:TerminateInstanceInAutoScalingGroup', 'ec2:TerminateInstances'],
  create: () => ({
    check({ input }, scene) {
      for (const id of [text(input.InstanceId), ...texts(input.InstanceIds)].filter((each) => each !== '')) {
        const host = scene.world.instances.get(id);
        const wrong = host && !isLeaving(host) ? wrongWith(host, scene) : undefined;
        if (wrong !== undefined) return `${id} was ended, and ${wrong}`;
      }
      return undefined;
    },
  }),
};

function wrongWith(host: Ec2Instance, { world }: Scene): string | undefined {
  const { container, launchedAt } = host;
  if (container === undefined)
    return world.engine.now - launchedAt < STRAY_MS ? 'it may still have joined' : undefined;
  const wish = wishOf(host);
  if (wish === undefined) return 'nothing says why';
  if (wish === 'person') return 'a person only wanted it drained';
  return container.status === 'ACTIVE' ? 'it was not drained' : undefined;
}
