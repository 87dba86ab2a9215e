// Promise: what was launched as its group or fleet would launch it now is not refreshed: nothing about it is out of date.
import { versionOf } from '#sandbox/world/fleet-keep.ts';
import { versionNow } from '#sandbox/world/group-count.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { touched } from './pools.ts';
import { isLeaving, wishOf } from './truth.ts';

export const refreshesOnlyTheOutdated: Checker = {
  name: 'no-up-to-date-instance-refreshed',
  rows: [56],
  kind: 'safety',
  on: [
    'autoscaling:EnterStandby',
    'ecs:UpdateContainerInstancesState',
    'ecs:PutAttributes',
    'ec2:CreateTags',
  ],
  create() {
    // Of whom something was written down while answers of before were served: the template may have been one of those.
    const doubtful = new Set<string>();
    return {
      check({ operation, input }, scene) {
        const hosts = touched(input, scene);
        if (operation === 'PutAttributes' || operation === 'CreateTags') {
          if (scene.staleMs > 0) for (const { id } of hosts) doubtful.add(id);
          return undefined;
        }
        if (operation === 'UpdateContainerInstancesState' && input.status !== 'DRAINING') return undefined;
        const current = hosts.find(
          (host) =>
            wishOf(host) === 'refresh' && !isLeaving(host) && !doubtful.has(host.id) && isUpToDate(host),
        );
        return current && `${current.id} is refreshed, and is as what is launched now`;
      },
    };
  },
};

function isUpToDate({ group, fleet, launchTemplate, imageId }: Ec2Instance): boolean {
  if (group) return launchTemplate?.version === String(versionNow(group).number);
  return fleet !== undefined && imageId === versionOf(fleet).imageId;
}
