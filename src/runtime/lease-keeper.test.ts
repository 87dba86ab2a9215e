// Keepers of leases over one table, on clocks of their own: who takes what and when, and what is said of it.
import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { createLeaseWorld, type Replica } from '../../test/support/lease-world.ts';
import type { LeaseStore } from './lease-store.ts';

const NINE = 'abcdefghi'.split('');
const RATES = [1, 1.01, 0.99];

async function three(wanted = NINE) {
  const world = createLeaseWorld(createRandom('three'));
  const replicas = RATES.map((rate, n) => world.start(`r${n}`, rate, () => wanted));
  await world.advance(6_000);
  return { world, replicas };
}

const counts = (replicas: readonly Replica[]) => replicas.map((replica) => replica.acting().length);
const heldBy = (replicas: readonly Replica[]) => replicas.flatMap((replica) => replica.acting()).sort();

it('is shared out within six seconds, each with as many, and then nothing moves', async () => {
  const { world, replicas } = await three();
  expect(counts(replicas)).toEqual([3, 3, 3]);
  const before = replicas.map((replica) => replica.acting());
  const lines = world.log.length;
  await world.advance(600_000);
  expect(replicas.map((replica) => replica.acting())).toEqual(before);
  expect(world.log.slice(lines)).toEqual([]);
});

it('is taken over from one that is killed once it has been still for its duration, and is said from whom', async () => {
  const { world, replicas } = await three();
  const id = replicas[0]!.keeper.status().replica!;
  replicas[0]!.kill();
  await world.advance(10_000);
  expect(heldBy(replicas)).toHaveLength(6);
  await world.advance(9_500);
  expect(heldBy(replicas)).toEqual(NINE);
  const line = world.log.find((each) => each.includes('taken over'));
  expect(line).toMatch(new RegExp(`taken over: ${id} \\(r0\\) gave no sign for 1[45]\\.\\d s`));
});

it('is taken over within two seconds from one that ends in order, which has let go before', async () => {
  const { world, replicas } = await three();
  const ending = replicas[1]!.end();
  await world.advance(2_000);
  await ending;
  expect(heldBy(replicas)).toEqual(NINE);
  expect(world.log.some((line) => /r1: . 1 lost: this replica ends/.test(line))).toBe(true);
});

it('has ended by itself in one that is cut off, before others begin, and never twice', async () => {
  const { world, replicas } = await three();
  replicas[2]!.cutOff(true);
  let stoppedAt = 0;
  let begunAt = 0;
  await world.advance(25_000, () => {
    if (stoppedAt === 0 && replicas[2]!.acting().length === 0) stoppedAt = world.now();
    const [zero, one] = counts(replicas);
    if (begunAt === 0 && zero! + one! > 6) begunAt = world.now();
  });
  expect(stoppedAt).toBeGreaterThan(0);
  expect(begunAt).toBeGreaterThan(stoppedAt);
  replicas[2]!.cutOff(false);
  await world.advance(30_000);
  expect(counts(replicas)).toEqual([3, 3, 3]);
});

it('finds what it held taken when it stood still for a minute, and joins as another one', async () => {
  const { world, replicas } = await three();
  const id = replicas[0]!.keeper.status().replica;
  replicas[0]!.pause();
  await world.advance(60_000);
  expect(counts(replicas.slice(1)).sort()).toEqual([4, 5]);
  replicas[0]!.resume();
  expect(replicas[0]!.acting()).toEqual([]);
  await world.advance(30_000);
  expect(replicas[0]!.keeper.status().replica).not.toBe(id);
  expect(counts(replicas)).toEqual([3, 3, 3]);
});

it('has a greater fence with each owner', async () => {
  const { world, replicas } = await three(['a']);
  const fences = () => replicas.flatMap(({ keeper }) => keeper.status().held.map(({ fence }) => fence));
  expect(fences()).toEqual([1]);
  const holder = replicas.find((replica) => replica.acting().length === 1)!;
  holder.kill();
  await world.advance(20_000);
  const [one, two] = fences().sort();
  expect([one, two]).toEqual([1, 2]);
});

it('hands over what is too much to one that comes later, when nothing is under way any more', async () => {
  const world = createLeaseWorld(createRandom('late'));
  const first = world.start('first', 1, () => ['a', 'b']);
  await world.advance(6_000);
  expect(first.acting()).toEqual(['a', 'b']);
  const ends = new Map(['a', 'b'].map((what) => [what, first.keeper.lease(what)!.begin()]));
  const second = world.start('second', 1, () => ['a', 'b']);
  await world.advance(6_000);
  expect(second.acting()).toEqual([]);
  const going = ['a', 'b'].find((what) => first.keeper.lease(what)!.until < 0)!;
  ends.get(going)!();
  await world.advance(1_500);
  expect(second.acting()).toEqual([going]);
  expect(world.log.at(-1)).toMatch(/second: . 3 taken: it was nobody’s/);
});

it('comes back to whoever handed it over when the other one does not know it, and stays', async () => {
  const world = createLeaseWorld(createRandom('unknown'));
  const first = world.start('first', 1, () => ['a', 'b']);
  await world.advance(6_000);
  const second = world.start('second', 1, () => []);
  await world.advance(60_000);
  expect([first.acting(), second.acting()]).toEqual([['a', 'b'], []]);
  const handed = world.log.filter((line) => line.includes('handed over')).length;
  await world.advance(300_000);
  expect(world.log.filter((line) => line.includes('handed over')).length).toBe(handed);
});

it('does not take from a member that it read of too late', async () => {
  const world = createLeaseWorld(createRandom('stale'));
  const store = world.store as { -readonly [K in keyof LeaseStore]: LeaseStore[K] };
  const first = world.start('first', 1, () => ['a']);
  await world.advance(6_000);
  const { read } = store;
  // As if who is there had been read before the first one joined, and who has what after it took it.
  const me = first.keeper.status().replica;
  store.read = async () => {
    const view = await read();
    return { ...view, members: view.members.filter(({ id }) => id !== me) };
  };
  const second = world.start('second', 1, () => ['a']);
  await world.advance(20_000);
  expect([first.acting(), second.acting()]).toEqual([['a'], []]);
});

describe('what one replica hears for another', () => {
  const letter = (what: string) => ({ id: `${what}/1`, what, from: 'events', body: `of ${what}`, sentAt: 0 });

  it('reaches whoever holds it within a second when it is rung, and once', async () => {
    const { world, replicas } = await three();
    await world.advance(4_000);
    const holder = replicas.find((replica) => replica.acting().includes('a'))!;
    const other = replicas.find((replica) => replica !== holder)!;
    await world.store.write([letter('a')]);
    void other.keeper.tell(['a', 'b']);
    await world.advance(1_100);
    expect(holder.letters).toEqual(['of a']);
    expect(holder.rung).toContain('a');
    expect(other.letters).toEqual([]);
    await world.advance(10_000);
    expect(holder.letters).toEqual(['of a']);
  });

  it('reaches whoever takes it over', async () => {
    const { world, replicas } = await three(['a']);
    const holder = replicas.find((replica) => replica.acting().includes('a'))!;
    holder.kill();
    await world.store.write([letter('a')]);
    await world.advance(20_000);
    expect(replicas.flatMap(({ letters }) => letters)).toEqual(['of a']);
  });
});
