import { describe, expect, it } from 'vitest';
import { anInstance, anObservation } from '../../test/support/facts.ts';
import { fairPaceMs, readsOf } from './fair-pace.ts';

const place = { account: '111122223333', region: 'ap-northeast-1' };

describe('how often a cluster is read whole', () => {
  it('is of no account for one small cluster', () => {
    const observation = anObservation({ instances: [anInstance('a')] });
    const reader = { ...place, reads: readsOf(observation) };
    expect(fairPaceMs(reader, [reader])).toBeLessThan(1_000);
  });

  it('leaves a fifth of the bucket, however many clusters share it', () => {
    const readers = Array.from({ length: 1_000 }, () => ({ ...place, reads: 12 }));
    // 12,000 calls at 16 a second.
    expect(fairPaceMs(readers[0]!, readers)).toBe(750_000);
  });

  it('counts no other account or Region, and nobody who has not been read', () => {
    const own = { ...place, reads: 16 };
    const others = [{ ...own, account: '444455556666' }, { ...own, region: 'eu-west-1' }, place];
    expect(fairPaceMs(own, [own, ...others])).toBe(1_000);
  });

  it('counts a page for each hundred instances and tasks, listed and described', () => {
    const instances = Array.from({ length: 101 }, (_, n) => anInstance(`x${n}`));
    expect(readsOf(anObservation({ instances }))).toBe(4);
  });
});
