// Half a picture is no picture: a listing that lost more than half is believed only when seen twice.
import { describe, expect, it } from 'vitest';
import { createReadCache } from './context.ts';
import { believeListing } from './shrink.ts';

const listing = (size: number) => new Map(Array.from({ length: size }, (_, n) => [`i-${n}`, n]));

function read(cache = createReadCache()) {
  return (known: number, fresh: number, now: number) =>
    believeListing({ what: 'instances', known: listing(known), fresh: listing(fresh), now }, cache);
}

describe('a listing', () => {
  it.each([
    [0, 0],
    [0, 9],
    [2, 0],
    [3, 2],
    [10, 5],
    [10, 10],
    [10, 30],
  ])('of %i, then %i, is believed', (known, fresh) => {
    const answer = read()(known, fresh, 0);
    expect(answer.problem).toBeUndefined();
    expect(answer.value.size).toBe(fresh);
  });

  it.each([
    [3, 1],
    [3, 0],
    [10, 4],
    [10, 0],
    [1_000, 100],
  ])('of %i, then %i, is not', (known, fresh) => {
    const answer = read()(known, fresh, 0);
    expect(answer.problem).toMatch(new RegExp(`only ${fresh} were listed where ${known} were known`));
    expect(answer.value.size).toBe(known);
  });

  it('is believed when a second reading some seconds later agrees', () => {
    const again = read();
    again(10, 0, 0);
    expect(again(10, 0, 2_000).problem).toBeDefined();
    expect(again(10, 0, 3_000)).toEqual({ value: new Map() });
  });

  it('starts the suspicion anew when the listing was whole in between', () => {
    const again = read();
    again(10, 0, 0);
    again(10, 10, 2_000);
    expect(again(10, 0, 4_000).problem).toBeDefined();
  });

  it('shows what is new even while what is missing is in doubt', () => {
    const known = listing(10);
    const fresh = new Map([['i-new', 1]]);
    const answer = believeListing({ what: 'x', known, fresh, now: 0 }, createReadCache());
    expect(answer.value.has('i-new')).toBe(true);
    expect(answer.value.size).toBe(11);
  });
});
