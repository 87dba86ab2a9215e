// Promise: in a cluster of mode observe no call changes anything; in mode protect only protection and the cluster's tags; and
// capacity is written in mode scale alone.
import type { Checker, Scene } from './checker.ts';
import { clustersOf, isAtLeast } from './pools.ts';

type Mode = Parameters<typeof isAtLeast>[1];

/** The lowest mode in which an operation may be called; drain for all others. */
const LEAST: Readonly<Record<string, Mode>> = {
  SetInstanceProtection: 'protect',
  TagResource: 'protect',
  UntagResource: 'protect',
  ModifySpotFleetRequest: 'scale',
};
const LADDER: readonly Mode[] = ['scale', 'drain', 'protect', 'observe'];

export const onlyLooksInObserve: Checker = {
  name: 'no-change-above-the-mode',
  rows: [75],
  kind: 'safety',
  on: 'mutating',
  create: () => ({
    check({ operation, input }, scene) {
      const least = LEAST[operation] ?? 'drain';
      const names = [...clustersOf(input, scene)].map(({ name }) => name);
      for (const mode of names.length > 0 ? names.map((name) => scene.modes.get(name)) : [highest(scene)])
        if (!isAtLeast(mode, least)) return `${operation} in mode ${mode ?? 'observe'}`;
      return undefined;
    },
  }),
};

/** A call that names nothing of a cluster, such as a message, could be any of theirs. */
const highest = ({ modes }: Scene) => LADDER.find((mode) => [...modes.values()].includes(mode));
