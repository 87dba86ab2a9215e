import { describe, expect, it } from 'vitest';
import { anInstance, anObservation } from '../../test/support/facts.ts';
import { fairPaceMs, firstReadingSeconds, readsOf } from './fair-pace.ts';

const place = { account: '111122223333', region: 'ap-northeast-1' };

describe('how often a cluster is read whole', () => {
  it('is of no account for one small cluster', () => {
    const observation = anObservation({ instances: [anInstance('a')] });
    const reader = { ...place, reads: readsOf(observation) };
    expect(fairPaceMs(reader, [reader])).toBeLessThan(1_000);
  });

  it('leaves some of the bucket, however many clusters share it', () => {
    const readers = Array.from({ length: 1_000 }, () => ({ ...place, reads: { ecs: 14, elb: 0 } }));
    // 14,000 calls at 14 a second.
    expect(fairPaceMs(readers[0]!, readers)).toBeCloseTo(1_000_000);
  });

  it('is as the fuller of the two buckets has it: target groups are asked one by one, 10 a second', () => {
    const readers = Array.from({ length: 10 }, () => ({ ...place, reads: { ecs: 14, elb: 14 } }));
    expect(fairPaceMs(readers[0]!, readers)).toBeCloseTo(20_000);
  });

  it('counts no other account or Region', () => {
    const own = { ...place, reads: { ecs: 14, elb: 0 } };
    const others = [
      { ...own, account: '444455556666' },
      { ...own, region: 'eu-west-1' },
    ];
    expect(fairPaceMs(own, [own, ...others])).toBeCloseTo(1_000);
  });

  it('counts who has not been read yet as much as the others, and nothing before anybody was', () => {
    const own = { ...place, reads: { ecs: 14, elb: 0 } };
    expect(fairPaceMs(own, [own, { ...place, reads: { ecs: 28, elb: 0 } }, place, place])).toBeCloseTo(6_000);
    expect(fairPaceMs(place, [place, place])).toBe(0);
  });

  it('counts a page for each hundred instances and tasks, listed and described', () => {
    const instances = Array.from({ length: 101 }, (_, n) => anInstance(`x${n}`));
    expect(readsOf(anObservation({ instances }))).toEqual({ ecs: 4, elb: 1 });
  });

  it('of a first reading has the attributes of target groups in it', () => {
    expect(firstReadingSeconds({ ecs: 14, elb: 0 })).toBeCloseTo(1);
    expect(firstReadingSeconds({ ecs: 14, elb: 10 })).toBeCloseTo(3);
  });
});
