// Making a failing trial smaller: what matters stays, what does not goes, and it ends.
import { expect, test } from 'vitest';
import type { Fault } from '../faults/fault.ts';
import { entriesOf, shrink } from './shrink.ts';
import type { Trial, WorldFault } from './trial.ts';

const ofWorld = (at: number): WorldFault => ({ at: `${at}s`, spotInterruption: { pool: 'p', count: 1 } });
const ofOurs = (at: number): Fault => ({ at, kill: { downFor: 0 } });

/** Ten faults of the account and ten between; only these matter here. */
const trial = {
  name: 'seed 7',
  scenario: { spec: { duration: '4h', faults: Array.from({ length: 10 }, (_, n) => ofWorld(n)) } },
  faults: Array.from({ length: 10 }, (_, n) => ofOurs(n)),
  families: ['crashes', 'spot-storm'],
} as unknown as Trial;

const has = ({ scenario, faults }: Trial, world: number | undefined, ours: number | undefined) =>
  (world === undefined || scenario.spec.faults!.some(({ at }) => at === `${world}s`)) &&
  (ours === undefined || faults.some(({ at }) => at === ours));

/** Lives that would be spent, and whether each failed. */
async function shrunk(matters: (trial: Trial) => boolean, most = 200) {
  const tried: Trial[] = [];
  const fails = async (smaller: Trial) => {
    tried.push(smaller);
    return matters(smaller);
  };
  const found = await shrink(trial, { fails, most });
  return { ...found, tried };
}

test('of twenty faults the two that matter are found, one of either kind', async () => {
  const { trial: small, lives } = await shrunk((each) => has(each, 3, 8));
  expect(small.scenario.spec.faults).toEqual([ofWorld(3)]);
  expect(small.faults).toEqual([ofOurs(8)]);
  expect(lives).toBeLessThan(80);
});

test.each([
  [0, 9],
  [9, 0],
  [4, undefined],
  [undefined, 5],
])('wherever they are: %s in the account, %s between', async (world, ours) => {
  const { trial: small } = await shrunk((each) => has(each, world, ours));
  expect(has(small, world, ours)).toBe(true);
  expect(entriesOf(small)).toHaveLength([world, ours].filter((each) => each !== undefined).length);
});

test('what fails without any fault is shrunk to none', async () => {
  const { trial: small, lives } = await shrunk(() => true);
  expect(entriesOf(small)).toEqual([]);
  expect(lives).toBe(2);
});

test('what fails only as a whole stays whole', async () => {
  const { trial: same } = await shrunk((each) => entriesOf(each).length === 20);
  expect(same).toEqual(trial);
});

test.each([0, 1, 2, 3, 5, 8, 13, 21])(
  'with %s lives to spend it spends no more, and still fails',
  async (most) => {
    const { trial: small, lives, tried } = await shrunk((each) => has(each, 3, 8), most);
    expect(lives).toBeLessThanOrEqual(most);
    expect(tried).toHaveLength(lives);
    expect(has(small, 3, 8)).toBe(true);
  },
);

test('only faults are taken out: name, world and families stay, and the order as well', async () => {
  const { trial: small } = await shrunk(({ faults }) =>
    [2, 5, 7].every((at) => faults.some((each) => each.at === at)),
  );
  expect(small.faults.map(({ at }) => at)).toEqual([2, 5, 7]);
  expect(small).toMatchObject({ name: 'seed 7', families: ['crashes', 'spot-storm'] });
  expect(small.scenario.spec.duration).toBe('4h');
  expect(entriesOf(trial)).toHaveLength(20);
});
