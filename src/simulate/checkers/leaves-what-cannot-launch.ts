// Promise: where a group launches nothing because somebody suspended that, nothing leaves it that could stay: nobody would come.
import type { Checker, Scene } from './checker.ts';
import { touched } from './pools.ts';
import { isLeaving, text, wishOf } from './truth.ts';

/** Passes come every 15 s, and a plan may be under way. */
const SEEN_WITHIN_MS = 30_000;

interface Described {
  readonly AutoScalingGroups?: readonly {
    readonly AutoScalingGroupName?: string;
    readonly SuspendedProcesses?: readonly { readonly ProcessName?: string }[];
  }[];
}

export const leavesWhatCannotLaunch: Checker = {
  name: 'no-drain-where-nothing-launches',
  rows: [32],
  kind: 'safety',
  on: [
    'autoscaling:DescribeAutoScalingGroups',
    'autoscaling:EnterStandby',
    'ecs:UpdateContainerInstancesState',
  ],
  create() {
    // Since when the operator has been shown it, by group.
    const shown = new Map<string, number>();
    const isKnown = (name: string, { world, staleMs }: Scene) =>
      world.engine.now - (shown.get(name) ?? world.engine.now) > SEEN_WITHIN_MS + staleMs;
    return {
      onAnswer(_, { output }, { world }) {
        for (const group of (output as Described | undefined)?.AutoScalingGroups ?? []) {
          const { AutoScalingGroupName: name = '', SuspendedProcesses = [] } = group;
          const isSuspended = SuspendedProcesses.some(({ ProcessName }) => ProcessName === 'Launch');
          if (!isSuspended) shown.delete(name);
          else if (!shown.has(name)) shown.set(name, world.engine.now);
        }
        return undefined;
      },
      check({ operation, input }, scene) {
        const name = text(input.AutoScalingGroupName);
        if (operation === 'EnterStandby')
          return isKnown(name, scene) ? `one of ${name} goes on standby, and it launches nothing` : undefined;
        if (input.status !== 'DRAINING') return undefined;
        const wrong = touched(input, scene).find(
          (host) =>
            isKnown(host.group?.name ?? '', scene) &&
            !isLeaving(host) &&
            ![undefined, 'person', 'scaleIn', 'consolidate'].includes(wishOf(host)),
        );
        return wrong && `${wrong.id} was drained, and ${wrong.group?.name} launches nothing`;
      },
    };
  },
};
