// Promise: what fails is not stormed: while AWS refuses, throttles or is gone, and when it is back, failed calls stay a few a
// second for each cluster.
import type { Checker } from './checker.ts';

const WINDOW_MS = 60_000;
/** A hurried round is 2.5 s, and asks some twenty things of which each may fail. */
const MOST_PER_CLUSTER = 600;

export const keepsACalmPace: Checker = {
  name: 'no-storm-of-retries',
  rows: [13, 14, 50],
  kind: 'safety',
  on: 'all',
  create() {
    const failed: number[] = [];
    let told = false;
    return {
      onAnswer(_, { outcome }, { world, modes }) {
        if (outcome === 'ok') return undefined;
        const { now } = world.engine;
        failed.push(now);
        while (failed[0]! <= now - WINDOW_MS) failed.shift();
        const isStorm = failed.length > MOST_PER_CLUSTER * Math.max(1, modes.size);
        const isNew = isStorm && !told;
        told = isStorm;
        return isNew ? `${failed.length} calls failed within a minute` : undefined;
      },
    };
  },
};
