import { describe, expect, it } from 'vitest';
import { AwsFault } from '../wire/fault.ts';
import { page } from './page.ts';

const bad = () => new AwsFault('Bad', 'bad token');
const read = (all: string[], token?: string) => page(all, (item) => item, { token, size: 3, badToken: bad });
const letters = [...'abcdefgh'];

describe('pages of a list that changes', () => {
  it('give everything once when nothing changes, and no token with the last', () => {
    const first = read(letters);
    const second = read(letters, first.next);
    const third = read(letters, second.next);
    expect([first.items, second.items, third.items]).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
      ['g', 'h'],
    ]);
    expect(third.next).toBeUndefined();
  });

  it('leave nothing out when items before the token are gone', () => {
    const { next } = read(letters);
    expect(read([...'cdefgh'], next).items).toEqual(['d', 'e', 'f']);
  });

  it('leave nothing out when the last of a page is gone itself', () => {
    const { next } = read(letters);
    expect(read([...'abdefgh'], next).items).toEqual(['d', 'e', 'f']);
  });

  it('leave nothing out when the whole page is gone', () => {
    const { next } = read(letters);
    expect(read([...'defgh'], next).items).toContain('d');
  });

  it('show what came in at the end', () => {
    const { next } = read(letters);
    expect(read([...'abcdefghi'], next).items).toEqual(['d', 'e', 'f']);
  });

  it('refuse tokens that were never given out', () => {
    for (const token of ['nonsense', '', Buffer.from('[-1]').toString('base64url')]) {
      expect(() => read(letters, token)).toThrow('bad token');
    }
  });
});
