// Seeded randomness. One seed, many independent named streams: a new draw in one corner of the world
// does not move the draws of another.
import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Random {
  /** A float in [0, 1). */
  next(): number;
  /** An integer in [low, high], both included. */
  int(low: number, high: number): number;
  /** A float in [low, high). */
  between(low: number, high: number): number;
  /** Exponentially distributed with this mean. */
  exponential(mean: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** An independent stream, the same for the same name. */
  fork(name: string): Random;
}

export function createRandom(seed: number | string): Random {
  const root = createHash('sha256').update(String(seed)).digest('hex');
  const generator = xoroshiro128plus(Number.parseInt(root.slice(0, 8), 16) | 0);
  const next = () => uniformInt(generator, 0, 0x7fffffff) / 0x80000000;
  const int = (low: number, high: number) => uniformInt(generator, low, high);
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    exponential: (mean) => -Math.log(1 - next()) * mean,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new Error('pick from nothing');
      return items[int(0, items.length - 1)]!;
    },
    hex: (length) => Array.from({ length }, () => int(0, 15).toString(16)).join(''),
    fork: (name) => createRandom(`${root}/${name}`),
  };
}
