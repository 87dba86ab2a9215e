// Promise: only targets are registered that we took out ourselves: what other people took out stays as they left it.
import type { Checker } from './checker.ts';
import { text } from './truth.ts';

export const putsBackOnlyItsOwn: Checker = {
  name: 'no-foreign-target-put-back',
  rows: [34],
  kind: 'safety',
  on: ['elbv2:DeregisterTargets', 'elbv2:RegisterTargets'],
  create() {
    const ours = new Set<string>();
    return {
      check({ operation, input }) {
        const targets = (input.Targets as { Id?: string; Port?: number }[] | undefined) ?? [];
        const keys = targets.map(({ Id, Port }) => `${text(input.TargetGroupArn)} ${Id}:${Port}`);
        if (operation === 'DeregisterTargets') {
          for (const key of keys) ours.add(key);
          return undefined;
        }
        const foreign = keys.find((key) => !ours.has(key));
        return foreign && `${foreign.split(' ')[1]} was put back, and others had taken it out`;
      },
    };
  },
};
