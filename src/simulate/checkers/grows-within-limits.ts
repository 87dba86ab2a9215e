// Promise: nothing grows beyond what its limits, its open schedules and its group allow; a Spot Fleet without any limit does not grow.
import type { Checker } from './checker.ts';
import { limitsOf, RAISES, raiseBy } from './raises.ts';

/** A call that was throttled comes again; the window by which it was decided may have closed since. */
const ON_ITS_WAY_MS = 30_000;

export const growsWithinLimits: Checker = {
  name: 'no-growth-beyond-its-limits',
  rows: [29, 33],
  kind: 'safety',
  on: RAISES,
  create: () => ({
    check(call, scene) {
      const raise = raiseBy(call, scene);
      if (raise === undefined) return undefined;
      const now = scene.world.engine.now + scene.aheadMs;
      const allowed = Math.max(limitsOf(raise, now).most, limitsOf(raise, now - ON_ITS_WAY_MS).most);
      const most = Math.min(allowed, raise.group?.max ?? Number.POSITIVE_INFINITY);
      if (Number.isFinite(most) && raise.to <= most) return undefined;
      return `${raise.name} was raised from ${raise.from} to ${raise.to}, of ${most} at most`;
    },
  }),
};
