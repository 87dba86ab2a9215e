// Promise: where a scaling policy or the managed scaling of a capacity provider sets the size of a group nobody else does, nor below
// mode scale.
import type { Checker } from './checker.ts';
import { isAtLeast } from './pools.ts';
import { RAISES, raiseBy } from './raises.ts';

export const growsOnlyItsOwn: Checker = {
  name: 'no-growth-where-others-set-the-size',
  rows: [34],
  kind: 'safety',
  on: RAISES,
  create: () => ({
    check(call, scene) {
      const raise = raiseBy(call, scene);
      if (raise === undefined) return undefined;
      const { name, group, document } = raise;
      const what = `${name} was raised from ${raise.from} to ${raise.to}`;
      if (!isAtLeast(document.spec.mode, 'scale')) return `${what} in mode ${document.spec.mode}`;
      const [policy] = group?.policies ?? [];
      if (policy !== undefined) return `${what}, whose size ${policy.name} sets`;
      return group?.capacityProvider?.managedScaling ? `${what}, whose size ECS sets` : undefined;
    },
  }),
};
