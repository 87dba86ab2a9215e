// Promise: scale-in protection is taken only from instances on which nothing but daemons runs.
import type { Checker } from './checker.ts';
import { liveTasks, texts } from './truth.ts';

/** A task that was placed while the call was on its way is nobody's fault; lags are far below this. */
const ON_THE_WAY_MS = 2_500;

export const releasesOnlyIdleInstances: Checker = {
  name: 'no-busy-instance-released',
  on: ['autoscaling:SetInstanceProtection'],
  check({ input }, { world }) {
    if (input.ProtectedFromScaleIn !== false) return undefined;
    for (const id of texts(input.InstanceIds)) {
      const busy = liveTasks(world.instances.get(id)).find(
        (t) => !t.service?.daemon && world.engine.now - t.createdAt > ON_THE_WAY_MS,
      );
      if (busy) return `${id} was released while ${busy.definition.family} runs on it`;
    }
    return undefined;
  },
};
