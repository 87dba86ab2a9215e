// What a step on the ladder of modes means for one pool, by its spec alone (docs/ownership.md).
import type { Spec } from './canonical.ts';

type PoolSpec = NonNullable<Spec['pools']>[number];

const LADDER = ['observe', 'protect', 'drain', 'scale'];

/** In words, the lowest rung first; none where the mode stays. */
export function rungEffects(pool: PoolSpec, before: string, after: string): string[] {
  const [from, to] = [LADDER.indexOf(before), LADDER.indexOf(after)];
  const up = LADDER.slice(from + 1, to + 1).map((mode) => UP[mode]!(pool));
  const down = LADDER.slice(to + 1, from + 1).map((mode) => DOWN[mode]!(pool));
  return [...up, ...down].flatMap((words) => words ?? []);
}

type Words = (pool: PoolSpec) => string | undefined;

const UP: Readonly<Record<string, Words>> = {
  protect: ({ spotFleet }) =>
    spotFleet
      ? 'a Spot Fleet has no scale-in protection'
      : 'busy instances get scale-in protection, idle ones lose it',
  drain: ({ spotFleet, lifecycleHook: hook }) => {
    if (spotFleet) return 'instances with a notice are drained';
    if (hook === undefined)
      return 'instances with a notice are drained; without a lifecycleHook what its group ends is not drained first';
    const put = hook.manage
      ? `the terminate hook ${hook.name} is put where it is missing`
      : `its terminate hook ${hook.name} is answered`;
    return `instances with a notice, or that its group ends, are drained first; ${put}`;
  },
  scale: ({ limits }) => `Sluice sets its size${limits === undefined ? '' : ', within its limits'}`,
};

const DOWN: Readonly<Record<string, Words>> = {
  protect: ({ spotFleet }) =>
    spotFleet ? undefined : 'scale-in protection stays as it is, on whatever has it',
  drain: ({ lifecycleHook: hook }) =>
    hook === undefined
      ? 'nothing is drained any more'
      : `nothing is drained any more; its terminate hook ${hook.name} stays, unanswered: what its group ends waits until it runs out`,
  scale: () => 'its size stays as it is, and Sluice sets it no more',
};
