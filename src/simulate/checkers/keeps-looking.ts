// Promise: the operator goes on reading every cluster that it was given, whatever happens; where nothing hinders it, it is never
// quiet for longer than three rounds.
import type { Checker } from './checker.ts';
import { text } from './truth.ts';

/** A calm round is 15 s; a read that gets no answer is given up after 5 s. */
const ROUNDS_MS = 3 * 15_000 + 15_000;

export const keepsLooking: Checker = {
  name: 'no-cluster-out-of-sight',
  rows: [49, 50, 51, 79, 84],
  kind: 'liveness',
  on: ['ecs:ListContainerInstances'],
  create() {
    const last = new Map<string, number>();
    return {
      onAnswer({ input }, { outcome }, { world }) {
        if (outcome === 'ok') last.set(text(input.cluster).split('/').at(-1) ?? '', world.engine.now);
        return undefined;
      },
      atEnd({ world, modes, hindered }) {
        const { now, start } = world.engine;
        return [...modes.keys()].flatMap((name) => {
          const quietMs = now - (last.get(name) ?? start);
          return quietMs > ROUNDS_MS && !hindered
            ? [`${name} was last looked at ${Math.round(quietMs / 1000)} s ago`]
            : [];
        });
      },
    };
  },
};
