import { describe, expect, it } from 'vitest';
import { shareOut } from './lease-sharing.ts';
import type { Holding } from './lease-store.ts';

const names = (count: number) => Array.from({ length: count }, (_, n) => `w${n}`);
const held = (owners: Readonly<Record<string, string>>) =>
  new Map(
    Object.entries(owners).map(([what, owner]): [string, Holding] => [what, { what, owner, fence: 1 }]),
  );
const sharing = {
  me: 'a',
  members: ['a', 'b', 'c'],
  wanted: names(10),
  holdings: held({}),
  isForlorn: () => false,
};

it('takes a share of what nobody has, and no more', () => {
  expect(shareOut(sharing).take).toHaveLength(4);
  expect(shareOut({ ...sharing, members: ['a'] }).take).toHaveLength(10);
});

it('begins with other things than the others do', () => {
  const firsts = sharing.members.map((me) => shareOut({ ...sharing, me }).take[0]);
  expect(new Set(firsts).size).toBeGreaterThan(1);
});

it('counts what a dead member has as nobody’s', () => {
  const holdings = held(Object.fromEntries(names(10).map((what) => [what, 'dead'])));
  expect(shareOut({ ...sharing, holdings }).take).toHaveLength(4);
});

it('takes beyond its share what nobody else seems to know', () => {
  const holdings = held(Object.fromEntries(names(9).map((what) => [what, 'a'])));
  expect(shareOut({ ...sharing, holdings }).take).toEqual([]);
  expect(shareOut({ ...sharing, holdings, isForlorn: (what) => what === 'w9' }).take).toEqual(['w9']);
});

describe('hands over', () => {
  const all = (owner: (n: number) => string, count = 9) =>
    held(Object.fromEntries(names(count).map((what, n) => [what, owner(n)])));
  const wanted = names(9);

  it('nothing while all have as many, give or take one', () => {
    const holdings = all((n) => 'abc'[n % 3]!);
    for (const me of 'abc') expect(shareOut({ ...sharing, wanted, me, holdings }).give).toEqual([]);
    const uneven = { ...sharing, wanted: names(10), holdings: all((n) => 'abc'[n % 3]!, 10) };
    expect(shareOut(uneven).give).toEqual([]);
  });

  it('to newcomers, until it is even', () => {
    const { give } = shareOut({ ...sharing, wanted, holdings: all(() => 'a') });
    expect(give.map(({ to }) => to).sort()).toEqual(['b', 'b', 'b', 'c', 'c', 'c']);
    expect(new Set(give.map(({ what }) => what)).size).toBe(6);
  });

  it('only its own, whoever else has too many', () => {
    const holdings = all(() => 'b');
    expect(shareOut({ ...sharing, wanted, holdings }).give).toEqual([]);
  });

  it('nothing while something is nobody’s', () => {
    const holdings = all(() => 'a', 8);
    expect(shareOut({ ...sharing, wanted, holdings }).give).toEqual([]);
  });
});
